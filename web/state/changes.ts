// A change of the graph, looked at before it is made and carried over to the stage when it is.
import type { EntityId, RelationshipId } from '#model/ids';
import type { ChangedEdge, ChangesView, EdgeView, NodeView } from '#model/view';
import type { DrawnPart } from './derive.ts';
import type { WorkingSet } from './working-set.ts';

/** What becomes of a thing. */
export type Mark = 'added' | 'changed' | 'removed';

export interface Preview {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  /** What of it is lit, and in which colour. */
  readonly spotlight: {
    readonly nodes: ReadonlySet<EntityId>;
    readonly edges: ReadonlySet<RelationshipId>;
    readonly marks: ReadonlyMap<EntityId | RelationshipId, Mark>;
  };
}

export const marks: readonly Mark[] = ['added', 'changed', 'removed'];

/** All that changes, with what it hangs on. */
export function previewOf({ nodes, edges, context }: ChangesView): Preview {
  const marked = new Map<EntityId | RelationshipId, Mark>();
  for (const mark of marks) {
    for (const { id } of nodes[mark]) marked.set(id, mark);
    for (const { edge } of edges[mark]) marked.set(edge.id, mark);
  }
  const shown = unique([...marks.flatMap((mark) => nodes[mark]), ...context]);
  const joined = unique(marks.flatMap((mark) => edges[mark].map(({ edge }) => edge)));
  const ids = <Id>(all: readonly { readonly id: Id }[]) => new Set(all.map(({ id }) => id));
  return { nodes: shown, edges: joined, spotlight: { nodes: ids(shown), edges: ids(joined), marks: marked } };
}

export function isNoChange(changes: ChangesView): boolean {
  const { nodes, edges } = changes;
  return marks.every((mark) => nodes[mark].length + edges[mark].length === 0) && nodes.merged.length === 0;
}

/** What is drawn, and what a change would add to it or alter of it. */
export function withPreview({ nodes, edges }: DrawnPart, preview: Preview | null): DrawnPart {
  if (!preview) return { nodes, edges };
  const own = new Set([...preview.nodes, ...preview.edges].map(({ id }) => id as string));
  const shown = <T extends object>(thing: T) => ({ ...thing, isFaded: false });
  return {
    nodes: [...nodes.filter(({ id }) => !own.has(id)), ...preview.nodes.map(shown)],
    edges: [...edges.filter(({ id }) => !own.has(id)), ...preview.edges.map(shown)],
  };
}

/** The set after the change: what is altered is replaced, what went is gone; `newcomers` come in with what joins them. */
export function withChanges(set: WorkingSet, changes: ChangesView, newcomers: boolean): WorkingSet {
  const { nodes, edges, context } = changes;
  const gone = new Set<string>([...nodes.removed.map(({ id }) => id), ...edges.removed.map(({ edge }) => edge.id)]);
  const changed = new Map([...nodes.changed, ...nodes.added, ...context].map((node) => [node.id, node]));
  const changedEdges = new Map([...edges.changed, ...edges.added].map(({ edge }) => [edge.id, edge]));
  const keptNodes = new Map(
    [...set.nodes].filter(([id]) => !gone.has(id)).map(([id, node]) => [id, changed.get(id) ?? node]),
  );
  if (newcomers) for (const [id, node] of changed) keptNodes.set(id, node);
  const keptEdges = new Map(
    [...set.edges]
      .filter(([id, { from, to }]) => !gone.has(id) && keptNodes.has(from) && keptNodes.has(to))
      .map(([id, edge]) => [id, changedEdges.get(id) ?? edge]),
  );
  for (const [id, edge] of changedEdges)
    if (keptNodes.has(edge.from) && keptNodes.has(edge.to)) keptEdges.set(id, edge);
  return { nodes: keptNodes, edges: keptEdges };
}

/** Several changes as one: what is in more than one of them is there once, with all its sentences. */
export function joinChanges(all: readonly ChangesView[]): ChangesView {
  const nodes = (mark: Mark) => unique(all.flatMap((changes) => changes.nodes[mark]));
  const edges = (mark: Mark) => joinEdges(all.flatMap((changes) => changes.edges[mark]));
  return {
    nodes: {
      added: nodes('added'),
      changed: nodes('changed'),
      removed: nodes('removed'),
      merged: all.flatMap((changes) => changes.nodes.merged),
      split: all.flatMap((changes) => changes.nodes.split),
    },
    edges: { added: edges('added'), changed: edges('changed'), removed: edges('removed') },
    context: unique(all.flatMap(({ context }) => context)),
  };
}

function joinEdges(all: readonly ChangedEdge[]): ChangedEdge[] {
  const found = new Map<RelationshipId, ChangedEdge>();
  for (const { edge, evidence } of all) {
    found.set(edge.id, { edge, evidence: [...(found.get(edge.id)?.evidence ?? []), ...evidence] });
  }
  return [...found.values()];
}

/** Each id once, as it came last. */
function unique<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
