// A user's own words, and the documents that are there already: read anew by them, and as before once they are gone.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentId } from '#model/ids';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';
import { type EmbeddedStore, openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { ingestDocuments, storedDocuments } from '../../server/ingest.ts';
import { makeFolder } from '../helpers/folders.ts';
import { root } from '../helpers/programs.ts';

const folder = makeFolder();
const words = join(folder.path, 'words');
let store: EmbeddedStore;
beforeAll(async () => {
  store = await openEmbeddedStore({ folder: join(folder.path, 'graph'), shuffle: true });
  await store.prepare();
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

/** The files that the manual shows, as it shows them. */
function writeShown(): void {
  const manual = readFileSync(join(root, 'docs/own-words.md'), 'utf8');
  for (const [, path = '', lines = ''] of manual.matchAll(/^# data\/words\/(\S+\.tsv)\n((?:[^\n#`][^\n]*\n)+)/gm)) {
    mkdirSync(join(words, path, '..'), { recursive: true });
    writeFileSync(join(words, path), lines);
  }
  writeFileSync(join(words, 'vi/rings.tsv'), 'form\tmeaning\tnote\nVòng\tring\t\n');
  writeFileSync(join(words, 'vi/rules.jsonl'), `${/^\{"id".*$/m.exec(manual)?.[0]}\n`);
}

const texts = [
  'Chiều 8/2/2026, Vòng Sen Vàng tổ chức hội thảo tại Hà Nội.',
  'The Golden Lotus Ring held a seminar in Hanoi on February 9, 2026.',
  'Chiều 8/2/2026, Đại sứ quán Việt Nam tại Xứ Sao Mai tổ chức hội thảo tại Bến Sao.',
  'Chiều 8/2/2026, Vòng Trăng Non tổ chức hội thảo tại Hà Nội.',
];
const documents = texts.map((text, i) => ({ ...readText(text), id: `words-${i}` as DocumentId }));
const names = async () =>
  (await store.read((transaction) => transaction.readGraph())).entities
    .flatMap(({ names: forms }) => forms.map(({ form }) => form))
    .sort();

it('the words that the manual shows are read in documents that are stored already, until they are taken away', async () => {
  const plain = await createExtractor();
  await ingestDocuments({ store, extractor: plain }, documents);
  const before = await names();
  expect(before).not.toEqual(expect.arrayContaining(['Golden Lotus Ring']));

  writeShown();
  const own = await createExtractor(words);
  const again = await ingestDocuments({ store, extractor: own }, await storedDocuments({ store }));
  expect(again.documents.map(({ outcome }) => outcome)).not.toContain('unchanged');
  expect(await names()).toEqual(
    expect.arrayContaining([
      'Vòng Sen Vàng',
      'Golden Lotus Ring',
      'Vòng Trăng Non',
      'Đại sứ quán Việt Nam tại Xứ Sao Mai',
      'Bến Sao',
    ]),
  );
  const { entities } = await store.read((transaction) => transaction.readGraph());
  const ring = entities.find(({ names: forms }) => forms.some(({ form }) => form === 'Vòng Sen Vàng'));
  expect(ring?.names.map(({ form }) => form)).toContain('Golden Lotus Ring');
  const twice = await ingestDocuments({ store, extractor: own }, await storedDocuments({ store }));
  expect(new Set(twice.documents.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));

  await ingestDocuments({ store, extractor: plain }, await storedDocuments({ store }));
  expect(await names()).toEqual(before);
});
