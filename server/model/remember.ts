// Answers about words, kept: texts use few words, and those often.

/** So many answers are kept; then it begins anew. */
const most = 1 << 15;
/** Of a longer word V8 keeps not the letters but where they are in their text, and so the whole text. */
export const longestCut = 12;

/**
 * The same function, which works out once for each of the words in use. What it tells may depend on the word alone. Words
 * that are put together, not cut from a text, may be longer.
 */
export function remember<T extends NonNullable<unknown>>(
  tell: (word: string) => T,
  longest = longestCut,
): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const told = tell(word);
    if (word.length > longest) return told;
    if (known.size === most) known.clear();
    known.set(word, told);
    return told;
  };
}
