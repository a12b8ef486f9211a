// A port that was free when it was chosen, and is not when Neo4j wants it seconds later.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareNeo4j, type RunningNeo4j, startNeo4j } from '../../scripts/neo4j-server.ts';
import { makeFolder } from '../helpers/folders.ts';
import { borrowNeo4j } from '../helpers/neo4j.ts';

const folder = makeFolder();
/** That there is one says that another can be started. */
const neo4j = process.platform === 'win32' || process.env.NEO4J_TEST_URI ? null : await borrowNeo4j();
let running: RunningNeo4j | null = null;
afterAll(async () => {
  await running?.stop('now');
  neo4j?.giveBack();
  folder.remove();
});

describe.skipIf(!neo4j)('a Neo4j whose port was taken meanwhile', { timeout: 300_000 }, () => {
  const program = neo4j ? prepareNeo4j(resolve('.cache/neo4j'), () => undefined) : null;
  const home = join(folder.path, 'home');
  const conf = join(home, 'conf', 'neo4j.conf');
  const first = join(folder.path, 'first.conf');
  /** As Neo4j does the first time, and Neo4j itself from then on; `always` never is. */
  const makeJava = (name: string, always: boolean) => {
    const java = join(folder.path, name);
    const complain = 'echo "PortBindException: bind(..) failed: Address already in use"; exit 1';
    const once = always ? complain : `if [ ! -e "${first}" ]; then cp "${conf}" "${first}"; ${complain}; fi`;
    writeFileSync(java, `#!/usr/bin/env bash\n${once}\nexec "${program?.java}" "$@"\n`, { mode: 0o755 });
    return java;
  };

  it('is started on another', async () => {
    if (!program) return;
    running = await startNeo4j({ ...program, java: makeJava('java', false) }, { home, port: 0 });
    expect(existsSync(first)).toBe(true);
    const [before, after] = [first, conf].map(
      (path) => /listen_address=\S*?(\d+)$/m.exec(readFileSync(path, 'utf8'))?.[1],
    );
    expect(before).toBeDefined();
    expect(running.uri).toBe(`bolt://127.0.0.1:${after}`);
    expect(after).not.toBe(before);
  });

  it('is told where the port was asked for, or where all are taken', async () => {
    if (!program) return;
    const taken = { ...program, java: makeJava('taken', true) };
    const other = join(folder.path, 'other');
    await expect(startNeo4j(taken, { home: other, port: 7_999 })).rejects.toThrow(/Address already in use/);
    await expect(startNeo4j(taken, { home: other, port: 0 })).rejects.toThrow(/Address already in use/);
  });
});
