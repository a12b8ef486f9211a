// A folder that is followed: what comes, changes and goes there comes, changes and goes in the graph.

import { getEventListeners } from 'node:events';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DocumentId } from '#model/ids';
import { readDocuments } from '#server/documents/read';
import { followFolder, type IngestSummary, ingestDocuments } from '#server/ingest';
import { createInsight } from '#server/truth/insight';
import { empty } from '../contract/graph-store.ts';
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
async function stop() {
  leave.abort();
  await following;
  leave = new AbortController();
}
afterEach(async () => {
  await stop();
  folder.remove();
});

function write(name: string, text: string) {
  mkdirSync(dirname(join(folder.path, name)), { recursive: true });
  writeFileSync(join(folder.path, name), text);
}
function follow(part = '.') {
  const context = { store: store(), extractor: claimExtractor };
  following = followFolder(context, join(folder.path, part), leave.signal, (summary) => {
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

it('a file that is written in halves says in the end what it says as a whole', async () => {
  const [first, second] = ['{"id":"one","text":"Person Vũ Hồ"}\n{"id":"two",', '"text":"Place Huế"}\n'];
  write('a.txt', 'Person Vũ');
  write('b.jsonl', first);
  follow();
  await hears('a.txt added', 'one added', 'b.jsonl:2 failed');
  write('b.jsonl', first + second);
  write('a.txt', 'Person Vũ Hồ\nPlace Vinh');
  await hears('a.txt changed', 'one unchanged', 'two added');
  const followed = await exportOf(store());
  await empty(store());
  await ingestDocuments({ store: store(), extractor: claimExtractor }, readDocuments([folder.path]));
  expect(followed).toBe(await exportOf(store()));
});

it('a file that is deleted and put back is as if it had stayed, and a folder of files may come at once', async () => {
  mkdirSync(`${folder.path}-beside`);
  const names = Array.from({ length: 30 }, (_, n) => `${n}.txt`);
  for (const name of names) writeFileSync(join(`${folder.path}-beside`, name), `Person Vũ Hồ\nPlace ${name}`);
  follow();
  renameSync(`${folder.path}-beside`, join(folder.path, 'more'));
  await hears(...names.map((name) => `more/${name} added`));
  const before = await exportOf(store());
  rmSync(join(folder.path, 'more/7.txt'));
  await hears('more/7.txt removed');
  expect(await exportOf(store())).not.toContain('more/7.txt');
  write('more/7.txt', 'Person Vũ Hồ\nPlace 7.txt');
  await hears('more/7.txt added');
  expect(await exportOf(store())).toBe(before);
});

it('a document whose address or id changes in its file goes by the new one alone, and its earlier text is kept', async () => {
  const page = (address: string, name: string) =>
    write(
      'a.html',
      `<html><head><link rel="canonical" href="${address}"></head><body><p>Person ${name}</p></body></html>`,
    );
  const line = (id: string) => write('b.jsonl', `{${id}"text":"Place Huế"}\n`);
  page('https://a.example/1', 'Vũ Hồ');
  line('"id":"given",');
  follow();
  await hears('https://a.example/1 added', 'given added');
  page('https://a.example/2', 'Lê Hoàng Nam');
  line('');
  await hears('https://a.example/1 removed', 'https://a.example/2 added', 'given removed', 'b.jsonl#1 added');
  const { documents, entities } = await store().read((transaction) => transaction.readGraph());
  expect(documents.map(({ id }) => id)).toEqual(['b.jsonl#1', 'https://a.example/2']);
  expect(entities.map(({ id }) => id)).toEqual(['person/le-hoang-nam', 'place/hue']);
  const [earlier] = await createInsight(store()).versions('https://a.example/1' as DocumentId);
  expect(earlier).toMatchObject({ document: { text: expect.stringContaining('Vũ Hồ') }, until: expect.any(String) });
  line('"id":"given",');
  await hears('b.jsonl#1 removed', 'given added');
});

it('what went or moved while nobody followed goes with the first look, and nothing does where the whole folder is bare', async () => {
  write('a.txt', 'Person Vũ Hồ');
  write('b.txt', 'Place Huế');
  write('c.txt', 'Place Nga');
  write('d.jsonl', '{"id":"given","text":"Person Bùi Thanh Sơn"}\n');
  follow();
  await hears('a.txt added', 'b.txt added', 'c.txt added', 'given added');
  await stop();
  rmSync(join(folder.path, 'a.txt'));
  renameSync(join(folder.path, 'b.txt'), join(folder.path, 'moved.txt'));
  write('moved.txt', 'Place Lào');
  write('d.jsonl', '{"id":"other","text":"Person Lê Hoàng Nam"}\n');
  follow();
  await hears('a.txt removed', 'b.txt removed', 'moved.txt added', 'given removed', 'other added');
  await stop();
  const before = await exportOf(store());
  mkdirSync(`${folder.path}-away`);
  for (const name of ['c.txt', 'moved.txt', 'd.jsonl'])
    renameSync(join(folder.path, name), join(`${folder.path}-away`, name));
  follow();
  // It has looked once it waits for news.
  await vi.waitUntil(() => getEventListeners(leave.signal, 'abort').length === 2);
  expect(await exportOf(store())).toBe(before);
  renameSync(join(`${folder.path}-away`, 'c.txt'), join(folder.path, 'c.txt'));
  await hears('moved.txt removed', 'other removed');
  rmSync(`${folder.path}-away`, { recursive: true });
});

it('another folder with files of the same names takes nothing of this one along', async () => {
  write('one/a.jsonl', '{"id":"given","text":"Person Vũ Hồ"}\n');
  follow('one');
  await hears('given added');
  await stop();
  write('two/b.txt', 'Place Huế');
  follow('two');
  await hears('b.txt added');
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
