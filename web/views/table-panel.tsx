// The twin of the stage as a table: the same nodes in step with it, for whoever would rather read than look.
import { useMemo, useState } from 'react';
import type { NodeView } from '#model/view';
import { drawnPart } from '../state/derive.ts';
import { useStage } from '../state/stage.ts';
import { PlaceLink } from './place-link.tsx';
import { ShapeIcon } from './shape-icon.tsx';
import { Nothing } from './states.tsx';
import css from './table-panel.module.css';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

type Column = 'name' | 'type' | 'degree' | 'documents';
const columns: readonly Column[] = ['name', 'type', 'degree', 'documents'];
const pageSize = 200;

export function TablePanel() {
  const { t, number, label, compare, name } = useWords();
  useTitle(t('table.title'));
  const { set, filters } = useStage((state) => state.now);
  const [sorted, setSorted] = useState<{ column: Column; isUp: boolean }>({ column: 'degree', isUp: false });
  const [shown, setShown] = useState(pageSize);
  const nodes = useMemo(() => {
    const by: Record<Column, (a: NodeView, b: NodeView) => number> = {
      name: (a, b) => compare(name(a), name(b)),
      type: (a, b) => compare(label(a.type), label(b.type)),
      degree: (a, b) => a.degree - b.degree,
      documents: (a, b) => a.documents - b.documents,
    };
    const visible = drawnPart(set, filters).nodes.filter(({ isFaded }) => !isFaded);
    const order = by[sorted.column];
    return visible.sort((a, b) => (sorted.isUp ? order(a, b) : order(b, a)) || compare(name(a), name(b)));
  }, [set, filters, sorted, compare, name, label]);
  return (
    <section className={css.table}>
      <h1>{t('table.title')}</h1>
      <p className={css.lead}>{t('table.lead', { count: nodes.length, formatted: number(nodes.length) })}</p>
      {nodes.length === 0 ? (
        <Nothing title={t('table.none')} />
      ) : (
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={sorted.column === column ? (sorted.isUp ? 'ascending' : 'descending') : undefined}
                >
                  <button
                    type="button"
                    onClick={() =>
                      setSorted({
                        column,
                        isUp: sorted.column === column ? !sorted.isUp : column === 'name' || column === 'type',
                      })
                    }
                  >
                    {t(`table.${column}`)}
                    <span aria-hidden="true">{sorted.column === column ? (sorted.isUp ? ' ↑' : ' ↓') : ''}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nodes.slice(0, shown).map((node) => (
              <tr key={node.id}>
                <th scope="row">
                  <span>
                    <ShapeIcon label={node.type} size={13} />
                    <PlaceLink to={{ kind: 'entity', id: node.id }}>{name(node)}</PlaceLink>
                  </span>
                </th>
                <td>{label(node.type)}</td>
                <td>{number(node.degree)}</td>
                <td>{number(node.documents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {nodes.length > shown && (
        <button type="button" className={css.more} onClick={() => setShown(shown + pageSize)}>
          {t('documents.more')}
        </button>
      )}
    </section>
  );
}
