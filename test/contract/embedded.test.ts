import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type EmbeddedStore, openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { makeFolder } from '../helpers/folders.ts';
import { describeGraphStore } from './graph-store.ts';

const folder = makeFolder();
afterAll(folder.remove);
describeGraphStore('Grafeo', () => openEmbeddedStore({ folder: folder.path, shuffle: true }));

describe('the embedded store', () => {
  const opened: EmbeddedStore[] = [];
  const made: { remove: () => void }[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    for (const one of made.splice(0)) one.remove();
  });
  const newFolder = () => {
    const one = makeFolder();
    made.push(one);
    return one.path;
  };
  const open = async (path: string) => {
    const store = await openEmbeddedStore({ folder: path, shuffle: true });
    opened.push(store);
    await store.prepare();
    return store;
  };
  const note = (store: EmbeddedStore, key: string) =>
    store.update((transaction) => transaction.writeRecords({ put: [{ kind: 'note', key, body: key }], remove: [] }));

  it('refuses a folder that another process has open, in one sentence', async () => {
    const path = newFolder();
    await open(path);
    await expect(openEmbeddedStore({ folder: path })).rejects.toMatchObject({
      code: 'store-locked',
      message: expect.stringContaining(path),
    });
  });

  it('refuses a folder that cannot be made', async () => {
    const path = newFolder();
    writeFileSync(join(path, 'file'), '');
    await expect(openEmbeddedStore({ folder: join(path, 'file', 'data') })).rejects.toMatchObject({
      code: 'bad-configuration',
    });
  });

  it('refuses a damaged file by name and leaves it as it is', async () => {
    const path = newFolder();
    const store = await open(path);
    await note(store, 'a');
    await store.close();
    const file = join(path, 'graph.grafeo');
    copyFileSync(file, join(path, 'whole'));
    truncateSync(file, 100);
    const damaged = readFileSync(file);
    await expect(openEmbeddedStore({ folder: path })).rejects.toMatchObject({
      code: 'store-damaged',
      message: expect.stringContaining(file),
    });
    expect(readFileSync(file)).toEqual(damaged);
  });

  it('loses nothing that was acknowledged when its process is killed, again and again', async () => {
    const store = await open(newFolder());
    const acknowledged: string[] = [];
    for (let round = 0; round < 6; round++) {
      const writes = Array.from({ length: 10 }, (_, i) => `${round}-${i}`).map(async (key) => {
        await note(store, key);
        acknowledged.push(key);
        // In the middle of the round the process goes down with updates under way.
        if (key === `${round}-4`) process.kill(store.pid() ?? 0, 'SIGKILL');
      });
      await Promise.all(writes);
    }
    const kept = await store.read((transaction) => transaction.readRecords('note'));
    expect(kept.map(({ key }) => key)).toEqual([...acknowledged].sort());
    expect(acknowledged).toHaveLength(60);
  });

  it('keeps everything from one opening to the next, and leaves no process behind', async () => {
    const path = newFolder();
    const first = await open(path);
    await note(first, 'a');
    const pid = first.pid() ?? 0;
    await first.close();
    expect(() => process.kill(pid, 0)).toThrow();
    const second = await open(path);
    expect(await second.read((transaction) => transaction.readRecord('note', 'a'))).not.toBeNull();
    expect(existsSync(join(path, 'readers'))).toBe(false);
  });
});
