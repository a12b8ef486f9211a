// From the embedded engine to Neo4j and back by a backup, and nothing is another than it was; nor was it, at another moment.
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { followRedirects } from '#graph/redirects';
import type { GraphStore } from '#graph/store';
import type { DocumentId, EntityId } from '#model/ids';
import { makeBackup, restoreBackup } from '#server/backup';
import { openBackup } from '#server/backup/file';
import { createInsight } from '#server/truth/insight';
import { readDocuments } from '../../server/documents/read.ts';
import { createExtractor } from '../../server/extractor.ts';
import { openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { openNeo4jStore } from '../../server/graph/neo4j/store.ts';
import { ingestDocuments } from '../../server/ingest.ts';
import { makeSideStore } from '../../server/time/side-store.ts';
import { createTimes } from '../../server/time/times.ts';
import { empty } from '../contract/graph-store.ts';
import { makeFolder } from '../helpers/folders.ts';
import { fillStore, keptOf } from '../helpers/kept.ts';
import { borrowNeo4j } from '../helpers/neo4j.ts';
import { exportOf } from '../helpers/stores.ts';

/** Long enough for a slow machine: how long it takes says nothing. */
const timeout = 600_000;

const folder = makeFolder();
const neo4j = await borrowNeo4j();
afterAll(() => {
  neo4j?.giveBack();
  folder.remove();
});

it.skipIf(!neo4j)('everything is the same on Neo4j, and the same again when it comes back', { timeout }, async () => {
  if (!neo4j) return;
  const [here, there, back] = [
    await openEmbeddedStore({ folder: join(folder.path, 'here') }),
    await openNeo4jStore(neo4j),
    await openEmbeddedStore({ folder: join(folder.path, 'back') }),
  ];
  try {
    for (const store of [here, there, back]) await store.prepare();
    await fillStore(here);
    await ingestDocuments({ store: here, extractor: await createExtractor() }, readDocuments(['samples/vi-*.txt']));
    const [kept, graph] = [await keptOf(here), await exportOf(here)];
    /** What the log tells of a document, of one that is gone, of a thing and of an id that was given up, and where that leads. */
    const tell = async (store: GraphStore) => ({
      led: await store.read((transaction) =>
        followRedirects(
          transaction,
          'person/le-binh' as EntityId,
          async (id) => (await transaction.readEntities([id])).length > 0,
        ),
      ),
      told: await Promise.all(
        [null, 'a.txt', 'd.txt', 'person/vu-ho', 'person/le-binh'].map((about) =>
          createInsight(store).history(about, { limit: 100, offset: 0 }),
        ),
      ),
      versions: await createInsight(store).versions('a.txt' as DocumentId),
    });
    const before = await tell(here);
    expect(before.led).toBe('person/vu-ho');
    for (const { total } of before.told) expect(total).toBeGreaterThan(0);
    const moves = [
      [here, there],
      [there, back],
    ] as const;
    for (const [from, to] of moves) {
      const file = join(folder.path, 'moving.backup');
      await makeBackup(from, file);
      await restoreBackup(to, await openBackup(file), { replace: true });
      expect(await keptOf(to)).toBe(kept);
      expect(await exportOf(to)).toBe(graph);
      expect(await tell(to)).toEqual(before);
    }
    const moment = { asOf: '2026-02-28', knownOn: '2026-02-08' };
    const [then, same] = await Promise.all(
      [here, there].map(async (store) => {
        const times = createTimes(store, makeSideStore);
        return times.at(moment, (view) => exportOf(view.store)).finally(() => times.close());
      }),
    );
    expect(same).toBe(then);
    expect(then).not.toBe(graph);
  } finally {
    await empty(there);
    for (const store of [here, there, back]) await store.close();
  }
});
