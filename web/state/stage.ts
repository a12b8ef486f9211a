// What is on the stage and how it came there: a working set of nodes and edges, filters, and every step undoable.
import { create } from 'zustand';
import type { EntityId, RelationshipId } from '#model/ids';
import type { Label } from '#model/ontology';
import type { EdgeView, NodeView } from '#model/view';

export interface Filters {
  readonly hidden: ReadonlySet<Label>;
}

export const noFilters: Filters = { hidden: new Set() };

export interface WorkingSet {
  readonly nodes: ReadonlyMap<EntityId, NodeView>;
  readonly edges: ReadonlyMap<RelationshipId, EdgeView>;
}

const nothing: WorkingSet = { nodes: new Map(), edges: new Map() };

export interface StageState {
  readonly set: WorkingSet;
  readonly filters: Filters;
  readonly hovered: EntityId | null;
}

export const useStage = create<StageState>(() => ({ set: nothing, filters: noFilters, hovered: null }));

interface Part {
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

/** The filters with this label hidden where it was shown, or shown where it was hidden. */
export function withToggled(filters: Filters, label: Label): Filters {
  const hidden = new Set(filters.hidden);
  if (!hidden.delete(label)) hidden.add(label);
  return { ...filters, hidden };
}

/** Only this label; all of them again where it was the only one. */
export function withOnly(filters: Filters, label: Label, all: readonly Label[]): Filters {
  const others = all.filter((other) => other !== label);
  const isAlone = !filters.hidden.has(label) && others.every((other) => filters.hidden.has(other));
  return { ...filters, hidden: new Set(isAlone ? [] : others) };
}
