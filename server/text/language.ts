// Which language a stretch of text is in, by its function words.
import type { LanguageCode } from '#model/language';
import type { Token } from '#model/text';

/** Function words by language; keys as of tokens. */
export type FunctionWords = ReadonlyMap<LanguageCode, ReadonlySet<string>>;

/** The same by word: in which languages it is one, by their places in the list. A text is asked for each of its words. */
export interface WordIndex {
  readonly languages: readonly LanguageCode[];
  readonly placesOf: ReadonlyMap<string, readonly number[]>;
}

export function indexWords(functionWords: FunctionWords): WordIndex {
  const placesOf = new Map<string, number[]>();
  [...functionWords.values()].forEach((words, place) => {
    for (const word of words) placesOf.set(word, [...(placesOf.get(word) ?? []), place]);
  });
  return { languages: [...functionWords.keys()], placesOf };
}

/** How many words there are among some tokens, and how many of them are function words of each language. */
export interface WordCounts {
  words: number;
  readonly each: number[];
}

export const noWords = ({ languages }: WordIndex): WordCounts => ({ words: 0, each: languages.map(() => 0) });

export function countWords(tokens: readonly Token[], index: WordIndex): WordCounts {
  const counts = noWords(index);
  const { each } = counts;
  for (const { kind, key } of tokens) {
    if (kind !== 'word') continue;
    counts.words++;
    const places = index.placesOf.get(key);
    if (places) for (const place of places) each[place] = (each[place] ?? 0) + 1;
  }
  return counts;
}

export function addCounts(sum: WordCounts, more: WordCounts): void {
  sum.words += more.words;
  for (let i = 0; i < sum.each.length; i++) sum.each[i] = (sum.each[i] ?? 0) + (more.each[i] ?? 0);
}

export interface LanguageScore {
  readonly language: LanguageCode | null;
  /** Share of the words that are function words of that language, 0 to 1. */
  readonly share: number;
  readonly words: number;
}

/** The language with most function words; null where none has any. Ties go to the first by code. */
export function scoreLanguages({ words, each }: WordCounts, { languages }: WordIndex): LanguageScore {
  let best = -1;
  let most = 0;
  each.forEach((count, i) => {
    if (count === 0 || count < most || (count === most && (languages[best] ?? '') < (languages[i] ?? ''))) return;
    [best, most] = [i, count];
  });
  return { language: languages[best] ?? null, share: most / Math.max(1, words), words };
}

const beyondAscii = /[^\p{ASCII}\p{P}\p{S}]/gu;

/** By language: the letters beyond ASCII that are in its function words and in no other language's. */
export function lettersOfEach(functionWords: FunctionWords): ReadonlyMap<LanguageCode, ReadonlySet<string>> {
  const letters = [...functionWords].map(([code, words]) => [code, lettersOf(words)] as const);
  return new Map(
    letters.map(([code, own]) => {
      const others = new Set(letters.flatMap(([other, list]) => (other === code ? [] : [...list])));
      return [code, new Set([...own].filter((letter) => !others.has(letter)))];
    }),
  );
}

const lettersOf = (words: ReadonlySet<string>) => new Set([...words].flatMap((word) => word.match(beyondAscii) ?? []));

/** Where function words hardly tell: the language whose own letters at least a third of the words have, or null. */
export function guessByLetters(
  tokens: readonly Token[],
  letters: ReadonlyMap<LanguageCode, ReadonlySet<string>>,
): LanguageCode | null {
  for (const [language, own] of letters) {
    let [words, telling] = [0, 0];
    for (const { kind, key } of tokens) {
      if (kind !== 'word') continue;
      words++;
      if (hasOneOf(key, own)) telling++;
    }
    if (telling > 0 && telling * 3 >= words) return language;
  }
  return null;
}

function hasOneOf(word: string, letters: ReadonlySet<string>): boolean {
  for (const letter of word) if (letters.has(letter)) return true;
  return false;
}
