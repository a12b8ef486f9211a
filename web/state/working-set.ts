// The nodes and edges that are on the stage, and the pure changes of that set.
import type { EntityId, RelationshipId } from '#model/ids';
import type { EdgeView, NodeView } from '#model/view';

export interface WorkingSet {
  readonly nodes: ReadonlyMap<EntityId, NodeView>;
  readonly edges: ReadonlyMap<RelationshipId, EdgeView>;
}

export const nothing: WorkingSet = { nodes: new Map(), edges: new Map() };

export interface Part {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
}

/** The set with the part added; the very same set where all of it was there. */
export function withPart(set: WorkingSet, part: Part): WorkingSet {
  const newNodes = part.nodes.filter(({ id }) => !set.nodes.has(id));
  const newEdges = part.edges.filter(({ id }) => !set.edges.has(id));
  if (newNodes.length + newEdges.length === 0) return set;
  return {
    nodes: new Map([...set.nodes, ...newNodes.map((node) => [node.id, node] as const)]),
    edges: new Map([...set.edges, ...newEdges.map((edge) => [edge.id, edge] as const)]),
  };
}

/** The set of a part alone. */
export function setOf(part: Part): WorkingSet {
  return withPart(nothing, part);
}

/** The set with only the nodes that `isKept` says, and the edges among them; the same set where all are kept. */
export function keptOf(set: WorkingSet, isKept: (node: NodeView) => boolean): WorkingSet {
  const nodes = new Map([...set.nodes].filter(([, node]) => isKept(node)));
  if (nodes.size === set.nodes.size) return set;
  return { nodes, edges: new Map([...set.edges].filter(([, { from, to }]) => nodes.has(from) && nodes.has(to))) };
}

/** The ids of those that an edge of the set joins with this one. */
export function neighboursOf({ edges }: WorkingSet, id: EntityId): ReadonlySet<EntityId> {
  const found = new Set<EntityId>();
  for (const { from, to } of edges.values()) {
    if (from === id) found.add(to);
    if (to === id) found.add(from);
  }
  return found;
}
