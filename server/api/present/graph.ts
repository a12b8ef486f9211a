// Rows of nodes and edges as the page draws them.
import type { RowOf } from '#graph/queries';
import type { EdgeView, NodeView } from '#model/view';

/** The columns that every question about entities has. */
export type NodeRow = RowOf<'entities'>;
/** The columns that every question about relationships has. */
export type EdgeRow = RowOf<'edges-among'>;

export function presentNode({ id, type, name, date, kind, degree, documents }: NodeRow): NodeView {
  return { id, type, name, date, kind, degree, documents };
}

export function presentEdge(row: EdgeRow): EdgeView {
  const { from, to, role, former, since, until, firstStated, lastStated, sentences } = row;
  return {
    id: row.edge,
    type: row.edgeType,
    from,
    to,
    role,
    former,
    since,
    until,
    firstStated,
    lastStated,
    sentences,
    documents: row.edgeDocuments,
  };
}
