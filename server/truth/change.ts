// One change of the truth and of the graph that follows, in one transaction: both are there afterwards, or neither.
import { diffGraphs } from '#graph/projection';
import type { GraphStore, RecordChanges } from '#graph/store';
import type { GraphDifference } from '#model/change';
import type { DocumentId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { type Derived, derive } from './derive.ts';
import { compareGraphs, findMoves } from './difference.ts';
import { type Reading, readDocuments, readJudgements, toRecord } from './records.ts';

export interface Change {
  readonly put?: readonly StoredDocument[];
  readonly remove?: readonly DocumentId[];
  readonly judge?: readonly Judgement[];
  /** Ids of judgements. */
  readonly withdraw?: readonly string[];
}

/** What the store says, and what follows from it before and after the change. */
interface Consequence {
  readonly before: Derived;
  readonly after: Derived;
}

/** Applies the change or, in a dry run, only works out what would follow. */
export async function applyChange(store: GraphStore, change: Change, dryRun: boolean): Promise<GraphDifference> {
  const consequence = dryRun
    ? await store.read((transaction) => foresee(transaction, change))
    : await store.update(async (transaction) => {
        const { before, after } = await foresee(transaction, change);
        await transaction.writeRecords(toRecords(change, { before, after }));
        await transaction.writeGraph(diffGraphs(await transaction.readGraph(), after.graph));
        return { before, after };
      });
  const { before, after } = consequence;
  return compareGraphs(before.graph, after.graph, findMoves(before.clusters, after.clusters));
}

async function foresee(transaction: Reading, change: Change): Promise<Consequence> {
  const { put = [], remove = [], judge = [], withdraw = [] } = change;
  const documents = await readDocuments(transaction);
  const judgements = await readJudgements(transaction);
  const gone = new Set<string>([...remove, ...put.map(({ document }) => document.id)]);
  const kept = documents.filter(({ document }) => !gone.has(document.id));
  const lifted = new Set([...withdraw, ...judge.map(({ id }) => id)]);
  const standing = judgements.filter(({ id }) => !lifted.has(id));
  return { before: derive(documents, judgements), after: derive([...kept, ...put], [...standing, ...judge]) };
}

function toRecords(change: Change, { before, after }: Consequence): RecordChanges {
  const { put = [], remove = [], judge = [], withdraw = [] } = change;
  const { redirects } = findMoves(before.clusters, after.clusters);
  const known = new Set(before.clusters.map(({ id }) => id));
  return {
    put: [
      ...put.map((stored) => toRecord('document', stored.document.id, stored)),
      ...judge.map((judgement) => toRecord('judgement', judgement.id, judgement)),
      ...[...redirects].map(([from, to]) => toRecord('redirect', from, to)),
    ],
    remove: [
      ...remove.map((key) => ({ kind: 'document', key })),
      ...withdraw.map((key) => ({ kind: 'judgement', key })),
      // An id that is alive again leads nowhere else.
      ...after.clusters.filter(({ id }) => !known.has(id)).map(({ id }) => ({ kind: 'redirect', key: id })),
    ],
  };
}
