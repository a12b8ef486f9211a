// One sentence behind a relationship, the words that count marked, with the document that it stands in.
import type { SentenceView } from '#model/view';
import { DocumentLine } from './document-line.tsx';
import css from './evidence-list.module.css';
import { useWords } from './words.ts';

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
