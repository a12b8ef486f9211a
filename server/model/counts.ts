// Numbers by word that can be added to and taken from: what is counted of many documents, one document at a time.

/** Plain JSON. Every count is above 0, or its word is not there. */
export type Counts = Readonly<Record<string, number>>;

/** The sum of both, or with `sign` -1 what is left of the first. */
export function addCounts(left: Counts, right: Counts, sign: 1 | -1 = 1): Counts {
  // Words come out of documents: `__proto__` must be one like any other.
  const sum = new Map(Object.entries(left));
  for (const [word, count] of Object.entries(right)) {
    const total = (sum.get(word) ?? 0) + sign * count;
    if (total === 0) sum.delete(word);
    else sum.set(word, total);
  }
  return Object.fromEntries(sum);
}

export function countWords(words: Iterable<string | null>): Counts {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}
