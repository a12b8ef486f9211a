// The legend: shape, colour and number of each label. A click shows only that one, the eye hides or brings it back.
import { Eye, EyeOff, RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { labels } from '#model/ontology';
import { countByLabel } from '../state/derive.ts';
import { type Filters, isFiltered, keep, noFilters, withOnly, withToggled } from '../state/filters.ts';
import { act, type Named, useStage } from '../state/stage.ts';
import { FilterButton } from './filter-card.tsx';
import css from './legend.module.css';
import { useGraphQuery } from './queries.ts';
import { ShapeIcon } from './shape-icon.tsx';
import { useWords } from './words.ts';

const filter = (name: Named, filters: Filters) => act({ what: 'filter', name }, () => ({ filters }));

export function Legend() {
  const { t, number, labels: plural } = useWords();
  const { set, filters } = useStage((state) => state.now);
  const { data } = useGraphQuery();
  const colour = useStage(({ now }) => now.look.colour);
  const counts = countByLabel(set);
  const kept = useMemo(() => keep(set, filters), [set, filters]);
  const present = labels.filter((label) => counts[label] > 0);
  if (present.length === 0) return null;
  return (
    <section id="legend" className={css.legend} data-over data-colour={colour} aria-label={t('legend.title')}>
      <p className={css.counts}>
        <span>
          {kept
            ? t('filter.left', {
                count: kept.nodes.size,
                formatted: number(kept.nodes.size),
                all: number(set.nodes.size),
              })
            : t('count.things', { count: set.nodes.size, formatted: number(set.nodes.size) })}
        </span>
        <span>
          {kept
            ? t('filter.leftRelationships', {
                count: kept.edges.size,
                formatted: number(kept.edges.size),
                all: number(set.edges.size),
              })
            : t('count.relationships', { count: set.edges.size, formatted: number(set.edges.size) })}
        </span>
        {data && data.leftOut.nodes > 0 && (
          <span>{t('legend.leftOut', { count: data.leftOut.nodes, formatted: number(data.leftOut.nodes) })}</span>
        )}
      </p>
      <ul className={css.list}>
        {present.map((label) => {
          const isHidden = filters.hidden.has(label);
          return (
            <li key={label} className={css.row} data-hidden={isHidden || undefined}>
              <button
                type="button"
                className={css.only}
                title={t('legend.only', { label: plural(label) })}
                onClick={() => filter((speech) => speech.labels(label), withOnly(filters, label, present))}
              >
                <ShapeIcon label={label} size={14} isHollow={isHidden} />
                <span>{plural(label)}</span>
                <span className={css.number}>{number(counts[label])}</span>
              </button>
              <button
                type="button"
                className={css.eye}
                aria-pressed={isHidden}
                aria-label={t('legend.hide', { label: plural(label) })}
                title={t(isHidden ? 'legend.show' : 'legend.hide', { label: plural(label) })}
                onClick={() => filter((speech) => speech.labels(label), withToggled(filters, label))}
              >
                {isHidden ? <EyeOff size={15} aria-hidden="true" /> : <Eye size={15} aria-hidden="true" />}
              </button>
            </li>
          );
        })}
      </ul>
      <FilterButton className={css.narrow} />
      {isFiltered(filters) && (
        <button
          type="button"
          className={css.reset}
          onClick={() => filter((speech) => speech.t('legend.reset'), noFilters)}
        >
          <RotateCcw size={14} aria-hidden="true" />
          {t('legend.reset')}
        </button>
      )}
    </section>
  );
}
