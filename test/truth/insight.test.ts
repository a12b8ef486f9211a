// Why things are one or two, which pairs might be one, and where documents disagree.
import { describe, expect, it } from 'vitest';
import type { EntityId } from '#model/ids';
import type { Explanation, Reason } from '#model/insight';
import { ingestDocuments } from '#server/ingest';
import { createInsight } from '#server/truth/insight';
import { judge } from '#server/truth/judge';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { provideStore } from '../helpers/stores.ts';

const store = provideStore();
const bringIn = (...documents: ReturnType<typeof createDocument>[]) =>
  ingestDocuments({ store: store(), extractor: claimExtractor }, documents);
const explain = async (id: string): Promise<Explanation> => {
  const explanation = await createInsight(store()).explain(id as EntityId, 100);
  if (!explanation) throw new Error(`${id} is not there.`);
  return explanation;
};
const told = (reasons: readonly Reason[]) =>
  reasons.map(({ kind, words, entity }) => [kind, ...words, ...(entity ? [entity] : [])].join(' '));
const members = ({ members: list }: Explanation) =>
  list.map(({ document, joinedTo, reasons }) => [document, joinedTo, told(reasons)]);
const minister = (name: string, body: string) => `HOLDS_ROLE minister: Person ${name} -> Organization ${body}`;

describe('the explanation of an entity', () => {
  it('is there for none that is not there', async () => {
    expect(await createInsight(store()).explain('person/nobody' as EntityId, 10)).toBeNull();
  });

  it('names the office and the name that joined a mention in another language', async () => {
    await bringIn(
      createDocument('a.txt', [minister('Bùi Thanh Sơn', 'Bộ Ngoại giao {mofa}')], { date: '2025-01-01' }),
      createDocument('b.txt', [minister('Bui Thanh Son', 'Kemlu {mofa}')], { date: '2025-02-01', language: 'id' }),
      createDocument('c.txt', ['Person Bùi Thanh Sơn'], { date: '2025-03-01' }),
    );
    expect(members(await explain('person/bui-thanh-son'))).toEqual([
      ['a.txt', null, []],
      ['b.txt', 0, ['plain-name Bùi Thanh Sơn Bui Thanh Son', 'office minister organization/mofa']],
      ['c.txt', 0, ['name Bùi Thanh Sơn', 'only-one']],
    ]);
    expect(members(await explain('organization/mofa'))).toEqual([
      ['a.txt', null, []],
      ['b.txt', 0, ['concept mofa']],
    ]);
  });

  it('names the day and the organiser of a gathering, and the judgement of a merge', async () => {
    const held = (id: string, name: string) =>
      createDocument(id, [`ORGANIZED: PartyCommittee Đảng ủy A -> Conference ${name} @2026-02-08 !`]);
    await bringIn(
      held('a.txt', 'hội nghị'),
      held('b.txt', 'conference'),
      createDocument('c.txt', ['Conference Đại hội XIV']),
    );
    const id = (await explain('conference/conference--b')).entity;
    expect(members(await explain(id))).toMatchObject([
      ['a.txt', null, []],
      ['b.txt', 0, ['day-and-organiser 2026-02-08 party-committee/dang-uy-a']],
    ]);
    const request = { kind: 'merge', entities: [id, 'conference/dai-hoi-xiv' as EntityId], who: 'a', why: '' } as const;
    const { judgement } = await judge(store(), request, { dryRun: false, now: new Date() });
    const merged = await explain(id);
    expect(merged.judgements).toEqual([judgement.id]);
    expect(members(merged).at(-1)).toEqual(['c.txt', 0, [`judgement ${judgement.id}`]]);
  });

  it.each([
    ['one document names both', ['Person Lê Hoàng', 'Person Lê Hoàng #2'], ['Place Huế'], 'one-document a.txt'],
    [
      'they have posts in two places at one time',
      ['HOLDS_ROLE ambassador: Person Lê Hoàng -> Embassy ĐSQ tại Lào {embassy(of=VN,in=LA)}'],
      ['HOLDS_ROLE ambassador: Person Lê Hoàng -> Embassy ĐSQ tại Nhật {embassy(of=VN,in=JP)}'],
      'posts place(LA) place(JP)',
    ],
    [
      'they are in two countries on one day',
      [
        'SPOKE_AT: Person Lê Hoàng -> Conference Hội nghị I @2026-02-08',
        'HELD_IN: Conference Hội nghị I -> Place Lào {place(LA)}',
      ],
      [
        'SPOKE_AT: Person Lê Hoàng -> Conference Hội nghị II @2026-02-08',
        'HELD_IN: Conference Hội nghị II -> Place Nhật {place(JP)}',
      ],
      'whereabouts 2026-02-08 place(LA) place(JP)',
    ],
    [
      'they lead two provinces at one time',
      ['HOLDS_ROLE secretary: Person Lê Hoàng -> PartyCommittee Tỉnh ủy A {party_committee(in=VN/a)}'],
      ['HOLDS_ROLE chair: Person Lê Hoàng -> Organization UBND tỉnh B {peoples_committee(VN/b)}'],
      'posts place(VN/a) place(VN/b)',
    ],
  ])('tells that two of one name stayed apart because %s', async (_, first, second, reason) => {
    await bringIn(
      createDocument('a.txt', first, { date: '2026-02-08' }),
      createDocument('b.txt', second, { date: '2026-02-09' }),
    );
    const [apart] = (await explain('person/le-hoang')).apart;
    expect(apart?.entity).toMatch(/^person\/le-hoang~/);
    expect(told(apart?.reasons ?? [])).toEqual([reason]);
    expect(told(apart?.shared ?? [])).toEqual(['name Lê Hoàng']);
  });

  it('tells that two were ministers at one time, while one was who changed his ministry', async () => {
    const health = minister('Lê Hoàng', 'Bộ Y tế {ministry_of_health(VN)}');
    const finance = minister('Lê Hoàng', 'Bộ Tài chính {ministry_of_finance(VN)}');
    await bringIn(
      createDocument('a.txt', [health], { date: '2026-02-08' }),
      createDocument('b.txt', [finance], { date: '2026-02-09' }),
    );
    expect((await explain('person/le-hoang')).total).toBe(2);
    await bringIn(
      createDocument('c.txt', [health], { date: '2027-02-08' }),
      createDocument('d.txt', [finance], { date: '2027-01-08' }),
    );
    expect((await explain('person/le-hoang')).apart.map(({ reasons }) => told(reasons))).toEqual([
      ['offices minister ministry_of_health(VN) minister ministry_of_finance(VN)'],
    ]);
  });

  it('tells that two were in office at two times, and that two cells are of two committees', async () => {
    const cell = (id: string, of: string) =>
      createDocument(id, [`PART_OF: PartyCommittee Chi bộ Một -> PartyCommittee Đảng ủy {party_committee(in=${of})}`]);
    await bringIn(
      createDocument('a.txt', [minister('Lê Hoàng', 'Bộ Canh nông')], { date: '1954-01-01' }),
      createDocument('b.txt', [minister('Lê Hoàng', 'Bộ Nông nghiệp')], { date: '2024-01-01' }),
      cell('c.txt', 'LA'),
      cell('d.txt', 'JP'),
    );
    const reasonsOf = async (id: string) => (await explain(id)).apart.map(({ reasons }) => told(reasons));
    expect(await reasonsOf('person/le-hoang')).toEqual([['times 1954 2024']]);
    expect(await reasonsOf('party-committee/chi-bo-mot')).toEqual([['other-body in LA in JP']]);
  });

  it('tells whose diacritics differ, and that nothing decides for a name without them', async () => {
    await bringIn(
      createDocument('a.txt', ['Person Nguyễn Văn An'], { date: '2025-01-01' }),
      createDocument('b.txt', ['Person Nguyễn Văn Ân'], { date: '2025-02-01' }),
      createDocument('c.txt', ['Person Nguyen Van An'], { date: '2025-03-01' }),
    );
    const { apart } = await explain('person/nguyen-van-an');
    expect(apart.map(({ reasons }) => told(reasons)).sort()).toEqual([
      ['nothing-decides'],
      ['spelling Nguyễn Văn An Nguyễn Văn Ân'],
    ]);
  });
});

describe('two people of one office', () => {
  it('who were seen in two countries on one day are one person, and the documents disagree', async () => {
    const seen = (id: string, gathering: string, country: string) =>
      createDocument(
        id,
        [
          minister('Bùi Thanh Sơn', 'Bộ Ngoại giao {mofa}'),
          `SPOKE_AT: Person Bùi Thanh Sơn -> Conference ${gathering} @2026-02-08`,
          `HELD_IN: Conference ${gathering} -> Place ${country}`,
        ],
        { date: '2026-02-08' },
      );
    await bringIn(seen('a.txt', 'Hội nghị Một', 'Lào {place(LA)}'), seen('b.txt', 'Hội nghị Hai', 'Nhật {place(JP)}'));
    const [conflict, ...more] = await createInsight(store()).conflicts();
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({ kind: 'place', about: 'person/bui-thanh-son', day: '2026-02-08', role: null });
    expect(conflict?.sides.map(({ entity, place, source }) => [entity, place, source.document])).toEqual([
      ['conference/hoi-nghi-hai-2026-02-08', 'place/jp', 'b.txt'],
      ['conference/hoi-nghi-mot-2026-02-08', 'place/la', 'a.txt'],
    ]);
    for (const { source } of conflict?.sides ?? []) expect(source.sentence).toMatch(/^SPOKE_AT/);
  });
});

describe('conflicts', () => {
  const secretary = (id: string, name: string, date: string | null, more = '') =>
    createDocument(id, [`HOLDS_ROLE secretary${more}: Person ${name} -> PartyCommittee Đảng ủy Lào`], { date });

  it('are none where one followed the other, or one of them is a former one', async () => {
    await bringIn(
      secretary('a.txt', 'Vũ Hồ', '2024-01-01'),
      secretary('b.txt', 'Lê Hoàng', '2025-01-01'),
      secretary('c.txt', 'Trần Bình', '2024-01-01', ' former'),
      secretary('d.txt', 'Đỗ An', null),
    );
    expect(await createInsight(store()).conflicts()).toEqual([]);
  });

  it('are two secretaries of one body on one day, each with a sentence', async () => {
    await bringIn(
      secretary('a.txt', 'Vũ Hồ', '2024-01-01'),
      secretary('b.txt', 'Lê Hoàng', '2025-01-01'),
      secretary('c.txt', 'Vũ Hồ', '2025-06-01'),
    );
    const conflicts = await createInsight(store()).conflicts();
    expect(conflicts).toMatchObject([
      { kind: 'office', about: 'party-committee/dang-uy-lao', role: 'secretary', day: '2025-01-01' },
    ]);
    expect(conflicts[0]?.sides.map(({ entity, source }) => [entity, source.document])).toEqual([
      ['person/le-hoang', 'b.txt'],
      ['person/vu-ho', 'c.txt'],
    ]);
  });

  it('are two days of one congress, and of one number of a series', async () => {
    await bringIn(
      createDocument('a.txt', ['Conference Đại hội XIV {congress(party,14)} @2026-01-19']),
      createDocument('b.txt', ['Conference 14th Congress {congress(party,14)} @2026-01-20'], { language: 'en' }),
      createDocument('c.txt', ['Conference Hội nghị Ngoại giao lần thứ 32 @2023-12-19'], { date: '2023-12-19' }),
      createDocument('d.txt', ['Conference Hội nghị Ngoại giao lần thứ 32 @2023-12-20'], { date: '2023-12-20' }),
      createDocument('e.txt', ['Conference Hội nghị Ngoại giao lần thứ 32 @2023-12'], { date: '2023-12-21' }),
    );
    const conflicts = await createInsight(store()).conflicts();
    expect(
      conflicts.map(({ kind, about, sides }) => [
        kind,
        about,
        sides.map(({ date, source }) => `${date} ${source.document}`),
      ]),
    ).toEqual([
      ['date', 'conference/congress-party-14', ['2026-01-19 a.txt', '2026-01-20 b.txt']],
      ['date', 'conference/hoi-nghi-ngoai-giao-lan-thu-32', ['2023-12-19 c.txt', '2023-12-20 d.txt']],
    ]);
  });
});

describe('pairs that might be one', () => {
  it('are a plain name and each marked one that fits, until somebody decides', async () => {
    await bringIn(
      createDocument('a.txt', ['Person Nguyễn Văn An'], { date: '2025-01-01' }),
      createDocument('b.txt', ['Person Nguyễn Văn Ân'], { date: '2025-02-01' }),
      createDocument('c.txt', ['Person Nguyen Van An'], { date: '2025-03-01' }),
    );
    const pairs = await createInsight(store()).doubtful();
    const [first] = pairs;
    expect(pairs.map(({ shared }) => told(shared))).toEqual([
      [expect.stringMatching(/^plain-name .* Nguyen Van An$/)],
      [expect.stringMatching(/^plain-name .* Nguyen Van An$/)],
    ]);
    expect(new Set(pairs.map(({ one }) => one)).size).toBe(1);
    const request = { kind: 'never-same', entities: [first!.one, first!.other], who: 'a', why: '' } as const;
    await judge(store(), request, { dryRun: false, now: new Date() });
    const rest = await createInsight(store()).doubtful();
    expect(rest).toEqual(pairs.slice(1));
    const merge = { kind: 'merge', entities: [rest[0]!.other, rest[0]!.one], who: 'a', why: '' } as const;
    await judge(store(), merge, { dryRun: false, now: new Date() });
    expect(await createInsight(store()).doubtful()).toEqual([]);
  });

  it('are two gatherings of one body on one day that a third document may mean', async () => {
    await bringIn(
      createDocument('a.txt', [
        'ORGANIZED: PartyCommittee Đảng ủy A -> Conference hội nghị @2026-02-08 !',
        'ORGANIZED: PartyCommittee Đảng ủy A -> Conference lễ trao huy hiệu @2026-02-08 !',
      ]),
      createDocument('b.txt', ['ORGANIZED: PartyCommittee Đảng ủy A -> Conference ceremony @2026-02-08 !']),
    );
    const pairs = await createInsight(store()).doubtful();
    expect(pairs.map(({ one, other }) => [one, other].sort())).toEqual([
      ['conference/ceremony--b', 'conference/hoi-nghi--a'],
      ['conference/ceremony--b', 'conference/le-trao-huy-hieu--a'],
    ]);
  });
});
