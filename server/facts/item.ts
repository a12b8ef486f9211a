// What rules look at: a word, or several that one rule has made into one.
import type { Kind, Label } from '#model/ontology';
import { isUpperCase, plainWord } from '#model/spelling';
import type { Sentence, Token } from '#model/text';
import { rememberByNumber } from '#model/word-number';
import { askedOf, countAsked, findToken, findWord, noFeature, type Reading, readAs, signOf } from './reading.ts';

export interface Item {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Key of a single token, else empty. */
  readonly key: string;
  /** The key as a feature, if a rule asks for it. */
  readonly word: number;
  readonly token: Token | null;
  readonly readings: readonly Reading[];
  /** The signs of the classes that it is read as: what has not the sign of a class is not of it. */
  readonly signs: number;
  /** What rules can ask of it: the numbers of classes, without and with what they mean, each once. */
  readonly features: readonly number[];
  readonly thing: Thing | null;
  /** What it was made of. */
  readonly parts: readonly Item[];
  /** What a rule took out by name. */
  readonly captures: ReadonlyMap<string, readonly Item[]>;
  readonly rule: string;
}

/** A sentence on its way through the passes. */
export interface Line {
  readonly sentence: Sentence;
  /** Stands under a picture. */
  readonly caption: boolean;
  /** The dateline before it: where and when the report was filed. */
  readonly filed: readonly Item[];
  items: readonly Item[];
}

const noCaptures: ReadonlyMap<string, readonly Item[]> = new Map();
/** What a token is read as by its letters alone. */
interface Look {
  /** Its place among all: `shapes` count by sixteens. */
  readonly at: number;
  readonly readings: readonly Reading[];
}

const lookAt = (at: number, ...classes: readonly string[]): Look => ({
  at,
  readings: classes.map((name) => readAs(name)),
});

/** What kind of word or sign it is. */
const kinds = {
  cap: lookAt(0, 'Cap', 'Word'),
  strange: lookAt(1, 'Cap', 'Word', 'Strange'),
  low: lookAt(2, 'Low', 'Word'),
  number: lookAt(3, 'Number'),
  ordinal: lookAt(4, 'ordinals', 'Number'),
  code: lookAt(5, 'Code'),
  mark: lookAt(6, 'Mark'),
  open: lookAt(7, 'Open', 'Mark'),
  close: lookAt(8, 'Close', 'Mark'),
  roman: lookAt(9, 'Cap', 'Word', 'Roman'),
};

/** What a word looks like in a language that is written by syllables. */
const shapes = {
  none: lookAt(0),
  native: lookAt(16, 'Native'),
  foreign: lookAt(32, 'Foreign'),
  syllable: lookAt(48, 'Syllable'),
};

/** One cluster of vowels between its consonants. */
const shapeOfWord = rememberByNumber(
  ({ text: word }: Token): Look =>
    word.length < 9 &&
    /^(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/.test(
      plainWord(word),
    )
      ? shapes.native
      : shapes.foreign,
);

function shapeOf(token: Token): Look {
  if (token.kind !== 'word') return shapes.none;
  return token.capital ? shapeOfWord(token) : shapes.syllable;
}

/** Before it is known what tables a word in capitals is in. */
const kindOfWord = rememberByNumber(({ text }: Token): Look => {
  if (/^(?:ke-\d{1,3}|\d{1,3}(?:st|nd|rd|th))$/.test(text.toLowerCase())) return kinds.ordinal;
  return /^[IVXL]{1,7}$/.test(text) ? kinds.roman : kinds.cap;
});

function kindOf(token: Token, { isFunctionWord, isName }: Given): Look {
  const { kind, text, capital } = token;
  if (kind === 'mark') return text === '(' ? kinds.open : text === ')' ? kinds.close : kinds.mark;
  if (kind === 'code') return kinds.code;
  const word = kindOfWord(token);
  if (word === kinds.ordinal) return word;
  if (kind === 'number') return kinds.number;
  if (word === kinds.roman) return word;
  if (!capital || isFunctionWord) return kinds.low;
  return isName ? kinds.strange : kinds.cap;
}

/** What a lexicon reads some words as, and what follows from that. There is one for all places of a text with the same. */
export interface Given {
  readonly readings: readonly Reading[];
  readonly isFunctionWord: boolean;
  /** Nothing but a part of somebody's name, as far as any table knows it. */
  readonly isName: boolean;
  /** The same readings with those by the letters, by the places of the looks. */
  readonly joined: (Joined | undefined)[];
}

/** All that a token is read as. */
interface Joined extends Pick<Item, 'readings' | 'signs' | 'features'> {
  /** How many features rules asked for then. */
  readonly asked: number;
}

export const giveReadings = (readings: readonly Reading[]): Given => ({
  readings,
  isFunctionWord: readings.some(({ class: name }) => name === 'function-words'),
  isName: readings.every(({ class: name }) => name === 'family-names' || name === 'middle-names'),
  joined: [],
});

/** In no table. */
export const noReadings = giveReadings([]);

const noParts: readonly Item[] = [];

/** The readings are the same list every time: a text has many words, and few of them are read in more than a few ways. */
export function itemOfToken(token: Token, given: Given, key: string, syllabic = false): Item {
  const shape = syllabic ? shapeOf(token) : shapes.none;
  const kind = kindOf(token, given);
  let joined = given.joined[shape.at + kind.at];
  if (joined?.asked !== countAsked()) {
    const readings = [...given.readings, ...shape.readings, ...kind.readings];
    joined = { readings, signs: signsOf(readings), features: askedOf(readings), asked: countAsked() };
    given.joined[shape.at + kind.at] = joined;
  }
  return {
    start: token.start,
    end: token.end,
    key,
    word: key === token.key ? findToken(token) : findWord(key),
    token,
    readings: joined.readings,
    signs: joined.signs,
    features: joined.features,
    thing: null,
    parts: noParts,
    captures: noCaptures,
    rule: '',
  };
}

/** Several items next to one another as one. */
export function itemOfParts(
  parts: readonly Item[],
  readings: readonly Reading[],
  rule = '',
  thing: Thing | null = null,
  captures = noCaptures,
): Item {
  const first = parts[0] as Item;
  const last = parts.at(-1) as Item;
  return {
    start: first.start,
    end: last.end,
    key: '',
    word: noFeature,
    token: null,
    readings,
    signs: signsOf(readings),
    features: askedOf(readings),
    thing,
    parts,
    captures,
    rule,
  };
}

function signsOf(readings: readonly Reading[]): number {
  let signs = 0;
  for (const { sign } of readings) signs |= sign;
  return signs;
}

/**
 * The same item but for what is given. Rules look at items all the time, and V8 looks fastest at objects of one layout: a
 * copy by `...` has one of its own each time.
 */
export const changeItem = (
  item: Item,
  changes: Partial<Omit<Item, 'start' | 'key' | 'word' | 'token' | 'signs' | 'features'>>,
): Item => ({
  start: item.start,
  end: changes.end ?? item.end,
  key: item.key,
  word: item.word,
  token: item.token,
  readings: changes.readings ?? item.readings,
  signs: changes.readings ? signsOf(changes.readings) : item.signs,
  features: changes.readings ? askedOf(changes.readings) : item.features,
  thing: changes.thing === undefined ? item.thing : changes.thing,
  parts: changes.parts ?? item.parts,
  captures: changes.captures ?? item.captures,
  rule: changes.rule ?? item.rule,
});

/** The items, each as it is or as another; the same list where none is another: what is known of a list is kept by it. */
export function mapItems(
  items: readonly Item[],
  change: (item: Item, at: number, items: readonly Item[]) => Item,
): readonly Item[] {
  let made: Item[] | null = null;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item;
    const other = change(item, at, items);
    if (other !== item) made ??= items.slice(0, at);
    made?.push(other);
  }
  return made ?? items;
}

export function isOf(item: Item | undefined, name: string): boolean {
  if (item === undefined || (item.signs & signOf(name)) === 0) return false;
  for (const reading of item.readings) if (reading.class === name) return true;
  return false;
}

/** Whether an item is of one of some classes. */
export function isAnyOf(...names: readonly string[]): (item: Item | undefined) => boolean {
  const signs = names.reduce((all, name) => all | signOf(name), 0);
  return (item) => {
    if (item === undefined || (item.signs & signs) === 0) return false;
    for (const reading of item.readings) if (names.includes(reading.class)) return true;
    return false;
  };
}

export function readingOf(item: Item | undefined, name: string): Reading | undefined {
  if (item === undefined || (item.signs & signOf(name)) === 0) return undefined;
  for (const reading of item.readings) if (reading.class === name) return reading;
  return undefined;
}

/** The day that a date tells, with or without its year; null for a month, a year, and what is no date. */
export function dayTold(item: Item | undefined): string | null {
  const date = readingOf(item, 'date');
  return date?.note === 'day' ? date.meaning : null;
}

/** The place before one of the items and its article, if it has one. */
export const placeBefore = (items: readonly Item[], at: number): number =>
  isOf(items[at - 1], 'articles') ? at - 2 : at - 1;

/** Whether one reading is of a class and has one of these meanings. */
export function means(item: Item | undefined, name: string, ...meanings: readonly string[]): boolean {
  if (item === undefined || (item.signs & signOf(name)) === 0) return false;
  for (const reading of item.readings) if (reading.class === name && meanings.includes(reading.meaning)) return true;
  return false;
}

export const isVerb = (item: Item | undefined, ...meanings: readonly string[]): boolean =>
  means(item, 'verbs', ...meanings);

/** Whether each word, of one or of several, is in capitals. */
export const isInCapitals = (item: Item): boolean =>
  (item.token ? [item] : item.parts).every(({ token }) => token !== null && isUpperCase(token));

/** Whether a head, the sort of a body, is that of a ministry. */
export const isMinistry = (head: string): boolean => /^ministry(?:_|$)/.test(head);

/** Whether a person's name is of the home language. */
export const isHomeName = (person: Item): boolean => means(person, 'person', 'vi');

/** `together with`, `cùng với`: joins, and sets apart. */
export const isWith = (item: Item | undefined): boolean => means(item, 'and', 'with');

/** The first item, or part of one, that fits. */
export function findItem(items: readonly Item[], fits: (item: Item) => boolean): Item | null {
  for (const item of items) {
    const found = fits(item) ? item : findItem(item.parts, fits);
    if (found) return found;
  }
  return null;
}

/** All lexicon entries that an item rests on, its parts included. */
export function entriesOf(item: Item): readonly string[] {
  const found = new Set<string>();
  const visit = ({ readings, parts }: Item) => {
    for (const { entry } of readings) if (entry) found.add(entry);
    for (const part of parts) visit(part);
  };
  visit(item);
  return [...found];
}

export interface Thing {
  readonly type: Label;
  /** As in the text, without what stands around it. */
  readonly name: string;
  /** Further names that this place gives: an abbreviation in brackets, the full name of an implied thing. */
  readonly also: readonly string[];
  readonly concept: string | null;
  /** The sort: `party_committee`, `conference`; what a short form is short for. */
  readonly head: string;
  readonly bare: boolean;
  readonly implied: boolean;
  readonly kind: Kind | null;
  readonly day: string | null;
  readonly seat: Item | null;
  readonly owner: Item | null;
  readonly issuer: Item | null;
  readonly host: Item | null;
  readonly guest: Item | null;
  /** Items inside that are named in their own right. */
  readonly keeps: readonly Item[];
  readonly rule: string;
}

/** The same thing but for what is given, in the one layout; see `changeItem`. */
export const changeThing = (
  thing: Thing,
  changes: Partial<Omit<Thing, 'kind' | 'day' | 'seat' | 'issuer' | 'host' | 'guest'>>,
): Thing => ({
  type: changes.type ?? thing.type,
  name: changes.name ?? thing.name,
  also: changes.also ?? thing.also,
  concept: changes.concept === undefined ? thing.concept : changes.concept,
  head: changes.head ?? thing.head,
  bare: changes.bare ?? thing.bare,
  implied: changes.implied ?? thing.implied,
  kind: thing.kind,
  day: thing.day,
  seat: thing.seat,
  owner: changes.owner === undefined ? thing.owner : changes.owner,
  issuer: thing.issuer,
  host: thing.host,
  guest: thing.guest,
  keeps: changes.keeps ?? thing.keeps,
  rule: changes.rule ?? thing.rule,
});

export const plainThing = (
  type: Label,
  name: string,
  rule: string,
  more: Partial<Pick<Thing, 'also' | 'concept' | 'head' | 'bare' | 'implied' | 'seat'>> = {},
): Thing => ({
  type,
  name,
  also: more.also ?? [],
  concept: more.concept ?? null,
  head: more.head ?? '',
  bare: more.bare ?? false,
  implied: more.implied ?? false,
  kind: null,
  day: null,
  seat: more.seat ?? null,
  owner: null,
  issuer: null,
  host: null,
  guest: null,
  keeps: [],
  rule,
});

/** Before the name that a rule gives to the section which its cell is of: `unit_trade_office`. */
const sectionSign = 'unit_';

/** The section of a mission whose cell this is, as its rule says; null for any other body. */
export function sectionOf({ captures }: Item): string | null {
  for (const name of captures.keys()) if (name.startsWith(sectionSign)) return name.slice(sectionSign.length);
  return null;
}
