// Rows of nodes and edges as the page draws them.
import type { EntityId, RelationshipId } from '#model/ids';
import type { Kind, Label, RelationshipType, Role } from '#model/ontology';
import type { EdgeView, NodeView } from '#model/view';

/** The columns that every query about entities has. */
export interface NodeRow {
  readonly id: EntityId;
  readonly type: Label;
  readonly name: string;
  readonly date: string | null;
  readonly kind: Kind | null;
  readonly degree: number;
  readonly documents: number;
}

/** The columns that every query about relationships has. */
export interface EdgeRow {
  readonly edge: RelationshipId;
  readonly edgeType: RelationshipType;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly role: Role | null;
  readonly former: boolean;
  readonly since: string | null;
  readonly until: string | null;
  readonly firstStated: string | null;
  readonly lastStated: string | null;
  readonly sentences: number;
  readonly edgeDocuments: number;
}

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
