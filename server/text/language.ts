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
  const counts = new Map<LanguageCode, number>();
  let words = 0;
  for (const { kind, key } of tokens) {
    if (kind !== 'word') continue;
    words++;
    for (const [language, known] of functionWords)
      if (known.has(key)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const [best, second] = ranked;
  return {
    language: best?.[0] ?? null,
    share: (best?.[1] ?? 0) / Math.max(1, words),
    next: (second?.[1] ?? 0) / Math.max(1, words),
    words,
  };
}

const beyondAscii = /[^\p{ASCII}\p{P}\p{S}]/gu;

/**
 * Where no function word tells: the language whose function words have the letters that the text has beyond ASCII, or
 * null where it has none of anybody's.
 */
export function guessByLetters(tokens: readonly Token[], functionWords: FunctionWords): LanguageCode | null {
  const letters = tokens.flatMap(({ kind, key }) => (kind === 'word' ? (key.match(beyondAscii) ?? []) : []));
  const ranked = [...functionWords].map(([language, words]) => {
    const own = new Set([...words].flatMap((word) => word.match(beyondAscii) ?? []));
    return { language, count: letters.filter((letter) => own.has(letter)).length };
  });
  ranked.sort((a, b) => b.count - a.count);
  return ranked[0] && ranked[0].count > 0 ? ranked[0].language : null;
}
