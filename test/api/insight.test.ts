// Why, which pairs, and where documents disagree: over HTTP, with nodes, documents and sentences in place of ids.
import request from 'supertest';
import { beforeEach, expect, it } from 'vitest';
import { keptSentences } from '#graph/relationship';
import type { ConflictsView, DoubtfulView, EvidenceView, ExplanationView } from '#model/view';
import { createApp } from '#server/api/app';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { createInsight } from '#server/truth/insight';
import { judge } from '#server/truth/judge';
import { mapOf } from '../helpers/api.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { provideStore } from '../helpers/stores.ts';

const store = provideStore();
const get = (path: string) => {
  const context = {
    store: store(),
    insight: createInsight(store()),
    map: mapOf(store()),
    writer: null,
    page: null,
    hosts: null,
  };
  return request(createApp({ ...context, log: () => undefined })).get(path);
};
const secretary = (id: string, name: string, date: string) =>
  createDocument(id, [`HOLDS_ROLE secretary: Person ${name} -> PartyCommittee Đảng ủy Lào`], { date });

beforeEach(() =>
  ingestDocuments({ store: store(), extractor: claimExtractor }, [
    secretary('a.txt', 'Nguyễn Văn An', '2025-01-01'),
    secretary('b.txt', 'Nguyễn Văn Ân', '2025-01-01'),
    createDocument('c.txt', ['Person Nguyen Van An'], { date: '2025-02-01', language: 'en' }),
  ]),
);

it('the explanation has its documents and its look-alikes with their names', async () => {
  const { body, status }: { body: ExplanationView; status: number } = await get(
    '/api/entities/person/nguyen-van-an/explanation',
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ entity: { name: 'Nguyễn Văn An' }, doubtful: false, total: 1, judgements: [] });
  expect(body.members).toMatchObject([{ document: { id: 'a.txt' }, local: 'e1', joinedTo: null, reasons: [] }]);
  expect(body.apart.map(({ node, reasons }) => [node.name, reasons[0]?.kind]).sort()).toEqual([
    ['Nguyen Van An', 'nothing-decides'],
    ['Nguyễn Văn Ân', 'spelling'],
  ]);
});

it('a reason names the body that it rests on, and the explanation follows an id that was given up', async () => {
  await ingestDocuments({ store: store(), extractor: claimExtractor }, [
    secretary('d.txt', 'Nguyễn Văn An', '2025-03-01'),
  ]);
  const { body }: { body: ExplanationView } = await get('/api/entities/person/nguyen-van-an/explanation');
  expect(body.members[1]?.reasons).toMatchObject([
    { kind: 'name', node: null, words: ['Nguyễn Văn An'] },
    { kind: 'office', node: { name: 'Đảng ủy Lào' }, words: ['secretary'] },
  ]);
  const [pair] = ((await get('/api/doubtful')).body as DoubtfulView).pairs;
  const entities = ['person/nguyen-van-an' as never, pair!.one.id];
  await judge(store(), { kind: 'merge', entities, who: 'a', why: '' }, { dryRun: false, now: new Date() });
  const { headers, status } = await get(`/api/entities/${pair!.one.id}/explanation`).redirects(0);
  expect([status, headers.location]).toEqual([308, '/api/entities/person/nguyen-van-an/explanation']);
});

it('pairs and conflicts come by page', async () => {
  const doubtful: DoubtfulView = (await get('/api/doubtful?limit=1')).body;
  expect(doubtful).toMatchObject({ total: 2, next: 1 });
  expect(doubtful.pairs[0]?.one.name).toBe('Nguyen Van An');
  const conflicts: ConflictsView = (await get('/api/conflicts')).body;
  expect(conflicts).toMatchObject({ total: 1, next: null });
  expect(conflicts.conflicts[0]).toMatchObject({
    kind: 'office',
    about: { name: 'Đảng ủy Lào' },
    role: 'secretary',
    day: '2025-01-01',
    sides: [
      { node: { name: 'Nguyễn Văn An' }, sentence: { document: { id: 'a.txt' } } },
      { node: { name: 'Nguyễn Văn Ân' }, sentence: { document: { id: 'b.txt' } } },
    ],
  });
  expect((await get('/api/conflicts?kind=place')).body.total).toBe(0);
  expect((await get('/api/conflicts?kind=taste')).status).toBe(400);
});

it('a relationship that rests on a great many sentences keeps the first and the last, and all of them come by page', async () => {
  keptSentences.each = 1;
  const chaired = (id: string, date: string) =>
    createDocument(id, ['CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV'], { date });
  const days = ['2025-01-04', '2025-01-01', '2025-01-03', '2025-01-05', '2025-01-02'];
  const context = { store: store(), extractor: claimExtractor };
  for (const day of days) await ingestDocuments(context, [chaired(`${day}.txt`, day)]);
  const id = 'CHAIRED|person/vu-ho|conference/hoi-nghi-xiv';
  const [row] = await store().read((transaction) => transaction.readRelationships([id as never]));
  expect(row).toMatchObject({ statements: 5, documents: 5, firstStated: '2025-01-01', lastStated: '2025-01-05' });
  expect(row?.sources.map(({ date }) => date)).toEqual(['2025-01-01', '2025-01-05']);
  const pages: EvidenceView[] = [];
  for (let next: number | null = 0; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push((await get(`/api/relationships/${encodeURIComponent(id)}/evidence?limit=2&offset=${next}`)).body);
  expect(pages.map(({ total, evidence }) => [total, evidence.length])).toEqual([
    [5, 2],
    [5, 2],
    [5, 1],
  ]);
  const told = pages.flatMap(({ evidence }) =>
    evidence.map(({ document, words }) => `${document.date} ${words.slice(0, 7)}`),
  );
  expect(told).toEqual([...days].sort().map((day) => `${day} CHAIRED`));
  // When one that it keeps goes, another one takes its place.
  await removeDocuments(context, ['2025-01-05.txt' as never]);
  const [left] = await store().read((transaction) => transaction.readRelationships([id as never]));
  expect(left).toMatchObject({ statements: 4, lastStated: '2025-01-04' });
});
