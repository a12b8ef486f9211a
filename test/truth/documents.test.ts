// Which documents count, what became of their earlier contents, and what the log tells of it.
import { describe, expect, it } from 'vitest';
import type { DocumentId, EntityId } from '#model/ids';
import { type Extractor, ingestDocuments, removeDocuments } from '#server/ingest';
import { createInsight } from '#server/truth/insight';
import { judge } from '#server/truth/judge';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { exportOf, provideStore } from '../helpers/stores.ts';

const store = provideStore();
let minutes = 0;
const tick = () => new Date(Date.UTC(2026, 1, 8, 9, minutes++));
const bringIn = async (documents: ReturnType<typeof createDocument>[], extractor: Extractor = claimExtractor) => {
  const summary = await ingestDocuments({ store: store(), extractor }, documents, { now: tick() });
  return summary.documents.map(({ id, outcome }) => `${id} ${outcome}`);
};
const takeOut = (...ids: string[]) => removeDocuments({ store: store() }, ids as DocumentId[], { now: tick() });
const documentIds = async () =>
  (await store().read((transaction) => transaction.readGraph())).documents.map(({ id }) => id as string);
const history = async (about: string | null = null) =>
  (await createInsight(store()).history(about, { limit: 100, offset: 0 })).entries.map((entry) =>
    entry.kind === 'document'
      ? `${entry.document} ${entry.outcome}`
      : entry.kind === 'judgement'
        ? `${entry.judgement.kind} ${entry.outcome}`
        : entry.kind,
  );

const lines = ['CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV'];

describe('one content', () => {
  it('at another path is the same document, which is not read again', async () => {
    let read = 0;
    const counting: Extractor = {
      rules: claimExtractor.rules,
      extract(document) {
        read++;
        return claimExtractor.extract(document);
      },
    };
    expect(await bringIn([createDocument('a.txt', lines)], counting)).toEqual(['a.txt added']);
    const before = await exportOf(store());
    expect(await bringIn([createDocument('moved/a.txt', lines)], counting)).toEqual(['moved/a.txt unchanged']);
    expect(await bringIn([createDocument('moved/a.txt', lines)], counting)).toEqual(['moved/a.txt unchanged']);
    expect(await exportOf(store())).toBe(before);
    expect(read).toBe(1);
  });

  it('goes by the same path in whatever order its places are read, in one go or not', async () => {
    const places = ['b/c.txt', 'z.txt', 'a/b/c.txt', 'zz.txt'];
    const exports = new Set<string>();
    for (const order of [places, [...places].reverse(), ['a/b/c.txt', 'z.txt', 'b/c.txt', 'zz.txt']]) {
      await bringIn(order.map((place) => createDocument(place, lines)));
      expect(await documentIds()).toEqual(['z.txt']);
      exports.add(await exportOf(store()));
      await takeOut(...places);
      for (const place of order) await bringIn([createDocument(place, lines)]);
      exports.add(await exportOf(store()));
      await takeOut(...places);
      expect(await exportOf(store())).toBe('');
    }
    expect(exports.size).toBe(1);
  });

  it('stays while one of its places is left, and as if the others had never been', async () => {
    await bringIn([createDocument('a.txt', lines)]);
    const alone = await exportOf(store());
    await bringIn([createDocument('b/a.txt', lines)]);
    await takeOut('b/a.txt');
    expect(await exportOf(store())).toBe(alone);
    await bringIn([createDocument('b/a.txt', lines)]);
    await takeOut('a.txt');
    expect(await documentIds()).toEqual(['b/a.txt']);
    await takeOut('b/a.txt');
    expect(await exportOf(store())).toBe('');
  });

  it('at two addresses, or under two ids that were given, is two documents', async () => {
    const one = createDocument('https://a.example/1', lines, { path: null });
    const other = createDocument('https://b.example/1', lines, { path: null });
    expect(await bringIn([one, other])).toEqual(['https://a.example/1 added', 'https://b.example/1 added']);
    expect(await bringIn([createDocument('a.txt', lines)])).toEqual(['a.txt added']);
    expect(await documentIds()).toHaveLength(3);
  });

  it('leaves its path to another one, and comes to count where it lies beside', async () => {
    await bringIn([createDocument('a.txt', lines), createDocument('b/a.txt', lines)]);
    expect(await bringIn([createDocument('a.txt', ['Place Huế'])])).toEqual(['a.txt changed']);
    expect(await documentIds()).toEqual(['a.txt', 'b/a.txt']);
    expect(await bringIn([createDocument('a.txt', lines)])).toEqual(['a.txt changed']);
    expect(await documentIds()).toEqual(['a.txt']);
  });

  it('is read anew by other rules', async () => {
    await bringIn([createDocument('a.txt', lines)]);
    const other: Extractor = {
      rules: 'claims-2',
      extract: (document) => ({ ...claimExtractor.extract(document), facts: [] }),
    };
    expect(await bringIn([createDocument('a.txt', lines)], other)).toEqual(['a.txt changed']);
    expect(await exportOf(store())).not.toContain('CHAIRED');
    expect(await history()).toEqual(['a.txt reread', 'a.txt added']);
  });
});

describe('earlier contents', () => {
  const versions = async (id: string) =>
    (await createInsight(store()).versions(id as DocumentId)).map(({ document, since, until }) => [
      document.text,
      since.slice(11, 16),
      until?.slice(11, 16) ?? null,
    ]);

  it('are kept with their times, through removal and return', async () => {
    minutes = 0;
    await bringIn([createDocument('a.txt', ['Place Huế'])]);
    await bringIn([createDocument('a.txt', ['Place Vinh'])]);
    expect(await versions('a.txt')).toEqual([
      ['Place Huế', '09:00', '09:01'],
      ['Place Vinh', '09:01', null],
    ]);
    await takeOut('a.txt');
    expect(await versions('a.txt')).toEqual([
      ['Place Huế', '09:00', '09:01'],
      ['Place Vinh', '09:01', '09:02'],
    ]);
    await bringIn([createDocument('a.txt', ['Place Huế'])]);
    expect((await versions('a.txt')).at(-1)).toEqual(['Place Huế', '09:03', null]);
    expect(await versions('b.txt')).toEqual([]);
  });
});

describe('the log', () => {
  it('tells of each document what came and went, with its sentence', async () => {
    await bringIn([createDocument('a.txt', lines)]);
    await bringIn([createDocument('a.txt', ['CHAIRED: Person Vũ Hồ -> Conference Đại hội XV'])]);
    await takeOut('a.txt');
    const { entries, total } = await createInsight(store()).history('a.txt', { limit: 2, offset: 0 });
    expect(total).toBe(3);
    expect(entries).toMatchObject([
      { outcome: 'removed', named: [], unnamed: ['conference/dai-hoi-xv', 'person/vu-ho'] },
      {
        outcome: 'changed',
        named: ['conference/dai-hoi-xv'],
        unnamed: ['conference/hoi-nghi-xiv'],
        stated: [
          { relationship: 'CHAIRED|person/vu-ho|conference/dai-hoi-xv', sentence: expect.stringMatching(/^CHAIRED/) },
        ],
        unstated: [{ relationship: 'CHAIRED|person/vu-ho|conference/hoi-nghi-xiv' }],
      },
    ]);
  });

  it('tells of each entity, under ids that led to it too, and of what somebody decided', async () => {
    await bringIn([createDocument('a.txt', lines), createDocument('b.txt', ['Person Vũ Văn Hồ'])]);
    await bringIn([createDocument('c.txt', ['Place Huế'])]);
    const entities = ['person/vu-ho', 'person/vu-van-ho'] as EntityId[];
    await judge(store(), { kind: 'merge', entities, who: 'a', why: '' }, { dryRun: false, now: tick() });
    expect(await history('person/vu-ho')).toEqual(['identity', 'merge made', 'b.txt added', 'a.txt added']);
    expect(await history('place/hue')).toEqual(['c.txt added']);
    expect(await history()).toHaveLength(5);
    expect(await history('place/none')).toEqual([]);
  });

  it('tells nothing of what was only tried, and nothing of what changed nothing', async () => {
    await bringIn([createDocument('a.txt', lines)]);
    const options = { dryRun: true, now: tick() };
    await ingestDocuments(
      { store: store(), extractor: claimExtractor },
      [createDocument('b.txt', ['Place Huế'])],
      options,
    );
    await bringIn([createDocument('a.txt', lines)]);
    await takeOut('b.txt');
    expect(await history()).toEqual(['a.txt added']);
  });

  it('tells that a document goes by another path', async () => {
    await bringIn([createDocument('a/b.txt', lines)]);
    await bringIn([createDocument('b.txt', lines)]);
    expect(await history('a/b.txt')).toEqual(['b.txt moved', 'a/b.txt added']);
  });
});
