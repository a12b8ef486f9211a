// The words of all names, each spelling once, and the names that have them. Numbers stand for words and names, so that
// a question over a hundred thousand names compares a few hundred words and adds up small integers.
import { compare, countBefore } from '#model/order';
import type { NameWord } from './name-words.ts';

export interface Vocabulary {
  /** Every spelling once. */
  readonly words: readonly NameWord[];
  /** The words of each name, by number. */
  readonly names: readonly Uint32Array[];
  /** The number of letters of each name, gaps left out. */
  readonly lengths: Uint32Array;
  /** For each spelling the names that have it, in order. */
  readonly holders: readonly (readonly number[])[];
  /** Numbers of the spellings whose unmarked form begins so. */
  beginningWith(plain: string): Iterable<number>;
  /** Numbers of the names that, written without gaps, begin so: `hanoi` for `Hà Nội`. */
  joinedBeginningWith(plain: string): Iterable<number>;
}

export function createVocabulary(named: readonly (readonly NameWord[])[]): Vocabulary {
  const words: NameWord[] = [];
  const holders: number[][] = [];
  const numbers = new Map<string, number>();
  const numberOf = (word: NameWord) => {
    const key = `${word.letters} ${word.tone}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, words.length);
    holders.push([]);
    return words.push(word) - 1;
  };
  const names = named.map((list, name) => {
    const own = Uint32Array.from(list, numberOf);
    for (const word of new Set(own)) holders[word]?.push(name);
    return own;
  });
  const joined = named.map((list) => list.map(({ plain }) => plain).join(''));
  const byWord = createPrefixList(words.map(({ plain }) => plain));
  const byJoined = createPrefixList(joined);
  const lengths = Uint32Array.from(joined, (text) => text.length);
  return { words, names, lengths, holders, beginningWith: byWord, joinedBeginningWith: byJoined };
}

/** A function that gives the numbers of the texts that begin so. */
function createPrefixList(texts: readonly string[]): (beginning: string) => Iterable<number> {
  const order = texts.map((_, number) => number).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
  return function* (beginning) {
    const first = countBefore(order.length, (at) => (texts[order[at] ?? 0] ?? '') < beginning);
    for (let at = first; at < order.length; at++) {
      const number = order[at] ?? 0;
      if (!texts[number]?.startsWith(beginning)) return;
      yield number;
    }
  };
}
