// One file with everything, and back: the same records, the same graph, or nothing at all.
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GraphStore } from '#graph/store';
import { keptKinds } from '#model/stored';
import { makeBackup, restoreBackup } from '#server/backup';
import { openBackup } from '#server/backup/file';
import { ingestDocuments } from '#server/ingest';
import { createInsight } from '#server/truth/insight';
import { type EmbeddedStore, openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { empty } from '../contract/graph-store.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { fillStore, keptOf } from '../helpers/kept.ts';
import { exportOf } from '../helpers/stores.ts';

const folder = makeFolder();
const file = join(folder.path, 'all.backup');
const now = new Date(Date.UTC(2026, 1, 8, 10));
const stores: EmbeddedStore[] = [];
const open = async (name: string) => {
  const store = await openEmbeddedStore({ folder: join(folder.path, name), shuffle: true });
  stores.push(store);
  await store.prepare();
  return store;
};
let full: GraphStore;
let other: EmbeddedStore;
beforeAll(async () => {
  full = await open('full');
  other = await open('other');
  await fillStore(full);
  await makeBackup(full, file, { now });
});
beforeEach(() => empty(other));
afterAll(async () => {
  for (const store of stores) await store.close();
  folder.remove();
});

const restore = async (path = file, options = {}) => restoreBackup(other, await openBackup(path), options);
const damage = (change: (bytes: Buffer) => Buffer) => {
  const path = join(folder.path, 'damaged.backup');
  writeFileSync(path, change(readFileSync(file)));
  return path;
};

describe('a backup', () => {
  it('has every kind of record that is kept, and counts them', async () => {
    const { header } = await openBackup(file);
    expect(Object.keys(header.records).sort()).toEqual([...keptKinds].sort());
    expect(header).toMatchObject({ format: 1, made: now.toISOString(), records: { document: 3, version: 2 } });
    expect(readFileSync(file)).toHaveLength(1024 + header.bytes);
  });

  it('gives back the same records, graph and history, and another backup of the same bytes', async () => {
    await restore();
    expect(await keptOf(other)).toBe(await keptOf(full));
    expect(await exportOf(other)).toBe(await exportOf(full));
    const told = (store: GraphStore, about: string) => createInsight(store).history(about, { limit: 100, offset: 0 });
    for (const about of ['a.txt', 'person/vu-ho', 'person/le-binh'])
      expect(await told(other, about)).toEqual(await told(full, about));
    const again = join(folder.path, 'again.backup');
    await makeBackup(other, again, { now });
    expect(readFileSync(again)).toEqual(readFileSync(file));
  });

  it('is gone on from as if it had always been there', async () => {
    const third = await open('third');
    await fillStore(third);
    await restore();
    const more = createDocument('e.txt', ['HOLDS_ROLE member: Person Lê Bình -> PartyCommittee Đảng ủy X']);
    for (const store of [third, other]) {
      await ingestDocuments({ store, extractor: claimExtractor }, [more], { now });
    }
    expect(await exportOf(other)).toBe(await exportOf(third));
    expect(await keptOf(other)).toBe(await keptOf(third));
  });

  it('of an empty store is an empty store', async () => {
    const path = join(folder.path, 'nothing.backup');
    await makeBackup(other, path, { now });
    await fillStore(other);
    await restore(path, { replace: true });
    expect(await keptOf(other)).toBe('');
    expect(await exportOf(other)).toBe('');
  });

  it('of the first format is read for good', async () => {
    const old = 'test/backup/format-1.backup';
    await restore(old);
    const records: string[] = [];
    for await (const { kind, key } of (await openBackup(old)).records()) records.push(`${kind} ${key}`);
    const kept = (await keptOf(other)).split('\n').map((line) => JSON.parse(line) as { kind: string; key: string });
    expect(kept.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual(records.sort());
    expect(records).toHaveLength(25);
    expect(await exportOf(other)).toBe(await exportOf(full));
  });
});

describe('a restore', () => {
  const cases: [string, (bytes: Buffer) => Buffer, RegExp][] = [
    ['an empty file', () => Buffer.alloc(0), /is no backup of Mạch/],
    ['another file', () => Buffer.from('{"id":"a","text":"b"}\n'), /is no backup of Mạch/],
    ['a first line that is cut', (bytes) => bytes.subarray(0, 300), /is cut within its first line/],
    ['a first line alone', (bytes) => bytes.subarray(0, 1024), /is cut: it has 1024 bytes of \d+/],
    ['a file that lacks its last byte', (bytes) => bytes.subarray(0, -1), /is cut: it has \d+ bytes of \d+/],
    ['a file with something behind it', (bytes) => Buffer.concat([bytes, Buffer.from('x')]), /has 1 bytes too many/],
    ['an older format', (bytes) => rewrite(bytes, '"format":1', '"format":0'), /older than 1: restore it with the/],
    ['a newer format', (bytes) => rewrite(bytes, '"format":1', '"format":2'), /is of format 2, .* a newer Mạch/],
    ['kinds of later', (bytes) => rewrite(bytes, '"log"', '"lag"'), /of the kind “lag”, which this program does not/],
    ['other counts', (bytes) => rewrite(bytes, '"document":3', '"document":4'), /its checksum differs/],
    ['no sense', (bytes) => rewrite(bytes, '"format":1', '"format":"'), /first line makes no sense/],
  ];
  const rewrite = (bytes: Buffer, from: string, to: string) => {
    const at = bytes.indexOf(from);
    const changed = Buffer.from(bytes);
    changed.write(to, at);
    return changed;
  };

  it.each(cases)('refuses %s, and writes nothing', async (_, change, message) => {
    const path = damage(change);
    await expect(restore(path, { replace: true })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(openBackup(path)).rejects.toThrow(message);
    await expect(openBackup(path)).rejects.toThrow(path);
  });

  it('refuses a file of which any one byte is another', async () => {
    const bytes = readFileSync(file);
    const blank = (at: number) => at < 1024 && at > bytes.indexOf(' '.repeat(10));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        fc.pre(!blank(at));
        const path = damage((copy) => {
          copy[at] = (copy[at] ?? 0) ^ change;
          return copy;
        });
        await expect(openBackup(path)).rejects.toMatchObject({ code: 'bad-input' });
      }),
      { numRuns: 150 },
    );
  });

  it('refuses what is not there', async () => {
    await expect(openBackup(join(folder.path, 'missing'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
    await expect(openBackup(folder.path)).rejects.toThrow(/cannot be read \(EISDIR\)/);
  });

  it('leaves a store that is not empty as it is, unless told to replace it', async () => {
    await ingestDocuments({ store: other, extractor: claimExtractor }, [createDocument('x.txt', ['Person Mai'])]);
    const before = await keptOf(other);
    await expect(restore()).rejects.toMatchObject({
      code: 'bad-argument',
      message: expect.stringContaining('it has 1 documents, 1 entries of the log. --replace'),
    });
    expect(await keptOf(other)).toBe(before);
    await restore(file, { replace: true });
    expect(await keptOf(other)).toBe(await keptOf(full));
    expect(await exportOf(other)).toBe(await exportOf(full));
  });

  it('that fails or is stopped half way leaves what was there', async () => {
    await ingestDocuments({ store: other, extractor: claimExtractor }, [createDocument('x.txt', ['Person Mai'])]);
    const before = [await keptOf(other), await exportOf(other)];
    const path = damage((bytes) => bytes);
    const backup = await openBackup(path);
    // Somebody cuts the file after it was looked through.
    truncateSync(path, readFileSync(path).length - 20);
    await expect(restoreBackup(other, backup, { replace: true })).rejects.toMatchObject({ code: 'bad-input' });
    const leave = new AbortController();
    const stopped = restore(file, { replace: true, signal: leave.signal, onProgress: () => leave.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect([await keptOf(other), await exportOf(other)]).toEqual(before);
  });

  it('goes through although the engine’s process is killed under it', async () => {
    let kills = 0;
    await restore(file, {
      onProgress: () => {
        if (kills++ < 2) process.kill(other.pid() ?? 0, 'SIGKILL');
      },
    });
    expect(kills).toBeGreaterThan(2);
    expect(await keptOf(other)).toBe(await keptOf(full));
    expect(await exportOf(other)).toBe(await exportOf(full));
  });
});

describe('a backup that cannot be written', () => {
  it.each([
    ['a folder', () => folder.path, /is there and is no backup of Mạch/],
    ['a file of somebody else', () => join(folder.path, 'full', 'graph.grafeo'), /is there and is no backup of Mạch/],
    ['a folder that is not there', () => join(folder.path, 'no/such/a.backup'), /cannot be written \(ENOENT\)/],
  ])('is refused: %s', async (_, path, message) => {
    await expect(makeBackup(full, path())).rejects.toMatchObject({ code: 'bad-configuration' });
    await expect(makeBackup(full, path())).rejects.toThrow(message);
  });

  it.skipIf(!existsSync('/dev/full'))('says so where the disk is full, and leaves the earlier one', async () => {
    const path = damage((bytes) => bytes);
    symlinkSync('/dev/full', `${path}.part`);
    await expect(makeBackup(full, path)).rejects.toMatchObject({
      code: 'bad-configuration',
      message: expect.stringMatching(/^There is no room for .*damaged\.backup \(ENOSPC\)\. Make room, /),
    });
    expect(readFileSync(path)).toEqual(readFileSync(file));
    expect(readdirSync(folder.path)).not.toContain('damaged.backup.part');
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  it('that is stopped leaves nothing of it', async () => {
    const leave = new AbortController();
    const path = join(folder.path, 'stopped.backup');
    const stopped = makeBackup(full, path, { signal: leave.signal, onProgress: () => leave.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(folder.path).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });
});
