import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '#model/stored';
import { derive } from '#server/truth/derive';
import { storeClaims } from '../helpers/claims.ts';

const graphOf = (...documents: StoredDocument[]) => derive(documents, []).graph;
const idsOf = (...documents: StoredDocument[]) => graphOf(...documents).entities.map(({ id }) => id as string);

describe('people', () => {
  it('are one where a name without marks has just one marked name to be', () => {
    const vi = storeClaims('vi', ['HOLDS_ROLE minister: Person Bùi Thanh Sơn -> Organization Bộ Ngoại giao {mofa}']);
    const id = storeClaims('id', ['HOLDS_ROLE minister: Person Bui Thanh Son -> Organization Kemlu Vietnam {mofa}'], {
      language: 'id',
    });
    const { entities } = graphOf(vi, id);
    expect(entities.map((entity) => entity.id)).toEqual(['organization/mofa', 'person/bui-thanh-son']);
    expect(entities[1]).toMatchObject({ name: 'Bùi Thanh Sơn', documents: 2, degree: 1 });
  });

  it('stay apart, marked as doubtful, where two marked names fit and nothing decides', () => {
    const { entities } = graphOf(
      storeClaims('a', ['Person Nguyễn Văn An'], { date: '2025-01-01' }),
      storeClaims('b', ['Person Nguyễn Văn Ân'], { date: '2025-02-01' }),
      storeClaims('c', ['Person Nguyen Van An'], { language: 'en' }),
    );
    expect(entities.map(({ name, doubtful }) => [name, doubtful ?? false])).toEqual([
      ['Nguyễn Văn An', false],
      expect.anything(),
      expect.anything(),
    ]);
    expect(entities.filter(({ doubtful }) => doubtful).map(({ name }) => name)).toEqual(['Nguyen Van An']);
  });

  it('join the marked name whose office they share', () => {
    const { entities } = graphOf(
      storeClaims('a', ['HOLDS_ROLE minister: Person Nguyễn Văn An -> Organization Bộ Công an {mps}']),
      storeClaims('b', ['HOLDS_ROLE minister: Person Nguyễn Văn Ân -> Organization Bộ Y tế {moh}']),
      storeClaims('c', ['HOLDS_ROLE minister: Person Nguyen Van An -> Organization Ministry of Health {moh}']),
    );
    const people = entities.filter(({ type }) => type === 'Person');
    expect(people.map(({ name, documents }) => [name, documents]).sort()).toEqual([
      ['Nguyễn Văn An', 1],
      ['Nguyễn Văn Ân', 2],
    ]);
  });

  it.each([
    ['one document names two', ['Person Lê Minh Hoàng', 'Person Lê Minh Hoàng #2'], ['Organization Bộ Y tế']],
    [
      'they are ambassadors in two countries at one time',
      ['HOLDS_ROLE ambassador: Person Lê Minh Hoàng -> Embassy Đại sứ quán tại Lào {embassy(of=VN,in=LA)}'],
      ['HOLDS_ROLE ambassador: Person Lê Minh Hoàng -> Embassy Đại sứ quán tại Nhật {embassy(of=VN,in=JP)}'],
    ],
    [
      'they sit in two provinces at one time',
      ['HOLDS_ROLE chair: Person Lê Minh Hoàng -> Place Nghệ An {place(nghe_an)}'],
      ['HOLDS_ROLE chair: Person Lê Minh Hoàng -> Place Cà Mau {place(ca_mau)}'],
    ],
    [
      'they are in two countries on one day',
      [
        'SPOKE_AT: Person Lê Minh Hoàng -> Conference Hội nghị Một @2026-02-08',
        'HELD_IN: Conference Hội nghị Một -> Place Lào {place(LA)}',
      ],
      [
        'SPOKE_AT: Person Lê Minh Hoàng -> Conference Hội nghị Hai @2026-02-08',
        'HELD_IN: Conference Hội nghị Hai -> Place Nhật Bản {place(JP)}',
      ],
    ],
  ])('of one name stay two where %s', (_, first, second) => {
    const { entities } = graphOf(
      storeClaims('a', first, { date: '2026-02-08' }),
      storeClaims('b', second, { date: '2026-02-09' }),
    );
    expect(entities.filter(({ type }) => type === 'Person')).toHaveLength(2);
  });

  it('are one where the posts lie years apart', () => {
    const { entities } = graphOf(
      storeClaims('a', ['HOLDS_ROLE ambassador: Person Lê Minh Hoàng -> Embassy ĐSQ tại Lào {embassy(of=VN,in=LA)}'], {
        date: '2015-01-01',
      }),
      storeClaims('b', ['HOLDS_ROLE ambassador: Person Lê Minh Hoàng -> Embassy ĐSQ tại Nhật {embassy(of=VN,in=JP)}'], {
        date: '2026-01-01',
      }),
    );
    expect(entities.filter(({ type }) => type === 'Person')).toHaveLength(1);
  });

  it('with one word for a name are known to their own document only', () => {
    expect(idsOf(storeClaims('tin/a.txt', ['Person Sơn']), storeClaims('b.txt', ['Person Sơn']))).toEqual([
      'person/son--b',
      'person/son--tin-a',
    ]);
  });
});

describe('bodies, missions and places', () => {
  it('are one by their concept in every language, and take a name without one along', () => {
    const { entities } = graphOf(
      storeClaims('vi', ['Embassy Đại sứ quán Việt Nam tại Lào {embassy(of=VN,in=LA)}']),
      storeClaims('en', ['Embassy Embassy of Vietnam in Laos {embassy(of=VN,in=LA)}'], { language: 'en' }),
      storeClaims('other', ['Embassy Embassy of Vietnam in Laos'], { language: 'en' }),
    );
    expect(entities).toMatchObject([{ id: 'embassy/of-vn-in-la', name: 'Đại sứ quán Việt Nam tại Lào', documents: 3 }]);
  });

  it('share a type word with many others and are not those', () => {
    expect(
      idsOf(
        storeClaims('a', ['PartyCommittee Đảng ủy !', 'PartyCommittee Đảng ủy Khối A']),
        storeClaims('b', ['PartyCommittee Đảng ủy !', 'PartyCommittee Đảng ủy Khối B']),
      ),
    ).toHaveLength(4);
  });

  it('are one however the tone of an open syllable is placed', () => {
    expect(idsOf(storeClaims('a', ['Place Hoà Bình']), storeClaims('b', ['Place Hòa Bình']))).toEqual([
      'place/hoa-binh',
    ]);
  });
});

describe('gatherings', () => {
  const held = (id: string, name: string, by: string, more: readonly string[] = []) =>
    storeClaims(id, [`ORGANIZED: PartyCommittee ${by} -> Conference ${name}`, ...more]);
  const countOf = (...documents: StoredDocument[]) =>
    graphOf(...documents).entities.filter(({ type }) => type === 'Conference').length;

  it.each([
    [
      'one series and number',
      held('a', 'Hội nghị Ngoại giao lần thứ 32', 'Đảng ủy A'),
      held('b', 'Hội nghị Ngoại giao lần thứ 32 @2023-12-19', 'Đảng ủy B'),
      1,
    ],
    [
      'one name on one day',
      held('a', 'Hội nghị mở rộng @2026-02-08', 'Đảng ủy A'),
      held('b', 'Hội nghị mở rộng @2026-02-08', 'Đảng ủy A'),
      1,
    ],
    [
      'one name on two days',
      held('a', 'Hội nghị mở rộng @2026-02-08', 'Đảng ủy A'),
      held('b', 'Hội nghị mở rộng @2025-02-08', 'Đảng ủy A'),
      2,
    ],
    [
      'no name, but one day and organiser',
      held('a', 'hội nghị @2026-02-08 !', 'Đảng ủy A'),
      held('b', 'conference @2026-02-08 !', 'Đảng ủy A'),
      1,
    ],
    [
      'no name and one day, but another organiser',
      held('a', 'hội nghị @2026-02-08 !', 'Đảng ủy A'),
      held('b', 'hội nghị @2026-02-08 !', 'Đảng ủy B'),
      2,
    ],
    ['no name and no day', held('a', 'hội nghị !', 'Đảng ủy A'), held('b', 'hội nghị !', 'Đảng ủy A'), 2],
    [
      'one day and organiser, but another country',
      held('a', 'hội nghị @2026-02-08 !', 'Đảng ủy A', ['HELD_IN: Conference hội nghị -> Place Lào {place(LA)}']),
      held('b', 'hội nghị @2026-02-08 !', 'Đảng ủy A', ['HELD_IN: Conference hội nghị -> Place Nga {place(RU)}']),
      2,
    ],
  ])('with %s', (_, a, b, count) => {
    expect(countOf(a, b)).toBe(count);
  });

  it('of one day and organiser stay open where a document knows two of them', () => {
    const two = storeClaims('a', [
      'ORGANIZED: PartyCommittee Đảng ủy A -> Conference hội nghị @2026-02-08 !',
      'ORGANIZED: PartyCommittee Đảng ủy A -> Conference lễ trao huy hiệu @2026-02-08 !',
    ]);
    expect(countOf(two, held('b', 'conference @2026-02-08 !', 'Đảng ủy A'))).toBe(3);
    expect(countOf(two, held('b', 'hội nghị @2026-02-08 !', 'Đảng ủy A'))).toBe(2);
  });
});

describe('the graph as a whole', () => {
  const names = ['Nguyễn Văn An', 'Nguyễn Văn Ân', 'Nguyen Van An', 'Trần Bình', 'Sơn'];
  const bodies = [
    'Đảng ủy Lào {party_committee(in=LA)}',
    'Đảng ủy Nga {party_committee(in=RU)}',
    'Đảng ủy X',
    'Dang uy X',
  ];
  const line = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('secretary', 'member'),
        fc.constantFrom(...names),
        fc.constantFrom('', ' #2'),
        fc.constantFrom(...bodies),
      )
      .map(([role, name, twin, body]) => `HOLDS_ROLE ${role}: Person ${name}${twin} -> PartyCommittee ${body}`),
    fc
      .tuple(
        fc.constantFrom(...names),
        fc.constantFrom('hội nghị !', 'hội nghị @2026-02-08 !', 'Hội nghị XIV', 'Hội nghị B @2026-02-08'),
      )
      .map(([name, gathering]) => `SPOKE_AT: Person ${name} -> Conference ${gathering}`),
    fc
      .tuple(fc.constantFrom(...bodies), fc.constantFrom('hội nghị @2026-02-08 !', 'Hội nghị XIV'))
      .map(([body, gathering]) => `ORGANIZED: PartyCommittee ${body} -> Conference ${gathering}`),
  );
  const documents = fc
    .array(
      fc.tuple(fc.array(line, { minLength: 1, maxLength: 5 }), fc.constantFrom(null, '2025-01-01', '2026-02-08')),
      {
        maxLength: 7,
      },
    )
    .map((list) => list.map(([lines, date], i) => storeClaims(`d${i}`, lines, { date })));

  it('is the same in whatever order the documents come', () => {
    fc.assert(
      fc.property(documents, fc.array(fc.nat()), (list, picks) => {
        const shuffled = [...list];
        for (const pick of picks) shuffled.push(...shuffled.splice(pick % Math.max(1, shuffled.length), 1));
        expect(derive(shuffled, []).graph).toEqual(derive(list, []).graph);
      }),
      { numRuns: 300 },
    );
  });

  it('puts each thing of each document in one entity, each id once, each relationship on ends that exist', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const { entities, relationships, mentions } = derive(list, []).graph;
        const ids = entities.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { from, to, sources } of relationships) {
          expect(ids).toContain(from);
          expect(ids).toContain(to);
          expect(sources.length).toBeGreaterThan(0);
        }
        const named = list.flatMap(({ extraction }) => extraction.mentions).length;
        expect(mentions.flatMap(({ spans }) => spans)).toHaveLength(named);
      }),
      { numRuns: 200 },
    );
  });
});
