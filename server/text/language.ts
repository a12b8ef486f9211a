// Which language a stretch of text is in, by its function words.
import type { LanguageCode } from '#model/language';
import type { Token } from '#model/text';

/** Function words by language; keys as of tokens. */
export type FunctionWords = ReadonlyMap<LanguageCode, ReadonlySet<string>>;

export interface LanguageScore {
  readonly language: LanguageCode | null;
  /** Share of the words that are function words of that language, 0 to 1, and of the next best. */
  readonly share: number;
  readonly next: number;
  readonly words: number;
}

/** The language with most function words among the tokens; null where none has any. Ties go to the first by code. */
export function scoreLanguages(tokens: readonly Token[], functionWords: FunctionWords): LanguageScore {
  const sets = [...functionWords.values()];
  const counts = sets.map(() => 0);
  let words = 0;
  for (const { kind, key } of tokens) {
    if (kind !== 'word') continue;
    words++;
    for (let i = 0; i < sets.length; i++) if (sets[i]?.has(key)) counts[i] = (counts[i] ?? 0) + 1;
  }
  const ranked = [...functionWords.keys()]
    .map((language, i) => [language, counts[i] ?? 0] as const)
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const [best, second] = ranked;
  return {
    language: best?.[0] ?? null,
    share: (best?.[1] ?? 0) / Math.max(1, words),
    next: (second?.[1] ?? 0) / Math.max(1, words),
    words,
  };
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
  const words = tokens.filter(({ kind }) => kind === 'word');
  for (const [language, own] of letters) {
    const telling = words.filter(({ key }) => [...key].some((letter) => own.has(letter)));
    if (telling.length > 0 && telling.length * 3 >= words.length) return language;
  }
  return null;
}
