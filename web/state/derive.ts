// Derived from the working set and the filters: what is drawn and how, and the counts of the legend.
import type { EntityId } from '#model/ids';
import { type Label, labels } from '#model/ontology';
import type { EdgeView, NodeView } from '#model/view';
import type { Filters, WorkingSet } from './stage.ts';

export function isShown({ type }: NodeView, { hidden }: Filters): boolean {
  return !hidden.has(type);
}

export interface DrawnPart {
  readonly nodes: readonly (NodeView & { readonly isFaded: boolean })[];
  readonly edges: readonly (EdgeView & { readonly isFaded: boolean })[];
}

/** Everything of the set; what the filters leave out is faded, and so are edges that lose an end. */
export function drawnPart({ nodes, edges }: WorkingSet, filters: Filters): DrawnPart {
  const shown = new Set<EntityId>();
  for (const node of nodes.values()) if (isShown(node, filters)) shown.add(node.id);
  return {
    nodes: [...nodes.values()].map((node) => ({ ...node, isFaded: !shown.has(node.id) })),
    edges: [...edges.values()].map((edge) => ({ ...edge, isFaded: !shown.has(edge.from) || !shown.has(edge.to) })),
  };
}

export function countByLabel({ nodes }: WorkingSet): Readonly<Record<Label, number>> {
  const counts = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>;
  for (const { type } of nodes.values()) counts[type] += 1;
  return counts;
}
