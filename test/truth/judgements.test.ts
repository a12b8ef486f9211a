// What people decide stands beside the facts: it is applied to whatever is read, and leaves nothing when it is taken back.
import { describe, expect, it } from 'vitest';
import type { GraphDifference } from '#model/change';
import type { EntityId } from '#model/ids';
import type { Judgement, JudgementRequest } from '#model/judgement';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { importJudgements, judge, listJudgements, withdraw } from '#server/truth/judge';
import { readJudgementFile, writeJudgements } from '#server/truth/judgement-file';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { exportOf, provideStore } from '../helpers/stores.ts';

const store = provideStore();

const ho = createDocument(
  'ho.txt',
  ['HOLDS_ROLE secretary: Person Vũ Hồ -> PartyCommittee Đảng ủy tại Hàn Quốc {party_committee(in=KR)}'],
  {
    date: '2026-02-08',
  },
);
const hoAgain = createDocument('ho-2.txt', ['CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV'], {
  date: '2026-03-01',
});
const hoai = createDocument('hoai.txt', ['CHAIRED: Person Vũ Văn Hồ -> Conference Hội nghị XIV'], {
  date: '2026-02-09',
});

const bringIn = (...documents: ReturnType<typeof createDocument>[]) =>
  ingestDocuments({ store: store(), extractor: claimExtractor }, documents);
let seconds = 0;
const options = { dryRun: false, now: new Date() };
type Wish = JudgementRequest extends infer R ? (R extends unknown ? Omit<R, 'who' | 'why'> : never) : never;
const decide = (request: Wish) =>
  judge(store(), { ...request, who: 'An editor', why: 'a test' } as JudgementRequest, {
    ...options,
    now: new Date(Date.UTC(2026, 1, 8, 9, 0, seconds++)),
  });
const people = async () =>
  (await store().read((transaction) => transaction.readGraph())).entities
    .filter(({ type }) => type === 'Person')
    .map(({ id, name }) => `${id} ${name}`);
const offices = async () =>
  (await store().read((transaction) => transaction.readGraph())).relationships.map(({ id }) => id as string);
const ids = (...list: string[]) => list as EntityId[];
const summary = ({ merged, split }: GraphDifference) => ({ merged, split });

describe('a merge', () => {
  it('of what is not there is refused, and so is one of two kinds of things or of one with itself', async () => {
    await bringIn(ho);
    const refused: [string[], string][] = [
      [['person/vu-ho', 'person/nobody'], 'not-found'],
      [['person/vu-ho', 'party-committee/in-kr'], 'bad-input'],
      [['person/vu-ho', 'person/vu-ho'], 'bad-input'],
    ];
    for (const [entities, code] of refused)
      await expect(decide({ kind: 'merge', entities: ids(...entities) }), entities.join()).rejects.toMatchObject({
        code,
      });
  });

  it('makes two one, tells so, and gives back each its own when it is withdrawn', async () => {
    await bringIn(ho, hoai);
    const before = await exportOf(store());
    const { judgement, difference } = await decide({
      kind: 'merge',
      entities: ids('person/vu-van-ho', 'person/vu-ho'),
    });
    expect(await people()).toEqual(['person/vu-van-ho Vũ Văn Hồ']);
    expect(summary(difference)).toEqual({
      merged: [{ into: 'person/vu-van-ho', from: ['person/vu-ho', 'person/vu-van-ho'] }],
      split: [],
    });
    const back = await withdraw(store(), [judgement.id], options);
    expect(back.withdrawn).toEqual([judgement]);
    expect(back.difference.split).toEqual([{ from: 'person/vu-van-ho', into: ['person/vu-ho', 'person/vu-van-ho'] }]);
    expect(await exportOf(store())).toBe(before);
    expect(await listJudgements(store())).toEqual([]);
  });

  it('holds for documents that come later, and when those that it rested on are read anew or taken out', async () => {
    await bringIn(ho, hoai);
    await decide({ kind: 'merge', entities: ids('person/vu-ho', 'person/vu-van-ho') });
    await bringIn(hoAgain, createDocument('hoai.txt', ['Place Hà Nội', 'Person Vũ Văn Hồ']));
    expect(await people()).toHaveLength(1);
    await removeDocuments({ store: store() }, [ho.id]);
    expect(await people()).toHaveLength(1);
  });

  it('of what was merged already takes all along, and ends in the first again when the second is withdrawn', async () => {
    const third = createDocument('third.txt', ['Person Vũ Đức Hồ']);
    await bringIn(ho, hoai, third);
    await decide({ kind: 'merge', entities: ids('person/vu-ho', 'person/vu-van-ho') });
    const once = await exportOf(store());
    // The id that was given up leads on.
    const second = await decide({ kind: 'merge', entities: ids('person/vu-duc-ho', 'person/vu-van-ho') });
    expect(await people()).toEqual(['person/vu-duc-ho Vũ Văn Hồ']);
    await withdraw(store(), [second.judgement.id], options);
    expect(await exportOf(store())).toBe(once);
  });

  it('only tried changes nothing', async () => {
    await bringIn(ho, hoai);
    const before = await exportOf(store());
    const request = { kind: 'merge', entities: ids('person/vu-ho', 'person/vu-van-ho'), who: 'a', why: '' } as const;
    const { difference } = await judge(store(), request, { dryRun: true, now: new Date() });
    expect(difference.removed.entities.map(({ id }) => id)).toEqual(['person/vu-van-ho']);
    expect(await exportOf(store())).toBe(before);
    expect(await listJudgements(store())).toEqual([]);
  });
});

describe('a split', () => {
  it('needs parts that are there, and something that stays', async () => {
    await bringIn(ho, hoAgain);
    const entity = 'person/vu-ho' as EntityId;
    const all = [{ document: ho.id }, { document: hoAgain.id }];
    await expect(decide({ kind: 'split', entity, parts: [{ document: hoai.id }] } as never)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(decide({ kind: 'split', entity, parts: all } as never)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('takes what some documents say of it to another, which keeps it when they are read anew', async () => {
    await bringIn(ho, hoAgain);
    const before = await exportOf(store());
    const { judgement, difference } = await decide({
      kind: 'split',
      entity: 'person/vu-ho',
      parts: [{ document: hoAgain.id }],
    } as never);
    expect(difference.split).toMatchObject([
      { from: 'person/vu-ho', into: ['person/vu-ho', expect.stringMatching(/^person\/vu-ho~/)] },
    ]);
    const apart = await people();
    expect(apart).toHaveLength(2);
    await bringIn(createDocument('ho-2.txt', ['Place Hà Nội', 'CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV']));
    expect(await people()).toEqual(apart);
    await bringIn(hoAgain);
    await withdraw(store(), [judgement.id], options);
    expect(await exportOf(store())).toBe(before);
  });
});

describe('“never the same”', () => {
  it('keeps two of one name apart against the rules, and against a merge', async () => {
    await bringIn(ho, hoAgain);
    const { judgement } = await decide({
      kind: 'split',
      entity: 'person/vu-ho',
      parts: [{ document: hoAgain.id }],
    } as never);
    const [one = '', other = ''] = (await people()).map((line) => line.split(' ')[0] ?? '');
    await decide({ kind: 'never-same', entities: ids(one, other) } as never);
    await withdraw(store(), [judgement.id], options);
    expect(await people()).toHaveLength(2);
    const [now = '', then = ''] = (await people()).map((line) => line.split(' ')[0] ?? '');
    await decide({ kind: 'merge', entities: ids(now, then) });
    expect(await people()).toHaveLength(2);
  });
});

describe('a name', () => {
  it('that somebody gives is shown, and the forms of the texts stay', async () => {
    await bringIn(ho);
    await decide({ kind: 'rename', entity: 'person/vu-ho', name: 'Đại sứ Vũ Hồ' } as never);
    const { entities } = await store().read((transaction) => transaction.readGraph());
    expect(entities.find(({ id }) => id === 'person/vu-ho')).toMatchObject({
      name: 'Đại sứ Vũ Hồ',
      names: [{ form: 'Vũ Hồ', language: 'vi', documents: 1 }],
    });
  });
});

describe('a fact that is hidden', () => {
  const fact = 'CHAIRED|person/vu-ho|conference/hoi-nghi-xiv';

  it('must be there, and stated by the document that is named', async () => {
    await bringIn(ho, hoAgain);
    const ask = (relationship: string, document: string | null) =>
      decide({ kind: 'hide-fact', relationship, document } as never);
    await expect(ask('CHAIRED|person/vu-ho|place/x', null)).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(fact, ho.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is out of the graph as said by one document or by all, and its things stay', async () => {
    const more = createDocument('more.txt', ['CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV'], {
      date: '2026-01-01',
    });
    await bringIn(hoAgain, more);
    const before = await exportOf(store());
    const one = await decide({ kind: 'hide-fact', relationship: fact, document: more.id } as never);
    const { relationships } = await store().read((transaction) => transaction.readGraph());
    expect(relationships.map(({ id, firstStated }) => [id, firstStated])).toEqual([[fact, '2026-03-01']]);
    const all = await decide({ kind: 'hide-fact', relationship: fact, document: null } as never);
    expect(await offices()).toEqual([]);
    expect(await people()).toHaveLength(1);
    await withdraw(store(), [all.judgement.id, one.judgement.id], options);
    expect(await exportOf(store())).toBe(before);
  });

  it('stays hidden when its ends go by other ids', async () => {
    await bringIn(hoai, ho);
    await decide({
      kind: 'hide-fact',
      relationship: 'CHAIRED|person/vu-van-ho|conference/hoi-nghi-xiv',
      document: null,
    } as never);
    await decide({ kind: 'merge', entities: ids('person/vu-ho', 'person/vu-van-ho') });
    expect(await offices()).toEqual(['HOLDS_ROLE|person/vu-ho|party-committee/in-kr|secretary']);
  });
});

describe('a file of judgements', () => {
  const written = async () => writeJudgements(await listJudgements(store()));

  it('brings the same graph about elsewhere, and brings nothing in twice', async () => {
    await bringIn(ho, hoAgain, hoai);
    await decide({ kind: 'rename', entity: 'person/vu-ho', name: 'Vũ Hồ (Seoul)' } as never);
    const { judgement } = await decide({ kind: 'merge', entities: ids('person/vu-ho', 'person/vu-van-ho') });
    await decide({
      kind: 'hide-fact',
      relationship: 'CHAIRED|person/vu-ho|conference/hoi-nghi-xiv',
      document: null,
    } as never);
    const [file, graph] = [await written(), await exportOf(store())];
    expect(file.split('\n')).toHaveLength(4);
    expect((await importJudgements(store(), readJudgementFile(file), options)).added).toEqual([]);
    await withdraw(
      store(),
      (await listJudgements(store())).map(({ id }) => id),
      options,
    );
    expect((await importJudgements(store(), readJudgementFile(file), options)).added).toHaveLength(3);
    expect(await exportOf(store())).toBe(graph);
    expect(await written()).toBe(file);
    expect(file).toContain(judgement.id);
  });

  it('may have been changed by hand, and says which line cannot be read', () => {
    const line: Omit<Judgement, 'id'> = {
      kind: 'rename',
      date: '2026-02-08T09:00:00.000Z',
      who: 'An editor',
      why: '',
      side: { entity: 'person/a' as EntityId, anchors: [] },
      name: 'A',
    } as never;
    const [first] = readJudgementFile(`# by hand\n\n${JSON.stringify(line)}\n`);
    const [other] = readJudgementFile(JSON.stringify({ ...line, id: first?.id, name: 'B' }));
    expect(first?.id).toMatch(/^[0-9a-f]{12}$/);
    expect(other?.id).not.toBe(first?.id);
    for (const bad of ['no json', '{"kind":"merge"}', JSON.stringify({ ...line, side: { entity: 'x' } })])
      expect(() => readJudgementFile(`${JSON.stringify(line)}\n${bad}`), bad).toThrow(/^Line 2 is no judgement/);
  });
});
