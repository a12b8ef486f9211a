// Taking a document out again, with all that only it supports: what would go is shown first.
import { Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { DocumentId } from '#model/ids';
import { removeDocument } from '../api/routes.ts';
import { titleOfId } from './document-title.ts';
import { tell } from './notice.tsx';
import { OnlyNow } from './only-now.tsx';
import { useGo } from './place.ts';
import { type Doing, Proposal } from './proposal.tsx';
import css from './take-out.module.css';
import { useWords } from './words.ts';

export function TakeOut({ id }: { id: DocumentId }) {
  const { t } = useWords();
  const go = useGo();
  const [isAsked, setAsked] = useState(false);
  const doing = useCallback<Doing>((dryRun, { signal }) => removeDocument(id, dryRun, signal), [id]);
  if (!isAsked) {
    return (
      <button type="button" className={css.out} onClick={() => setAsked(true)}>
        <Trash2 size={14} aria-hidden="true" />
        {t('document.takeOut')}
      </button>
    );
  }
  return (
    <section className={css.asked} aria-label={t('document.takeOut')}>
      <OnlyNow>
        <Proposal
          doing={doing}
          verb={t('document.takeOut.apply')}
          onDrop={() => setAsked(false)}
          onDone={() => {
            tell(t('document.takeOut.done', { name: titleOfId(id, t) }));
            go({ kind: 'documents' });
          }}
        />
      </OnlyNow>
    </section>
  );
}
