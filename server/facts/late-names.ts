// Names that only their surroundings give away: foreign ones after a title or an office, or before `, Bí thư …`; and
// single words that are part of a name which the document gives in full.
import { spellWord } from '#model/spelling';
import {
  changeItem,
  type Item,
  isHomeName,
  isOf,
  isVerb,
  itemOfParts,
  type Line,
  mapItems,
  plainThing,
  readingOf,
} from './item.ts';
import { begins, singleNames } from './names.ts';
import { readAs } from './reading.ts';

const longest = 6;

export function findForeignNames(line: Line, text: string, code: string, syllabic: boolean): void {
  if (line.sentence.shouted) return;
  const { items } = line;
  const made: Item[] = [];
  for (let i = 0; i < items.length; ) {
    const length = nameLength(items, i, syllabic, made);
    if (length === 0) {
      made.push(items[i] as Item);
      i++;
      continue;
    }
    const rule = `${code}/name-with-title`;
    const parts = items.slice(i, i + length);
    const name = text.slice(items[i]?.start, parts.at(-1)?.end);
    const thing = plainThing('Person', name, rule, { bare: length === 1 });
    made.push(itemOfParts(parts, [readAs('person')], rule, thing));
    i += length;
  }
  if (made.length < items.length || made.some((item, i) => item !== items[i])) line.items = made;
}

function nameLength(items: readonly Item[], at: number, syllabic: boolean, made: readonly Item[]): number {
  if (!items[at]?.token?.capital) return 0;
  const lead = syllabic ? lengthOfInitials(items, at) : 0;
  let length = isTitledCommonWord(items, at) ? 1 : lead;
  const isPart = (position: number) =>
    isNameWord(items[at + position], position, items[at + position - 1], syllabic ? undefined : items[at + 1]) &&
    // In a heading verbs bear capitals, too.
    (syllabic || !isOf(items[at + position], 'verbs'));
  while (length < longest + lead && isPart(length)) length++;
  if (length === lead) return 0;
  while (length > 0 && isOf(items[at + length - 1], 'particles') && !items[at + length - 1]?.token?.capital) length--;
  if (!syllabic && length === 2 && isTownLast(items, at, length)) length++;
  // `Tại Benguela, Chủ tịch Hội …`: where, at the start of a sentence.
  if (length === 0 || isOf(items[at], 'particles') || isOf(items[at], 'locatives')) return 0;
  if (length > 1 && isNameWord(items[at - 1], 1, items[at - 2])) return 0;
  if (isPerson(items[at + length])) return 0;
  const next = items[at + length];
  if (isTitle(items, at - 1) || (!syllabic && items[at - 1]?.key === ',' && isIntroduced(items, at - 2))) {
    const single = !syllabic && isUnknown(items[at]) && isTitle(items, at - 1) && endsName(next);
    return length >= 2 || isOf(items[at - 1], 'honorifics') || single ? length : 0;
  }
  // `A B, now head of C`, `A B yang menjabat Rektor C`
  const isApart = next?.key === ',' || next?.key === '(';
  const behind = isApart ? at + length + 1 : at + length;
  const isLed = isOf(items[behind], 'also-as') && (isApart || !syllabic);
  const officeAt = isLed || isOf(items[behind], 'now') ? behind + 1 : behind;
  // `Asked about the Middle East, Ambassador X said`: the office of whom it stands before.
  const appositive = (isApart || isLed) && isOf(items[officeAt], 'office') && !isOf(items[officeAt + 1], 'person');
  const words = items.slice(at, at + length);
  // `hai Bộ trưởng Nguyễn Văn A và Khamphet Vongsa`
  const joined =
    syllabic &&
    isOf(made.at(-1), 'and') &&
    isPerson(made.at(-2)) &&
    !isOf(next, 'Cap') &&
    words.every((word) => isUnknown(word) && isOf(word, 'Foreign'));
  const speaks =
    !syllabic &&
    words.every((word, i) => isUnknown(word) || (i === 0 && length > 1 && isTownOnly(word))) &&
    (isDoing(items, isOf(next, 'future') ? at + length + 1 : at + length) ||
      isVerb(items[at - 1], 'say') ||
      standsAsPerson(items, at, length, made));
  return (appositive || joined || speaks) && length >= 2 ? length : 0;
}

const initials = /^(?:\p{Lu}\.)+$/u;

/** `V. I. Lê-ôn-chép`: each letter, and the stop behind it. */
function lengthOfInitials(items: readonly Item[], at: number): number {
  let length = 0;
  while (
    length < longest &&
    /^\p{Lu}$/u.test(items[at + length]?.token?.text ?? '') &&
    items[at + length + 1]?.key === '.' &&
    items[at + length]?.end === items[at + length + 1]?.start
  )
    length += 2;
  return length;
}

/** Where only somebody's name can stand: `met X`, `talks with X`, `A, X and B`, `X, who …`, `X, 62, …`, `B.V. X`. */
function standsAsPerson(items: readonly Item[], at: number, length: number, made: readonly Item[]): boolean {
  const [before, earlier] = [made.at(-1), made.at(-2)];
  const [next, second, third] = items.slice(at + length, at + length + 3);
  if (
    next?.key === ',' &&
    (['who', 'whose', 'whom'].includes(second?.key || (second?.parts[0]?.key ?? '')) ||
      isAge(second, third) ||
      isCalled(items, at + length + 1))
  )
    return true;
  if (items.slice(at, at + length - 1).some(({ token }) => initials.test(token?.text ?? '')))
    return !isOf(before, 'locatives');
  if (isVerb(before, ...takesPeople) || before?.key === 'between' || (isVerb(next, 'as') && isOf(second, 'office')))
    return true;
  if (before?.key === 'with') return !isOf(next, 'Cap');
  if (isList(items, at, length)) return true;
  const listed = before?.key === ',' || before?.key === ';' || isOf(before, 'and');
  const last = isOf(before, 'and') && earlier?.key === ',' ? made.at(-3) : earlier;
  return (
    listed &&
    (isPerson(last) || isOf(last, 'office')) &&
    (!next?.token || !isOf(next, 'Cap')) &&
    !isOf(second, 'office')
  );
}

/** `A B, C D and E F`: three at least, side by side. */
function isList(items: readonly Item[], at: number, length: number): boolean {
  let [count, next] = [1, at + length];
  for (;;) {
    const joins = items[next]?.key === ',' || isOf(items[next], 'and');
    const from = items[next]?.key === ',' && isOf(items[next + 1], 'and') ? next + 2 : next + 1;
    let to = from;
    while (to - from < longest && isNameWord(items[to], to - from, items[to - 1]) && isUnknown(items[to])) to++;
    if (!joins || to - from < 2) break;
    count++;
    next = to;
  }
  return count > 2;
}

/** `a 29-year-old participant`, `a veteran of the war`: what somebody is, behind an article. */
function isCalled(items: readonly Item[], at: number): boolean {
  if (readingOf(items[at], 'articles')?.meaning !== 'indefinite') return false;
  const calling = items.slice(at + 1, at + 8).findIndex((item) => isOf(item, 'callings'));
  return calling >= 0 && items.slice(at + 1, at + 1 + calling).every((item) => !isOf(item, 'Mark') || item.key === '-');
}

const isAge = (item: Item | undefined, next: Item | undefined) =>
  /^\d{1,3}$/.test(item?.key ?? '') && (next?.key === ',' || next?.key === '.');
const takesPeople = [
  'meet',
  'meet_by',
  'chair_by',
  'attend_by',
  'attend_list',
  'speak_by',
  'speaker_list',
  'elect',
  'succeed',
  'succeed_by',
  'lead_by',
  'led_by',
];

const isTownOnly = (item: Item) =>
  item.readings.every(({ entry }) => /^(?:$|(?:cities|family-names|middle-names):)/.test(entry));

/** `Rosario Duarte Lima, member of …`: a town may be a family name, where an office behind a comma says whose. */
function isTownLast(items: readonly Item[], at: number, length: number): boolean {
  const [before, town, mark, next] = items.slice(at + length - 1, at + length + 3);
  return (
    isOf(town, 'cities') &&
    isTownOnly(town as Item) &&
    town?.token != null &&
    town.start - (before?.end ?? 0) === 1 &&
    mark?.key === ',' &&
    isOf(next, 'office') &&
    items.slice(at, at + length).every(isUnknown)
  );
}

/** In no table but those of names. */
const isUnknown = (item: Item | undefined) =>
  item?.readings.every(({ entry }) => entry === '' || /^(?:family|middle)-names:/.test(entry)) ?? false;
const endsName = (item: Item | undefined) => !isOf(item, 'Cap') || isOf(item, 'verbs');
/** `A B said`, `A B is the chairman`; what is `an opportunity` or `near` is nobody. */
const isDoing = (items: readonly Item[], at: number): boolean =>
  isVerb(items[at], 'be')
    ? items.slice(at + 1, at + nearOffice).some((item) => isOf(item, 'office') || isOf(item, 'callings'))
    : isVerb(items[at], 'speak', 'chair', 'attend', 'meet', 'hold_office', 'say');
const nearOffice = 6;

/** `Ambassador He Wei` */
const isTitledCommonWord = (items: readonly Item[], at: number) =>
  isTitle(items, at - 1) &&
  items[at]?.token?.capital === true &&
  isOf(items[at], 'function-words') &&
  isNameWord(items[at + 1], 1, items[at]);

const isPerson = (item: Item | undefined) => isOf(item, 'person');

/** `Rector Rosario Duarte`, `guests included Milan Novak, Chairman of …`: a town may be a given name. */
const isTown = (item: Item, position: number, before: Item | undefined, after: Item | undefined) =>
  position === 0 &&
  isOf(item, 'cities') &&
  (isOf(before, 'office') ||
    isOf(before, 'honorifics') ||
    (isOf(after, 'Strange') && !isOf(before, 'locatives') && !isOf(before, 'Cap')));

/** A capital word that names nothing else. */
function isNameWord(item: Item | undefined, position: number, before: Item | undefined, after?: Item): boolean {
  if (!item?.token || (item.thing && !isTown(item, position, before, after))) return false;
  if (before && position > 0 && item.start - before.end !== 1) return false;
  if (isOf(item, 'particles') || /^\p{Ll}{1,3}[-‑’']\p{Lu}/u.test(item.token.text)) return position > 0;
  if (!item.token.capital || /^\p{Lu}{4,}$/u.test(item.token.text)) return false;
  // `M A Baby`
  if (position > 0 && /^\p{Lu}$/u.test(item.token.text)) return true;
  if (begins(item.readings, 1) || item.readings.some(({ class: name }) => never.has(name))) return false;
  // A syllable may be any word by itself; elsewhere a common word in capitals is no name.
  if (isOf(item, 'Foreign') || isOf(item, 'Native')) return true;
  // `Song Weihua`: a family name that is a common word, too.
  const isFamily =
    position === 0 && isOf(item, 'family-names') && isOf(after, 'Strange') && !isOf(item, 'function-words');
  return isFamily || !item.readings.some(({ class: name }) => common.has(name));
}

const common = new Set(['not-person-heads', 'function-words']);
const never = new Set([
  'honorifics',
  'degrees',
  'gathering-heads',
  'norm-heads',
  'commissions',
  'months',
  'organization-heads',
  'venue-heads',
]);

/** `Kepala Pusat Studi, X`; `his Lao counterpart, X`; `dosen Universitas Y, X`, `pengamat dari Lembaga Y, X` */
function isIntroduced(items: readonly Item[], at: number): boolean {
  if (isOf(items[at], 'office') || isOf(items[at], 'relations')) return true;
  return isOf(items[at], 'org') && isOf(items[isOf(items[at - 1], 'of') ? at - 2 : at - 1], 'honorifics');
}

function isTitle(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (!item) return false;
  if (item.key === '.') return isOf(items[at - 1], 'degrees') || isOf(items[at - 1], 'honorifics');
  return isOf(item, 'office') || isOf(item, 'honorifics') || isOf(item, 'degrees');
}

/**
 * `Gallert` after `Wulf Gallert`, `Thanh` after `Nguyen Dac Thanh`: marked where the word stands as a name does, after a
 * title, at the start of a sentence or before a verb.
 */
export function findShortNames(lines: readonly { readonly line: Line; readonly code: string }[], text: string): void {
  const known = new Set<string>();
  const full = new Set<string>();
  const firsts = new Set<string>();
  for (const { line } of lines) {
    for (const item of line.items) {
      const { thing } = item;
      if (thing?.type !== 'Person') continue;
      const words = thing.name.split(/\s+/);
      if (words.length < 2) continue;
      full.add(words.map(spellWord).join(' '));
      firsts.add(spellWord(words[0] ?? ''));
      for (const word of singleNames(words, isHomeName(item))) known.add(spellWord(word));
    }
  }
  const nicknames = full.size === 0 ? noNicknames : findNicknames(lines, known);
  for (const { line, code } of lines) {
    if (full.size === 0) return;
    if (line.items.some(({ key }) => firsts.has(key))) line.items = joinKnown(line.items, full, text, code);
    if (nicknames.size > 0) line.items = mapItems(line.items, (item) => asNickname(item, nicknames, code));
    if (!line.items.some(({ key }) => known.has(key))) continue;
    line.items = mapItems(line.items, (item, i, items) => {
      // `"…," Vinh told the conference`: whoever speaks is no town.
      const isNamed = !item.thing || (item.thing.type === 'Place' && speaks(items, i));
      if (!item.token?.capital || !isNamed || !known.has(item.key) || line.sentence.shouted) return item;
      // `An, 49, …`
      const isOfAge = items[i + 1]?.key === ',' && isAge(items[i + 2], items[i + 3]);
      if (isOf(item, 'function-words') && !isTitle(items, i - 1) && !isOfAge) return item;
      // `Sáng 8/9`: a time of the day.
      if (isOf(items[i + 1], 'date') || isOf(items[i + 1], 'Number')) return item;
      if (isBlockedWord(item) || isNameWord(items[i + 1], 1, item) || isOf(items[i - 1], 'not-person-heads'))
        return item;
      const isDay = isOf(items[i - 1], 'weekdays') || isOf(items[i - 1], 'months');
      if (isOf(items[i - 1], 'Cap') && !isDay && !isTitle(items, i - 1) && i > 0 && items[i - 1]?.token) return item;
      const rule = `${code}/short-name`;
      const reading = readAs('person');
      const thing = plainThing('Person', item.token.text, rule, { bare: true });
      return changeItem(item, { readings: [reading, ...item.readings], rule, thing });
    });
  }
}

const noNicknames: ReadonlyMap<string, string> = new Map();

/** `Boni, sapaan Bonifasius`, `Bonifasius Tambunan, yang akrab disapa Boni`: by the one name the other, which the text gives in full. */
function findNicknames(
  lines: readonly { readonly line: Line }[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const nameOf = (item: Item | undefined): string | null => {
    if (item?.thing?.type === 'Person') {
      const words = item.thing.name.split(/\s+/);
      return (isHomeName(item) ? words.at(-1) : words[0]) ?? null;
    }
    return item?.token?.capital && known.has(item.key) ? item.token.text : null;
  };
  for (const { line } of lines) {
    line.items.forEach((item, at, items) => {
      if (!isOf(item, 'nicknames')) return;
      const [left, right] = [items[isMark(items[at - 1]) ? at - 2 : at - 1], items[at + 1]];
      const [before, behind] = [nameOf(left), nameOf(right)];
      if (before !== null && behind === null && isBare(right)) found.set(right.key, before);
      else if (behind !== null && before === null && isBare(left)) found.set(left.key, behind);
    });
  }
  return found;
}

const isMark = (item: Item | undefined) => item?.key === ',' || item?.key === '(';
const isBare = (item: Item | undefined): item is Item =>
  item?.token?.capital === true && item.thing === null && isUnknown(item) && item.key.length > 1;

function asNickname(item: Item, nicknames: ReadonlyMap<string, string>, code: string): Item {
  const name = nicknames.get(item.key);
  if (name === undefined || !isBare(item)) return item;
  const rule = `${code}/short-name`;
  const thing = plainThing('Person', name, rule, { bare: true, also: [item.token?.text ?? name] });
  return changeItem(item, { readings: [readAs('person'), ...item.readings], rule, thing });
}

/** Whether a word at the beginning of what a sentence says, or behind a quotation, is who says it. */
const speaks = (items: readonly Item[], at: number): boolean =>
  ((at === 0 || /^["”»’,]$/.test(items[at - 1]?.key ?? '')) &&
    (isVerb(items[at + 1], 'speak', 'say', 'chair', 'meet', 'attend') || isHoldingTalks(items, at + 1))) ||
  isVerb(items[at + 1], 'meet_by');

/** `Vinh closed the seminar`, `Vinh held talks`: what no town does. */
const isHoldingTalks = (items: readonly Item[], at: number): boolean =>
  (isVerb(items[at], 'hold') && isOf(items[at + 1], 'talks')) ||
  (isVerb(items[at], 'take_place') && isOf(items[at + 1], 'articles') && isOf(items[at + 2], 'gathering'));

/** A name that the document gives with a title once is that name without it, too. */
function joinKnown(items: readonly Item[], full: ReadonlySet<string>, text: string, code: string): readonly Item[] {
  const made: Item[] = [];
  for (let i = 0; i < items.length; ) {
    let length = 0;
    const opens = items[i]?.token?.capital && !items[i]?.thing;
    for (let n = 2; opens && n <= longest && items[i + n - 1]?.token && !items[i + n - 1]?.thing; n++) {
      if (full.has(keysOf(items.slice(i, i + n)))) length = n;
    }
    if (length === 0) {
      made.push(items[i] as Item);
      i++;
      continue;
    }
    const rule = `${code}/known-name`;
    const parts = items.slice(i, i + length);
    const thing = plainThing('Person', text.slice(items[i]?.start, parts.at(-1)?.end), rule);
    made.push(itemOfParts(parts, [readAs('person')], rule, thing));
    i += length;
  }
  return made.length < items.length ? made : items;
}
const keysOf = (items: readonly Item[]) => items.map(({ key }) => key).join(' ');

const isBlockedWord = (item: Item) => begins(item.readings, 1) && !isOf(item, 'offices');
