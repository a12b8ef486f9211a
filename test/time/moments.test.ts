// The graph at another moment: known on a day is the graph of the documents published by then and no other; as of a day
// is what holds on it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GraphStore, StoredRecord } from '#graph/store';
import type { Document } from '#model/document';
import type { Relationship } from '#model/entity';
import type { DocumentId } from '#model/ids';
import { holdsOn, type Moment } from '#model/moment';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { makeSideStore } from '#server/time/side-store';
import { createTimes } from '#server/time/times';
import { importJudgements, judge, listJudgements, withdraw } from '#server/truth/judge';
import { fillMoment, readMoment } from '#server/truth/moment';
import { empty } from '../contract/graph-store.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { histories, type Step, toRequest } from '../helpers/histories.ts';
import { createMemoryStore } from '../helpers/memory-store.ts';
import { exportOf, provideStore } from '../helpers/stores.ts';

const source = provideStore();
const now = new Date(Date.UTC(2026, 1, 10));
const bringIn = (documents: readonly Document[], store: GraphStore = source()) =>
  ingestDocuments({ store, extractor: claimExtractor }, documents, { now });
const target = provideStore();

/** What a worker does of a moment, done right here. */
async function copyAt({ asOf, knownOn }: Moment): Promise<void> {
  let batches: (readonly StoredRecord[])[] = [];
  const begin = () => {
    batches = [];
  };
  await readMoment(source(), knownOn, { begin, take: (records) => batches.push(records) });
  await fillMoment(target(), batches, asOf);
}

/** Does what the steps say, and gives the documents that are held at the end. */
async function tell(steps: readonly Step[]): Promise<ReadonlyMap<DocumentId, Document>> {
  const held = new Map<DocumentId, Document>();
  let seconds = 0;
  for (const step of steps) {
    const options = { dryRun: false, now: new Date(Date.UTC(2026, 1, 8, 9, 0, seconds++)) };
    if (step.kind === 'ingest') {
      await bringIn(step.documents);
      for (const document of step.documents) held.set(document.id, document);
    } else if (step.kind === 'remove') {
      await removeDocuments({ store: source() }, step.ids);
      for (const id of step.ids) held.delete(id);
    } else if (step.kind === 'judge') {
      const request = toRequest(step, await source().read((transaction) => transaction.readGraph()));
      if (request) await judge(source(), request, options).catch(() => undefined);
    } else {
      const standing = await listJudgements(source());
      const one = standing[step.pick % Math.max(1, standing.length)];
      if (one) await withdraw(source(), [one.id], options);
    }
  }
  return held;
}

const days = ['2023-12-31', '2024-01-01', '2025', '2026-02-08', '2026-02', '2030-01-01'];
const lastDays: Readonly<Record<string, string>> = { 2025: '2025-12-31', '2026-02': '2026-02-28' };

it('what was known on a day is what a fresh store says that has only the documents published by then', async () => {
  let differed = 0;
  await fc.assert(
    fc.asyncProperty(histories(5), fc.constantFrom(...days), async (steps, knownOn) => {
      await empty(source());
      const held = await tell(steps);
      await copyAt({ asOf: null, knownOn });
      const day = lastDays[knownOn] ?? knownOn;
      const published = [...held.values()].filter(({ date }) => date !== null && date <= day);
      const fresh = createMemoryStore();
      await bringIn(published, fresh);
      await importJudgements(fresh, await listJudgements(source()), { dryRun: false, now });
      expect(await exportOf(target())).toBe(await exportOf(fresh));
      if ((await exportOf(fresh)) !== (await exportOf(source()))) differed++;
    }),
    { numRuns: 250 },
  );
  // Days that leave everything in would prove little.
  expect(differed).toBeGreaterThan(30);
}, 900_000);

it('a relationship knows the first and the last day on which documents state it, and the time that their texts give', async () => {
  const terms: Record<string, { since: string | null; until: string | null }> = {
    'a.txt': { since: '2021-03', until: null },
    'b.txt': { since: '2020', until: '2024' },
    'c.txt': { since: null, until: '2025-06' },
  };
  const extractor = {
    rules: 'terms-1',
    extract(document: Document) {
      const extraction = claimExtractor.extract(document);
      return { ...extraction, facts: extraction.facts.map((fact) => ({ ...fact, ...terms[document.id] })) };
    },
  };
  const office = ['HOLDS_ROLE secretary: Person Nguyễn Văn An -> PartyCommittee Đảng ủy X'];
  const stated = (id: string, date: string | null) => createDocument(id, office, { date });
  const knows = async () => {
    const { relationships } = await source().read((transaction) => transaction.readGraph());
    const [{ firstStated, lastStated, since, until } = {} as Relationship, ...more] = relationships;
    expect(more).toEqual([]);
    return [firstStated, lastStated, since, until];
  };
  const documents = [stated('a.txt', '2025-05-01'), stated('b.txt', '2024-01-01'), stated('c.txt', '2026-02-08')];
  await ingestDocuments({ store: source(), extractor }, [...documents, stated('d.txt', null)]);
  expect(await knows()).toEqual(['2024-01-01', '2026-02-08', '2020', '2025-06']);
  await removeDocuments({ store: source() }, ['b.txt' as DocumentId]);
  expect(await knows()).toEqual(['2025-05-01', '2026-02-08', '2021-03', '2025-06']);
  await ingestDocuments({ store: source(), extractor }, [stated('c.txt', '2025-07')]);
  expect(await knows()).toEqual(['2025-05-01', '2025-07', '2021-03', '2025-06']);
});

const texts = [
  createDocument('2020.txt', ['HOLDS_ROLE secretary: Person An -> PartyCommittee Đảng ủy X'], { date: '2020-05-01' }),
  createDocument('2024.txt', ['HOLDS_ROLE secretary former: Person An -> PartyCommittee Đảng ủy X'], {
    date: '2024-05-01',
  }),
  createDocument('2026.txt', ['CHAIRED: Person Bình -> Conference Hội nghị XIV @2026-03-01'], { date: '2026-02-08' }),
  createDocument('undated.txt', ['MET: Person An -> Person Bình']),
];

it('what holds on a day is left, with its sentences, and every degree is counted anew', async () => {
  await bringIn(texts);
  const graphOf = () => target().read((transaction) => transaction.readGraph());
  const standing = async (asOf: string, knownOn: string | null = null) => {
    await copyAt({ asOf, knownOn });
    const { relationships, entities } = await graphOf();
    for (const { id, degree } of entities)
      expect(degree, id).toBe(relationships.filter(({ from, to }) => from === id || to === id).length);
    return relationships.map(({ type, former }) => `${former ? 'former ' : ''}${type}`);
  };
  expect(await standing('2020-04-30')).toEqual([]);
  expect(await standing('2020-05-01')).toEqual(['HOLDS_ROLE']);
  expect(await standing('2026-02-08')).toEqual(['HOLDS_ROLE']);
  // A gathering that is announced has not been held yet.
  expect(await standing('2026-03-01')).toEqual(['CHAIRED', 'HOLDS_ROLE']);
  expect(await standing('2026-03-01', '2024-12-31')).toEqual(['HOLDS_ROLE']);
  const { entities, documents, mentions } = await source().read((transaction) => transaction.readGraph());
  await standing('2000-01-01');
  expect((await graphOf()).entities.map(({ id }) => id)).toEqual(entities.map(({ id }) => id));
  expect([(await graphOf()).documents, (await graphOf()).mentions]).toEqual([documents, mentions]);
});

it.each([
  ['an office from the day that the text gives', { since: '2020' }, '2020-01-01', true],
  ['but not before', { since: '2020' }, '2019-12-31', false],
  ['although documents say so only later', { since: '2020', firstStated: '2026-02-08' }, '2021', true],
  ['without a day from the first document on', { firstStated: '2026-02-08' }, '2026-02-08', true],
  ['and not before that', { firstStated: '2026-02-08' }, '2026-02-07', false],
  ['never where nothing gives a day', {}, '2026-02-08', false],
  ['until the end of the year that the text gives', { since: '2020', until: '2024' }, '2024-12-31', true],
  ['an expired term no more', { since: '2020', until: '2024' }, '2025-01-01', false],
  ['a former office not', { firstStated: '2020-01-01', former: true }, '2026-02-08', false],
  ['a former office with its beginning alone not', { since: '2018', former: true }, '2020', false],
  ['within both its ends it held', { since: '2018', until: '2024', former: true }, '2023-12-31', true],
  ['and not in the year in which it ended', { since: '2018', until: '2024', former: true }, '2024-06-30', false],
  [
    'what happens at a gathering from its day',
    { gathering: '2026-03-01', firstStated: '2026-02-08' },
    '2026-02',
    false,
  ],
  ['and ever after', { gathering: '2026-03-01', firstStated: '2026-02-08' }, '2030', true],
])('holds: %s', (_, given, day, expected) => {
  const nothing = { since: null, until: null, former: false, firstStated: null, gathering: null };
  expect(holdsOn({ ...nothing, ...given }, day)).toBe(expected);
});

it('moments are made once, kept while they are asked for, and made anew when the graph has changed', async () => {
  let opened = 0;
  let removed = 0;
  const times = createTimes(source(), async (...given) => {
    opened++;
    const side = await makeSideStore(...given);
    return { ...side, remove: () => side.remove().finally(() => removed++) };
  });
  const idsAt = (knownOn: string) =>
    times.at({ asOf: null, knownOn }, async ({ store }) => {
      const { relationships } = await store.read((transaction) => transaction.readGraph());
      return relationships.map(({ id }: Relationship) => id.split('|')[0]);
    });
  await bringIn(texts.slice(0, 2));
  expect(await Promise.all([idsAt('2030'), idsAt('2030')])).toEqual([
    ['HOLDS_ROLE', 'HOLDS_ROLE'],
    ['HOLDS_ROLE', 'HOLDS_ROLE'],
  ]);
  expect(opened).toBe(1);
  await bringIn(texts.slice(2));
  expect(await idsAt('2030')).toEqual(['CHAIRED', 'HOLDS_ROLE', 'HOLDS_ROLE']);
  expect(opened).toBe(2);
  for (const year of ['2019', '2021', '2023', '2025']) await idsAt(year);
  await expect(
    times.at({ asOf: null, knownOn: '2025' }, () => Promise.reject(new Error('asked badly'))),
  ).rejects.toThrow('asked badly');
  await times.close();
  expect([opened, removed]).toEqual([6, 6]);
  const leave = new AbortController();
  leave.abort();
  const stopped = createTimes(source(), makeSideStore, leave.signal);
  const asked = stopped.at({ asOf: '2030', knownOn: null }, async () => 'an answer');
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  await expect(idsAt('2030')).rejects.toThrow('closed');
});

it('a moment that nobody waits for any more is not made, and can be asked for again', async () => {
  await empty(source());
  await bringIn([createDocument('a.txt', ['Person Vũ Hồ'], { date: '2024-05-01' })]);
  let opened = 0;
  const times = createTimes(source(), (...given) => {
    opened++;
    return makeSideStore(...given);
  });
  const leave = new AbortController();
  const count = (knownOn: string, signal?: AbortSignal) =>
    times.at(
      { asOf: null, knownOn },
      ({ store }) => store.read(async (transaction) => (await transaction.readKeys('document')).length),
      signal,
    );
  const first = count('2024-12-31');
  const second = count('2023-12-31', leave.signal);
  const refused = expect(second).rejects.toThrow();
  leave.abort();
  await refused;
  expect(await first).toBe(1);
  expect(opened).toBe(1);
  expect([await count('2023-12-31'), opened]).toEqual([0, 2]);
  await times.close();
});
