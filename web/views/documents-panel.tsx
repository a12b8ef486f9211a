// All documents, the latest first.

import { BringLink } from './bring-link.tsx';
import { DocumentLine } from './document-line.tsx';
import css from './documents-panel.module.css';
import { MoreButton } from './more-button.tsx';
import { useDocumentsQuery } from './queries.ts';
import { Failure, Loading, Nothing } from './states.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

export function DocumentsPanel() {
  const { t } = useWords();
  useTitle(t('documents.title'));
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDocumentsQuery();
  const documents = data?.pages.flatMap((page) => page.documents) ?? [];
  return (
    <section className={css.documents}>
      <h1>{t('documents.title')}</h1>
      {data?.pages[0] && <p className={css.counts}>{t('count.documents', { count: data.pages[0].total })}</p>}
      <div className={css.bring}>
        <BringLink />
      </div>
      {isPending && <Loading what={t('documents.loading')} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && documents.length === 0 && (
        <Nothing title={t('stage.empty')}>
          <p>{t('stage.empty.try')}</p>
        </Nothing>
      )}
      <ul>
        {documents.map((document) => (
          <li key={document.id}>
            <DocumentLine document={document} />
            <p className={css.given}>
              {t('count.things', { count: document.entities, formatted: document.entities })}
              <span aria-hidden="true"> · </span>
              {t('count.facts', { count: document.facts })}
            </p>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <MoreButton isBusy={isFetchingNextPage} onMore={() => void fetchNextPage()}>
          {t('documents.more')}
        </MoreButton>
      )}
    </section>
  );
}
