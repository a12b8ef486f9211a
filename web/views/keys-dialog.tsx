// The list of all keys, by where they hold.
import { X } from 'lucide-react';
import { Fragment, useEffect, useRef } from 'react';
import { useCommands } from './commands.ts';
import { isTyping, useKeyList } from './keys.ts';
import css from './keys-dialog.module.css';
import { useWords } from './words.ts';

const close = () => useKeyList.setState({ isOpen: false });

export function KeysDialog() {
  const isOpen = useKeyList((state) => state.isOpen);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event)) return;
      event.preventDefault();
      useKeyList.setState({ isOpen: true });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return isOpen ? <OpenKeys /> : null;
}

/** Keys that are no commands: moves from one thing to the next. */
const walking: readonly (readonly [keys: string, text: string])[] = [
  ['← →', 'keys.walk'],
  ['Enter', 'keys.along'],
  ['Backspace', 'keys.back'],
  ['Shift ←', 'keys.towards'],
  ['Enter', 'keys.panel'],
  ['Escape', 'keys.close'],
];

const reviewing: readonly (readonly [keys: string, text: string])[] = [
  ['← →', 'keys.queue'],
  ['M', 'correct.merge'],
  ['N', 'correct.never-same'],
  ['1 2', 'keys.side'],
  ['U', 'review.takeBack'],
];

function OpenKeys() {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const commands = useCommands().filter(({ keys }) => keys !== '');
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  const groups = [
    { title: t('keys.commands'), lines: commands.map(({ keys, text }) => [keys, text] as const) },
    { title: t('keys.stage'), lines: walking.map(([keys, text]) => [keys, t(text)] as const) },
    { title: t('review.title'), lines: reviewing.map(([keys, text]) => [keys, t(text)] as const) },
  ];
  return (
    <dialog ref={dialog} className={css.keys} aria-label={t('keys.title')} onClose={close}>
      <header>
        <h2>{t('keys.title')}</h2>
        <button type="button" aria-label={t('panel.close')} onClick={close}>
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      <div className={css.groups}>
        {groups.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(([keys, text]) => (
                <Fragment key={`${keys} ${text}`}>
                  <dt>
                    {keys.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{text}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
