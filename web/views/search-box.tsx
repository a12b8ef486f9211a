// Search: live hits by name in any language, by mouse or by arrow keys, as an ARIA combobox. In the bar it opens what
// is chosen; elsewhere it hands the choice over.
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { foldName } from '#model/fold';
import type { NodeView, SearchHit } from '#model/view';
import { isTyping } from './keys.ts';
import { useSearchQuery } from './queries.ts';
import css from './search-box.module.css';
import { ShapeIcon } from './shape-icon.tsx';
import { Failure } from './states.tsx';
import { useWords } from './words.ts';

interface SearchBoxProps {
  readonly label: string;
  /** The search of the bar, which `/` leads to. */
  readonly isMain?: boolean;
  readonly onChoose: (node: NodeView) => void;
}

export function SearchBox({ label, isMain = false, onChoose }: SearchBoxProps) {
  const { t } = useWords();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [isEntered, setEntered] = useState(false);
  const { data, error, isFetching, isStale, isPlaceholderData } = useSearchQuery(words);
  const isAsked = words.trim() !== '';
  const hits = isAsked ? (data?.hits ?? []) : [];

  useEffect(() => {
    if (!isMain) return;
    const focusOnSlash = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', focusOnSlash);
    return () => removeEventListener('keydown', focusOnSlash);
  }, [isMain]);

  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return;
    setOpen(false);
    setWords('');
    input.current?.blur();
    onChoose(hit.node);
    // Who came by the search goes on in what it opened.
    if (isMain) setTimeout(() => document.getElementById('panel')?.focus());
  };

  // Enter may come before the hits of the last letters, or of the graph as it is after a correction: it means those, and
  // not the ones that still stand there.
  const isLate = isAsked && !error && (!data || isPlaceholderData || (isStale && isFetching));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when what Enter waits for has come
  useEffect(() => {
    if (!isEntered || isLate) return;
    setEntered(false);
    choose(hits[0]);
  }, [isEntered, isLate]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      setActive(hits.length === 0 ? 0 : (active + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isLate) setEntered(true);
      else choose(hits[active]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setEntered(false);
      if (isOpen && isAsked) setOpen(false);
      else setWords('');
    }
  };

  const isListShown = isOpen && isAsked;
  return (
    <search className={css.search} data-main={isMain || undefined} data-over={isMain || undefined} aria-label={label}>
      <div className={css.field}>
        <Search size={18} aria-hidden="true" />
        <input
          ref={input}
          role="combobox"
          type="text"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-expanded={isListShown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={isListShown && hits[active] ? `${list}-${active}` : undefined}
          placeholder={t('search.placeholder')}
          value={words}
          onChange={({ target }) => {
            setWords(target.value);
            setEntered(false);
            setActive(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
        />
        {isAsked ? (
          <button
            type="button"
            aria-label={t('search.clear')}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setWords('');
              input.current?.focus();
            }}
          >
            <X size={16} aria-hidden="true" />
          </button>
        ) : isMain ? (
          <span className={css.key} aria-hidden="true">
            /
          </span>
        ) : null}
      </div>
      <div className={css.drop} hidden={!isListShown}>
        <div role="listbox" id={list} aria-label={t('search.results')} aria-busy={isLate}>
          {hits.map((hit, at) => (
            <Hit
              key={hit.node.id}
              hit={hit}
              id={`${list}-${at}`}
              isActive={at === active}
              onPoint={() => setActive(at)}
              onChoose={() => choose(hit)}
            />
          ))}
        </div>
        {error ? (
          <Failure error={error} />
        ) : (
          hits.length === 0 &&
          !isFetching && (
            <p className={css.none}>
              {t('search.none', { words: words.trim() })}
              <span>{t('search.hint')}</span>
            </p>
          )
        )}
        {data && hits.length > 0 && data.total > hits.length && (
          <p className={css.more}>{t('search.more', { count: data.total - hits.length })}</p>
        )}
      </div>
      <p className="unseen" role="status">
        {isListShown && data && !isFetching ? t('search.count', { count: data.total }) : ''}
      </p>
    </search>
  );
}

function Hit({
  hit,
  id,
  isActive,
  onPoint,
  onChoose,
}: {
  hit: SearchHit;
  id: string;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const { t, label, number, name } = useWords();
  const isOtherName = foldName(hit.matched) !== foldName(name(hit.node));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and moves through the options by arrow keys
    <div
      role="option"
      tabIndex={-1}
      id={id}
      className={css.hit}
      aria-selected={isActive}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <ShapeIcon label={hit.node.type} size={14} />
      <span className={css.name}>
        {name(hit.node)}
        {isOtherName && <span lang={hit.language ?? undefined}>{hit.matched}</span>}
        {!isOtherName && name(hit.node) !== hit.node.name && <span>{hit.node.name}</span>}
      </span>
      <span className={css.kind}>
        {label(hit.node.type)}
        <span className="unseen">, </span>
        <span title={t('count.relationships', { count: hit.node.degree })}>{number(hit.node.degree)}</span>
      </span>
    </div>
  );
}
