// Eight processes at once, each with documents that the others have too: one Neo4j, one graph.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store';
import type { Document } from '#model/document';
import type { DocumentId } from '#model/ids';
import { openNeo4jStore } from '../../server/graph/neo4j/store.ts';
import { empty } from '../contract/graph-store.ts';
import { startBringing } from '../helpers/bringing-in.ts';
import { createDocument } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { expectedExport } from '../helpers/held.ts';
import { documents } from '../helpers/histories.ts';
import { borrowNeo4j } from '../helpers/neo4j.ts';
import { exportOf } from '../helpers/stores.ts';
import { createChance } from '../helpers/worlds.ts';

const folder = makeFolder();
const neo4j = await borrowNeo4j();
let store: GraphStore;
beforeAll(async () => {
  if (!neo4j) return;
  store = await openNeo4jStore(neo4j);
  await store.prepare();
  await empty(store);
});
afterAll(async () => {
  if (store) await empty(store);
  await store?.close();
  neo4j?.giveBack();
  folder.remove();
});

const list = fc
  .sample(documents, { seed: 8, numRuns: 32 })
  .map(({ text, date, language }, n) =>
    createDocument(`${n}.txt`, text.split('\n'), { date, language: language ?? 'vi' }),
  );

/** Half of all documents, in an order of its own. */
function shareOf(process: number): readonly Document[] {
  const chance = createChance(process);
  const dealt = list.map((document) => ({ document, at: chance() })).sort((a, b) => a.at - b.at);
  return dealt.filter((_, n) => n % 2 === 0 || n < 8).map(({ document }) => document);
}

const limits = { rows: 10, milliseconds: 60_000, bytes: 100_000 };
const countTwice = async (pattern: string, key: string) =>
  (await store.cypher(`${pattern} WITH ${key} AS key, count(*) AS n WHERE n > 1 RETURN key AS key, n AS n`, {}, limits))
    .rows;

describe.skipIf(!neo4j)('eight processes on one Neo4j', { timeout: 300_000 }, () => {
  it('leave no node and no relationship twice, and the graph that one alone leaves', async () => {
    const shares = Array.from({ length: 8 }, (_, n) => shareOf(n));
    const union = new Map(shares.flat().map((document) => [document.id, document]));
    expect(shares.flat().length).toBeGreaterThan(3 * union.size);
    const { uri = '', user, password } = neo4j ?? {};
    const endings = await Promise.all(
      shares.map((share, n) => {
        const where = { uri, ...(user ? { user, password: password ?? '' } : {}) };
        return startBringing(`${folder.path}/${n}.json`, { store: where, documents: share, batch: 3 }).ended;
      }),
    );
    for (const [n, { code, done, said }] of endings.entries())
      expect([code, done], said).toEqual([0, shares[n]?.length]);
    expect(await countTwice('MATCH (n)', 'labels(n) + [n.id]')).toEqual([]);
    expect(await countTwice('MATCH ()-[r]->() WHERE r.id IS NOT NULL', 'r.id')).toEqual([]);
    expect(await countTwice('MATCH (d:Document)-[:MENTIONS]->(n)', "d.id + ' ' + n.id")).toEqual([]);
    expect(await exportOf(store)).toBe(expectedExport(union as Map<DocumentId, Document>));
  });
});
