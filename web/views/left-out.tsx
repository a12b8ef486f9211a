// What a document has that the graph has not: names in capitals with the reason why nothing was made of them, and
// sentences that gave nothing. Folded away until somebody asks.
import type { DocumentView } from '#model/view';
import css from './document-panel.module.css';
import { useWords } from './words.ts';

export function LeftOut({ document: { unused, silent, language } }: { document: DocumentView }) {
  const { t } = useWords();
  // A name that is left out in several places for one reason is one line.
  const names = [...new Map(unused.map((one) => [`${one.form} ${one.reason}`, one])).values()];
  return (
    <>
      {names.length > 0 && (
        <details className={css.leftOut}>
          <summary>{t('document.unused', { count: names.length })}</summary>
          <ul>
            {names.map(({ form, reason, start }) => (
              <li key={start}>
                <span lang={language}>{form}</span> <em>{t(`unused.${reason}`)}</em>
              </li>
            ))}
          </ul>
        </details>
      )}
      {silent.length > 0 && (
        <details className={css.leftOut}>
          <summary>{t('document.silent', { count: silent.length })}</summary>
          <ul lang={language}>
            {silent.map(({ text, start }) => (
              <li key={start}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
