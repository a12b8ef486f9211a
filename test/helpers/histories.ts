// Histories of a small world, made at random by fast-check: few names, so that they meet; every kind of change.
import fc from 'fast-check';
import type { Document } from '#model/document';
import type { Graph } from '#model/entity';
import type { DocumentId } from '#model/ids';
import type { Judgement, JudgementRequest } from '#model/judgement';
import { createDocument } from './claims.ts';

const people = [
  'Nguyễn Văn An',
  'Nguyễn Văn An =An',
  'Nguyễn Văn Ân',
  'Nguyen Van An',
  'Trần Thị Bình',
  'Trần Thị Bình =Sơn',
  'Tran Thi Binh',
  'Sơn',
];
const bodies = [
  'PartyCommittee Đảng ủy Lào {party_committee(in=LA)}',
  'PartyCommittee Đảng ủy tại Lào {party_committee(in=LA)}',
  'PartyCommittee Đảng ủy Nga {party_committee(in=RU)}',
  'PartyCommittee Đảng ủy Lào',
  'PartyCommittee Đảng ủy X',
  'PartyCommittee Dang uy X',
  'Organization Bộ Ngoại giao {mofa(VN)}',
  'Organization Bộ Ngoại giao {mofa(LA)}',
  'Organization Bộ Ngoại giao',
  // Abbreviations and names in another language, met with the full name or alone.
  'Organization Bộ Ngoại giao =BNG',
  'Organization Ministry of Foreign Affairs =MOFA =Bộ Ngoại giao {mofa(VN)}',
  'Organization Bộ Nội vụ =BNG',
  'Organization BNG',
  'Organization MOFA',
  'PartyCommittee Đảng ủy X =ĐUX',
  'PartyCommittee ĐUX',
];
const gatherings = [
  'hội nghị !',
  'hội nghị @2026-02-08 !',
  'Đại hội XIV {congress(party,14)} @2026-01-19',
  'Đại hội XIV {congress(party,14)}',
  'Đại hội XIV',
  'Hội nghị 32 @2026-02-08',
  'Hội nghị 32 @2026-02-09',
  'Hội nghị B @2026-02-08',
  'Hội nghị B =Hội nghị 32 @2026-02-08',
  'Đại hội XIV =14th Congress',
  // Whose other name alone says of which term it is.
  'Đại hội {congress(party_committee(in=LA))} @2025-05-01',
  'Đại hội =Đại hội 2025-2030 {congress(party_committee(in=LA))}',
  '14th Congress {congress(party,14)}',
];
const places = ['Lào {place(LA)}', 'Lào =Laos {place(LA)}', 'Laos', 'Nga {place(RU)}', 'Huế'];

const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('secretary', 'member', 'secretary former'),
      fc.constantFrom(...people),
      fc.constantFrom('', '', '', ' #2'),
      fc.constantFrom(...bodies),
    )
    .map(([role, name, twin, body]) => `HOLDS_ROLE ${role}: Person ${name}${twin} -> ${body}`),
  fc
    .tuple(fc.constantFrom('CHAIRED', 'ATTENDED'), fc.constantFrom(...people), fc.constantFrom(...gatherings))
    .map(([type, name, gathering]) => `${type}: Person ${name} -> Conference ${gathering}`),
  fc
    .tuple(fc.constantFrom(...bodies), fc.constantFrom(...gatherings))
    .map(([body, gathering]) => `ORGANIZED: ${body} -> Conference ${gathering}`),
  fc
    .tuple(fc.constantFrom(...gatherings), fc.constantFrom(...places))
    .map(([gathering, place]) => `HELD_IN: Conference ${gathering} -> Place ${place}`),
  fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)).map(([a, b]) => `MET: Person ${a} -> Person ${b}`),
  fc.constantFrom(...people.map((name) => `Person ${name}`)),
  fc
    .tuple(fc.constantFrom(...people), fc.constantFrom('LA', 'VN'))
    .map(([name, of]) => `HOLDS_ROLE minister: Person ${name} -> Organization Bộ {ministry_of_health(${of})}`),
  fc.constantFrom(
    'PART_OF: PartyCommittee Chi bộ Một -> PartyCommittee Đảng ủy Lào {party_committee(in=LA)}',
    'PART_OF: PartyCommittee Chi bộ Một -> PartyCommittee Đảng ủy Nga {party_committee(in=RU)}',
    'PartyCommittee Chi bộ Một',
    'HOLDS_ROLE secretary: Person Trần Thị Bình -> PartyCommittee Tỉnh ủy {party_committee(in=VN/hue)}',
  ),
);

const content = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 5 }),
  date: fc.constantFrom(null, '1960-01-01', '2024-01-01', '2026-02-08', '2026-02-09'),
  language: fc.constantFrom('vi', 'vi', 'en'),
});
const paths = ['a.txt', 'b.txt', 'c.txt', 'd/a.txt', 'd/b.txt', 'e.txt'];
const place = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...paths).map((path) => ({ id: path, path: path as string | null })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { id: 'https://a.example/1', path: 'pages/1.html' as string | null },
      { id: 'https://a.example/1', path: 'pages/today.html' },
      { id: 'given', path: null },
    ),
  },
);

export const documents: fc.Arbitrary<Document> = fc
  .tuple(place, content)
  .map(([{ id, path }, { lines, date, language }]) => createDocument(id, lines, { date, language, path }));

const crowdedLines = [
  'Person Trần Thị Bình',
  'Person Tran Thi Binh',
  'Person Trần Thị Bình #2',
  'HOLDS_ROLE minister: Person Trần Thị Bình -> Organization Bộ Ngoại giao {mofa(VN)}',
  'HOLDS_ROLE minister: Person Tran Thi Binh -> Organization Kemlu {mofa(VN)}',
  'HOLDS_ROLE secretary: Person Trần Thị Bình -> PartyCommittee Đảng ủy Lào {party_committee(in=LA)}',
  'HOLDS_ROLE secretary: Person Trần Thị Bình -> PartyCommittee Đảng ủy Nga {party_committee(in=RU)}',
  'CHAIRED: Person Trần Thị Bình -> Conference Hội nghị Lào @2026-02-08',
  'HELD_IN: Conference Hội nghị Lào @2026-02-08 -> Place Lào {place(LA)}',
  'ATTENDED: Person Tran Thi Binh -> Conference Hội nghị Nga @2026-02-08',
  'HELD_IN: Conference Hội nghị Nga @2026-02-08 -> Place Nga {place(RU)}',
  'Organization Bộ Ngoại giao {mofa(VN)}',
  'Organization Bộ Ngoại giao {mofa(LA)}',
  'Organization Bộ Ngoại giao',
  'Organization Bo Ngoai giao',
  'Organization Bộ Ngoại giao =BNG',
  'Organization Bộ Nội vụ =BNG',
  'Organization BNG',
  'Person Trần Thị Bình =Sơn',
  'Person Sơn',
  'Conference Đại hội XIV {congress(party,14)} @2026-01-19',
  'Conference Đại hội XIV {congress(party,14)}',
  'Conference Đại hội XIV',
  'Conference Đại hội XIV @2026-01-20',
  'ORGANIZED: PartyCommittee Đảng ủy X -> Conference hội nghị @2026-01-19 !',
  'ORGANIZED: PartyCommittee Đảng ủy X -> Conference Đại hội XIV {congress(party,14)} @2026-01-19',
  'Place Việt Nam {place(VN)}',
  'Place Viet Nam {place(VN)}',
  'Place Viet Nam',
  'PartyCommittee Đảng ủy !',
  'HOLDS_ROLE minister: Person Trần Thị Bình -> Organization Bộ Y tế {ministry_of_health(VN)}',
  'HOLDS_ROLE minister: Person Trần Thị Bình -> Organization Bộ Tài chính {ministry_of_finance(VN)}',
  'PART_OF: PartyCommittee Chi bộ Một -> PartyCommittee Đảng ủy Lào {party_committee(in=LA)}',
  'PART_OF: PartyCommittee Chi bộ Một -> PartyCommittee Đảng ủy Nga {party_committee(in=RU)}',
  'PartyCommittee Chi bộ Một',
];

/** Documents that name the same few things again and again: what is done where a great many do. */
const crowdedDocuments = (lines: readonly string[]): fc.Arbitrary<Document> =>
  fc
    .tuple(
      fc.nat(15),
      fc.subarray([...lines], { minLength: 1, maxLength: Math.min(4, lines.length) }),
      fc.constantFrom('1960-01-01', '2020-01-01', '2026-02-08'),
    )
    .map(([n, some, date]) => createDocument(`${n}.txt`, some, { date }));

interface JudgementStep {
  readonly kind: 'judge';
  readonly what: Judgement['kind'];
  readonly picks: readonly number[];
}

/** A change; what a judgement is about is picked from what is there when its turn comes. */
export type Step =
  | { readonly kind: 'ingest'; readonly documents: readonly Document[] }
  | { readonly kind: 'remove'; readonly ids: readonly DocumentId[] }
  | JudgementStep
  | { readonly kind: 'withdraw'; readonly pick: number };

const ids = fc.constantFrom(
  ...paths,
  'https://a.example/1',
  'given',
) as fc.Arbitrary<unknown> as fc.Arbitrary<DocumentId>;

export const judgements: fc.Arbitrary<JudgementStep> = fc
  .tuple(
    fc.constantFrom<Judgement['kind']>('merge', 'split', 'never-same', 'rename', 'hide-fact'),
    fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
  )
  .map(([what, picks]) => ({ kind: 'judge', what, picks }));
const withdrawal = fc.nat(1000).map((pick): Step => ({ kind: 'withdraw', pick }));

/** Histories of documents alone, or with judgements. */
export const histories = (
  length: number,
  { judged = true, of = documents, most = 4 } = {},
): fc.Arbitrary<readonly Step[]> => {
  const ingest = fc
    .array(of, { minLength: 1, maxLength: most })
    .map((list): Step => ({ kind: 'ingest', documents: list }));
  const own = most > 4 ? fc.nat(15).map((n) => `${n}.txt` as DocumentId) : ids;
  const remove = fc.array(own, { minLength: 1, maxLength: 2 }).map((list): Step => ({ kind: 'remove', ids: list }));
  return fc
    .tuple(
      ingest,
      fc.array(
        judged
          ? fc.oneof(
              { weight: 4, arbitrary: ingest },
              { weight: 2, arbitrary: remove },
              { weight: 3, arbitrary: judgements },
              { weight: 1, arbitrary: withdrawal },
            )
          : fc.oneof({ weight: 3, arbitrary: ingest }, { weight: 1, arbitrary: remove }),
        { maxLength: length },
      ),
    )
    .map(([first, rest]) => [first, ...rest]);
};

export const crowdedHistories = (length: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .subarray(crowdedLines, { minLength: 2, maxLength: 7 })
    .chain((lines) => histories(length, { of: crowdedDocuments(lines), most: 9 }));

const at = <T>(list: readonly T[], pick: number | undefined): T | undefined =>
  list.length > 0 ? list[(pick ?? 0) % list.length] : undefined;

/** What the step asks for, about things of the graph as it is; null where there is nothing of the kind. */
export function toRequest({ what, picks }: JudgementStep, graph: Graph): JudgementRequest | null {
  const [first, second, third, fourth] = picks;
  const one = at(graph.entities, first);
  if (!one) return null;
  const alike = graph.entities.filter(({ id, type }) => type === one.type && id !== one.id);
  const base = { who: 'a test', why: '' };
  if (what === 'rename') return { ...base, kind: what, entity: one.id, name: `Name ${second}` };
  if (what === 'hide-fact') {
    const fact = at(graph.relationships, second);
    const source = at(fact?.sources ?? [], third);
    return fact
      ? { ...base, kind: what, relationship: fact.id, document: (fourth ?? 0) % 2 ? null : (source?.document ?? null) }
      : null;
  }
  if (what === 'split') {
    const naming = graph.mentions.filter(({ entity }) => entity === one.id).map(({ document }) => document);
    const document = at(naming, second);
    return document && naming.length > 1 ? { ...base, kind: what, entity: one.id, parts: [{ document }] } : null;
  }
  const other = at(alike, second);
  return other ? { ...base, kind: what, entities: [one.id, other.id] } : null;
}
