// The editor in the page: loaded when the query screen is opened, and until then a plain field that works the same.
import { useEffect, useRef, useState } from 'react';
import type { CypherEditor } from '../editor/editor.ts';
import css from './query-panel.module.css';
import { useWords } from './words.ts';

/** A text that the page puts into the box: another object each time, so that the same may be put again. */
export interface GivenText {
  readonly text: string;
}

interface CypherBoxProps {
  readonly given: GivenText;
  /** The text as it is, for the plain field. */
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onRun: (text: string) => void;
  /** What the engine says is wrong with the text. */
  readonly mistake: string | null;
}

export function CypherBox({ given, text, onChange, onRun, mistake }: CypherBoxProps) {
  const { t } = useWords();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CypherEditor | null>(null);
  const [isPlain, setPlain] = useState(true);
  const now = useRef({ given, text, onChange, onRun });
  now.current = { given, text, onChange, onRun };
  const written = useRef(given);

  useEffect(() => {
    let made: CypherEditor | null = null;
    let isWanted = true;
    import('../editor/editor.ts').then(
      ({ createEditor }) => {
        if (!isWanted || !host.current) return;
        written.current = now.current.given;
        made = createEditor(host.current, {
          text: now.current.text,
          label: t('query.label'),
          hint: t('query.hint'),
          onChange: (next) => now.current.onChange(next),
          onRun: (asked) => now.current.onRun(asked),
        });
        setEditor(made);
        setPlain(false);
      },
      // Not to be had at this moment: the plain field stays.
      () => {},
    );
    return () => {
      isWanted = false;
      made?.destroy();
      setEditor(null);
    };
  }, [t]);

  // What was typed stands in the editor before the page hears of it: only what the page gives is written there.
  useEffect(() => {
    if (!editor || written.current === given) return;
    written.current = given;
    editor.write(given.text);
  }, [editor, given]);
  useEffect(() => editor?.tellMistake(mistake), [editor, mistake]);

  return (
    <>
      {isPlain && (
        <textarea
          aria-label={t('query.label')}
          className={css.box}
          value={text}
          spellCheck={false}
          autoCapitalize="off"
          rows={Math.min(12, Math.max(6, text.split('\n').length + 1))}
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onRun(event.currentTarget.value);
          }}
        />
      )}
      <div ref={host} className={css.editor} hidden={isPlain} data-testid="editor" />
    </>
  );
}
