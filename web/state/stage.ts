// What is on the stage and how it came there: a working set of nodes and edges, filters, and every step undoable.
import type { TFunction } from 'i18next';
import { create } from 'zustand';
import type { EntityId, RelationshipId } from '#model/ids';
import type { Label, RelationshipType, Role } from '#model/ontology';
import type { ChangesView, NodeView } from '#model/view';
import { type Preview, withChanges } from './changes.ts';
import { type Filters, noFilters } from './filters.ts';
import { type Look, usualLook } from './look.ts';
import { nothing, type Part, type WorkingSet, withPart } from './working-set.ts';

/** What the name of a deed is made of, in the language that the reader has by the time it is told. */
export interface Speech {
  readonly t: TFunction;
  readonly date: (iso: string) => string;
  readonly name: (node: Pick<NodeView, 'name' | 'nameIn'>) => string;
  readonly labels: (label: Label) => string;
  readonly relationship: (type: RelationshipType) => string;
  readonly role: (role: Role) => string;
  readonly languageName: (code: string) => string;
}

/** A text that is the same in every language, or how it is made. */
export type Named = string | ((speech: Speech) => string);

/** What was done, in a word that the page has a text for, and to whom. */
export interface Deed {
  readonly what:
    | 'begin'
    | 'map'
    | 'look'
    | 'expand'
    | 'dismiss'
    | 'keep'
    | 'filter'
    | 'sources'
    | 'period'
    | 'move'
    | 'relax'
    | 'view'
    | 'rows';
  readonly name: Named;
  /** Of a move: who was moved, if on the map that is everybody's. */
  readonly moved?: EntityId;
}

/** Where everything stood; the lists are parallel. */
export interface Places {
  readonly ids: readonly string[];
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
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
  /** Raised by each deed that only moves things. */
  readonly moves: number;
  /** Where things stood when the reader went on from here; null where that is not known. */
  readonly places: Places | null;
}

/** What the drawing is asked to do beyond showing the step: put things back, and look from where one looked. */
export interface Restored {
  readonly places: Places;
  readonly camera: { readonly x: number; readonly y: number; readonly span: number } | null;
  /** True for the places of a picture that somebody sent or kept. */
  readonly isApart: boolean;
  /** Who is back where he was on the map that is everybody's. */
  readonly moved: readonly EntityId[];
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
  /** The last that was asked of the drawing. */
  readonly restored: Restored | null;
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
  moves: 0,
  places: null,
};

export const useStage = create<StageState>(() => ({
  now: blank,
  past: [],
  future: [],
  hovered: null,
  asking: null,
  lit: null,
  preview: null,
  restored: null,
}));

const longestHistory = 100;

type Change = Partial<Omit<Step, 'deed' | 'places'>>;

/** Deeds of these kinds, one after the other, are one step: a slider that is drawn, a time that is played through. */
const flowing: ReadonlySet<Deed['what']> = new Set(['sources', 'period']);

const withPlaces = (step: Step, places: Places | null): Step => (places ? { ...step, places } : step);

/** The state after a deed, with where things stood before it. One that changes nothing leaves no trace. */
export function withDeed(state: StageState, deed: Deed, change: Change, places: Places | null = null): StageState {
  const now = { ...state.now, ...change, deed, places: null };
  const keys = ['set', 'filters', 'expanded', 'dismissed', 'isMap', 'look', 'moves'] as const;
  if (keys.every((key) => now[key] === state.now[key])) return state;
  if (flowing.has(deed.what) && state.now.deed.what === deed.what) return { ...state, now, future: [] };
  return { ...state, now, past: [...state.past, withPlaces(state.now, places)].slice(-longestHistory), future: [] };
}

/** The state some steps back (negative) or forward, as far as there are any, with things where they stood then. */
export function withSteps(state: StageState, steps: number, places: Places | null = null): StageState {
  const line = [...state.past, withPlaces(state.now, places), ...state.future];
  const from = state.past.length;
  const at = Math.min(line.length - 1, Math.max(0, from + steps));
  const now = line[at] ?? state.now;
  const crossed = line.slice(Math.min(at, from) + 1, Math.max(at, from) + 1);
  const restored = now.places && {
    places: now.places,
    camera: null,
    isApart: false,
    moved: [...new Set(crossed.flatMap(({ deed }) => deed.moved ?? []))],
  };
  return {
    ...state,
    now,
    past: line.slice(0, at),
    future: line.slice(at + 1),
    restored: at === from ? state.restored : (restored ?? state.restored),
  };
}

let takePlaces: () => Places | null = () => null;

/** Tells the history how to find out where things stand. */
export function lookAtPlaces(take: () => Places | null): void {
  takePlaces = take;
}

export const go = (steps: number) => useStage.setState((state) => withSteps(state, steps, takePlaces()));

/** Does it, as a step of the history; `places` where things stood before, if they stand elsewhere by now. */
export const act = (deed: Deed, change: (now: Step) => Change, places = takePlaces()) =>
  useStage.setState((state) => withDeed(state, deed, change(state.now), places));

/** Somebody was moved by hand: from where he stood. */
export function moved(deed: Deed, id: EntityId, from: { readonly x: number; readonly y: number }): void {
  const now = takePlaces();
  const at = now?.ids.indexOf(id) ?? -1;
  const before = now && {
    ids: now.ids,
    x: Array.from(now.x, (x, index) => (index === at ? from.x : x)),
    y: Array.from(now.y, (y, index) => (index === at ? from.y : y)),
  };
  act(deed, ({ moves }) => ({ moves: moves + 1 }), before);
}

/** Asks the drawing to lay out a picture again. */
export const restore = (restored: Restored) => useStage.setState({ restored });

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
