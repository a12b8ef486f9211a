// The sentences behind a relationship, page after page, the words that count marked, and the document that each comes from.
import type { RelationshipId } from '#model/ids';
import css from './evidence-list.module.css';
import { HideFact } from './hide-fact.tsx';
import { MoreButton } from './more-button.tsx';
import { useEvidenceQuery } from './queries.ts';
import { Sentence } from './sentence.tsx';
import { Failure, Loading } from './states.tsx';
import { useWords } from './words.ts';

export function EvidenceList({ id, mayHide = false }: { id: RelationshipId; mayHide?: boolean }) {
  const { t, number } = useWords();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEvidenceQuery(
    id,
    true,
  );
  if (isPending) return <Loading what={t('evidence.loading')} />;
  const [first] = data?.pages ?? [];
  if (!first) return error && <Failure error={error} onRetry={() => void refetch()} />;
  const evidence = data?.pages.flatMap((page) => page.evidence) ?? [];
  return (
    <>
      <ol className={css.list}>
        {evidence.map((sentence) => (
          <Sentence
            key={`${sentence.document.id} ${sentence.start} ${sentence.end} ${sentence.rule}`}
            sentence={sentence}
          />
        ))}
      </ol>
      {error && <Failure error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <MoreButton isBusy={isFetchingNextPage} onMore={() => void fetchNextPage()}>
          {t('evidence.more', { shown: number(evidence.length), all: number(first.total) })}
        </MoreButton>
      )}
      {mayHide && <HideFact view={{ ...first, evidence }} />}
    </>
  );
}
