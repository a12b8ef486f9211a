// Turns that a history may take and nobody bets on: what comes of corrections, abbreviations and clocks when the documents
// under them change. Each is held against the graph of a store that saw nothing but what stands at the end.
import { describe, expect, it } from 'vitest';
import type { Document } from '#model/document';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';
import type { JudgementRequest } from '#model/judgement';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';
import { type Extractor, ingestDocuments, removeDocuments } from '#server/ingest';
import { makeSideStore } from '#server/time/side-store';
import { createTimes } from '#server/time/times';
import { createInsight } from '#server/truth/insight';
import { importJudgements, judge, listJudgements, withdraw } from '#server/truth/judge';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { createMemoryStore } from '../helpers/memory-store.ts';
import { exportOf, provideStore } from '../helpers/stores.ts';

const store = provideStore();
let minutes = 0;
const tick = () => ({ dryRun: false, now: new Date(Date.UTC(2026, 1, 8, 9, minutes++)) });
const bringIn = (documents: readonly Document[], extractor: Extractor = claimExtractor) =>
  ingestDocuments({ store: store(), extractor }, documents, tick());
const takeOut = (...ids: string[]) => removeDocuments({ store: store() }, ids as DocumentId[], tick());
type Wish = JudgementRequest extends infer R ? (R extends unknown ? Omit<R, 'who' | 'why'> : never) : never;
const decide = async (wish: Wish) =>
  (await judge(store(), { ...wish, who: 'An editor', why: 'a test' } as JudgementRequest, tick())).judgement;
const entities = (...ids: string[]) => ids as EntityId[];
const readGraph = () => store().read((transaction) => transaction.readGraph());
const people = async () => (await readGraph()).entities.flatMap(({ id, type }) => (type === 'Person' ? [id] : []));
const edges = async () => (await readGraph()).relationships.map(({ id }) => id as string);

/** The export of a store that has only these documents and the judgements that stand. */
async function afresh(documents: readonly Document[], extractor: Extractor = claimExtractor): Promise<string> {
  const fresh = createMemoryStore();
  await ingestDocuments({ store: fresh, extractor }, documents);
  await importJudgements(fresh, await listJudgements(store()), tick());
  return exportOf(fresh);
}

const office = (name: string, body: string) => `HOLDS_ROLE secretary: Person ${name} -> PartyCommittee ${body}`;

describe('a merge', () => {
  const [a, b] = [createDocument('a.txt', ['Person Vũ Hồ']), createDocument('b.txt', ['Person Vũ Văn Hồ'])];

  it('of two that become one by themselves makes no difference any more, made or withdrawn', async () => {
    await bringIn([a, b]);
    const { id } = await decide({ kind: 'merge', entities: entities('person/vu-ho', 'person/vu-van-ho') });
    const same = [
      createDocument('a.txt', ['Person Vũ Đức Hồ']),
      createDocument('b.txt', ['Person Vũ Đức Hồ', 'Place Huế']),
    ];
    await bringIn(same);
    expect(await people()).toHaveLength(1);
    expect(await exportOf(store())).toBe(await afresh(same));
    await withdraw(store(), [id], tick());
    expect(await exportOf(store())).toBe(await afresh(same));
    await bringIn([a, b]);
    expect(await people()).toEqual(['person/vu-ho', 'person/vu-van-ho']);
  });

  it('of which one side is gone holds again when it comes back, and its id has led on all the while', async () => {
    await bringIn([a, b]);
    await decide({ kind: 'merge', entities: entities('person/vu-ho', 'person/vu-van-ho') });
    const merged = await exportOf(store());
    await takeOut('a.txt');
    expect(await exportOf(store())).toBe(await afresh([b]));
    await takeOut('b.txt');
    expect(await exportOf(store())).toBe('');
    await bringIn([b]);
    await bringIn([a]);
    expect(await exportOf(store())).toBe(merged);
  });
});

describe('a split', () => {
  it('holds when the sentence of the mention changes, and when the whole document says something else and comes back', async () => {
    const [a, b] = ['a.txt', 'b.txt'].map((id) => createDocument(id, [office('Vũ Hồ', 'Đảng ủy X'), `Place ${id}`]));
    if (!a || !b) throw new Error('There are two.');
    await bringIn([a, b]);
    await decide({ kind: 'split', entity: 'person/vu-ho' as EntityId, parts: [{ document: b.id }] });
    const apart = await exportOf(store());
    const other = createDocument('b.txt', ['Place Huế', 'CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV']);
    await bringIn([other]);
    expect(await people()).toHaveLength(2);
    expect(await exportOf(store())).toBe(await afresh([a, other]));
    await bringIn([createDocument('b.txt', ['Place Huế'])]);
    expect(await people()).toHaveLength(1);
    await bringIn([b]);
    expect(await exportOf(store())).toBe(apart);
  });
});

describe('“never the same”', () => {
  it('holds between two that come to share an office and a body, and ends with its withdrawal', async () => {
    const a = createDocument('a.txt', [office('Vũ Hồ', 'Đảng ủy Lào {party_committee(in=LA)}')]);
    const b = createDocument('b.txt', [office('Vũ Văn Hồ', 'Đảng ủy Nga {party_committee(in=RU)}')]);
    await bringIn([a, b]);
    const { id } = await decide({ kind: 'never-same', entities: entities('person/vu-ho', 'person/vu-van-ho') });
    const same = createDocument('b.txt', [office('Vũ Hồ', 'Đảng ủy Lào {party_committee(in=LA)}'), 'Person Vũ Văn Hồ']);
    await bringIn([same]);
    expect(await exportOf(store())).toBe(await afresh([a, same]));
    await withdraw(store(), [id], tick());
    expect(await exportOf(store())).toBe(await afresh([a, same]));
  });
});

describe('a fact that is hidden', () => {
  const hidden = 'CHAIRED|person/vu-ho|conference/hoi-nghi-xiv';
  const line = 'CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV @2026-02-02';
  const text = createDocument('a.txt', [line], { date: '2026-02-03' });

  it('is hidden on every day, known or held, for a correction is no news; withdrawn, it is there on each', async () => {
    await bringIn([text]);
    const times = createTimes(store(), makeSideStore);
    const edgesAt = (asOf: string | null, knownOn: string | null) =>
      times.at({ asOf, knownOn }, async (view) =>
        (await view.store.read((transaction) => transaction.readGraph())).relationships.map(({ id }) => id as string),
      );
    const moments = [
      ['2026-02-02', null],
      [null, '2026-02-03'],
      [null, '2026-02-02'],
    ] as const;
    const all = () => Promise.all(moments.map(([asOf, knownOn]) => edgesAt(asOf, knownOn)));
    try {
      expect(await all()).toEqual([[hidden], [hidden], []]);
      const { id } = await decide({ kind: 'hide-fact', relationship: hidden as RelationshipId, document: null });
      expect(await all()).toEqual([[], [], []]);
      await withdraw(store(), [id], tick());
      expect(await all()).toEqual([[hidden], [hidden], []]);
    } finally {
      await times.close();
    }
  });

  it('stays hidden through the withdrawal and return of the only document that states it', async () => {
    const other = createDocument('b.txt', [line]);
    await bringIn([text]);
    await decide({ kind: 'hide-fact', relationship: hidden as RelationshipId, document: null });
    await takeOut('a.txt');
    expect(await exportOf(store())).toBe('');
    await bringIn([other]);
    expect(await edges()).toEqual(await afresh([other]).then((lines) => (lines.includes(hidden) ? [hidden] : [])));
    await bringIn([text]);
    expect(await edges()).toEqual([]);
    expect(await exportOf(store())).toBe(await afresh([text, other]));
  });
});

describe('an abbreviation', () => {
  it.each([
    [
      'vi',
      'Đồng chí Trần Văn Thử, Ủy viên Trung ương Đảng, Bí thư Đảng ủy Bộ Ngoại giao (BNG), đã phát biểu tại Hà Nội.',
      'Ngày 8/2/2026, đồng chí Trần Văn Thử, Bí thư Đảng ủy BNG, đã phát biểu tại Hà Nội.',
    ],
    [
      'en',
      'Tran Van Thu, Deputy Minister of the Ministry of Foreign Affairs (MOFA), met Bui Thanh Son in Hanoi.',
      'The MOFA organised the conference in Hanoi on 8 February 2026, which Tran Van Thu chaired.',
    ],
    [
      'id',
      'Menteri Luar Negeri Sugiono dari Kementerian Luar Negeri (Kemlu) bertemu Bui Thanh Son di Jakarta.',
      'Kemlu menyelenggarakan konferensi di Jakarta pada 8 Februari 2026.',
    ],
  ])('in %s goes with the document that explains it, and comes back with it', async (language, full, short) => {
    const extractor = await createExtractor();
    const [a, b] = [readText(full, { id: 'a', language }), readText(short, { id: 'b', language })];
    await bringIn([b], extractor);
    const alone = await exportOf(store());
    expect(alone).not.toBe('');
    await bringIn([a], extractor);
    const both = await exportOf(store());
    await takeOut('a');
    expect(await exportOf(store())).toBe(alone);
    await bringIn([a], extractor);
    expect(await exportOf(store())).toBe(both);
    await takeOut('b');
    await bringIn([b], extractor);
    expect(await exportOf(store())).toBe(both);
  });
});

describe('a clock that goes backwards', () => {
  it('loses no version and no entry of the log, and both keep their order', async () => {
    const at = (minute: number) => ({ now: new Date(Date.UTC(2026, 1, 8, 12, minute)) });
    const texts = ['Huế', 'Vinh', 'Đà Lạt', 'Cần Thơ', 'Huế'].map((place) =>
      createDocument('a.txt', [`Place ${place}`]),
    );
    const minutesOf = [10, 20, 5, 20, 20];
    for (const [n, text] of texts.entries())
      await ingestDocuments({ store: store(), extractor: claimExtractor }, [text], at(minutesOf[n] ?? 0));
    const insight = createInsight(store());
    const versions = await insight.versions('a.txt' as DocumentId);
    expect(versions.map(({ document }) => document.text)).toEqual(texts.map(({ text }) => text));
    expect(versions.at(-1)?.until).toBeNull();
    const { entries } = await insight.history('a.txt', { limit: 100, offset: 0 });
    expect(entries.map((entry) => entry.kind === 'document' && entry.named)).toEqual(
      ['hue', 'can-tho', 'da-lat', 'vinh', 'hue'].map((slug) => [expect.stringContaining(`place/${slug}`)]),
    );
    expect(await exportOf(store())).toBe(await afresh(texts.slice(-1)));
  });
});
