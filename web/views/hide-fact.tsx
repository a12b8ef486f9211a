// Saying of a relationship that it is not so: as one document has it, or as all do.
import { EyeOff } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DocumentId } from '#model/ids';
import type { EvidenceView } from '#model/view';
import css from './correct.module.css';
import { Correction } from './correct.tsx';
import { titleOf } from './document-title.ts';
import { Judge } from './judge.tsx';
import { onEscape } from './keys.ts';
import { OnlyNow } from './only-now.tsx';
import { useWords } from './words.ts';

export function HideFact({ view: { edge, evidence } }: { view: EvidenceView }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [document, setDocument] = useState<DocumentId | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = onEscape(() => {
    setOpen(false);
    button.current?.focus();
  });
  const documents = [...new Map(evidence.map((one) => [one.document.id, one.document])).values()];
  return (
    <section className={css.hide} aria-label={t('correct.hide')} onKeyDown={isOpen ? close : undefined}>
      <button ref={button} type="button" className={css.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <EyeOff size={13} aria-hidden="true" />
        {t('correct.hide')}
      </button>
      {isOpen && (
        <OnlyNow>
          <Correction>
            {documents.length > 1 && (
              <label>
                <span>{t('correct.hide.where')}</span>
                <select
                  value={document ?? ''}
                  onChange={({ target }) => setDocument((target.value || null) as DocumentId | null)}
                >
                  <option value="">{t('correct.hide.all')}</option>
                  {documents.map((one) => (
                    <option key={one.id} value={one.id}>
                      {titleOf(one, t)}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <Judge request={{ kind: 'hide-fact', relationship: edge.id, document }} because={[]} />
          </Correction>
        </OnlyNow>
      )}
    </section>
  );
}
