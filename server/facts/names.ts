// Person names by their structure: a family name, then syllables in capitals. What stands around a name (offices, titles,
// streets named after somebody) is looked at by the passes after this one, and by the blockers here.
import type { Token } from '#model/text';
import { rememberByNumber } from '#model/word-number';
import type { Hit, Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** Tokens `from` to `to` (exclusive). */
export interface NameSpan {
  readonly from: number;
  readonly to: number;
  /** Origin of the family name, as in its table. */
  readonly origin: string;
  /** The entries that gave it away. */
  readonly entries: readonly string[];
  readonly rule: 'family-name' | 'family-name-with-title';
}

const longestName = 6;
const longestVietnamese = 5;
/** Of the entries that are looked for before a name. */
const longestEntry = 12;
/** Of an office with its body. */
const longestOffice = 24;
/** Tables whose entries stand before a person's name. */
const titles: ReadonlySet<string> = new Set(['honorifics', 'degrees', 'offices']);
const offices: ReadonlySet<string> = new Set(['offices']);
/** Tables whose longer entries are no names, whatever they begin with. */
const ordinary = new Set(['family-names', 'middle-names', 'function-words']);

/**
 * The words that may stand for the whole of a name of several: `Gallert` for `Wulf Gallert`, `Thanh` for `Nguyen Dac Thanh`,
 * `Liu` for `Liu Haitao`, and of three that are not of the home language the middle one too, `Polanco` for `Rogelio Polanco
 * Fuentes`.
 */
export function singleNames(words: readonly string[], ofHome: boolean): readonly string[] {
  if (words.length < 2) return [];
  return words.length === 3 && !ofHome ? words : [...words.slice(0, 1), ...words.slice(-1)];
}

export function findNames(tokens: readonly Token[], hits: readonly (Hit | null)[], lexicon: Lexicon): NameSpan[] {
  const names: NameSpan[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const joined = names.at(-1)?.to === i - 1 && readingIn(hits[i - 1]?.readings ?? [], 'and') !== undefined;
    const name = nameAt(tokens, hits, lexicon, i, joined);
    if (!name) {
      const hit = hits[i];
      if (hit && hit.length > 1 && !onlyOrdinary(hit)) i += hit.length - 1;
      continue;
    }
    names.push(name);
    i = name.to - 1;
  }
  return names;
}

const onlyOrdinary = (hit: Hit) =>
  hit.readings.every((reading) => ordinary.has(reading.class)) || (hit.length === 1 && !isBlocked(hit));

function nameAt(
  tokens: readonly Token[],
  hits: readonly (Hit | null)[],
  lexicon: Lexicon,
  at: number,
  /** `Nguyễn Ngọc Hùng và Đồng Huy Cương`: after a name and its `and`. */
  joined = false,
): NameSpan | null {
  const first = tokens[at];
  if (!first?.capital || first.kind !== 'word' || first.text.includes('.')) return null;
  // `RI Sugiono`: an abbreviation is no family name.
  if (isInCapitals(first) && tokens[at + 1] && !isInCapitals(tokens[at + 1] as Token)) return null;
  const family = readingIn(lexicon.lookUp(first), 'family-names');
  if (!family) return null;
  // `Ông Hoàng Nam` at the start of a sentence: a title before a whole name, though Ông is a family name, too.
  const addressed = readingIn(hits[at]?.readings ?? [], 'honorifics') && !isTitled(tokens, hits, at);
  if (addressed && tokens[at + 2]?.capital && tokens[at + 1]?.capital) {
    const next = nameAt(tokens, hits, lexicon, at + 1);
    if (next) return null;
  }
  const titled = isTitled(tokens, hits, at);
  if (!titled && isAt(hits, at - 1)) return null;
  // `Ngọc Kim Nam`: what stands in capitals right before belongs to the name, and the passes after this one take it whole.
  const before = tokens[at - 1];
  if (
    before?.capital &&
    at > 1 &&
    first.start - before.end === 1 &&
    !titled &&
    isFree(hits[at - 1]) &&
    !isSeat(hits, at - 1) &&
    !endsHit(hits, at) &&
    // `bà Lều Thị Tuyết Mai`: what follows a title begins the name.
    (isTitled(tokens, hits, at - 1) || !standsAlone(tokens, hits, lexicon, at))
  )
    return null;
  let to = at + 1;
  const longest = family.meaning === 'vi' ? longestVietnamese : longestName;
  while (to < tokens.length && to - at < longest && goesOn(tokens, hits, to) && !isVerbInTitle(hits[to], lexicon)) to++;
  // `Le Duan Street`: the name ends before what is named after it.
  while (
    to - at > 2 &&
    !isGivenName(tokens, hits, to - 1) &&
    lexicon.lookUp(tokens[to - 1] as Token).some(({ class: table }) => table === 'not-person-heads')
  )
    to--;
  // `Ông Trường cho biết`: two words are a title and a given name.
  if (to - at < 2 || (addressed && to - at === 2)) return null;
  const hit = hits[at];
  // `Hà Nội`, `Cao Bằng` are places, unless somebody of that family is addressed.
  if (
    hit &&
    hit.length > 1 &&
    !onlyOrdinary(hit) &&
    (readingIn(hit.readings, 'countries') ||
      readingIn(hit.readings, 'organizations') ||
      !(titled && to - at > hit.length) ||
      // `Governor Svay Rieng Pech Sovannarith`: of which place, and who.
      (to - at > hit.length + 1 && readingIn(hit.readings, 'cities') && isTitled(tokens, hits, at, offices)))
  )
    return null;
  // `Báo Quảng Trị`: the head of a body and a place.
  if (!titled && readingIn(lexicon.lookUp(first), 'organization-heads') && isWholePlace(hits[at + 1], to - at - 1))
    return null;
  const rest = tokens.slice(at + 1, to).map((token) => readingIn(lexicon.lookUp(token), 'middle-names'));
  const known = rest.filter((reading) => reading !== undefined).length;
  // Two syllables by themselves may be anything: `Phòng Chính` of a cell.
  const isShort = to - at === 2 && !titled && !family.note.includes('frequent') && known === 0;
  if (isShort || (to - at === 2 && !family.note.includes('frequent') && begunBy(hits, at))) return null;
  const doubtful = family.note.includes('common_word') || family.meaning !== 'vi';
  const isListed = joined && family.meaning === 'vi' && rest.length > 1 && known > 0;
  if (doubtful && !titled && !isListed && known < rest.length && !isOfficeholder(tokens, hits, at)) return null;
  return {
    from: at,
    to,
    origin: family.meaning,
    entries: [family.entry, ...rest.flatMap((reading) => reading?.entry ?? [])],
    rule: titled ? 'family-name-with-title' : 'family-name',
  };
}

/** `Đại sứ Việt Nam tại Nga Nghiêm Đức Trọng`: though Nga is a name, too. */
const isSeat = (hits: readonly (Hit | null)[], at: number): boolean =>
  readingIn(hits[at]?.readings ?? [], 'countries') !== undefined && isAt(hits, at - 1);

const isWholePlace = (hit: Hit | null | undefined, length: number): boolean =>
  hit?.length === length && length > 1 && readingIn(hit.readings, 'cities') !== undefined;

/** `tại Long Châu`: behind such a word stands no person. */
const isAt = (hits: readonly (Hit | null)[], at: number): boolean =>
  readingIn(hits[at]?.readings ?? [], 'locatives')?.note === 'place';

/** `Persahabatan Vietnam-Indonesia Tran Van Khoa`: three known syllables after a word that is no part of any name. */
function standsAlone(tokens: readonly Token[], hits: readonly (Hit | null)[], lexicon: Lexicon, at: number): boolean {
  const parts = new Set(['family-names', 'middle-names']);
  const isPart = (token: Token | undefined) =>
    token !== undefined && lexicon.lookUp(token).some(({ class: table }) => parts.has(table));
  return (
    !isPart(tokens[at - 1]) &&
    [at + 1, at + 2].every((i) => i < tokens.length && goesOn(tokens, hits, i) && isPart(tokens[i]))
  );
}

/** `Luong Cuong Lantik Duta Besar`: in headings of a language that is not written syllable by syllable. */
const isVerbInTitle = (hit: Hit | null | undefined, lexicon: Lexicon) =>
  lexicon.lenient &&
  (hit?.readings.some(({ class: table }) => table === 'verbs') ?? false) &&
  !(hit?.readings.some(({ class: table }) => table === 'family-names' || table === 'middle-names') ?? false);

const isInCapitals = rememberByNumber(({ text }: Token) => /^\p{Lu}{2,}$/u.test(text));

/** Whether the head of a body stands right before. */
function begunBy(hits: readonly (Hit | null)[], at: number): boolean {
  for (let back = 1; back <= 4 && at - back >= 0; back++) {
    const hit = hits[at - back];
    if (hit?.length === back && hit.readings.some(({ class: table }) => heads.has(table))) return true;
  }
  return false;
}
const heads = new Set(['organs', 'commissions', 'organization-heads', 'mission-heads', 'place-heads', 'venue-heads']);

/** Whether an entry of several words ends right before. */
function endsHit(hits: readonly (Hit | null)[], at: number): boolean {
  for (let back = 1; back <= longestEntry && at - back >= 0; back++) {
    const hit = hits[at - back];
    if (hit?.length === back && !(back === 1 && onlyOrdinary(hit))) return true;
  }
  return false;
}

/** A capital word in the same line that does not begin something else. */
function goesOn(tokens: readonly Token[], hits: readonly (Hit | null)[], i: number): boolean {
  const token = tokens[i] as Token;
  const before = tokens[i - 1] as Token;
  const isJoined = /^\p{Ll}{1,3}[-‑’']\p{Lu}/u.test(token.text);
  if (!(token.capital || isJoined) || token.kind !== 'word' || token.start - before.end !== 1) return false;
  if (/^[\p{Lu}]{2,}$/u.test(token.text) && !/^[\p{Lu}]{2,}$/u.test(before.text)) return false;
  return !isBlocked(hits[i] ?? null) || isGivenName(tokens, hits, i);
}

/** `Trường` is a school before its name, `Triều` a dynasty, and either somebody's last name where no name follows. */
function isGivenName(tokens: readonly Token[], hits: readonly (Hit | null)[], i: number): boolean {
  const hit = hits[i];
  if (hit?.length !== 1 || tokens[i + 1]?.capital) return false;
  const isHead = ['organization-heads', 'not-person-heads'].some(
    (table) => readingIn(hit.readings, table) !== undefined,
  );
  return isHead && readingIn(hit.readings, 'middle-names') !== undefined;
}

/** Tables whose entries begin something that is no part of a name: any of them, and only those of several words. */
const always = new Set(['organs', 'organizations', 'parties', 'mission-heads', 'venues', 'congress-heads', 'plurals']);
const severalWords = new Set([
  'offices',
  'commissions',
  'gathering-heads',
  'norm-heads',
  'organization-heads',
  'venue-heads',
  'honorifics',
  'place-heads',
  'verbs',
]);
const single = new Set(['offices', 'organization-heads', 'months', 'demonyms']);

const isFree = (hit: Hit | null | undefined) => !hit || (onlyOrdinary(hit) && !isOnlyPlace(hit));

/** `Indonesia` before a name; `Anh` may be England or a part of the name. */
const isOnlyPlace = ({ readings }: Hit) =>
  readings.some(({ class: table }) => table === 'countries' || table === 'cities') &&
  !readings.some(({ class: table }) => table === 'family-names' || table === 'middle-names');

function isBlocked(hit: Hit | null): boolean {
  return hit !== null && begins(hit.readings, hit.length);
}

/** Whether an entry of so many words begins something that is no part of a person's name. */
export function begins(readings: readonly Reading[], length: number): boolean {
  return readings.some(
    ({ class: table, note }) =>
      always.has(table) ||
      (length > 1 && severalWords.has(table)) ||
      (length === 1 && single.has(table) && note !== 'ambiguous'),
  );
}

function isTitled(
  tokens: readonly Token[],
  hits: readonly (Hit | null)[],
  at: number,
  tables: ReadonlySet<string> = titles,
): boolean {
  for (let back = 1; back <= 4 && at - back >= 0; back++) {
    const hit = hits[at - back];
    if (hit && hit.length === back && hit.readings.some((reading) => tables.has(reading.class))) return true;
  }
  const before = tokens[at - 1];
  const beforeThat = hits[at - 2];
  return before?.text === '.' && (beforeThat?.readings.some((reading) => tables.has(reading.class)) ?? false);
}

/** `Chủ tịch UBND tỉnh Lâm Đồng Hồ Văn Mười`: the name of a body, which an office began, ends right before. */
function isOfficeholder(tokens: readonly Token[], hits: readonly (Hit | null)[], at: number): boolean {
  if (!endsHit(hits, at)) return false;
  for (let back = 1; back <= longestOffice && at - back >= 0; back++) {
    if (tokens[at - back]?.kind !== 'word') return false;
    if (hits[at - back]?.readings.some((reading) => reading.class === 'offices')) return true;
  }
  return false;
}

const readingIn = (readings: readonly Reading[], table: string): Reading | undefined =>
  readings.find((reading) => reading.class === table);
