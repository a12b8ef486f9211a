// Every command in one place: Ctrl+K, a few letters, Enter.
import { Command as CommandIcon } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { create } from 'zustand';
import { foldName } from '#model/fold';
import { type Command, useCommands } from './commands.ts';
import css from './palette.module.css';
import { useWords } from './words.ts';

const usePalette = create<{ readonly isOpen: boolean; readonly words: string }>(() => ({ isOpen: false, words: '' }));

/** Opens the palette, with some words to begin with. */
export const openPalette = (words = '') => usePalette.setState({ isOpen: true, words });
const close = () => usePalette.setState({ isOpen: false });

export function Palette() {
  const isOpen = usePalette((state) => state.isOpen);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isK = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (!isK) return;
      event.preventDefault();
      openPalette();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return isOpen ? <OpenPalette /> : null;
}

function OpenPalette() {
  const { t } = useWords();
  const list = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const words = usePalette((state) => state.words);
  const [active, setActive] = useState(0);
  const asked = foldName(words);
  const found = useCommands().filter(({ text }) => foldName(text).includes(asked));
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  const run = (command: Command | undefined) => {
    if (!command?.isPossible) return;
    close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      run(found[active]);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = active + (event.key === 'ArrowDown' ? 1 : -1);
    const at = (next + found.length) % Math.max(1, found.length);
    setActive(at);
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <dialog ref={dialog} className={css.palette} aria-label={t('palette.title')} onClose={close}>
      <div className={css.field}>
        <CommandIcon size={17} aria-hidden="true" />
        <input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={true}
          aria-controls={list}
          aria-activedescendant={found[active] ? `${list}-${active}` : undefined}
          placeholder={t('palette.placeholder')}
          value={words}
          onChange={({ target }) => {
            setActive(0);
            usePalette.setState({ words: target.value });
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div role="listbox" id={list} className={css.list} aria-label={t('palette.commands')}>
        {found.map((command, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and moves through the options by arrow keys
          <div
            key={command.id}
            role="option"
            tabIndex={-1}
            id={`${list}-${at}`}
            aria-selected={at === active}
            aria-disabled={!command.isPossible}
            onMouseMove={() => setActive(at)}
            onClick={() => run(command)}
          >
            <span>{command.text}</span>
            <span>
              {command.keys
                .split(' ')
                .filter(Boolean)
                .map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
            </span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={css.none}>{t('palette.none')}</p>}
    </dialog>
  );
}
