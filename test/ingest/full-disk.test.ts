// A disk that is full: files may not grow beyond a limit (`ulimit -f`), so that a write fails as it does there. What was
// acknowledged stays, the failure is told for what it is, and with room again the same ingest goes through.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { ingestDocuments } from '../../server/ingest.ts';
import { startBringing } from '../helpers/bringing-in.ts';
import { claimExtractor } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { expectedExports } from '../helpers/held.ts';
import { documents } from '../helpers/histories.ts';
import { environment, root, run } from '../helpers/programs.ts';
import { exportOf } from '../helpers/stores.ts';

const folder = makeFolder();
afterAll(folder.remove);

const list = fc.sample(documents, { seed: 6, numRuns: 14 });
const states = expectedExports(list);
const withFiles = (kibibytes: number) => ['bash', '-c', `ulimit -f ${kibibytes}; exec "$@"`, 'bash'];
const message = /^There is no room left for the graph in .*: .*\. Nothing of what was being written is there/m;

// Windows has no such limits.
describe.skipIf(process.platform === 'win32')('a disk that is full', { timeout: 300_000 }, () => {
  it('leaves the last good state, says that it is full, and with room again all goes through', async () => {
    let fallen = 0;
    for (const kibibytes of [28, 40, 56, 80, 104, 128, 152]) {
      const store = { folder: `${folder.path}/${kibibytes}` };
      const work = { store, documents: list, batch: 1 };
      const { code, done, said } = await startBringing(`${folder.path}/list.json`, work, withFiles(kibibytes)).ended;
      const told = said.split('\n').find((line) => line.startsWith('failed'));
      // A log that the engine cut short in time makes room for all.
      if (code === 0) expect(done).toBe(list.length);
      else {
        expect([code, told?.split(' ')[1]], said).toEqual([1, 'store-full']);
        expect(told?.slice('failed store-full '.length)).toMatch(message);
        fallen++;
      }
      const reopened = await openEmbeddedStore(store);
      try {
        await reopened.prepare();
        expect(await exportOf(reopened), `${kibibytes} KiB`).toBe(states[done]);
        await ingestDocuments({ store: reopened, extractor: claimExtractor }, list);
        expect(await exportOf(reopened)).toBe(states.at(-1));
      } finally {
        await reopened.close();
      }
    }
    expect(fallen).toBeGreaterThan(1);
  });

  it('is told by a command in one line, also where there is no room for an empty graph', async () => {
    for (const kibibytes of [16, 64]) {
      const [command = '', ...args] = withFiles(kibibytes);
      const ingest = [process.execPath, `${root}dist/scripts/ingest.js`, 'samples'];
      const settings = environment({ MACH_DATA: `${folder.path}/command-${kibibytes}` });
      const { code, stderr } = await run(command, [...args, ...ingest], settings);
      expect(stderr).toMatch(message);
      expect([code, stderr.trim().split('\n')]).toEqual([69, [expect.any(String)]]);
    }
  });
});
