// What is on the stage and how it came there: a working set of nodes and edges, filters, and every step undoable.
import { create } from 'zustand';
import type { EntityId, RelationshipId } from '#model/ids';
import type { ChangesView } from '#model/view';
import { type Preview, withChanges } from './changes.ts';
import { type Filters, noFilters } from './filters.ts';
import { type Look, usualLook } from './look.ts';
import { nothing, type Part, type WorkingSet, withPart } from './working-set.ts';

/** What was done, in a word that the page has a text for, and to whom. */
export interface Deed {
  readonly what: 'begin' | 'map' | 'look' | 'expand' | 'dismiss' | 'keep' | 'filter' | 'sources' | 'period';
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
  /** True for the map of the whole graph, false for what the reader took from it. */
  readonly isMap: boolean;
  readonly look: Look;
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
  /** What a change would do, as long as it is looked at. */
  readonly preview: Preview | null;
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
  isMap: false,
  look: usualLook,
};

export const useStage = create<StageState>(() => ({
  now: blank,
  past: [],
  future: [],
  hovered: null,
  asking: null,
  lit: null,
  preview: null,
}));

const longestHistory = 100;

type Change = Partial<Omit<Step, 'deed'>>;

/** Deeds of these kinds, one after the other, are one step: a slider that is drawn, a time that is played through. */
const flowing: ReadonlySet<Deed['what']> = new Set(['sources', 'period']);

/** The state after a deed. One that changes nothing leaves no trace. */
export function withDeed(state: StageState, deed: Deed, change: Change): StageState {
  const now = { ...state.now, ...change, deed };
  const keys = ['set', 'filters', 'expanded', 'dismissed', 'isMap', 'look'] as const;
  if (keys.every((key) => now[key] === state.now[key])) return state;
  if (flowing.has(deed.what) && state.now.deed.what === deed.what) return { ...state, now, future: [] };
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

/** Brings onto the stage what a panel speaks of. No step of its own: it only shows what is open. */
export function bring(part: Part): void {
  useStage.setState(({ now }) => {
    const set = withPart(now.set, part);
    return set === now.set ? {} : { now: { ...now, set } };
  });
}

/** Carries a change of the graph over to every step, so that no way back leads to what is gone. */
export function takeOver(changes: ChangesView): void {
  useStage.setState(({ now, past, future }) => {
    const over = (step: Step) => ({ ...step, set: withChanges(step.set, changes, false) });
    return {
      now: { ...now, set: withChanges(now.set, changes, true) },
      past: past.map(over),
      future: future.map(over),
      preview: null,
    };
  });
}
