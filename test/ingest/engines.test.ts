// The samples give one export: twice or once, in any order, in one go or one by one, on either engine.
import { afterAll, describe, expect, it } from 'vitest';
import { toCanonicalLines } from '#graph/canonical';
import type { GraphStore } from '#graph/store';
import type { Document } from '#model/document';
import { readDocuments } from '../../server/documents/read.ts';
import { createExtractor } from '../../server/extractor.ts';
import { openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { openNeo4jStore } from '../../server/graph/neo4j/store.ts';
import { ingestDocuments, removeDocuments } from '../../server/ingest.ts';
import { makeFolder } from '../helpers/folders.ts';
import { borrowNeo4j } from '../helpers/neo4j.ts';

const folder = makeFolder();
const neo4j = await borrowNeo4j();
const extractor = await createExtractor();
const samples: Document[] = [];
for await (const item of readDocuments(['samples'])) if ('text' in item) samples.push(item);
const open: GraphStore[] = [];
afterAll(async () => {
  for (const store of open) await store.close();
  neo4j?.giveBack();
  folder.remove();
});

async function emptyStore(make: () => Promise<GraphStore>): Promise<GraphStore> {
  const store = await make();
  open.push(store);
  await store.prepare();
  await removeDocuments(
    { store },
    samples.map(({ id }) => id),
  );
  return store;
}

const exportOf = async (store: GraphStore) =>
  [...toCanonicalLines(await store.read((transaction) => transaction.readGraph()))].join('\n');
const bring = (store: GraphStore, documents: readonly Document[]) => ingestDocuments({ store, extractor }, documents);
let count = 0;
const embedded = () => emptyStore(() => openEmbeddedStore({ folder: `${folder.path}/${++count}` }));

describe('the export of the samples', { timeout: 600_000 }, () => {
  it('is the same twice, in another order, one by one, and after another document came and went', async () => {
    const store = await embedded();
    await bring(store, samples);
    const once = await exportOf(store);
    expect(once).toContain('"person/bui-thanh-son"');
    await bring(store, samples);
    expect(await exportOf(store)).toBe(once);
    const other = await embedded();
    for (const document of [...samples].reverse()) await bring(other, [document]);
    expect(await exportOf(other)).toBe(once);
    const [last] = samples.slice(-1);
    const without = await embedded();
    await bring(without, samples.slice(0, -1));
    if (last) await removeDocuments({ store }, [last.id]);
    expect(await exportOf(store)).toBe(await exportOf(without));
  });

  it.skipIf(!neo4j)('is the same on Neo4j', async () => {
    if (!neo4j) return;
    const [here, there] = [await embedded(), await emptyStore(() => openNeo4jStore(neo4j))];
    await bring(here, samples);
    await bring(there, samples);
    expect(await exportOf(there)).toBe(await exportOf(here));
    await removeDocuments(
      { store: there },
      samples.map(({ id }) => id),
    );
  });
});
