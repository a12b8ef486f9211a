// `lexicon/TABLE.tsv` → entries, each line checked.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MachError } from '#model/errors';
import type { LexiconEntry } from '#model/language';
import { isRole } from '#model/ontology';

export function failAt(path: string, line: number, what: string): never {
  throw new MachError('bad-configuration', `${path}:${line}: ${what}`);
}

/** Errors: `bad-configuration` with file and line. */
export function readTables(folder: string): readonly LexiconEntry[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => readTable(join(folder, file), file.slice(0, -4)));
}

/** What the meanings of a table look like; all others are words of no language. */
const meanings: Readonly<Record<string, { readonly fits: (meaning: string) => boolean; readonly as: string }>> = {
  offices: { fits: isRole, as: 'a role of the ontology, as in “secretary”' },
  countries: { fits: (meaning) => /^[A-Z]{2}$/.test(meaning), as: 'a code of ISO 3166-1, as in “KR”' },
  cities: { fits: (meaning) => /^[A-Z]{2}\/[a-z0-9-]+$/.test(meaning), as: 'a country and a name, as in “KR/seoul”' },
  weekdays: { fits: (meaning) => /^[1-7]$/.test(meaning), as: 'a number from 1, Monday, to 7' },
  'days-ago': { fits: (meaning) => /^\d+$/.test(meaning), as: 'a number of days' },
  'other-days': {
    fits: (meaning) => /^-?\d$/.test(meaning),
    as: 'how many days behind the one that the text told last, before it with a minus',
  },
  'gathering-heads': {
    fits: (meaning) => /^[a-z_]+(?:\|[a-z_]+)?$/.test(meaning),
    as: 'a sort of gathering, or two as in “training|ceremony”',
  },
  months: { fits: (meaning) => /^(?:0?[1-9]|1[0-2])$/.test(meaning), as: 'a number from 1 to 12' },
};
const usual = {
  fits: (meaning: string) => /^[\w()/,.:+=-]+$/.test(meaning),
  as: 'one word in ASCII, as in “ministry_of_health”',
};

/** Errors: `bad-configuration` with file and line. */
export function readTable(path: string, table: string): LexiconEntry[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const { fits, as } = meanings[table] ?? usual;
  if (header !== 'form\tmeaning\tnote')
    failAt(path, 1, 'The first line must be “form”, “meaning” and “note”, with tabs between them.');
  return lines.flatMap((line, i): LexiconEntry[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [form = '', meaning = '', note = '', ...more] = line.split('\t');
    if (form === '' || meaning === '') failAt(path, i + 2, 'A line has a form and a meaning, with a tab between them.');
    if (more.length > 0) failAt(path, i + 2, 'A line has three fields at most.');
    if (form !== form.trim()) failAt(path, i + 2, `“${form}” begins or ends with a blank.`);
    if (form !== form.normalize('NFC')) failAt(path, i + 2, `“${form}” is not in NFC.`);
    if (!fits(meaning)) failAt(path, i + 2, `The meaning “${meaning}” is not ${as}.`);
    return [{ table, form, meaning, note }];
  });
}
