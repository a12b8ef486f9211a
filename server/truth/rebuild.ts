// The graph and all that helps to change it, dropped and made again from the truth.
import { diffGraphs, projectDocument } from '#graph/projection';
import type { GraphStore, RecordChanges, StoreTransaction } from '#graph/store';
import type { EntityId, LocalId } from '#model/ids';
import type { HideFact, Judgement } from '#model/judgement';
import { derivedKinds, type RecordKind, type StoredDocument } from '#model/stored';
import { findEnd } from '../resolve/judge.ts';
import { type Profile, profileDocument } from '../resolve/profile.ts';
import { tallyProfiles } from '../resolve/tally.ts';
import { type Derived, derive, toResolvable } from './derive.ts';
import { emptyGraph } from './difference.ts';
import { NameIndex } from './name-index.ts';
import { toHome } from './parts.ts';
import { type Reading, readDocuments, readJudgements, toRecord } from './records.ts';

/** Leaves the graph as it was: it follows from the truth alone. */
export function rebuildGraph(store: GraphStore): Promise<void> {
  return store.update(async (transaction) => {
    await clear(transaction, derivedKinds);
    await makeGraph(transaction);
  });
}

/** Takes out the graph, and the records of these kinds. */
export async function clear(transaction: StoreTransaction, kinds: readonly RecordKind[]): Promise<void> {
  for (const kind of kinds) {
    const remove = (await transaction.readKeys(kind)).map((key) => ({ kind, key }));
    await transaction.writeRecords({ put: [], remove });
  }
  await transaction.writeGraph(diffGraphs(await transaction.readGraph(), emptyGraph));
}

/** The graph and the records of all derived kinds, where there are none yet. */
export async function makeGraph(transaction: StoreTransaction): Promise<void> {
  const documents = await readDocuments(transaction);
  const judgements = await readJudgements(transaction);
  const derived = derive(documents, judgements);
  await transaction.writeGraph(diffGraphs(emptyGraph, derived.graph));
  await transaction.writeRecords(await makeIndex(transaction, documents, judgements, derived));
}

/** The records of all derived kinds; there must be none of them yet. */
async function makeIndex(
  transaction: Reading,
  documents: readonly StoredDocument[],
  judgements: readonly Judgement[],
  { clusters, projector }: Derived,
): Promise<RecordChanges> {
  const profiles: Profile[] = documents.map(toResolvable).flatMap(profileDocument);
  const index = new NameIndex(transaction);
  await index.change([], profiles);
  const homes = new Map(documents.map(({ document }) => [document.id, new Map<LocalId, EntityId>()]));
  for (const { id, profiles: own } of clusters) {
    for (const { document, local } of own) homes.get(document)?.set(local, id);
  }
  const crowded = new Set(
    index.blocks(judgements).flatMap((keys) => (keys.some((key) => index.after(key).pages > 0) ? keys : [])),
  );
  const counted = clusters.filter(({ profiles: own }) => own.some(({ stem }) => crowded.has(stem)));
  const hiding = judgements.filter((judgement): judgement is HideFact => judgement.kind === 'hide-fact');
  const records = index.changes();
  return {
    put: [
      ...records.put,
      ...documents.map((stored) => {
        const home = toHome(projectDocument(stored, projector), homes.get(stored.document.id) ?? new Map());
        return toRecord('home', stored.document.id, home);
      }),
      ...counted.map(({ id, profiles: own, renamed }) => toRecord('tally', id, { tally: tallyProfiles(own), renamed })),
      ...hiding.map(({ id, sides }) =>
        toRecord(
          'hidden',
          id,
          [0, 1].map((at) => (sides[at] ? findEnd(clusters, sides[at]) : null)),
        ),
      ),
    ],
    remove: records.remove,
  };
}
