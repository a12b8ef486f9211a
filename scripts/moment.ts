// The options by which a command asks about another moment, and the store that it asks then.
import type { GraphStore } from '#graph/store';
import { isDate } from '#model/dates';
import { MachError } from '#model/errors';
import type { Insight } from '#model/insight';
import type { Moment } from '#model/moment';
import { makeSideStore } from '#server/time/side-store';
import { createTimes } from '#server/time/times';
import { createInsight } from '#server/truth/insight';

export const asOfOption = {
  options: { 'as-of': { type: 'string' } },
  help: { 'as-of': 'a day such as 2026-02-08: only relationships that hold on it, by what the texts say' },
} as const;

export const knownOnOption = {
  options: { 'known-on': { type: 'string' } },
  help: { 'known-on': 'a day: only what documents say that were published by it' },
} as const;

interface Given {
  readonly 'as-of'?: string | undefined;
  readonly 'known-on'?: string | undefined;
}

/** Null for now. Errors: `bad-argument` for what is no date. */
export function readMoment(values: Given): Moment | null {
  const read = (name: keyof Given) => {
    const text = values[name];
    if (text !== undefined && !isDate(text))
      throw new MachError('bad-argument', `--${name} is “${text}”; it takes a date such as 2026-02-08 or 2026-02.`);
    return text ?? null;
  };
  const moment = { asOf: read('as-of'), knownOn: read('known-on') };
  return moment.asOf === null && moment.knownOn === null ? null : moment;
}

/** Hands the graph of that moment, or of now, to `use`. */
export async function atMoment<T>(
  store: GraphStore,
  { moment, signal }: { readonly moment: Moment | null; readonly signal: AbortSignal },
  use: (view: { readonly store: GraphStore; readonly insight: Insight }) => Promise<T>,
): Promise<T> {
  if (moment === null) return use({ store, insight: createInsight(store) });
  const times = createTimes(store, makeSideStore, signal);
  return times.at(moment, use).finally(() => times.close());
}
