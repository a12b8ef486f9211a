// The stage in the address: enough to build it again in another browser. Everything that is as usual is left out.
import type { EntityId } from '#model/ids';
import { isLabel } from '#model/ontology';
import { type Filters, noFilters, type Step } from './stage.ts';

export interface StageView {
  readonly filters: Filters;
  readonly expanded: readonly EntityId[];
  readonly dismissed: readonly EntityId[];
}

const names = { hidden: 'hide', period: 'time', expanded: 'with', dismissed: 'without' } as const;
const isPeriod = /^(\d{4}(?:-\d{2}){0,2})\.\.(\d{4}(?:-\d{2}){0,2})$/;

/** The search part with the stage in it, and whatever else stood there. */
export function writeView(search: string, { filters, expanded, dismissed }: Pick<Step, keyof StageView>): string {
  const parameters = new URLSearchParams(search);
  const set = (name: string, value: string) => (value ? parameters.set(name, value) : parameters.delete(name));
  set(names.hidden, [...filters.hidden].sort().join(','));
  set(names.period, filters.period ? `${filters.period.from}..${filters.period.to}` : '');
  set(names.expanded, expanded.join(','));
  set(names.dismissed, dismissed.join(','));
  // Slashes, commas and colons may stand in a query as they are, and read better so.
  return parameters.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
}

/** The stage that the search part asks for; what can not be read counts as not said. */
export function readView(search: string): StageView {
  const parameters = new URLSearchParams(search);
  const list = (name: string) => (parameters.get(name) ?? '').split(',').filter(Boolean);
  const [, from, to] = isPeriod.exec(parameters.get(names.period) ?? '') ?? [];
  const hidden = list(names.hidden).filter(isLabel);
  return {
    filters:
      hidden.length > 0 || (from && to)
        ? { hidden: new Set(hidden), period: from && to ? { from, to } : null }
        : noFilters,
    expanded: list(names.expanded) as EntityId[],
    dismissed: list(names.dismissed) as EntityId[],
  };
}
