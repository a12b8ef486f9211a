// Every sentence behind a relationship, the words that count marked, and the document that each comes from.
import type { RelationshipId } from '#model/ids';
import { DocumentLine } from './document-line.tsx';
import css from './evidence-list.module.css';
import { useEvidenceQuery } from './queries.ts';
import { Failure, Loading } from './states.tsx';
import { useWords } from './words.ts';

export function EvidenceList({ id }: { id: RelationshipId }) {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useEvidenceQuery(id, true);
  if (isPending) return <Loading what={t('evidence.loading')} />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <ol className={css.list}>
      {data.evidence.map(({ document, before, words, after, start, end, rule }) => (
        <li key={`${document.id} ${start} ${end} ${rule}`} className={css.item}>
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
      ))}
    </ol>
  );
}
