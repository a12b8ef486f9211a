// A document in one line: its title, date and language, as a link to it or to a place in it.
import { FileText } from 'lucide-react';
import type { Span } from '#model/document';
import type { DocumentSummary } from '#model/view';
import css from './document-line.module.css';
import { titleOf } from './document-title.ts';
import { PlaceLink } from './place-link.tsx';
import { useWords } from './words.ts';

export function DocumentLine({ document, at = null }: { document: DocumentSummary; at?: Span | null }) {
  const { t, date, languageName } = useWords();
  return (
    <PlaceLink to={{ kind: 'document', id: document.id, at }} className={css.line}>
      <FileText size={14} aria-hidden="true" />
      <span className={css.title} lang={document.language}>
        {titleOf(document, t)}
      </span>
      <span className={css.about}>
        {[document.date && date(document.date), languageName(document.language), document.publisher]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </PlaceLink>
  );
}
