// The two times of a graph: what holds on a day, by what the texts say of it, and what was known on a day, by the
// documents that had been published. Neither is the time at which anything was brought in.
import { lastDayOf } from './dates.ts';

/** Null where it does not matter. Dates with fewer parts mean the last day that they may mean. */
export interface Moment {
  readonly asOf: string | null;
  readonly knownOn: string | null;
}

/** What it takes to tell whether a relationship holds; `gathering` is the day of the one at either of its ends. */
export interface Lasting {
  readonly since: string | null;
  readonly until: string | null;
  readonly former: boolean;
  readonly firstStated: string | null;
  readonly gathering: string | null;
}

/**
 * Whether it holds on that day. It begins with the first day that the text may mean; where the text gives none, with its
 * gathering or else with the first document that states it. It ends with the last day that the text may mean. A former
 * office holds only where the text gives both, and its end for certain.
 *
 * `cypher/read/in-force.cypher` says the same.
 */
export function holdsOn({ since, until, former, firstStated, gathering }: Lasting, date: string): boolean {
  const day = lastDayOf(date);
  if (former) return since !== null && until !== null && since <= day && until >= day;
  const begins = since ?? gathering ?? firstStated;
  return begins !== null && begins <= day && (until === null || lastDayOf(until) >= day);
}
