// What is on the stage and how it came there: a working set of nodes and edges, filters, and every step undoable.
import { create } from 'zustand';
import type { EntityId, RelationshipId } from '#model/ids';
import type { Label } from '#model/ontology';
import type { EdgeView, NodeView } from '#model/view';

export interface Period {
  /** ISO dates with as many parts as the reader chose; both ends count. */
  readonly from: string;
  readonly to: string;
}

export interface Filters {
  readonly hidden: ReadonlySet<Label>;
  readonly period: Period | null;
}

export const noFilters: Filters = { hidden: new Set(), period: null };

export function isFiltered({ hidden, period }: Filters): boolean {
  return hidden.size > 0 || period !== null;
}

export interface WorkingSet {
  readonly nodes: ReadonlyMap<EntityId, NodeView>;
  readonly edges: ReadonlyMap<RelationshipId, EdgeView>;
}

const nothing: WorkingSet = { nodes: new Map(), edges: new Map() };

/** What was done, in a word that the page has a text for, and to whom. */
export interface Deed {
  readonly what: 'begin' | 'expand' | 'dismiss' | 'keep' | 'filter' | 'period';
  readonly name: string;
}

/** The stage as a deed left it. */
export interface Step {
  readonly deed: Deed;
  readonly set: WorkingSet;
  readonly filters: Filters;
  /** Entities whose neighbours were brought in, and those that were taken off: what an address needs to do it again. */
  readonly expanded: readonly EntityId[];
  readonly dismissed: readonly EntityId[];
}

export interface StageState {
  readonly now: Step;
  readonly past: readonly Step[];
  /** The next one first. */
  readonly future: readonly Step[];
  readonly hovered: EntityId | null;
  /** The entity of which the page asks what to bring in. */
  readonly asking: EntityId | null;
  /** What a document or a path lights. */
  readonly lit: Lit | null;
}

interface Lit {
  readonly nodes: ReadonlySet<EntityId>;
  readonly edges: ReadonlySet<RelationshipId>;
}

const blank: Step = {
  deed: { what: 'begin', name: '' },
  set: nothing,
  filters: noFilters,
  expanded: [],
  dismissed: [],
};

export const useStage = create<StageState>(() => ({
  now: blank,
  past: [],
  future: [],
  hovered: null,
  asking: null,
  lit: null,
}));

const longestHistory = 100;

type Change = Partial<Omit<Step, 'deed'>>;

/** The state after a deed. One that changes nothing leaves no trace. */
export function withDeed(state: StageState, deed: Deed, change: Change): StageState {
  const now = { ...state.now, ...change, deed };
  const keys = ['set', 'filters', 'expanded', 'dismissed'] as const;
  if (keys.every((key) => now[key] === state.now[key])) return state;
  return { ...state, now, past: [...state.past, state.now].slice(-longestHistory), future: [] };
}

/** The state some steps back (negative) or forward, as far as there are any. */
export function withSteps(state: StageState, steps: number): StageState {
  const line = [...state.past, state.now, ...state.future];
  const at = Math.min(line.length - 1, Math.max(0, state.past.length + steps));
  return { ...state, now: line[at] ?? state.now, past: line.slice(0, at), future: line.slice(at + 1) };
}

export const go = (steps: number) => useStage.setState((state) => withSteps(state, steps));

export const act = (deed: Deed, change: (now: Step) => Change) =>
  useStage.setState((state) => withDeed(state, deed, change(state.now)));

/** Lays a new ground: what the address or the server says, with no way back before it. */
export function begin(change: Change): void {
  useStage.setState({ now: { ...blank, ...change }, past: [], future: [] });
}

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

/** Brings onto the stage what a panel speaks of. No step of its own: it only shows what is open. */
export function bring(part: Part): void {
  useStage.setState(({ now }) => {
    const set = withPart(now.set, part);
    return set === now.set ? {} : { now: { ...now, set } };
  });
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
