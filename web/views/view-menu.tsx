// How the stage shows things: where they stand, how big they are, in which colour. Each choice is a step of the history.
import { Shapes, Shuffle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type Aspect, aspects, type Look, looks } from '../state/look.ts';
import { act, useStage } from '../state/stage.ts';
import { useCurrentStage } from './current-stage.ts';
import { relax } from './deeds.ts';
import { isTyping, useClosedOutside } from './keys.ts';
import css from './view-menu.module.css';
import { useWords } from './words.ts';

export function chooseLook(aspect: Aspect, word: Look[Aspect]): void {
  act({ what: 'look', name: ({ t }) => t(`look.${word}`) }, ({ look }) =>
    look[aspect] === word ? {} : { look: { ...look, [aspect]: word } },
  );
}

export function ViewMenu() {
  const { t } = useWords();
  const look = useStage(({ now }) => now.look);
  const stage = useCurrentStage((state) => state.stage);
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'v' || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    if (isOpen) root.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [isOpen]);
  const onKeyDown = useClosedOutside(isOpen, root, button, () => setOpen(false));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the card from wherever in it one is
    <div ref={root} className={css.menu} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={css.button}
        aria-expanded={isOpen}
        title={`${t('look.title')} (V)`}
        aria-label={t('look.title')}
        onClick={() => setOpen(!isOpen)}
      >
        <Shapes size={17} aria-hidden="true" />
      </button>
      {isOpen && (
        <section className={css.card} data-card aria-label={t('look.title')}>
          {aspects.map((aspect) => (
            <fieldset key={aspect}>
              <legend>{t(`look.${aspect}`)}</legend>
              {looks[aspect].map((word) => (
                <label key={word}>
                  <input
                    type="radio"
                    name={`look-${aspect}`}
                    checked={look[aspect] === word}
                    onChange={() => chooseLook(aspect, word)}
                  />
                  <span>{t(`look.${word}`)}</span>
                </label>
              ))}
            </fieldset>
          ))}
          <button type="button" className={css.relax} onClick={() => relax(stage)}>
            <Shuffle size={15} aria-hidden="true" />
            {t('stage.relax')}
            <kbd>R</kbd>
          </button>
        </section>
      )}
    </div>
  );
}
