// Reads and checks the language packs: every table, rule and example, with errors by file and line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MachError } from '#model/errors';
import type { LanguagePack, LexiconEntry, Rule } from '#model/language';
import { rules as en } from './en/rules.ts';
import { rules as id } from './id/rules.ts';
import { rules as vi } from './vi/rules.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

const packs: readonly {
  readonly code: string;
  readonly marked: boolean;
  readonly syllabic: boolean;
  readonly rules: readonly Rule[];
}[] = [
  { code: 'vi', marked: true, syllabic: true, rules: vi },
  { code: 'id', marked: false, syllabic: false, rules: id },
  { code: 'en', marked: false, syllabic: false, rules: en },
];

/** All packs, each with the tables that all languages share. Errors: `bad-configuration` that names file and line. */
export function loadLanguages(): readonly LanguagePack[] {
  const shared = readTables(join(here, 'shared/lexicon'));
  return packs.map(({ code, marked, syllabic, rules }) => ({
    code,
    marked,
    syllabic,
    rules,
    entries: [...readTables(join(here, code, 'lexicon')), ...shared],
  }));
}

export function readTables(folder: string): readonly LexiconEntry[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => readTable(join(folder, file), file.slice(0, -4)));
}

function readTable(path: string, table: string): LexiconEntry[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  const fail = (line: number, what: string): never => {
    throw new MachError('bad-configuration', `${path}:${line}: ${what}`);
  };
  if (header !== 'form\tmeaning\tnote')
    fail(1, 'The first line must be “form”, “meaning” and “note”, with tabs between them.');
  return lines.flatMap((line, i): LexiconEntry[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [form = '', meaning = '', note = '', ...more] = line.split('\t');
    if (form === '' || meaning === '') fail(i + 2, 'A line has a form and a meaning, with a tab between them.');
    if (more.length > 0) fail(i + 2, 'A line has three fields at most.');
    if (form !== form.normalize('NFC')) fail(i + 2, `“${form}” is not in NFC.`);
    return [{ table, form, meaning, note }];
  });
}
