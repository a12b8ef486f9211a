// What a reader narrows the stage down by, and what is left of a set then.
import type { EntityId, RelationshipId } from '#model/ids';
import type { LanguageCode } from '#model/language';
import { holdsOn } from '#model/moment';
import type { Label, RelationshipType, Role } from '#model/ontology';
import type { EdgeView } from '#model/view';
import type { WorkingSet } from './working-set.ts';

export interface Period {
  /** ISO dates with as many parts as the reader chose; both ends count. */
  readonly from: string;
  readonly to: string;
}

/** What the lists hold. */
export interface ListValues {
  readonly types: RelationshipType;
  readonly roles: Role;
  /** These bodies, their parts, and whoever and whatever is joined with them. */
  readonly bodies: EntityId;
  /** These places, what is or happens there, and whoever and whatever is joined with that. */
  readonly places: EntityId;
  readonly languages: LanguageCode;
}
export type ListName = keyof ListValues;

/** A list without anything in it lets everything through; else only what is in it. */
type Lists = { readonly [Name in ListName]: ReadonlySet<ListValues[Name]> };

export interface Filters extends Lists {
  readonly hidden: ReadonlySet<Label>;
  /** Documents that must say so. */
  readonly sources: number;
  readonly period: Period | null;
  /** Only what held then, by what the texts say; ISO date with one to three parts. */
  readonly day: string | null;
  /** Only what documents say that were published by then; the server is asked about it. ISO date with one to three parts. */
  readonly knownOn: string | null;
  /** What is left out is off the stage, and not only faded. */
  readonly isGone: boolean;
}

export const noFilters: Filters = {
  hidden: new Set(),
  types: new Set(),
  roles: new Set(),
  bodies: new Set(),
  places: new Set(),
  languages: new Set(),
  sources: 1,
  period: null,
  day: null,
  knownOn: null,
  isGone: false,
};

export const listNames: readonly ListName[] = ['types', 'roles', 'bodies', 'places', 'languages'];

/** How many things the stage is narrowed down by, the labels and the time aside. */
export function countNarrowed(filters: Filters): number {
  return listNames.reduce((sum, name) => sum + filters[name].size, 0) + (filters.sources > 1 ? 1 : 0);
}

export function isFiltered(filters: Filters): boolean {
  const { hidden, period, day, knownOn } = filters;
  return hidden.size > 0 || period !== null || day !== null || knownOn !== null || countNarrowed(filters) > 0;
}

/** The filters with this label hidden where it was shown, or shown where it was hidden. */
export function withToggled(filters: Filters, label: Label): Filters {
  return { ...filters, hidden: toggle(filters.hidden, label) };
}

/** Only this label; all of them again where it was the only one. */
export function withOnly(filters: Filters, label: Label, all: readonly Label[]): Filters {
  const others = all.filter((other) => other !== label);
  const isAlone = !filters.hidden.has(label) && others.every((other) => filters.hidden.has(other));
  return { ...filters, hidden: new Set(isAlone ? [] : others) };
}

/** The filters with this value put into one of the lists, or taken out of it. */
export function withListed<Name extends ListName>(filters: Filters, name: Name, value: ListValues[Name]): Filters {
  return { ...filters, [name]: toggle<unknown>(filters[name], value) };
}

function toggle<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const changed = new Set(set);
  if (!changed.delete(value)) changed.add(value);
  return changed;
}

export interface Kept {
  readonly nodes: ReadonlySet<EntityId>;
  readonly edges: ReadonlySet<RelationshipId>;
}

/** What of the set the filters leave, or null where that is everything. */
export function keep(set: WorkingSet, filters: Filters): Kept | null {
  if (!isFiltered(filters)) return null;
  const areas = [
    ...(filters.bodies.size > 0 ? [areaOf(set, withParts(set, filters.bodies))] : []),
    ...(filters.places.size > 0 ? [areaOf(set, withSeated(set, filters.places))] : []),
  ];
  const holders = filters.roles.size > 0 ? holdersOf(set, filters.roles) : null;
  const nodes = new Set<EntityId>();
  for (const { id, type, documents, languages } of set.nodes.values()) {
    const isKept =
      !filters.hidden.has(type) &&
      documents >= filters.sources &&
      isIn(languages, filters.languages) &&
      areas.every((area) => area.has(id));
    if (isKept) nodes.add(id);
  }
  const edges = new Set<RelationshipId>();
  const joined = new Set<EntityId>();
  for (const edge of set.edges.values()) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to) || !isEdgeKept(edge, filters, holders)) continue;
    if (filters.day && !holdsOn({ ...edge, gathering: dayOf(set, edge) }, filters.day)) continue;
    edges.add(edge.id);
    joined.add(edge.from).add(edge.to);
  }
  const { types, roles, period, day } = filters;
  const isAboutEdges = types.size > 0 || roles.size > 0 || period !== null || day !== null;
  return { nodes: isAboutEdges ? joined : nodes, edges };
}

function isEdgeKept(edge: EdgeView, filters: Filters, holders: ReadonlySet<EntityId> | null): boolean {
  const { types, roles, languages, sources, period } = filters;
  if (types.size > 0 && !types.has(edge.type)) return false;
  if (edge.documents < sources || !isIn(edge.languages, languages)) return false;
  if (period && !isStatedIn(edge, period)) return false;
  if (!holders) return true;
  return edge.role ? roles.has(edge.role) : holders.has(edge.from) || holders.has(edge.to);
}

const isIn = (own: readonly LanguageCode[], wanted: ReadonlySet<LanguageCode>) =>
  wanted.size === 0 || own.some((language) => wanted.has(language));

/** Whether documents state it within the period; a day counts as within its month and its year. */
function isStatedIn({ firstStated, lastStated }: EdgeView, { from, to }: Period): boolean {
  if (!firstStated || !lastStated) return false;
  return lastStated >= from && firstStated.slice(0, to.length) <= to;
}

/** The day of the gathering that it is about, where it is about one. */
const dayOf = ({ nodes }: WorkingSet, { from, to }: EdgeView) => nodes.get(from)?.date ?? nodes.get(to)?.date ?? null;

/** The bodies with all that is part of them, by any number of steps. */
function withParts({ edges }: WorkingSet, bodies: ReadonlySet<EntityId>): ReadonlySet<EntityId> {
  const parts = [...edges.values()].filter(({ type }) => type === 'PART_OF');
  const found = new Set(bodies);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { from, to } of parts) if (found.has(to)) found.add(from);
  }
  return found;
}

/** The places with what is held, based or governed there. */
function withSeated({ edges }: WorkingSet, places: ReadonlySet<EntityId>): ReadonlySet<EntityId> {
  const found = new Set(places);
  for (const { from, to } of edges.values()) if (places.has(to)) found.add(from);
  return found;
}

/** These and all that is joined with one of them. */
function areaOf({ edges }: WorkingSet, centre: ReadonlySet<EntityId>): ReadonlySet<EntityId> {
  const found = new Set(centre);
  for (const { from, to } of edges.values()) {
    if (centre.has(from)) found.add(to);
    if (centre.has(to)) found.add(from);
  }
  return found;
}

function holdersOf({ edges }: WorkingSet, roles: ReadonlySet<Role>): ReadonlySet<EntityId> {
  const found = new Set<EntityId>();
  for (const { from, role } of edges.values()) if (role && roles.has(role)) found.add(from);
  return found;
}

/** A value that the stage can be narrowed down by, and the number of relationships that it stands for. */
export interface Choice<Value> {
  readonly value: Value;
  readonly count: number;
}

export type Choices = { readonly [Name in ListName]: readonly Choice<ListValues[Name]>[] } & {
  /** The most documents that state one relationship. */
  readonly sources: number;
};

const bodyLabels: ReadonlySet<Label> = new Set<Label>(['PartyCommittee', 'Embassy', 'Organization']);

/** What there is to narrow the set down by, that of most relationships first. */
export function choicesOf({ nodes, edges }: WorkingSet): Choices {
  const counts = {
    types: new Map<RelationshipType, number>(),
    roles: new Map<Role, number>(),
    bodies: new Map<EntityId, number>(),
    places: new Map<EntityId, number>(),
    languages: new Map<LanguageCode, number>(),
  };
  const count = <Value>(map: Map<Value, number>, value: Value) => map.set(value, (map.get(value) ?? 0) + 1);
  let sources = 1;
  for (const { type, role, from, to, languages, documents } of edges.values()) {
    count(counts.types, type);
    if (role) count(counts.roles, role);
    for (const language of languages) count(counts.languages, language);
    for (const end of [from, to]) {
      const label = nodes.get(end)?.type;
      if (label === 'Place') count(counts.places, end);
      else if (label && bodyLabels.has(label)) count(counts.bodies, end);
    }
    sources = Math.max(sources, documents);
  }
  const sorted = <Value extends string>(map: ReadonlyMap<Value, number>): Choice<Value>[] =>
    [...map]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    types: sorted(counts.types),
    roles: sorted(counts.roles),
    bodies: sorted(counts.bodies),
    places: sorted(counts.places),
    languages: sorted(counts.languages),
    sources,
  };
}
