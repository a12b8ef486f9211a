// A folder that is followed: what comes, changes and goes there comes, changes and goes in the graph.

import { getEventListeners } from 'node:events';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followFolder, type IngestSummary } from '#server/ingest';
import { claimExtractor } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { exportOf, provideStore } from '../helpers/stores.ts';

const store = provideStore();
let folder: ReturnType<typeof makeFolder>;
let leave: AbortController;
let following: Promise<void>;
let told: IngestSummary[];
let hear: () => void = () => undefined;

beforeEach(() => {
  folder = makeFolder();
  leave = new AbortController();
  told = [];
});
afterEach(async () => {
  leave.abort();
  await following;
  folder.remove();
});

const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
function follow() {
  following = followFolder({ store: store(), extractor: claimExtractor }, folder.path, leave.signal, (summary) => {
    told.push(summary);
    hear();
  });
}
/** Waits until everything told so far, taken together, ends with these outcomes. */
async function hears(...outcomes: string[]) {
  const all = () => told.flatMap(({ documents }) => documents.map(({ id, outcome }) => `${id} ${outcome}`));
  while (!outcomes.every((outcome) => all().includes(outcome)))
    await new Promise<void>((resolve) => {
      hear = resolve;
    });
  told = [];
}

it('what is there comes first, then each change, and a file that is gone goes', async () => {
  write('a.txt', 'Person Vũ Hồ');
  follow();
  await hears('a.txt added');
  mkdirSync(join(folder.path, 'more'));
  write('more/b.txt', 'Place Huế');
  await hears('more/b.txt added');
  write('a.txt', 'Person Lê Hoàng Nam');
  await hears('a.txt changed');
  expect(await exportOf(store())).not.toContain('person/vu-ho');
  rmSync(join(folder.path, 'a.txt'));
  await hears('a.txt removed');
  rmSync(join(folder.path, 'more'), { recursive: true });
  await hears('more/b.txt removed');
  expect(await exportOf(store())).toBe('');
});

it('a file that is moved stays one document, and one that cannot be read takes nothing along', async () => {
  write('a.txt', 'Person Vũ Hồ');
  follow();
  await hears('a.txt added');
  renameSync(join(folder.path, 'a.txt'), join(folder.path, 'b.txt'));
  await hears('b.txt unchanged', 'a.txt removed');
  expect(await exportOf(store())).toContain('person/vu-ho');
  write('b.txt', 'broken');
  await hears('b.txt failed');
  expect(await exportOf(store())).toContain('person/vu-ho');
});

it('a folder that goes away takes nothing along', async () => {
  write('a.txt', 'Person Vũ Hồ');
  follow();
  await hears('a.txt added');
  renameSync(folder.path, `${folder.path}-away`);
  renameSync(`${folder.path}-away`, folder.path);
  write('b.txt', 'Place Huế');
  leave.abort();
  await following;
  expect(await exportOf(store())).toContain('person/vu-ho');
});

it('however long a folder is followed, it waits for its end at a fixed number of places', async () => {
  follow();
  const counts: number[] = [];
  for (const name of ['a', 'b', 'c', 'd']) {
    write(`${name}.txt`, `Place ${name}`);
    await hears(`${name}.txt added`);
    counts.push(getEventListeners(leave.signal, 'abort').length);
  }
  expect(Math.max(...counts)).toBeLessThanOrEqual(2);
});
