// The stage in the address: enough to build it again in another browser. Everything that is as usual is left out.
import { isDate } from '#model/dates';
import type { EntityId } from '#model/ids';
import { isLabel, isRelationshipType, isRole } from '#model/ontology';
import { type Filters, noFilters } from './filters.ts';
import { type Look, readLook, writeLook } from './look.ts';
import type { Step } from './stage.ts';

export interface StageView {
  readonly filters: Filters;
  readonly expanded: readonly EntityId[];
  readonly dismissed: readonly EntityId[];
  readonly look: Look;
}

const names = {
  hidden: 'hide',
  types: 'type',
  roles: 'role',
  bodies: 'body',
  places: 'place',
  languages: 'in',
  sources: 'sources',
  period: 'time',
  day: 'day',
  knownOn: 'known',
  isGone: 'gone',
  expanded: 'with',
  dismissed: 'without',
  look: 'look',
} as const;

const isPeriod = /^(\d{4}(?:-\d{2}){0,2})\.\.(\d{4}(?:-\d{2}){0,2})$/;
const isDay = /^\d{4}(?:-\d{2}){0,2}$/;
const isLanguage = (word: string) => /^[a-z]{2,3}$/.test(word);

/** The search part with the stage in it, and whatever else stood there. */
export function writeView(search: string, { filters, expanded, dismissed, look }: Pick<Step, keyof StageView>): string {
  const parameters = new URLSearchParams(search);
  const set = (name: string, value: string) => (value ? parameters.set(name, value) : parameters.delete(name));
  const list = (values: Iterable<string>) => [...values].sort().join(',');
  for (const name of ['hidden', 'types', 'roles', 'bodies', 'places', 'languages'] as const) {
    set(names[name], list(filters[name]));
  }
  set(names.sources, filters.sources > 1 ? String(filters.sources) : '');
  set(names.period, filters.period ? `${filters.period.from}..${filters.period.to}` : '');
  set(names.day, filters.day ?? '');
  set(names.knownOn, filters.knownOn ?? '');
  set(names.isGone, filters.isGone ? '1' : '');
  set(names.expanded, expanded.join(','));
  set(names.dismissed, dismissed.join(','));
  set(names.look, writeLook(look));
  // Slashes, commas and colons may stand in a query as they are, and read better so.
  return parameters.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
}

/** The stage that the search part asks for; what can not be read counts as not said. */
export function readView(search: string): StageView {
  const parameters = new URLSearchParams(search);
  const text = (name: string) => parameters.get(name) ?? '';
  const list = (name: string) => text(name).split(',').filter(Boolean);
  const [, from, to] = isPeriod.exec(text(names.period)) ?? [];
  const sources = Number(/^\d{1,4}$/.exec(text(names.sources))?.[0] ?? 1);
  return {
    filters: {
      ...noFilters,
      hidden: new Set(list(names.hidden).filter(isLabel)),
      types: new Set(list(names.types).filter(isRelationshipType)),
      roles: new Set(list(names.roles).filter(isRole)),
      bodies: new Set(list(names.bodies) as EntityId[]),
      places: new Set(list(names.places) as EntityId[]),
      languages: new Set(list(names.languages).filter(isLanguage)),
      sources: Math.max(1, sources),
      period: from && to ? { from, to } : null,
      day: isDay.exec(text(names.day))?.[0] ?? null,
      knownOn: isDate(text(names.knownOn)) ? text(names.knownOn) : null,
      isGone: text(names.isGone) === '1',
    },
    expanded: list(names.expanded) as EntityId[],
    dismissed: list(names.dismissed) as EntityId[],
    look: readLook(text(names.look)),
  };
}
