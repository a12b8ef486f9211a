// Narrowing the stage down: by relationship, office, body, place, language and number of sources. What is left out
// fades first and goes off the stage on request.
import { SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { create } from 'zustand';
import { foldName } from '#model/fold';
import type { EntityId } from '#model/ids';
import type { Label } from '#model/ontology';
import {
  type Choice,
  choicesOf,
  countNarrowed,
  type Filters,
  isFiltered,
  keep,
  type ListName,
  type ListValues,
  listNames,
  noFilters,
  withListed,
} from '../state/filters.ts';
import { act, type Named, type Speech, useStage } from '../state/stage.ts';
import type { WorkingSet } from '../state/working-set.ts';
import css from './filter-card.module.css';
import { isTyping } from './keys.ts';
import { ShapeIcon } from './shape-icon.tsx';
import { useWords } from './words.ts';

const useFilterCard = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export const openFilters = (isOpen = true) => useFilterCard.setState({ isOpen });

/** Values of a list that are shown before one asks for the rest. */
const few = 6;
const most = 300;

/** What a value of a list is called. */
function nameOf(list: ListName, value: string, { nodes }: WorkingSet, speech: Speech): string {
  const nodeName = (id: EntityId) => {
    const node = nodes.get(id);
    return node ? speech.name(node) : id;
  };
  const names: { readonly [Name in ListName]: (value: ListValues[Name]) => string } = {
    types: speech.relationship,
    roles: speech.role,
    bodies: nodeName,
    places: nodeName,
    languages: speech.languageName,
  };
  return names[list](value as never);
}

const toggle = (list: ListName, value: string, set: WorkingSet) =>
  change(
    (speech) => nameOf(list, value, set, speech),
    (now) => withListed(now, list, value as never),
  );

const change = (name: Named, next: (filters: Filters) => Filters) =>
  act({ what: 'filter', name }, ({ filters }) => ({ filters: next(filters) }));

/** The way to the card, with the number of things that the stage is narrowed down by. */
export function FilterButton({ className }: { className?: string | undefined }) {
  const { t, number } = useWords();
  const isOpen = useFilterCard((state) => state.isOpen);
  const narrowed = useStage(({ now }) => countNarrowed(now.filters));
  return (
    <button type="button" className={className} aria-expanded={isOpen} onClick={() => openFilters(!isOpen)}>
      <SlidersHorizontal size={14} aria-hidden="true" />
      <span>{t('filter.title')}</span>
      {narrowed > 0 && <span className={css.badge}>{number(narrowed)}</span>}
    </button>
  );
}

export function FilterCard() {
  const isOpen = useFilterCard((state) => state.isOpen);
  const isEmpty = useStage(({ now }) => now.set.nodes.size === 0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      openFilters();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return isOpen && !isEmpty ? <OpenCard /> : null;
}

function OpenCard() {
  const words = useWords();
  const { t } = words;
  const { set, filters } = useStage((state) => state.now);
  const choices = useMemo(() => choicesOf(set), [set]);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    close.current?.focus();
  }, []);
  const labelOf = (value: string) => set.nodes.get(value as EntityId)?.type;
  const list = (name: ListName) => (
    <List
      title={t(`filter.${name}`)}
      choices={choices[name]}
      chosen={filters[name]}
      nameOf={(value) => nameOf(name, value, set, words)}
      labelOf={labelOf}
      onToggle={(value) => toggle(name, value, set)}
    />
  );
  return (
    <section
      data-over
      className={css.card}
      aria-label={t('filter.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') openFilters(false);
      }}
    >
      <header className={css.head}>
        <h2>{t('filter.title')}</h2>
        <button ref={close} type="button" aria-label={t('filter.close')} onClick={() => openFilters(false)}>
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      <Chosen />
      <div className={css.lists}>
        {list('roles')}
        {list('bodies')}
        {list('places')}
        {list('types')}
        {list('languages')}
        {choices.sources > 1 && (
          <label className={css.sources}>
            <span className={css.caption}>{t('filter.sources')}</span>
            <input
              type="range"
              min={1}
              max={Math.min(10, choices.sources)}
              value={filters.sources}
              aria-valuetext={t('filter.atLeast', { count: filters.sources })}
              onChange={({ target }) => {
                const sources = Number(target.value);
                const name: Named = (speech) => speech.t('filter.atLeast', { count: sources });
                act({ what: 'sources', name }, (now) => ({ filters: { ...now.filters, sources } }));
              }}
            />
            <span aria-hidden="true">{t('filter.atLeast', { count: filters.sources })}</span>
          </label>
        )}
      </div>
    </section>
  );
}

/** What the stage is narrowed down by at the moment, each to be taken back, and what becomes of the rest. */
function Chosen() {
  const words = useWords();
  const { t, number } = words;
  const { set, filters } = useStage(({ now }) => now);
  const left = useMemo(() => keep(set, filters)?.nodes.size ?? set.nodes.size, [set, filters]);
  const chips = listNames.flatMap((name) =>
    [...filters[name]].map((value) => {
      const drop = () => toggle(name, value, set);
      return { key: `${name} ${value}`, text: nameOf(name, value, set, words), drop };
    }),
  );
  return (
    <div className={css.chosen}>
      {chips.length > 0 && (
        <ul className={css.chips}>
          {chips.map(({ key, text, drop }) => (
            <li key={key}>
              <button type="button" aria-label={t('filter.drop', { name: text })} onClick={drop}>
                <span>{text}</span>
                <X size={13} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <fieldset className={css.rest}>
        <legend className="unseen">{t('filter.rest')}</legend>
        {[false, true].map((isGone) => (
          <label key={String(isGone)}>
            <input
              type="radio"
              name="rest"
              checked={filters.isGone === isGone}
              onChange={() =>
                change(
                  ({ t }) => t(isGone ? 'filter.takeOff' : 'filter.fade'),
                  (now) => ({ ...now, isGone }),
                )
              }
            />
            <span className={css.side}>{t(isGone ? 'filter.takeOff' : 'filter.fade')}</span>
          </label>
        ))}
      </fieldset>
      <p className={css.left} role="status">
        {isFiltered(filters) &&
          (left === 0
            ? t('filter.nothing')
            : t('filter.left', { count: left, formatted: number(left), all: number(set.nodes.size) }))}
      </p>
      {countNarrowed(filters) > 0 && (
        <button
          type="button"
          className={css.reset}
          onClick={() =>
            change(
              (speech) => speech.t('filter.reset'),
              ({ hidden, period, day, knownOn, isGone }) => ({
                ...noFilters,
                hidden,
                period,
                day,
                knownOn,
                isGone,
              }),
            )
          }
        >
          {t('filter.reset')}
        </button>
      )}
    </div>
  );
}

interface ListProps {
  readonly title: string;
  readonly choices: readonly Choice<string>[];
  readonly chosen: ReadonlySet<string>;
  readonly nameOf: (value: string) => string;
  readonly labelOf: (value: string) => Label | undefined;
  readonly onToggle: (value: string) => void;
}

function List({ title, choices, chosen, nameOf, labelOf, onToggle }: ListProps) {
  const { t, number } = useWords();
  const [isWhole, setWhole] = useState(false);
  const [words, setWords] = useState('');
  const id = useId();
  if (choices.length === 0) return null;
  const asked = foldName(words);
  const found = choices.filter(({ value }) => foldName(nameOf(value)).includes(asked));
  const shown = isWhole ? found.slice(0, most) : found.filter(({ value }, at) => at < few || chosen.has(value));
  return (
    <fieldset className={css.list} aria-labelledby={id}>
      <legend id={id}>{title}</legend>
      {isWhole && choices.length > 2 * few && (
        <input
          type="text"
          className={css.words}
          aria-label={t('filter.find', { what: title })}
          placeholder={t('search.placeholder')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <ul>
        {shown.map(({ value, count }) => {
          const label = labelOf(value);
          return (
            <li key={value}>
              <label>
                <input type="checkbox" checked={chosen.has(value)} onChange={() => onToggle(value)} />
                {label && <ShapeIcon label={label} size={12} />}
                <span className={css.name}>{nameOf(value)}</span>
                <span className={css.number}>{number(count)}</span>
              </label>
            </li>
          );
        })}
      </ul>
      {isWhole && found.length === 0 && <p className={css.none}>{t('filter.none')}</p>}
      {choices.length > few && (
        <button type="button" className={css.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? t('filter.less')
            : t('filter.more', { count: choices.length - few, formatted: number(choices.length - few) })}
        </button>
      )}
    </fieldset>
  );
}
