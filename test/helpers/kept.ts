// A store with something in every kind of record that it keeps, and all of these as one text.
import type { GraphStore } from '#graph/store';
import type { DocumentId, EntityId } from '#model/ids';
import { keptKinds } from '#model/stored';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { createMapKeeper } from '#server/map/keeper';
import { judge, withdraw } from '#server/truth/judge';
import { claimExtractor, createDocument } from './claims.ts';

export async function fillStore(store: GraphStore): Promise<void> {
  let minutes = 0;
  const tick = () => ({ dryRun: false, now: new Date(Date.UTC(2026, 1, 8, 9, minutes++)) });
  const bringIn = (...list: ReturnType<typeof createDocument>[]) =>
    ingestDocuments({ store, extractor: claimExtractor }, list, tick());
  const chaired = 'CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV @2026-02-08';
  await bringIn(
    createDocument('a.txt', [chaired, 'HOLDS_ROLE secretary: Person Vũ Hồ -> PartyCommittee Đảng ủy X'], {
      date: '2026-02-08',
    }),
    createDocument('b.txt', ['HOLDS_ROLE member: Person Trần An -> PartyCommittee Đảng ủy X']),
    createDocument('https://a.example/1', ['Person Vu Ho', 'Person Lê Bình'], { path: null, language: 'en' }),
  );
  // A place that moves, a content that changes, a document that goes.
  await bringIn(createDocument('c/b.txt', ['HOLDS_ROLE member: Person Trần An -> PartyCommittee Đảng ủy X']));
  await removeDocuments({ store }, ['b.txt' as DocumentId], tick());
  await bringIn(createDocument('a.txt', [chaired], { date: '2026-02-09' }));
  await bringIn(createDocument('d.txt', ['Person Lê Bình']));
  await removeDocuments({ store }, ['d.txt' as DocumentId], tick());
  // A name that leads on, a judgement that stands, one that was taken back.
  const who = { who: 'An editor', why: 'one\u2028and\nthe same' };
  const entities = ['person/vu-ho', 'person/le-binh'] as EntityId[];
  await judge(store, { kind: 'merge', entities, ...who }, tick());
  const [entity] = entities as [EntityId];
  const { judgement } = await judge(store, { kind: 'rename', entity, name: 'Hồ', ...who }, tick());
  await withdraw(store, [judgement.id], tick());
  await createMapKeeper(store, { make: () => Promise.reject(new Error('No map is made here.')) }).keep(
    new Map([[entity, { x: 40, y: -80 }]]),
    true,
  );
  await store.update(async (transaction) => {
    // Kinds that something else writes: what is in them is no matter here.
    for (const kind of keptKinds) {
      const put = [{ kind, key: 'other', body: { text: 'Đảng ủy', list: [1, null] } }];
      if ((await transaction.readKeys(kind)).length === 0) await transaction.writeRecords({ put, remove: [] });
    }
  });
}

/** All kept records, one a line. */
export async function keptOf(store: GraphStore): Promise<string> {
  const lines = await store.read(async (transaction) => {
    const all: string[] = [];
    for (const kind of keptKinds) {
      for (const record of await transaction.readRecords(kind)) all.push(JSON.stringify(record));
    }
    return all;
  });
  return lines.join('\n');
}
