// One change of the truth and of the graph that follows, in one transaction: both are there afterwards, or neither.
import { diffGraphs } from '#graph/projection';
import type { GraphStore, RecordChanges } from '#graph/store';
import type { GraphDifference } from '#model/change';
import { compareGraphs } from './difference.ts';
import { type Change, type Consequence, foresee } from './foresee.ts';
import { describeDeed, writeLog } from './history.ts';
import { toRecord } from './records.ts';

export interface ChangeOptions {
  readonly dryRun: boolean;
  /** The time of the change, for the log. */
  readonly now: Date;
}

/** Applies the change or, in a dry run, only works out what would follow. */
export async function applyChange(
  store: GraphStore,
  change: Change,
  { dryRun, now }: ChangeOptions,
): Promise<GraphDifference> {
  const { before, after, moves, statements } = dryRun
    ? await store.read((transaction) => foresee(transaction, change, now))
    : await store.update(async (transaction) => {
        const consequence = await foresee(transaction, change, now);
        const entries = describeDeed(consequence, consequence.projections, now);
        const { put, remove } = toRecords(consequence);
        await transaction.writeRecords({ put: [...put, ...(await writeLog(transaction, entries))], remove });
        await transaction.writeGraph(diffGraphs(consequence.before, consequence.after));
        return consequence;
      });
  return compareGraphs(before, after, moves, statements);
}

function toRecords({ plan, judged, withdrawn, before, after, moves, records }: Consequence): RecordChanges {
  const known = new Set(before.entities.map(({ id }) => id));
  return {
    put: [
      ...plan.records.put,
      ...records.put,
      ...judged.map((judgement) => toRecord('judgement', judgement.id, judgement)),
      ...[...moves.redirects].map(([id, redirect]) => ({ ...toRecord('redirect', id, redirect), about: redirect.to })),
    ],
    remove: [
      ...plan.records.remove,
      ...records.remove,
      ...withdrawn.map(({ id }) => ({ kind: 'judgement', key: id })),
      // An id that is alive again leads nowhere else.
      ...after.entities.filter(({ id }) => !known.has(id)).map(({ id }) => ({ kind: 'redirect', key: id })),
    ],
  };
}
