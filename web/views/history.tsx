// Undo and redo, and the steps of the stage to go back to by name.
import { History as HistoryIcon, Redo2, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { keep } from '../state/filters.ts';
import { go, type Step, useStage } from '../state/stage.ts';
import css from './history.module.css';
import { isTyping, useClosedOutside } from './keys.ts';
import { useWords } from './words.ts';

export function History() {
  const { t } = useWords();
  const past = useStage((state) => state.past);
  const now = useStage((state) => state.now);
  const future = useStage((state) => state.future);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      go(event.shiftKey ? 1 : -1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const root = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const line = [...past, now, ...future];
  const isShown = isOpen && line.length > 1;
  const onKeyDown = useClosedOutside(isShown, root, button, () => setOpen(false));
  return (
    <fieldset ref={root} className={css.history} onKeyDown={onKeyDown}>
      <legend className="unseen">{t('history.title')}</legend>
      <button
        type="button"
        disabled={past.length === 0}
        title={`${t('history.undo')} (Ctrl+Z)`}
        aria-label={t('history.undo')}
        onClick={() => go(-1)}
      >
        <Undo2 size={17} aria-hidden="true" />
      </button>
      <button
        type="button"
        disabled={future.length === 0}
        title={`${t('history.redo')} (Ctrl+Shift+Z)`}
        aria-label={t('history.redo')}
        onClick={() => go(1)}
      >
        <Redo2 size={17} aria-hidden="true" />
      </button>
      <button
        ref={button}
        type="button"
        disabled={line.length < 2}
        aria-expanded={isShown}
        title={t('history.title')}
        aria-label={t('history.title')}
        onClick={() => setOpen(!isShown)}
      >
        <HistoryIcon size={17} aria-hidden="true" />
      </button>
      {isShown && (
        <ol className={css.steps} data-card>
          {line.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the line
            <li key={at}>
              <button
                type="button"
                aria-current={at === past.length ? 'step' : undefined}
                onClick={() => go(at - past.length)}
              >
                <Deed step={step} />
              </button>
            </li>
          ))}
        </ol>
      )}
    </fieldset>
  );
}

/** The deed, and how many things it left to see. */
function Deed({ step: { deed, set, filters } }: { step: Step }) {
  const words = useWords();
  const { t, number } = words;
  const name = typeof deed.name === 'string' ? deed.name : deed.name(words);
  const left = useMemo(() => (keep(set, filters) ?? set).nodes.size, [set, filters]);
  return (
    <>
      <span>{t(`step.${deed.what}`, { name })}</span>
      <span>{number(left)}</span>
    </>
  );
}
