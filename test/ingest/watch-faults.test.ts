// A folder that is followed while its disk has its moments: what cannot be read or listed for a while takes nothing along
// and is read when it can be, although nothing about the file has changed since.
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followFolder } from '#server/ingest';
import { claimExtractor } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { exportOf, provideStore } from '../helpers/stores.ts';

/** Paths that the disk refuses at present. A stand-in, for the administrator who may run the tests is refused nothing. */
const disk = vi.hoisted(() => ({ refused: new Set<string>(), refusals: 0 }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Files>();
  const guarded =
    <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (!disk.refused.has(String(args[0]))) return work(...args);
      disk.refusals++;
      throw Object.assign(new Error('refused'), { code: 'EIO', path: args[0] });
    };
  return { ...real, readFile: guarded(real.readFile), readdir: guarded(real.readdir as never) };
});

const store = provideStore();
let folder: ReturnType<typeof makeFolder>;
let leave: AbortController;
let following: Promise<void>;
let told: string[];

beforeEach(() => {
  folder = makeFolder();
  leave = new AbortController();
  told = [];
  disk.refused.clear();
  disk.refusals = 0;
  following = Promise.resolve();
});
afterEach(async () => {
  leave.abort();
  await following;
  folder.remove();
});

const pathOf = (name: string) => join(folder.path, name);
function write(name: string, text: string) {
  mkdirSync(dirname(pathOf(name)), { recursive: true });
  writeFileSync(pathOf(name), text);
}
function follow() {
  following = followFolder({ store: store(), extractor: claimExtractor }, folder.path, leave.signal, (summary) => {
    told.push(...summary.documents.map(({ id, outcome }) => `${id} ${outcome}`));
  });
}
const patience = { timeout: 40_000, interval: 50 };
const hears = (...lines: string[]) => expect.poll(() => told, patience).toEqual(expect.arrayContaining(lines));
const refusals = (least: number) => expect.poll(() => disk.refusals, patience).toBeGreaterThanOrEqual(least);

it('a file that cannot be read for a while is told once, keeps what it said, and is read as soon as it can be', async () => {
  write('a.txt', 'Person Vũ Hồ');
  follow();
  await hears('a.txt added');
  disk.refused.add(pathOf('a.txt'));
  write('a.txt', 'Person Lê Hoàng Nam');
  await hears('a.txt failed');
  expect(await exportOf(store())).toContain('person/vu-ho');
  // Looked at again with whatever else comes, and not complained of again.
  write('b.txt', 'Place Huế');
  await hears('b.txt added');
  expect(disk.refusals).toBeGreaterThanOrEqual(2);
  expect(told.filter((line) => line === 'a.txt failed')).toHaveLength(1);
  disk.refused.clear();
  write('c.txt', 'Place Vinh');
  await hears('a.txt changed', 'c.txt added');
  expect(await exportOf(store())).toContain('person/le-hoang-nam');
  expect(await exportOf(store())).not.toContain('person/vu-ho');
});

it('a folder of which a part cannot be listed for a while loses nothing', async () => {
  write('a.txt', 'Person Vũ Hồ');
  write('more/b.txt', 'Place Huế');
  follow();
  await hears('a.txt added', 'more/b.txt added');
  const before = await exportOf(store());
  disk.refused.add(pathOf('more'));
  write('c.txt', 'Place Vinh');
  await refusals(1);
  disk.refused.clear();
  write('d.txt', 'Place Vinh Long');
  await hears('c.txt added', 'd.txt added');
  expect(told.filter((line) => line.endsWith('removed'))).toEqual([]);
  for (const line of before.split('\n')) expect(await exportOf(store())).toContain(line);
});

it('a text of the same length with the time of the old one, as a copy may bring, is read', async () => {
  write('a.txt', 'Place Huế');
  const day = new Date(Date.UTC(2026, 1, 8));
  utimesSync(pathOf('a.txt'), day, day);
  follow();
  await hears('a.txt added');
  write('.coming', 'Place Huệ');
  utimesSync(pathOf('.coming'), day, day);
  renameSync(pathOf('.coming'), pathOf('a.txt'));
  await hears('a.txt changed');
});
