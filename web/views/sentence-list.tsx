// Sentences page after page, the words that count marked, and the document that each comes from.
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SentenceView } from '#model/view';
import css from './evidence-list.module.css';
import { MoreButton } from './more-button.tsx';
import { Sentence } from './sentence.tsx';
import { Failure, Loading } from './states.tsx';
import { useWords } from './words.ts';

interface SentencePage {
  readonly evidence: readonly SentenceView[];
  readonly total: number;
}

interface SentenceListProps<Page extends SentencePage> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page>>;
  /** What stands below them, made of the first page with the sentences of all. */
  readonly children?: (view: Page) => ReactNode;
}

export function SentenceList<Page extends SentencePage>({
  query: { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage },
  children,
}: SentenceListProps<Page>) {
  const { t, number } = useWords();
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
      {children?.({ ...first, evidence })}
    </>
  );
}
