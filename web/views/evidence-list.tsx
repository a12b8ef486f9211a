// Every sentence behind a relationship, the words that count marked, and the document that each comes from.
import type { RelationshipId } from '#model/ids';
import css from './evidence-list.module.css';
import { HideFact } from './hide-fact.tsx';
import { useEvidenceQuery } from './queries.ts';
import { Sentence } from './sentence.tsx';
import { Failure, Loading } from './states.tsx';
import { useWords } from './words.ts';

export function EvidenceList({ id, mayHide = false }: { id: RelationshipId; mayHide?: boolean }) {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useEvidenceQuery(id, true);
  if (isPending) return <Loading what={t('evidence.loading')} />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <ol className={css.list}>
        {data.evidence.map((sentence) => (
          <Sentence
            key={`${sentence.document.id} ${sentence.start} ${sentence.end} ${sentence.rule}`}
            sentence={sentence}
          />
        ))}
      </ol>
      {mayHide && <HideFact view={data} />}
    </>
  );
}
