// Files that give other documents than before: what their old ones become, so that nothing stale stays and nothing goes
// that is another document.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '#model/document';
import type { DocumentId } from '#model/ids';
import { readDocuments } from '#server/documents/read';
import { ingestDocuments } from '#server/ingest';
import type { Succession } from '#server/truth/files';
import { createInsight } from '#server/truth/insight';
import { empty } from '../contract/graph-store.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { createMemoryStore } from '../helpers/memory-store.ts';
import { exportOf, provideStore } from '../helpers/stores.ts';

const store = provideStore();
let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

function write(name: string, text: string) {
  const path = join(folder.path, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const page = (name: string, address: string | null, claim: string) =>
  write(
    name,
    `<html><head>${address ? `<link rel="canonical" href="${address}">` : ''}</head><body><p>${claim}</p></body></html>`,
  );
const lines = (name: string, ...all: readonly { readonly id?: string; readonly text: string }[]) =>
  write(name, all.map((one) => `${JSON.stringify(one)}\n`).join(''));
const ingest = async (succession: Succession = 'sure', paths = [folder.path]) => {
  const context = { store: store(), extractor: claimExtractor };
  const { documents } = await ingestDocuments(context, readDocuments(paths, { repetitions: true }), { succession });
  return documents.filter(({ outcome }) => outcome !== 'unchanged').map(({ id, outcome }) => `${outcome} ${id}`);
};
const held = async () =>
  (await store().read((transaction) => transaction.readGraph())).documents.map(({ id }) => id as string);
const history = async (about: string) =>
  (await createInsight(store()).history(about, { limit: 10, offset: 0 })).entries.flatMap((entry) =>
    entry.kind === 'document' ? [`${entry.outcome} ${entry.document}`] : [],
  );
const versions = async (id: string) =>
  (await createInsight(store()).versions(id as DocumentId)).map(({ document }) => document.text.trim());

describe('a document whose file says another id or address', () => {
  it('was known by its path: the new one takes its place, with its earlier text', async () => {
    page('a.html', null, 'Person Vũ Hồ');
    expect(await ingest()).toEqual(['added a.html']);
    page('a.html', 'https://a.example/1', 'Person Lê Hoàng Nam');
    expect(await ingest()).toEqual(['added https://a.example/1', 'removed a.html']);
    expect(await held()).toEqual(['https://a.example/1']);
    expect(await history('https://a.example/1')).toEqual(['moved https://a.example/1']);
    expect(await versions('https://a.example/1')).toEqual(['Person Vũ Hồ', 'Person Lê Hoàng Nam']);
    expect(await ingest()).toEqual([]);
  });

  it('has the same text: it is that document, whichever way it was known', async () => {
    page('a.html', 'https://a.example/1', 'Person Vũ Hồ');
    await ingest();
    const before = await exportOf(store());
    page('a.html', 'https://a.example/2', 'Person Vũ Hồ');
    expect(await ingest()).toEqual(['added https://a.example/2', 'removed https://a.example/1']);
    expect(await versions('https://a.example/2')).toEqual(['Person Vũ Hồ', 'Person Vũ Hồ']);
    page('a.html', null, 'Person Vũ Hồ');
    expect(await ingest()).toEqual(['added a.html', 'removed https://a.example/2']);
    page('a.html', 'https://a.example/1', 'Person Vũ Hồ');
    await ingest();
    expect(await exportOf(store())).toBe(before);
  });

  it('has another text: it may be a new page in a file of the same name, and stays until it is to be replaced', async () => {
    page('today.html', 'https://a.example/1', 'Person Vũ Hồ');
    await ingest();
    page('today.html', 'https://a.example/2', 'Person Lê Hoàng Nam');
    expect(await ingest()).toEqual(['added https://a.example/2', 'kept https://a.example/1']);
    expect(await ingest()).toEqual(['kept https://a.example/1']);
    expect(await held()).toEqual(['https://a.example/1', 'https://a.example/2']);
    expect(await ingest('all')).toEqual(['removed https://a.example/1']);
    expect(await held()).toEqual(['https://a.example/2']);
    expect(await history('https://a.example/1')).toEqual(['removed https://a.example/1', 'added https://a.example/1']);
  });

  it('is given by another file of the same run: nothing goes', async () => {
    page('a.html', 'https://a.example/1', 'Person Vũ Hồ');
    await ingest();
    page('a.html', 'https://a.example/2', 'Person Lê Hoàng Nam');
    page('b.html', 'https://a.example/1', 'Person Vũ Hồ');
    expect(await ingest('all')).toEqual(['added https://a.example/2']);
    expect(await held()).toEqual(['https://a.example/1', 'https://a.example/2']);
  });
});

it('a document of an id of its own that is found in another file goes by that path, and no more is told of it', async () => {
  lines('a.jsonl', { id: 'given', text: 'Person Vũ Hồ' });
  await ingest();
  renameSync(join(folder.path, 'a.jsonl'), join(folder.path, 'b.jsonl'));
  expect(await ingest()).toEqual([]);
  const { documents } = await store().read((transaction) => transaction.readGraph());
  expect(documents.map(({ path }) => path)).toEqual(['b.jsonl#1']);
  const [entry] = (await createInsight(store()).history('given', { limit: 1, offset: 0 })).entries;
  expect(entry).toMatchObject({ outcome: 'moved', from: 'a.jsonl#1', named: [], unnamed: [] });
  expect(await versions('given')).toEqual(['Person Vũ Hồ']);
});

it('a document of which only address or publisher are corrected is changed, and shows them', async () => {
  write('a.jsonl', '{"id":"given","url":"https://a.example/1","publisher":"A","text":"Person Vũ Hồ"}\n');
  await ingest();
  write('a.jsonl', '{"id":"given","url":"https://b.example/1","publisher":"B","text":"Person Vũ Hồ"}\n');
  expect(await ingest()).toEqual(['changed given']);
  const { documents } = await store().read((transaction) => transaction.readGraph());
  expect(documents).toMatchObject([{ id: 'given', url: 'https://b.example/1', publisher: 'B' }]);
});

describe('a file of many lines', () => {
  it('that is shorter leaves no line behind that was known by its number alone', async () => {
    lines('a.jsonl', { text: 'Person Vũ Hồ' }, { text: 'Place Huế' }, { id: 'given', text: 'Place Nga' });
    await ingest();
    lines('a.jsonl', { text: 'Person Vũ Hồ' });
    expect(await ingest()).toEqual(['removed a.jsonl#2', 'kept given']);
    expect(await ingest('all')).toEqual(['removed given']);
    expect(await held()).toEqual(['a.jsonl#1']);
  });

  it('whose lines only change places stays as it is', async () => {
    lines('a.jsonl', { id: 'one', text: 'Person Vũ Hồ' }, { id: 'two', text: 'Place Huế' });
    await ingest();
    lines(
      'a.jsonl',
      { id: 'new', text: 'Place Nga' },
      { id: 'two', text: 'Place Huế' },
      { id: 'one', text: 'Person Vũ Hồ' },
    );
    expect(await ingest('all')).toEqual(['added new']);
  });

  it('of which one cannot be read takes nothing along', async () => {
    lines('a.jsonl', { text: 'Person Vũ Hồ' }, { text: 'Place Huế' });
    await ingest();
    write('a.jsonl', '{"text":"Person Vũ Hồ"}\n{"text":"Place Hu');
    expect(await ingest()).toEqual(['failed a.jsonl:2']);
    expect(await held()).toEqual(['a.jsonl#1', 'a.jsonl#2']);
    lines('a.jsonl', { text: 'Person Vũ Hồ' });
    expect(await ingest()).toEqual(['removed a.jsonl#2']);
  });
});

it('a dry run tells what would go and writes nothing', async () => {
  page('a.html', null, 'Person Vũ Hồ');
  await ingest();
  const before = await exportOf(store());
  page('a.html', 'https://a.example/1', 'Person Lê Hoàng Nam');
  const context = { store: store(), extractor: claimExtractor };
  const { documents, difference } = await ingestDocuments(context, readDocuments([folder.path]), { dryRun: true });
  expect(documents).toContainEqual({ id: 'a.html', outcome: 'removed', reason: null });
  expect(difference.removed.entities.map(({ id }) => id)).toEqual(['person/vu-ho']);
  expect(await exportOf(store())).toBe(before);
  expect(await ingest()).toEqual(['added https://a.example/1', 'removed a.html']);
});

it('files that are read again and again, replacing, come to what their last state gives alone', async () => {
  const memory = createMemoryStore();
  const context = { store: memory, extractor: claimExtractor };
  const claims = ['Person Vũ Hồ', 'Person Lê Hoàng Nam', 'Place Huế', 'MET: Person Vũ Hồ -> Person Lê Hoàng Nam'];
  const entry = fc.record({
    id: fc.constantFrom(null, null, 'one', 'two', 'both'),
    claim: fc.constantFrom(...claims),
  });
  const state = fc.dictionary(fc.constantFrom('a.jsonl', 'b.jsonl'), fc.array(entry, { minLength: 1, maxLength: 3 }), {
    minKeys: 1,
  });
  const read = (files: Record<string, { id: string | null; claim: string }[]>): Document[] => {
    const all = Object.entries(files).flatMap(([file, own]) =>
      own.map(({ id, claim }, i) => {
        const path = `${file}#${i + 1}`;
        // Two files that give one id and say different things are an error of theirs.
        if (id === 'both') return createDocument(id, ['Place Nga'], { path });
        return createDocument(id ? `${id} of ${file}` : path, [claim], { path });
      }),
    );
    // Of two in one file the first counts.
    const firsts = new Map(all.toReversed().map((one) => [one.id, one.hash]));
    return all.filter(({ id, hash }) => firsts.get(id) === hash);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(state, { minLength: 2, maxLength: 5 }), async (states) => {
      await empty(memory);
      const last = new Map<string, { id: string | null; claim: string }[]>();
      for (const files of states) {
        await ingestDocuments(context, read(files), { succession: 'all' });
        for (const [file, own] of Object.entries(files)) last.set(file, own);
      }
      // Whatever one of the two files gave last, also where the other one gave it up in between.
      await ingestDocuments(context, read(Object.fromEntries(last)), { succession: 'all' });
      const graph = await exportOf(memory);
      await empty(memory);
      await ingestDocuments(context, read(Object.fromEntries(last)));
      expect(graph).toBe(await exportOf(memory));
    }),
    { numRuns: 300 },
  );
});
