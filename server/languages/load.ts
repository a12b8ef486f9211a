// Reads and checks the language packs, one folder each, with what a user adds to them; errors name file and line.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MachError } from '#model/errors';
import type { LanguageManner, LanguagePack, LexiconEntry } from '#model/language';
import { readOwnWords } from './own-words.ts';
import { readTable, readTables } from './tables.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
/** The same in the sources and in the build. */
const index = `index${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`;

/**
 * All packs in the order of their codes, each with the tables that all languages share. A language is a folder with an
 * `index.ts`.
 *
 * Errors: `bad-configuration` that names file and line.
 */
export async function loadLanguages(words: string | null = null): Promise<readonly LanguagePack[]> {
  const codes = readdirSync(here)
    .filter((name) => existsSync(join(here, name, index)))
    .sort();
  const shared = readTables(join(here, 'shared/lexicon'));
  const packs = await Promise.all(codes.map((code) => loadLanguage(code, shared)));
  if (words === null || !existsSync(words)) return packs;
  const unknown = readdirSync(words, { withFileTypes: true }).find(
    (one) => one.isDirectory() && !codes.includes(one.name),
  );
  if (unknown)
    throw new MachError(
      'bad-configuration',
      `${join(words, unknown.name)}: There is no language “${unknown.name}”; there are ${codes.join(', ')}.`,
    );
  return packs.map((pack) => readOwnWords(pack, join(words, pack.code)));
}

async function loadLanguage(code: string, shared: readonly LexiconEntry[]): Promise<LanguagePack> {
  const { language } = (await import(pathToFileURL(join(here, code, index)).href)) as { language: LanguageManner };
  const borrowed = (language.borrows ?? []).flatMap((name) => {
    const [from = '', table = ''] = name.split('/');
    return readTable(join(here, from, 'lexicon', `${table}.tsv`), table);
  });
  const own = readTables(join(here, code, 'lexicon'));
  return { ...language, code, entries: [...own, ...borrowed, ...shared], places: {} };
}
