// Concepts of bodies whose names leave open which they are, so that one body is one in all documents and languages:
// `Chi bộ Lưu học sinh Brno`, `the Party Cell of Vietnamese Students in Brno`; the cell of `the Trade Office` below the
// committee in Laos; `an Executive Committee` that the congress of a committee elected; `Công đoàn Bộ Ngoại giao`.
import type { Claims } from './claims.ts';
import { canonicalConcept } from './concepts.ts';
import type { Draft } from './draft.ts';
import { type Item, isOf, means, readingOf, sectionOf } from './item.ts';
import { onlyOf } from './only.ts';
import type { Registry } from './registry.ts';

/** Organs of which each committee has one. */
const organs: ReadonlySet<string> = new Set(['executive_committee', 'standing_committee', 'inspection_committee']);
/** Bodies of which each ministry has one. */
const unions: ReadonlySet<string> = new Set(['trade_union', 'youth_union', 'womens_union', 'veterans_association']);

/** Bodies of which the compatriots in a country have one. */
const societies: ReadonlySet<string> = new Set([
  'students_association',
  'womens_union',
  'veterans_association',
  'chamber_of_commerce',
  'overseas_union',
]);

/** Gives a concept to what has none but is told by the parts of its name and by what it is a part of. */
export function settleBodies(registry: Registry, claims: Claims): void {
  for (const draft of registry.drafts) {
    if (draft.concept !== null || !draft.proper) continue;
    const concept = conceptOf(draft, registry, claims);
    const canonical = concept === null ? null : canonicalConcept(concept);
    if (canonical !== null) registry.settle(draft, canonical);
  }
}

function conceptOf(draft: Draft, registry: Registry, claims: Claims): string | null {
  const { type, head } = draft;
  if (type === 'Organization')
    return (unions.has(head) ? conceptOfUnion(draft, registry) : null) ?? conceptOfSociety(draft, registry);
  if (type !== 'PartyCommittee') return null;
  if (head === 'party_cell') return conceptOfCell(draft, registry, claims);
  const whole = organs.has(head) ? wholeOf(draft, claims) : null;
  return whole === null ? null : `${head}(${whole})`;
}

function conceptOfUnion(draft: Draft, registry: Registry): string | null {
  const owner = conceptOfOwner(draft, registry, 'Organization') ?? namedOwner(draft, registry);
  return owner !== null && isMinistryAlone.test(owner) ? `${draft.head}(of=${owner})` : null;
}
const isMinistryAlone = /^ministry_\w+$/;

/** `Hội Sinh viên Việt Nam tại Đức`: of compatriots in a country, and nothing else. */
function conceptOfSociety({ mentions }: Draft, registry: Registry): string | null {
  for (const item of mentions.map(bodyIn)) {
    const [head, place, ...others] = wordsOf(item).toSorted((a, b) => Number(isPlaceName(a)) - Number(isPlaceName(b)));
    // `Hội Sinh viên Việt Nam`, `Hội Cựu chiến binh Việt Nam` are of home by themselves, with those of other countries
    // below them.
    const body = readingOf(head, 'organizations')?.meaning.replace(/_vn$/, '');
    const named = societies.has(body ?? '') ? body : undefined;
    const headed = readingsOf(head, 'organization-heads').find((one) => societies.has(one));
    const sort = named ?? headed ?? '';
    const isCompatriots = named !== undefined || sort === 'overseas_union' || item.parts.some(isHome);
    // `Asosiasi Pengusaha Indonesia di Vietnam`, `Kamar Dagang Malaysia–Vietnam` are others'.
    if (!place || others.length > 0 || !societies.has(sort) || !isCompatriots || !isThere(item, place)) continue;
    const country = readingOf(place, 'countries')?.meaning ?? placeOf(registry.draftOf(place)?.concept ?? null);
    if (country) return `${sort}(in=${country})`;
  }
  return null;
}

/** Behind `in`. */
function isThere({ parts }: Item, place: Item): boolean {
  let before = parts.indexOf(place) - 1;
  while (isOf(parts[before], 'articles')) before--;
  return isOf(parts[before], 'locatives');
}

/** The meanings of a word of a table that it stands in more than once. */
const readingsOf = (item: Item | undefined, name: string): readonly string[] =>
  (item?.readings ?? []).filter((one) => one.class === name).map(({ meaning }) => meaning);

const isPlaceName = (part: Item): boolean => part.thing?.type === 'Place' || isOf(part, 'countries');
const isHome = (part: Item): boolean => means(part, 'countries', 'VN') || means(part, 'demonyms', 'VN');

function conceptOfCell(draft: Draft, registry: Registry, claims: Claims): string | null {
  const section = draft.mentions.map((mention) => sectionOf(bodyIn(mention))).find((one) => one !== null) ?? null;
  const unit = section ?? groupOf(draft);
  if (unit === null) {
    const mission = conceptOfOwner(draft, registry, 'Embassy');
    return mission === null ? null : `party_cell(of=${mission})`;
  }
  const seats = new Set(registry.draftsOf(draft.seats).map(({ concept }) => concept));
  if (seats.size > 1) return null;
  const seat = onlyOf(seats);
  // A country has one trade office of home; its students may have a cell in each town.
  const place = placeOf(seat ?? (section === null ? null : wholeOf(draft, claims)));
  return place === null ? null : `party_cell(of=${unit},in=${place})`;
}

/** `LA` of a committee in Laos, `CZ/brno` of the town. */
const placeOf = (concept: string | null): string | null =>
  /^(?:party_committee\(in=|place\()([A-Z]{2}(?:\/[a-z0-9-]+)?)\)$/.exec(concept ?? '')?.[1] ?? null;

/** The concept of the one body that it is said to be a part of. */
function wholeOf(draft: Draft, claims: Claims): string | null {
  return onlyOf(new Set(claims.from(draft).flatMap(({ type, to }) => (type === 'PART_OF' ? [to.concept] : []))));
}

/** `the Ministry's Trade Union`: of the one that the text has named. */
function conceptOfOwner({ owners }: Draft, registry: Registry, type: Draft['type']): string | null {
  return onlyOf(new Set(registry.draftsOf(owners).flatMap((one) => (one.type === type ? [one.concept] : []))));
}

/** `Công đoàn Bộ Ngoại giao`: nothing beside the head but the name of a body. */
function namedOwner({ mentions }: Draft, registry: Registry): string | null {
  for (const item of mentions.map(bodyIn)) {
    const rest = wordsOf(item).filter((part) => !isOf(part, 'organization-heads'));
    const [owner, ...others] = rest;
    if (!owner || others.length > 0) continue;
    // `the Ministry's Trade Union`: of the one that the text spoke of last.
    const meant = owner.thing?.bare === true ? registry.ministryBefore(item.start) : registry.draftOf(owner);
    const meaning = meant?.concept ?? readingOf(owner, 'organizations')?.meaning;
    if (meaning) return meaning;
  }
  return null;
}

/** Whose cell it is, where its name says that, and besides nothing but where. */
function groupOf({ mentions }: Draft): string | null {
  for (const item of mentions.map(bodyIn)) {
    const rest = wordsOf(item).filter((part) => !isOf(part, 'organs') && part.thing?.type !== 'Place');
    const [group, ...others] = rest;
    const meaning = readingOf(group, 'cell-names')?.meaning;
    // A town has more than one factory.
    if (meaning !== undefined && meaning !== 'unit' && others.length === 0) return meaning;
  }
  return null;
}

/** `Chi bộ Cơ quan Thương vụ trực thuộc Đảng ủy tại Lào`: the body itself, without what the same words say it is under. */
function bodyIn({ item }: Draft['mentions'][number]): Item {
  let body = item;
  for (let inner = body.captures.get('same')?.[0]; inner; inner = body.captures.get('same')?.[0]) body = inner;
  return body;
}

/** What a name is made of but for small words and the home country's own. */
const wordsOf = ({ parts }: Item): readonly Item[] =>
  parts.filter(
    (part) =>
      !isOf(part, 'articles') &&
      !isOf(part, 'of') &&
      !isOf(part, 'locatives') &&
      !isOf(part, 'possessives') &&
      !isOf(part, 'Mark') &&
      !/^['’]s?$/.test(part.key) &&
      !isHome(part),
  );
