// One change of the truth and of the graph that follows, in one transaction: both are there afterwards, or neither.
import { diffGraphs, projectDocument } from '#graph/projection';
import type { GraphStore, RecordChanges } from '#graph/store';
import type { GraphDifference } from '#model/change';
import type { DocumentId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { type Derived, derive } from './derive.ts';
import { compareGraphs, findMoves, type Moves } from './difference.ts';
import { describeDeed, type Projections, writeLog } from './history.ts';
import { type Plan, planHoldings } from './holdings.ts';
import { type Reading, readDocuments, readJudgements, toRecord } from './records.ts';

export interface Change {
  readonly put?: readonly StoredDocument[];
  readonly remove?: readonly DocumentId[];
  readonly judge?: readonly Judgement[];
  /** Ids of judgements. */
  readonly withdraw?: readonly string[];
}

export interface ChangeOptions {
  readonly dryRun: boolean;
  /** The time of the change, for the log. */
  readonly now: Date;
}

/** What the store says, and what follows from it before and after the change. */
interface Consequence {
  readonly plan: Plan;
  readonly judged: readonly Judgement[];
  readonly withdrawn: readonly Judgement[];
  readonly before: Derived;
  readonly after: Derived;
  readonly moves: Moves;
}

/** Applies the change or, in a dry run, only works out what would follow. */
export async function applyChange(
  store: GraphStore,
  change: Change,
  { dryRun, now }: ChangeOptions,
): Promise<GraphDifference> {
  const { before, after, moves } = dryRun
    ? await store.read((transaction) => foresee(transaction, change, now))
    : await store.update(async (transaction) => {
        const consequence = await foresee(transaction, change, now);
        const entries = describeDeed(consequence, projectionsOf(consequence), now);
        const { put, remove } = toRecords(consequence);
        await transaction.writeRecords({ put: [...put, ...(await writeLog(transaction, entries))], remove });
        await transaction.writeGraph(diffGraphs(await transaction.readGraph(), consequence.after.graph));
        return consequence;
      });
  return compareGraphs(before.graph, after.graph, moves);
}

async function foresee(transaction: Reading, change: Change, now: Date): Promise<Consequence> {
  const { put = [], remove = [], judge = [], withdraw = [] } = change;
  const plan = await planHoldings(transaction, { put, remove }, now);
  const documents = await readDocuments(transaction);
  const judgements = await readJudgements(transaction);
  const gone = new Set<string>([...plan.remove, ...plan.put.map(({ document }) => document.id)]);
  const kept = documents.filter(({ document }) => !gone.has(document.id));
  const lifted = new Set([...withdraw, ...judge.map(({ id }) => id)]);
  const standing = judgements.filter(({ id }) => !lifted.has(id));
  const before = derive(documents, judgements);
  const after = derive([...kept, ...plan.put], [...standing, ...judge]);
  const withdrawn = judgements.filter(({ id }) => withdraw.includes(id));
  return {
    plan,
    judged: judge,
    withdrawn,
    before,
    after,
    moves: findMoves(before.clusters, after.clusters, plan.moved),
  };
}

function projectionsOf({ plan, before, after }: Consequence): Projections {
  const project = (documents: Iterable<StoredDocument>, { projector }: Derived) =>
    new Map([...documents].map((stored) => [stored.document.id, projectDocument(stored, projector)]));
  return { before: project(plan.old.values(), before), after: project(plan.put, after) };
}

function toRecords({ plan, judged, withdrawn, before, after, moves }: Consequence): RecordChanges {
  const known = new Set(before.clusters.map(({ id }) => id));
  return {
    put: [
      ...plan.records.put,
      ...judged.map((judgement) => toRecord('judgement', judgement.id, judgement)),
      ...[...moves.redirects].map(([from, to]) => ({ ...toRecord('redirect', from, to), about: [to] })),
    ],
    remove: [
      ...plan.records.remove,
      ...withdrawn.map(({ id }) => ({ kind: 'judgement', key: id })),
      // An id that is alive again leads nowhere else.
      ...after.clusters.filter(({ id }) => !known.has(id)).map(({ id }) => ({ kind: 'redirect', key: id })),
    ],
  };
}
