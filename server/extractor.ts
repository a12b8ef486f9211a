// What takes the facts from documents: the language packs, and the engine that runs their rules.
import { createHash } from 'node:crypto';
import type { Document } from '#model/document';
import { MachError } from '#model/errors';
import type { Extraction } from '#model/fact';
import type { LanguagePack } from '#model/language';
import { plainWord } from '#model/spelling';
import type { Token } from '#model/text';
import { extractFacts } from './facts/extract-facts.ts';
import { compileGrammar, type Grammar, RuleError } from './facts/grammar.ts';
import type { Observer } from './facts/observer.ts';
import type { Extractor } from './ingest.ts';
import { loadLanguages } from './languages/load.ts';
import { indexWords, lettersOfEach } from './text/language.ts';
import { segmentText } from './text/segment.ts';
import { lettersOf, tokenize } from './text/tokens.ts';

export interface Engine extends Extractor {
  readonly packs: readonly LanguagePack[];
  extract(document: Document, observer?: Observer): Extraction;
}

/** Raised when the engine changes what it makes of the same packs. */
const engine = '2';

/** Errors: `bad-configuration` for a table or rule that is not understood. `words` is the folder of a user's own words. */
export async function createExtractor(words: string | null = null): Promise<Engine> {
  const packs = await loadLanguages(words);
  const cut = (form: string) => tokenize(lettersOf(form), 0, form.length);
  const grammars = new Map(packs.map((pack) => [pack.code, compile(pack, cut)]));
  const wordsOf = (code: string, table: string) =>
    new Set(
      packs
        .filter((pack) => pack.code === code)
        .flatMap(({ entries }) => entries)
        .filter((entry) => entry.table === table)
        .flatMap(({ form }) => cut(form).map(({ key }) => key)),
    );
  const functionWords = new Map(
    packs.map(({ code, marked }) => {
      const own = [...wordsOf(code, 'function-words')];
      // A text without diacritics is known by the same words without them.
      return [code, new Set(marked ? [...own, ...own.map(plainWord)] : own)];
    }),
  );
  const options = {
    functionWords: indexWords(functionWords),
    letters: lettersOfEach(functionWords),
    abbreviations: new Set(packs.flatMap(({ code }) => [...wordsOf(code, 'abbreviations')])),
    marked: new Set(packs.filter(({ marked }) => marked).map(({ code }) => code)),
  };
  const rules = createHash('sha256')
    .update(engine)
    .update(JSON.stringify(packs.map(({ places: _, ...pack }) => pack)))
    .digest('hex')
    .slice(0, 16);
  return {
    rules,
    packs,
    extract: (document, observer) => extractFacts(segmentText(document, options), grammars, observer),
  };
}

function compile(pack: LanguagePack, cut: (form: string) => readonly Token[]): Grammar {
  try {
    return compileGrammar(pack, cut);
  } catch (error) {
    if (!(error instanceof RuleError) || !(error.cause instanceof SyntaxError)) throw error;
    const { id, cause } = error;
    throw new MachError('bad-configuration', `${pack.places[id] ?? id}: ${cause.message}`, { cause });
  }
}
