// Sentences → lines of items: lexicon entries and names found, credits taken out, dates marked.
import type { Sentence, Text, Token } from '#model/text';
import { noNumber } from '#model/word-number';
import type { Grammar } from './grammar.ts';
import {
  type Given,
  giveReadings,
  type Item,
  isAnyOf,
  isInCapitals,
  isOf,
  itemOfParts,
  itemOfToken,
  type Line,
  noReadings,
  plainThing,
  readingOf,
} from './item.ts';
import type { Hit, Lexicon } from './lexicon.ts';
import { findNames, type NameSpan } from './names.ts';
import { type Reading, readAs } from './reading.ts';

export function toLines(text: Text, grammars: ReadonlyMap<string, Grammar>): Line[] {
  const lines: Line[] = [];
  for (const sentence of text.sentences) {
    const grammar = grammars.get(sentence.language);
    if (!grammar) continue;
    const all = itemsOf(sentence, grammar, text.document.text);
    const credited = maskCredits(maskSides(all));
    const whole = maskAgencies(credited);
    const items = maskDateline(whole, sentence);
    const filed = whole.slice(0, whole.length - items.length);
    lines.push({ sentence, caption: credited.length < all.length, filed, items });
  }
  maskBylines(lines);
  return markCaptions(lines);
}

const lastByline = 3;

/** A name by itself between the heading and the dateline is who wrote the report. */
function maskBylines(lines: readonly Line[]): void {
  for (let at = 1; at <= lastByline; at++) {
    const [line, next] = [lines[at], lines[at + 1]];
    if (!line?.sentence.opens || !next?.sentence.opens || line.items.length !== 1) continue;
    if ((next.filed.length > 0 || isDateAlone(next.items)) && isOf(line.items[0], 'person')) line.items = [];
  }
  maskSignatures(lines);
}

/** `Thành Dũng`, `Minh Duy -` before a credit: a paragraph of nothing but names that stand nowhere else, below one that has ended. */
function maskSignatures(lines: readonly Line[]): void {
  const counts = new Map<string, number>();
  const namesIn = ({ items }: Line) => items.flatMap((item) => (isOf(item, 'person') ? (item.thing?.name ?? []) : []));
  for (const name of lines.flatMap(namesIn)) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [at, line] of lines.entries()) {
    const names = namesIn(line);
    const isAlone = line.sentence.opens && lines[at + 1]?.sentence.opens !== false;
    const [last, before] = [lines[at - 1]?.items.at(-1), lines[at - 1]?.items.at(-2)];
    const hasEnded = isEnd.test(last?.key ?? '') || (last?.key === '/' && isEnd.test(before?.key ?? ''));
    if (!isAlone || !hasEnded || names.length === 0 || names.length > 2) continue;
    const isNothingElse = line.items.every((item) => isOf(item, 'person') || isOf(item, 'Mark'));
    if (isNothingElse && names.every((name) => counts.get(name) === 1)) line.items = [];
  }
}
const isEnd = /^[.!?…”"»)]$/;

/** `June 9, 2025`, `09/06/2025 14:20` */
const isDateAlone = (items: readonly Item[]): boolean =>
  hasNumberAmong(items, 'Number', 'Mark', 'months', 'weekdays', 'date');

/** A number, and else nothing but what is of these classes. */
const hasNumberAmong = (items: readonly Item[], ...classes: readonly string[]): boolean =>
  items.some((item) => isOf(item, 'Number')) && items.every((item) => classes.some((name) => isOf(item, name)));

/** `A speaks. (Photo: B)`: a sentence that has its paragraph to itself but for the credit stands under a picture. */
const markCaptions = (lines: readonly Line[]): Line[] =>
  lines.map((line, at) => {
    const [credit, after] = [lines[at + 1], lines[at + 2]];
    const isCredited =
      line.sentence.opens &&
      credit?.caption === true &&
      !credit.sentence.opens &&
      credit.items.every((item) => isOf(item, 'Mark')) &&
      after?.sentence.opens !== false;
    return isCredited ? { ...line, caption: true } : line;
  });

function itemsOf(sentence: Sentence, grammar: Grammar, text: string): Item[] {
  const lexicon = sentence.plain ? grammar.folded : grammar.exact;
  const tokens = grammar.syllabic ? sentence.tokens : joinInitials(sentence.tokens, lexicon);
  const hits = tokens.map((_, i) => lexicon.find(tokens, i) ?? placeBySound(tokens, i, grammar));
  addLongPairs(hits, tokens, lexicon);
  const names = sentence.shouted ? [] : findNames(tokens, hits, lexicon);
  const toItem = (token: Token, given: Given) => itemOfToken(token, given, lexicon.keyOf(token), grammar.syllabic);
  const items: Item[] = [];
  let next = 0;
  for (let i = 0; i < tokens.length; ) {
    const name = names[next];
    if (name?.from === i) {
      items.push(toPerson(name, tokens, lexicon, text, grammar.code));
      i = name.to;
      next++;
      continue;
    }
    const hit = giveWay(shorten(hits[i] ?? null, i, name, lexicon, tokens), i, hits, lexicon, tokens);
    const token = tokens[i] as Token;
    if (hit && hit.length > 1) {
      const parts: Item[] = [];
      for (const one of tokens.slice(i, i + hit.length)) parts.push(toItem(one, noReadings));
      items.push(itemOfParts(parts, withCapital(hit.readings, token.capital)));
    } else {
      const given = hit ?? pairOf(token, lexicon);
      // In a heading in capitals a verb is no part of a name.
      const isVerb = sentence.shouted && given.readings.some(({ class: table }) => table === 'verbs');
      items.push(toItem(isVerb ? { ...token, capital: false } : token, given));
    }
    i += hit?.length ?? 1;
  }
  return items;
}

/**
 * `Sa-vẳn-na-khệt`, `Xa-vẳn-na-khẹt`, `Luông Pha Bang`, `Luổng Pha Bang`: places abroad written by their sound, in which
 * newspapers differ in the marks.
 */
function placeBySound(tokens: readonly Token[], at: number, grammar: Grammar): Hit | null {
  const isHyphened = isHyphenedName(tokens[at]?.text ?? '');
  if (!isHyphened && !(grammar.syllabic && areCapitals(tokens, at))) return null;
  const hit = grammar.folded.find(tokens, at);
  if (!hit || (!isHyphened && !(hit.length >= fewestSyllables && areCapitals(tokens, at, hit.length)))) return null;
  const readings = hit.readings.filter(
    ({ class: table, meaning }) => table === 'countries' || (table === 'cities' && (isHyphened || !isOfHome(meaning))),
  );
  return readings.length > 0 ? { ...giveReadings(readings), length: hit.length } : null;
}

const isHyphenedName = (text: string): boolean => text.includes('-') && /^\p{Lu}\p{L}+-\p{Ll}+-\p{Ll}/u.test(text);
/** Fewer are many a Vietnamese name without its marks. */
const fewestSyllables = 3;
function areCapitals(tokens: readonly Token[], at: number, length = fewestSyllables): boolean {
  for (let i = at; i < at + length; i++) if (tokens[i]?.kind !== 'word' || !tokens[i]?.capital) return false;
  return true;
}
const isOfHome = (place: string): boolean => place.startsWith('VN/');

/** `Vietnam-Laos`, `Polish-Vietnamese`: two countries in one word. */
function pairOf(token: Token, lexicon: Lexicon): Given {
  const halves = halvesOf(token);
  if (halves === null) return noReadings;
  const [a, b] = halves.map((half) => countryOf(lexicon.lookUp(half)));
  return a === undefined || b === undefined ? noReadings : givePair(a, b);
}

/** `Vietnam-South Africa`, `Republik Ceko-Vietnam`: two countries, of which one has more than a word. */
function addLongPairs(hits: (Hit | null)[], tokens: readonly Token[], lexicon: Lexicon): void {
  for (const [middle, token] of tokens.entries()) {
    const halves = halvesOf(token);
    if (halves === null) continue;
    for (let at = middle; at >= 0 && at > middle - longestCountry && tokens[at]?.capital === true; at--) {
      const pair = (hits[at]?.length ?? 1) > 2 ? null : longPairOf(at, middle, halves, { tokens, lexicon });
      if (pair) hits[at] = pair;
    }
  }
}

function longPairOf(
  at: number,
  middle: number,
  halves: readonly [Token, Token],
  { tokens, lexicon }: { readonly tokens: readonly Token[]; readonly lexicon: Lexicon },
): Hit | null {
  const left = [...tokens.slice(at, middle), halves[0]];
  const first = lexicon.find(left, 0);
  const second = lexicon.find([halves[1], ...tokens.slice(middle + 1, middle + longestCountry)], 0);
  if (first?.length !== left.length || !second || left.length + second.length < 3) return null;
  const [a, b] = [countryOf(first.readings), countryOf(second.readings)];
  return a === undefined || b === undefined ? null : { ...givePair(a, b), length: middle - at + second.length };
}

const longestCountry = 4;

function halvesOf(token: Token | undefined): readonly [Token, Token] | null {
  if (token?.kind !== 'word' || !(token.text.includes('-') || token.text.includes('‑'))) return null;
  const halves = token.text.split(/[-‑]/);
  if (halves.length !== 2) return null;
  const [a, b] = halves.map((text) => ({
    ...token,
    text,
    key: text.toLowerCase(),
    capital: /^\p{Lu}/u.test(text),
    number: noNumber,
  }));
  return a && b ? [a, b] : null;
}

const countryOf = (readings: readonly Reading[]): string | undefined =>
  readings.find(({ class: table }) => table === 'countries' || table === 'demonyms')?.meaning;

function givePair(a: string, b: string): Given {
  const meaning = `${a},${b}`;
  let given = pairs.get(meaning);
  if (!given) {
    given = giveReadings([readAs('country-pairs', meaning)]);
    pairs.set(meaning, given);
  }
  return given;
}

const pairs = new Map<string, Given>();

/** `D. Raghunath`: a letter with its stop is one word of a name. */
function joinInitials(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  // `I. Organisation and membership`: a heading has a number, and a sentence of somebody ends with a stop.
  const isHeading = /^[IVX]$/.test(tokens[0]?.text ?? '') && !/[.!?…"”»]$/.test(tokens.at(-1)?.text ?? '.');
  const isInitial = (at: number) =>
    !(at === 0 && isHeading) &&
    tokens[at]?.capital === true &&
    tokens[at + 1]?.text === '.' &&
    /^\p{Lu}$/u.test(tokens[at]?.text ?? '') &&
    tokens[at + 1]?.start === tokens[at]?.end &&
    tokens[at + 2]?.kind === 'word' &&
    (tokens[at + 2]?.start ?? 0) > (tokens[at + 1]?.end ?? 0) &&
    tokens[at + 2]?.capital === true &&
    (lexicon.find(tokens, at)?.length ?? 1) === 1;
  if (!tokens.some((_, at) => isInitial(at))) return tokens;
  return tokens.flatMap((token, at) => {
    if (at > 0 && isInitial(at - 1)) return [];
    if (!isInitial(at)) return [token];
    const end = tokens[at + 1]?.end ?? token.end;
    return [{ ...token, text: `${token.text}.`, key: `${token.key}.`, end, number: noNumber }];
  });
}

const [cap, low] = [readAs('Cap'), readAs('Low')];
const withCapital = (readings: readonly Reading[], capital: boolean): Reading[] => [...readings, capital ? cap : low];

/** `Trưởng Ban` gives way to `Ban Tổ chức`: of two that overlap the one that reaches further, where the rest is a word too. */
function giveWay(
  hit: Hit | null,
  at: number,
  hits: readonly (Hit | null)[],
  lexicon: Lexicon,
  tokens: readonly Token[],
): Hit | null {
  // `Trung Quốc Vương Tiểu Hồng` is no king.
  if (!hit || hit.readings.some(({ class: table }) => table === 'countries')) return hit;
  for (let k = 1; k < hit.length; k++) {
    const other = hits[at + k];
    if (!other || k + other.length <= hit.length || isOvertaken(hits, at + k, other)) continue;
    const rest = lexicon.find(tokens, at, at + k);
    if (rest?.length === k) return rest;
  }
  return hit;
}

/** `Đảng bộ` in `Ban cán sự Đảng Bộ Ngoại giao`: a longer entry begins within it and reaches beyond. */
function isOvertaken(hits: readonly (Hit | null)[], at: number, { length }: Hit): boolean {
  for (let k = 1; k < length; k++) {
    const next = hits[at + k];
    if (next && next.length > length && k + next.length > length) return true;
  }
  return false;
}

/** An entry may not reach into a name. */
function shorten(
  hit: Hit | null,
  at: number,
  /** The next name of the sentence. */
  name: NameSpan | undefined,
  lexicon: Lexicon,
  tokens: readonly Token[],
): Hit | null {
  return hit && name && name.from < at + hit.length ? lexicon.find(tokens, at, name.from) : hit;
}

function toPerson(
  { from, to, entries, origin, rule }: NameSpan,
  tokens: readonly Token[],
  lexicon: Lexicon,
  text: string,
  code: string,
): Item {
  const parts = tokens.slice(from, to).map((token) => itemOfToken(token, noReadings, lexicon.keyOf(token)));
  const reading = readAs('person', origin, entries[0]);
  const readings = [reading, ...entries.slice(1).map((entry) => readAs('name-part', origin, entry))];
  const id = `${code}/${rule}`;
  return itemOfParts(parts, readings, id, plainThing('Person', text.slice(parts[0]?.start, parts.at(-1)?.end), id));
}

const isOfDateline = isAnyOf('Mark', 'Cap', 'Number', 'agencies');
const dash = /^[-–—]+$/;

/** `Tokyo (TTXVN) -`, `BEIJING —`: where a report was filed and by whom is no fact of it. */
function maskDateline(items: Item[], sentence: Sentence): Item[] {
  if (!sentence.opens) return items;
  // `(TTXVN) Ngày 13/11 …`
  if (items[0]?.key === '(' && isOf(items[1], 'agencies') && items[2]?.key === ')') return items.slice(3);
  // `La Habana (TTXVN) Ngày 13/11 …`
  const close = items.findIndex(({ key }) => key === ')');
  const agency = close > 2 && close < 6 && isOf(items[close - 1], 'agencies') && items[close - 2]?.key === '(';
  if (agency && !dash.test(items[close + 1]?.key ?? '') && items.slice(0, close - 2).every(isPlaceName))
    return items.slice(close + 1);
  const at = items.findIndex(({ key }, i) => i > 0 && i < 12 && dash.test(key));
  if (at < 1) return items;
  const head = items.slice(0, at);
  const fits = head.every((item) => isOfDateline(item) || isPlaceName(item));
  const filed =
    head.some(({ key }) => key === '(') ||
    head.every((item) => isPlaceName(item) || isInCapitals(item) || isOf(item, 'months') || isOf(item, 'agencies'));
  // `Việt Nam - Lào ký kết …`
  if (isOf(head.at(-1), 'countries') && isOf(items[at + 1], 'countries')) return items;
  return fits && filed && !head.some((item) => isOf(item, 'person')) ? items.slice(at + 1) : items;
}

const isPlaceName = isAnyOf('cities', 'countries');

/** `— VNA/VNS` at the end, or by itself: who sent a report out is no fact of it. */
function maskAgencies(items: Item[]): Item[] {
  let first = -1;
  for (let at = items.length - 1; isOf(items[at], 'agencies') || isOf(items[at], 'Mark'); at--)
    if (isOf(items[at], 'agencies')) first = at;
  if (first < 0) return isInitialed(items) ? [] : isByline(items) ? items.slice(1) : items;
  const before = items[first - 1];
  // `Jakarta, Kompas`
  if (items.slice(0, first).every((item) => isPlaceName(item) || item.key === ',')) return [];
  return dash.test(before?.key ?? '') || ['(', '/', '|'].includes(before?.key ?? '')
    ? items.slice(0, first - 1)
    : items;
}

/** `VNA/PTH`, `ANTARA FOTO/Budi Santoso/foc.`: an agency and who of it wrote or took the picture. */
const isInitialed = (items: readonly Item[]): boolean =>
  isOf(items[0], 'agencies') &&
  (items[1]?.key === '/' || items[2]?.key === '/') &&
  items.length < 10 &&
  items.slice(1).every((item, i, rest) => isOf(item, 'Mark') || isOf(item, 'Cap') || rest[i - 1]?.key === '/');

/** `VNA Tuesday, February 10, 2026 14:20` */
const isByline = (items: readonly Item[]): boolean =>
  isOf(items[0], 'agencies') && hasNumberAmong(items.slice(1), 'Mark', 'Number', 'Cap', 'months');

/** `(VNA/Le Dat)`: an agency and who took the picture. */
function maskAgencyCredit(items: Item[]): Item[] {
  const open = items.findIndex(
    (item, i) =>
      item.key === '(' && isOf(items[i + 1], 'agencies') && (items[i + 2]?.key === '/' || items[i + 3]?.key === '/'),
  );
  const close = open < 0 ? -1 : items.findIndex(({ key }, i) => i > open && key === ')');
  return close > open && close - open < 9 ? [...items.slice(0, open), ...items.slice(close + 1)] : items;
}

/** `Ambassador X (right)`: where somebody stands in a picture. */
function maskSides(items: Item[]): Item[] {
  if (!items.some((item) => isOf(item, 'sides'))) return items;
  const kept: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const close = items[i]?.key === '(' ? items.findIndex(({ key }, k) => k > i && key === ')') : -1;
    if (close > i && close - i < 6 && items.slice(i, close).some((item) => isOf(item, 'sides'))) i = close;
    else kept.push(items[i] as Item);
  }
  return kept;
}

/** `Photo: Ambassador X at the ceremony` */
const showsGathering = (items: readonly Item[], from: number, to: number): boolean => {
  const person = items.findIndex((one, at) => at > from && at < to && isOf(one, 'person'));
  return (
    person > 0 &&
    items.slice(person, to).some((one, at) => isOf(one, 'locatives') && isGathering(items[person + at + 1]))
  );
};
const isGathering = isAnyOf('gathering-heads', 'congress-heads', 'ceremonies');

const closing: Record<string, string> = { '(': ')', '[': ']' };

/** `(Ảnh: Đức Thắng/TTXVN)`, `Foto: Cahyo`: who took a picture is no fact of the document. */
function maskCredits(given: Item[]): Item[] {
  const items = maskAgencyCredit(given);
  if (!items.some((item) => isOf(item, 'credits'))) return items;
  const kept: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    const reading = readingOf(item, 'credits');
    let sign = i + 1;
    while (isOf(items[sign], 'agencies') || (sign > i + 1 && items[sign]?.key === '/')) sign++;
    const marked = items[sign]?.key === ':' || items[sign]?.key === '©';
    // A mission that sent a text in is a fact of it.
    const named = reading?.meaning === 'source' && items.slice(i).some((one) => isOf(one, 'mission-heads'));
    if (!reading || named || !(marked || reading.meaning === 'byline')) {
      kept.push(item);
      continue;
    }
    const end = closing[items[i - 1]?.key ?? ''];
    const stop = end ? items.findIndex(({ key }, k) => k > i && key === end) : -1;
    const to = stop < 0 ? items.length : stop;
    // A caption that begins with the same word tells what is to be seen.
    // So does a question, which a reporter asks.
    const tells =
      to - i > 14 ||
      items[to - 1]?.key === '?' ||
      items.slice(i, to).some((one) => isOf(one, 'verbs') && isOf(one, 'Low')) ||
      showsGathering(items, i, to);
    if (tells) kept.push(item);
    else i = to - 1;
  }
  return kept;
}
