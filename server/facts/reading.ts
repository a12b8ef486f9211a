// One way to read an item, and its features as numbers: classes and words are told apart many times at every place of a text.

import type { Token } from '#model/text';
import { rememberByNumber } from '#model/word-number';

export interface Reading {
  /** A lexicon table, a class that a rule made, or one of the built-in classes. */
  readonly class: string;
  /** The class as a number, and the class with the meaning. */
  readonly feature: number;
  readonly sense: number;
  /** The sign of the class, a bit: see `signOf`. */
  readonly sign: number;
  readonly meaning: string;
  /** `table:form`, or empty for what is not from a lexicon. */
  readonly entry: string;
  readonly note: string;
}

interface Known {
  readonly name: string;
  readonly feature: number;
}

/** So many numbers for classes with meanings: two that share one are told apart by the pattern that asked for them. */
const senses = 1024;
let count = senses;
const classes = new Map<string, Known>();
const words = new Map<string, number>();

/** No word of a rule. */
export const noFeature = -1;

function classOf(name: string): Known {
  let known = classes.get(name);
  if (!known) {
    // A name that is the key of an object is kept once by the engine, and compared with others by its address.
    known = { name: Object.keys({ [name]: true })[0] ?? name, feature: count++ };
    classes.set(name, known);
  }
  return known;
}

/** How many numbers there are so far. */
export const countFeatures = (): number => count;

/** The number of a class. */
export const featureOfClass = (name: string): number => classOf(name).feature;

/**
 * A bit for each class, one of 31, by its letters alone: an item that has not the sign is not of the class, and most
 * questions to an item end there. The factors keep those apart that many items have (`Cap`, `Low`, `Word`, `stops`).
 */
export const signOf = (name: string): number =>
  1 << ((name.length + 17 * name.charCodeAt(0) + 25 * name.charCodeAt(name.length - 1)) % 31);

/** The number of a class with a meaning, below those of classes and words. */
export function featureOfSense(name: string, meaning: string): number {
  let hash = classOf(name).feature;
  for (let i = 0; i < meaning.length; i++) hash = Math.imul(hash, 31) + meaning.charCodeAt(i);
  return (hash ^ (hash >>> 15)) & (senses - 1);
}

/** The number of a word that a rule asks for. */
export function featureOfWord(word: string): number {
  const known = words.get(word);
  if (known !== undefined) return known;
  words.set(word, count);
  // What was told of words before may not hold any more.
  findByNumber = rememberByNumber(findKey);
  return count++;
}

/** The number of a word of a text, or `noFeature` where no rule asks for it. */
export const findWord = (word: string): number => words.get(word) ?? noFeature;
const findKey = ({ key }: Token): number => findWord(key);
let findByNumber = rememberByNumber(findKey);

/** The same of a token as its key has it. */
export const findToken = (token: Token): number => findByNumber(token);

export function readAs(name: string, meaning = '', entry = '', note = ''): Reading {
  const known = classOf(name);
  return {
    class: known.name,
    feature: known.feature,
    sense: featureOfSense(known.name, meaning),
    sign: signOf(known.name),
    meaning,
    entry,
    note,
  };
}

/** The place of the lowest bit that is set. */
export const lowestOf = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** A set of features, in bits: of plain numbers, since a typed list is long in the making, and sentences are short. */
export class Features {
  readonly bits: number[];
  /** Which of the numbers have bits, of a set as it is made. */
  readonly #filled: readonly number[];

  constructor(features: readonly number[] = []) {
    this.bits = new Array<number>((count >> 5) + 1).fill(0);
    for (const feature of features) this.add(feature);
    this.#filled = this.bits.flatMap((bits, i) => (bits === 0 ? [] : [i]));
  }

  add(feature: number): void {
    while (this.bits.length <= feature >> 5) this.bits.push(0);
    this.bits[feature >> 5] = (this.bits[feature >> 5] ?? 0) | (1 << (feature & 31));
  }

  clear(): void {
    this.bits.fill(0);
  }

  has(feature: number): boolean {
    return ((this.bits[feature >> 5] ?? 0) & (1 << (feature & 31))) !== 0;
  }

  /** Calls with each of those that it was made with and another set has, too. */
  forEachIn(other: Features, call: (feature: number) => void): void {
    const [own, its] = [this.bits, other.bits];
    for (const i of this.#filled)
      for (let bits = (own[i] ?? 0) & (its[i] ?? 0); bits !== 0; bits &= bits - 1) call((i << 5) + lowestOf(bits));
  }
}

/** Those that rules ask for: half of what words are read as concerns no rule. */
const asked = new Features();
let askedCount = 0;

export function askFor(features: readonly number[]): void {
  for (const feature of features) {
    if (!asked.has(feature)) askedCount++;
    asked.add(feature);
  }
}

/** How many features rules ask for so far. */
export const countAsked = (): number => askedCount;

/** What rules can ask of some readings, each once. */
export function askedOf(readings: readonly Reading[]): number[] {
  const features: number[] = [];
  for (const { feature, sense } of readings) {
    if (asked.has(feature) && !features.includes(feature)) features.push(feature);
    if (asked.has(sense) && !features.includes(sense)) features.push(sense);
  }
  return features;
}
