// The disk of a Neo4j server that is full: its files may not grow beyond a limit (`ulimit -f`). What was acknowledged
// stays, the failure names the server and what to try, and after a start with room the same ingest goes through.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareNeo4j, type RunningNeo4j, startNeo4j } from '../../scripts/neo4j-server.ts';
import { openNeo4jStore } from '../../server/graph/neo4j/store.ts';
import { ingestDocuments } from '../../server/ingest.ts';
import { startBringing } from '../helpers/bringing-in.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { expectedExports } from '../helpers/held.ts';
import { borrowNeo4j } from '../helpers/neo4j.ts';
import { runProgram } from '../helpers/programs.ts';
import { exportOf } from '../helpers/stores.ts';

const folder = makeFolder();
/** Its disk is not ours to fill; that there is one says that another can be started. */
const neo4j = process.platform === 'win32' || process.env.NEO4J_TEST_URI ? null : await borrowNeo4j();
const running: RunningNeo4j[] = [];
afterAll(async () => {
  for (const one of running) await one.stop('now');
  neo4j?.giveBack();
  folder.remove();
});

/** Each with names of its own, so that each takes room. */
const list = Array.from({ length: 40 }, (_, n) =>
  createDocument(
    `${n}.txt`,
    Array.from(
      { length: 8 },
      (_, i) => `HOLDS_ROLE secretary: Person Người ${n}.${i} -> PartyCommittee Đảng ủy ${n}.${i % 3}`,
    ),
    { date: '2026-02-08' },
  ),
);
const states = expectedExports(list);

/** A Neo4j on a home of ours, with no file of it above `kibibytes`. */
async function start(kibibytes: number | null): Promise<RunningNeo4j> {
  const program = prepareNeo4j(resolve('.cache/neo4j'), () => undefined);
  const java = join(folder.path, 'java');
  if (kibibytes !== null) {
    const script = `#!/usr/bin/env bash\nulimit -f ${kibibytes}\nexec "${program.java}" "$@"\n`;
    writeFileSync(java, script, { mode: 0o755 });
  }
  const started = await startNeo4j(kibibytes === null ? program : { ...program, java }, {
    home: join(folder.path, 'home'),
    port: 0,
    // A log that has its room beforehand would be full long after the other files.
    settings: ['db.tx_log.preallocate=false'],
  });
  running.push(started);
  return started;
}

describe.skipIf(!neo4j)('the full disk of a Neo4j server', { timeout: 900_000 }, () => {
  it('leaves the last good state, is told with its server, and with room again all goes through', async () => {
    const limited = await start(1_024);
    const work = { store: { uri: limited.uri }, documents: list, batch: 2 };
    const { code, done, said } = await startBringing(join(folder.path, 'list.json'), work).ended;
    const told = said.split('\n').find((line) => line.startsWith('failed'));
    expect([code, told], said).toEqual([1, expect.stringMatching(/^failed store-full Neo4j at .* could not write/)]);
    expect(told).toContain(limited.uri);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(list.length);

    // From then on it answers nobody, and a command says so in one line.
    const command = await runProgram('ingest', ['samples/vi-d01.txt'], { NEO4J_URI: limited.uri });
    expect(command.stderr).toMatch(/Make room on its disk, end it with `kill -9`.*start it, then do it again/);
    expect(command.stderr).toContain(limited.uri);
    expect([command.code, command.stderr.trim().split('\n')]).toEqual([69, [expect.any(String)]]);

    await limited.stop('now');
    const { uri } = await start(null);
    const store = await openNeo4jStore({ uri });
    try {
      expect(await exportOf(store)).toBe(states[done]);
      await ingestDocuments({ store, extractor: claimExtractor }, list);
      expect(await exportOf(store)).toBe(states.at(-1));
    } finally {
      await store.close();
    }
  });
});
