// A number for each of the words that texts use most: what depends on a word alone is found by it in a list, at the cost
// of one look. Most of a text is a few thousand words.

/** So many words have one. The first ones that are met are the frequent ones; others are worked out each time. */
export const numberedWords = (1 << 16) - 1;

/** Of a word without a number. */
export const noNumber = -1;

/** What knows a word by its number. */
export interface Numbered {
  readonly number: number;
}

/** The same function, which works out once for each word that has a number. What it tells may depend on the word alone. */
export function rememberByNumber<W extends Numbered, T>(tell: (word: W) => T): (word: W) => T {
  const known: T[] = [];
  return (word) => {
    if (word.number === noNumber) return tell(word);
    const before = known[word.number];
    if (before !== undefined) return before;
    // One with holes V8 keeps as a map.
    while (known.length <= word.number) known.push(undefined as T);
    const told = tell(word);
    known[word.number] = told;
    return told;
  };
}
