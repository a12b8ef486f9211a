// The graph is a projection of the stored facts: it can be dropped and made again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toCanonicalLines } from '#graph/canonical';
import { type EmbeddedStore, openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { ingestDocuments, removeDocuments } from '../../server/ingest.ts';
import { rebuildGraph } from '../../server/truth/rebuild.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';

const folder = makeFolder();
let store: EmbeddedStore;
beforeAll(async () => {
  store = await openEmbeddedStore({ folder: folder.path, shuffle: true });
  await store.prepare();
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

const documents = [
  createDocument('a.txt', ['HOLDS_ROLE secretary: Person Vũ Hồ -> PartyCommittee Đảng ủy tại Hàn Quốc']),
  createDocument('b.txt', ['CHAIRED: Person Vũ Hồ -> Conference Hội nghị tổng kết @2026-02-08'], {
    date: '2026-02-08',
  }),
];
const exported = async () =>
  [...toCanonicalLines(await store.read((transaction) => transaction.readGraph()))].join('\n');

it('a graph that was dropped is made again to the same bytes', async () => {
  await ingestDocuments({ store, extractor: claimExtractor }, documents);
  const before = await exported();
  expect(before).toContain('"HOLDS_ROLE"');
  await rebuildGraph(store);
  expect(await exported()).toBe(before);
});

it('a document that was taken out again leaves what was there without it', async () => {
  const extractor = claimExtractor;
  await removeDocuments({ store }, [documents[0]!.id, documents[1]!.id]);
  expect(await exported()).toBe('');
  await ingestDocuments({ store, extractor }, [documents[0]!]);
  const before = await exported();
  await ingestDocuments({ store, extractor }, [documents[1]!]);
  expect(await exported()).not.toBe(before);
  await removeDocuments({ store }, [documents[1]!.id]);
  expect(await exported()).toBe(before);
});
