// The rows of a query: nodes and relationships as what they are, everything else as JSON would say it.
import type { ReactNode } from 'react';
import type { EntityId } from '#model/ids';
import { isLabel, isRelationshipType } from '#model/ontology';
import type { CypherView } from '#model/view';
import { PlaceLink } from './place-link.tsx';
import css from './rows-table.module.css';
import { ShapeIcon } from './shape-icon.tsx';
import { Nothing } from './states.tsx';
import { useWords } from './words.ts';

export function RowsTable({ view: { columns, rows, truncated, milliseconds } }: { view: CypherView }) {
  const { t, number } = useWords();
  const count = t(truncated ? 'query.rowsCut' : 'query.rows', { count: rows.length, formatted: number(rows.length) });
  return (
    <div>
      <p className={css.count} role="status">
        {count} · {t('query.time', { time: number(milliseconds) })}
      </p>
      {rows.length === 0 ? (
        <Nothing title={t('query.none')}>
          <p>{t('query.none.try')}</p>
        </Nothing>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={css.scroll} tabIndex={0} aria-label={t('query.table')}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id and never change places
                <tr key={at}>
                  {columns.map((column, index) => (
                    <td key={column} data-number={typeof row[index] === 'number' || undefined}>
                      <Cell value={row[index]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

type Properties = Readonly<Record<string, unknown>>;

function Cell({ value }: { value: unknown }): ReactNode {
  const { number, relationship } = useWords();
  if (value === null || value === undefined) return <span className={css.null}>null</span>;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? number(value) : String(value);
  if (typeof value === 'boolean') return String(value);
  if (isNode(value)) {
    const { id, name } = value.properties;
    const label = value.labels.find(isLabel);
    if (label && typeof id === 'string') {
      return (
        <PlaceLink to={{ kind: 'entity', id: id as EntityId }} className={css.node}>
          <ShapeIcon label={label} size={12} />
          {typeof name === 'string' ? name : id}
        </PlaceLink>
      );
    }
  }
  if (isRelationship(value)) {
    const { type } = value;
    return <span className={css.relationship}>{isRelationshipType(type) ? relationship(type) : type}</span>;
  }
  return <code className={css.json}>{JSON.stringify(value)}</code>;
}

function isNode(value: unknown): value is { labels: readonly string[]; properties: Properties } {
  return typeof value === 'object' && value !== null && 'labels' in value && 'properties' in value;
}

function isRelationship(value: unknown): value is { type: string; properties: Properties } {
  return typeof value === 'object' && value !== null && 'type' in value && 'from' in value && 'properties' in value;
}
