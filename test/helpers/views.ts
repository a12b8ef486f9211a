// Nodes and edges as the API sends them, with what a test cares about and plain values for the rest.
import type { EntityId, RelationshipId } from '#model/ids';
import type { EdgeView, NodeView } from '#model/view';

export const nodeOf = (id: string, changes: Partial<NodeView> = {}): NodeView => ({
  id: id as EntityId,
  type: 'Person',
  name: id,
  date: null,
  kind: null,
  degree: 1,
  documents: 1,
  languages: ['vi'],
  nameIn: {},
  ...changes,
});

export const edgeOf = (from: string, to: string, changes: Partial<EdgeView> = {}): EdgeView => ({
  id: `MET|${from}|${to}` as RelationshipId,
  type: 'MET',
  from: from as EntityId,
  to: to as EntityId,
  role: null,
  former: false,
  since: null,
  until: null,
  firstStated: null,
  lastStated: null,
  sentences: 1,
  documents: 1,
  languages: ['vi'],
  ...changes,
});
