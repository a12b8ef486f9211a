// Every sentence behind a relationship, the words that count marked, and the document that each comes from.
import type { RelationshipId } from '#model/ids';
import type { SentenceView } from '#model/view';
import { DocumentLine } from './document-line.tsx';
import css from './evidence-list.module.css';
import { HideFact } from './hide-fact.tsx';
import { useEvidenceQuery } from './queries.ts';
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

export function Sentence({
  sentence: { document, before, words, after, start, end, rule },
}: {
  sentence: SentenceView;
}) {
  const { t } = useWords();
  return (
    <li className={css.item}>
      <blockquote lang={document.language}>
        {before}
        <mark>{words}</mark>
        {after}
      </blockquote>
      <DocumentLine document={document} at={{ start, end }} />
      <p className={css.rule}>
        {t('evidence.rule')} <code>{rule}</code>
      </p>
    </li>
  );
}
