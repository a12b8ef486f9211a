// The twin of the stage as tables: the same nodes and the same edges in step with it, for whoever would rather read than
// look. A row that is pointed at is lit on the stage, and a node that is pointed at there is marked here.
import { type ReactNode, useMemo, useState } from 'react';
import type { EntityId, RelationshipId } from '#model/ids';
import type { EdgeView, NodeView } from '#model/view';
import { drawnPart } from '../state/derive.ts';
import { useStage } from '../state/stage.ts';
import { MoreButton } from './more-button.tsx';
import { PlaceLink } from './place-link.tsx';
import { ShapeIcon } from './shape-icon.tsx';
import { Nothing } from './states.tsx';
import css from './table-panel.module.css';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

const pageSize = 200;
const views = ['things', 'relationships'] as const;

export function TablePanel() {
  const { t, number } = useWords();
  useTitle(t('table.title'));
  const { set, filters } = useStage((state) => state.now);
  const [view, setView] = useState<(typeof views)[number]>('things');
  const { nodes, edges } = useMemo(() => {
    const drawn = drawnPart(set, filters);
    const isShown = ({ isFaded }: { isFaded: boolean }) => !isFaded;
    return { nodes: drawn.nodes.filter(isShown), edges: drawn.edges.filter(isShown) };
  }, [set, filters]);
  const count = view === 'things' ? nodes.length : edges.length;
  return (
    <section className={css.table}>
      <h1>{t('table.title')}</h1>
      <fieldset className={css.views}>
        <legend className="unseen">{t('table.views')}</legend>
        {views.map((one) => (
          <label key={one}>
            <input type="radio" name="table" checked={view === one} onChange={() => setView(one)} />
            <span className={css.view}>{t(`table.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <p className={css.lead} role="status">
        {t(view === 'things' ? 'table.lead' : 'table.leadEdges', { count, formatted: number(count) })}
      </p>
      {count === 0 ? (
        <Nothing title={t('table.none')} />
      ) : view === 'things' ? (
        <Things nodes={nodes} />
      ) : (
        <Relationships edges={edges} nodes={set.nodes} />
      )}
    </section>
  );
}

interface Column<Row> {
  readonly key: string;
  readonly compare: (a: Row, b: Row) => number;
  /** True where the greatest comes first. */
  readonly isDown?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

function Things({ nodes }: { nodes: readonly NodeView[] }) {
  const { number, label, compare, name } = useWords();
  const hovered = useStage((state) => state.hovered);
  const columns: readonly Column<NodeView>[] = [
    {
      key: 'name',
      compare: (a, b) => compare(name(a), name(b)),
      cell: (node) => (
        <span className={css.end}>
          <ShapeIcon label={node.type} size={13} />
          <PlaceLink to={{ kind: 'entity', id: node.id }}>{name(node)}</PlaceLink>
        </span>
      ),
    },
    { key: 'type', compare: (a, b) => compare(label(a.type), label(b.type)), cell: ({ type }) => label(type) },
    { key: 'degree', compare: (a, b) => a.degree - b.degree, isDown: true, cell: ({ degree }) => number(degree) },
    {
      key: 'documents',
      compare: (a, b) => a.documents - b.documents,
      isDown: true,
      cell: ({ documents }) => number(documents),
    },
  ];
  return (
    <Sorted
      kind="things"
      rows={nodes}
      columns={columns}
      first="degree"
      isMarked={({ id }) => id === hovered}
      lit={({ id }) => ({ nodes: [id], edges: [] })}
    />
  );
}

function Relationships({ edges, nodes }: { edges: readonly EdgeView[]; nodes: ReadonlyMap<EntityId, NodeView> }) {
  const { number, compare, name, relationship, role, brief } = useWords();
  const hovered = useStage((state) => state.hovered);
  const nameOf = (id: EntityId) => {
    const node = nodes.get(id);
    return node ? name(node) : id;
  };
  const whatOf = ({ type, role: office }: EdgeView) => (office ? role(office) : relationship(type));
  const whenOf = ({ since, until, firstStated }: EdgeView) => since ?? until ?? firstStated ?? '';
  const end = (id: EntityId) => {
    const node = nodes.get(id);
    return (
      <span className={css.end}>
        {node && <ShapeIcon label={node.type} size={13} />}
        <PlaceLink to={{ kind: 'entity', id }}>{nameOf(id)}</PlaceLink>
      </span>
    );
  };
  const columns: readonly Column<EdgeView>[] = [
    { key: 'from', compare: (a, b) => compare(nameOf(a.from), nameOf(b.from)), cell: ({ from }) => end(from) },
    { key: 'what', compare: (a, b) => compare(whatOf(a), whatOf(b)), cell: whatOf },
    { key: 'to', compare: (a, b) => compare(nameOf(a.to), nameOf(b.to)), cell: ({ to }) => end(to) },
    {
      key: 'when',
      compare: (a, b) => (whenOf(a) < whenOf(b) ? -1 : whenOf(a) > whenOf(b) ? 1 : 0),
      isDown: true,
      cell: (edge) => <time dateTime={whenOf(edge)}>{brief(whenOf(edge))}</time>,
    },
    {
      key: 'documents',
      compare: (a, b) => a.documents - b.documents,
      isDown: true,
      cell: ({ documents }) => number(documents),
    },
  ];
  return (
    <Sorted
      kind="relationships"
      rows={edges}
      columns={columns}
      first="from"
      isMarked={({ from, to }) => from === hovered || to === hovered}
      lit={({ id, from, to }) => ({ nodes: [from, to], edges: [id] })}
    />
  );
}

interface SortedProps<Row> {
  readonly kind: (typeof views)[number];
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly first: string;
  readonly isMarked: (row: Row) => boolean;
  readonly lit: (row: Row) => { readonly nodes: readonly EntityId[]; readonly edges: readonly RelationshipId[] };
}

function Sorted<Row extends { readonly id: string }>({ kind, rows, columns, first, isMarked, lit }: SortedProps<Row>) {
  const { t } = useWords();
  const [sorted, setSorted] = useState({ key: first, isUp: !columns.find(({ key }) => key === first)?.isDown });
  const [shown, setShown] = useState(pageSize);
  const order = columns.find(({ key }) => key === sorted.key) ?? columns[0];
  const tie = columns[0];
  const ordered = [...rows].sort(
    (a, b) =>
      (sorted.isUp ? 1 : -1) * (order?.compare(a, b) ?? 0) || (tie?.compare(a, b) ?? 0) || (a.id < b.id ? -1 : 1),
  );
  const light = (row: Row | null) => {
    const { nodes, edges } = row ? lit(row) : { nodes: [], edges: [] };
    useStage.setState({ lit: row ? { nodes: new Set(nodes), edges: new Set(edges) } : null });
  };
  return (
    <>
      <table data-kind={kind}>
        <thead>
          <tr>
            {columns.map(({ key, isDown }) => (
              <th
                key={key}
                scope="col"
                data-number={isDown || undefined}
                aria-sort={sorted.key === key ? (sorted.isUp ? 'ascending' : 'descending') : undefined}
              >
                <button
                  type="button"
                  onClick={() => setSorted({ key, isUp: sorted.key === key ? !sorted.isUp : !isDown })}
                >
                  {t(`table.${key}`)}
                  <span aria-hidden="true">{sorted.key === key ? (sorted.isUp ? ' ↑' : ' ↓') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onMouseLeave={() => light(null)} onBlur={() => light(null)}>
          {ordered.slice(0, shown).map((row) => (
            <tr
              key={row.id}
              data-marked={isMarked(row) || undefined}
              onMouseEnter={() => light(row)}
              onFocus={() => light(row)}
            >
              {columns.map(({ key, cell, isDown }, at) =>
                at === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} data-number={isDown || undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length > shown && (
        <MoreButton onMore={() => setShown(shown + pageSize)}>{t('documents.more')}</MoreButton>
      )}
    </>
  );
}
