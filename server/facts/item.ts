// What rules look at: a word, or several that one rule has made into one.
import type { Kind, Label } from '#model/ontology';
import { plainWord } from '#model/spelling';
import type { Sentence, Token } from '#model/text';
import { findWord, noFeature, type Reading, readAs } from './reading.ts';

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
  items: readonly Item[];
}

const noCaptures: ReadonlyMap<string, readonly Item[]> = new Map();
const classes = {
  cap: [readAs('Cap'), readAs('Word')],
  strange: [readAs('Cap'), readAs('Word'), readAs('Strange')],
  low: [readAs('Low'), readAs('Word')],
  number: [readAs('Number')],
  ordinal: [readAs('ordinals'), readAs('Number')],
  code: [readAs('Code')],
  mark: [readAs('Mark')],
  open: [readAs('Open'), readAs('Mark')],
  close: [readAs('Close'), readAs('Mark')],
  roman: [readAs('Cap'), readAs('Word'), readAs('Roman')],
};

const brackets: Readonly<Record<string, readonly Reading[]>> = { '(': classes.open, ')': classes.close };

const syllable = readAs('Syllable');
const foreign = readAs('Foreign');
const native = readAs('Native');
/** What a syllable of Vietnamese looks like: one cluster of vowels between its consonants. */
const isSyllable = (word: string) =>
  word.length < 9 &&
  /^(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/.test(
    plainWord(word),
  );

export function itemOfToken(token: Token, given: readonly Reading[], key: string, syllabic = false): Item {
  return {
    start: token.start,
    end: token.end,
    key,
    word: findWord(key),
    token,
    readings: joined(joined(given, syllabic ? shapeOf(token) : none), kindOf(token, given)),
    thing: null,
    parts: noParts,
    captures: noCaptures,
    rule: '',
  };
}

const none: readonly Reading[] = [];
const noParts: readonly Item[] = [];
const shapes = { native: [native], foreign: [foreign], syllable: [syllable] };

function shapeOf({ kind, capital, text }: Token): readonly Reading[] {
  if (kind !== 'word') return none;
  if (!capital) return shapes.syllable;
  return isSyllable(text) ? shapes.native : shapes.foreign;
}

function kindOf({ kind, key, text, capital }: Token, given: readonly Reading[]): readonly Reading[] {
  if (kind === 'mark') return brackets[text] ?? classes.mark;
  if (kind === 'code') return classes.code;
  if (/^(?:ke-\d{1,3}|\d{1,3}(?:st|nd|rd|th))$/.test(key)) return classes.ordinal;
  if (kind === 'number') return classes.number;
  if (/^[IVXL]{1,7}$/.test(text)) return classes.roman;
  if (!capital || given.some(({ class: name }) => name === 'function-words')) return classes.low;
  return given.every(({ class: name }) => name === 'family-names' || name === 'middle-names')
    ? classes.strange
    : classes.cap;
}

const joins = new WeakMap<readonly Reading[], WeakMap<readonly Reading[], readonly Reading[]>>();

/** Both lists as one, the same one every time: a text has many words, and few of them are read in more than a few ways. */
function joined(a: readonly Reading[], b: readonly Reading[]): readonly Reading[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  let own = joins.get(a);
  if (!own) {
    own = new WeakMap();
    joins.set(a, own);
  }
  const known = own.get(b) ?? [...a, ...b];
  own.set(b, known);
  return known;
}

/** Several items next to one another as one. */
export function itemOfParts(parts: readonly Item[], readings: readonly Reading[]): Item {
  const first = parts[0] as Item;
  const last = parts.at(-1) as Item;
  return {
    start: first.start,
    end: last.end,
    key: '',
    word: noFeature,
    token: null,
    readings,
    thing: null,
    parts,
    captures: noCaptures,
    rule: '',
  };
}

export const isOf = (item: Item | undefined, name: string): boolean => readingOf(item, name) !== undefined;

export function readingOf(item: Item | undefined, name: string): Reading | undefined {
  if (item === undefined) return undefined;
  for (const reading of item.readings) if (reading.class === name) return reading;
  return undefined;
}

/** Whether one reading is of a class and has one of these meanings. */
export function means(item: Item | undefined, name: string, ...meanings: readonly string[]): boolean {
  if (item === undefined) return false;
  for (const reading of item.readings) if (reading.class === name && meanings.includes(reading.meaning)) return true;
  return false;
}

export const isVerb = (item: Item | undefined, ...meanings: readonly string[]): boolean =>
  means(item, 'verbs', ...meanings);

/** Whether each word, of one or of several, is in capitals. */
export const isInCapitals = (item: Item): boolean =>
  (item.token ? [item] : item.parts).every(({ token }) => token !== null && token.text === token.text.toUpperCase());

/** Whether a head, the sort of a body, is that of a ministry. */
export const isMinistry = (head: string): boolean => /^ministry(?:_|$)/.test(head);

/** Whether a person's name is of the home language. */
export const isHomeName = (person: Item): boolean => means(person, 'person', 'vi');

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

export function plainThing(type: Label, name: string, rule: string): Thing {
  return {
    type,
    name,
    also: [],
    concept: null,
    head: '',
    bare: false,
    implied: false,
    kind: null,
    day: null,
    seat: null,
    owner: null,
    issuer: null,
    host: null,
    guest: null,
    keeps: [],
    rule,
  };
}
