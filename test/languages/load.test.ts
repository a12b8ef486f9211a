// Packs are data that people write: what is wrong in them is told by file and line.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '#server/documents/read';
import { createExtractor } from '#server/extractor';
import { loadLanguages } from '../../server/languages/load.ts';
import { readTables } from '../../server/languages/tables.ts';

function write(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mach-words-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const table = (...lines: string[]) => ['form\tmeaning\tnote', ...lines, ''].join('\n');
const rule = {
  id: 'own/ring',
  phase: 'bodies',
  pattern: '<rings> NAME',
  makes: 'org',
  thing: { type: 'Organization', head: 'ring' },
  reads: '«Vòng Sen Vàng» họp.',
  spares: 'Vòng họp.',
};

describe('a table', () => {
  it.each([
    ['no header', 'form,meaning,note\n', /organs\.tsv:1: The first line must be/],
    ['a form without a meaning', table('Đảng ủy\tparty_committee\t', 'Đảng bộ'), /organs\.tsv:3: A line has a form/],
    ['four fields', table('Đảng ủy\tparty_committee\t\tmore'), /organs\.tsv:2: A line has three fields/],
    ['a form with its marks apart', table(`${'Đảng uỷ'.normalize('NFD')}\tparty_committee\t`), /organs\.tsv:2: .*NFC/],
    ['a blank at its end', table('Đảng ủy \tparty_committee\t'), /organs\.tsv:2: .*blank/],
    ['a meaning in a language', table('Đảng ủy\tđảng ủy\t'), /organs\.tsv:2: The meaning “đảng ủy” is not one word/],
  ])('with %s is refused', (_, text, message) => {
    expect(() => readTables(write({ 'organs.tsv': text }))).toThrow(
      expect.objectContaining({ code: 'bad-configuration', message: expect.stringMatching(message) }),
    );
  });

  it.each([
    ['offices', 'bí thư\tsecretery\t', /offices\.tsv:2: .*not a role/],
    ['countries', 'Hàn Quốc\tKOR\t', /countries\.tsv:2: .*ISO 3166-1/],
    ['cities', 'Seoul\tseoul\t', /cities\.tsv:2: .*KR\/seoul/],
    ['months', 'Juni\t13\t', /months\.tsv:2: .*from 1 to 12/],
  ])('of %s says what its meanings are', (name, line, message) => {
    expect(() => readTables(write({ [`${name}.tsv`]: table(line) }))).toThrow(message);
  });

  it('may have comments, empty lines, a byte order mark and Windows line ends', () => {
    const folder = write({
      'organs.tsv': `\ufeff${table('# a remark', '', 'Đảng ủy\tparty_committee')}`.replace(/\n/g, '\r\n'),
    });
    expect(readTables(folder)).toEqual([{ table: 'organs', form: 'Đảng ủy', meaning: 'party_committee', note: '' }]);
  });
});

describe('the languages', () => {
  it('are the folders that have an index, each with rules of its own', async () => {
    const packs = await loadLanguages();
    expect(packs.map(({ code }) => code)).toEqual(expect.arrayContaining(['en', 'es', 'id', 'vi']));
    const ids = packs.flatMap(({ code, rules }) => rules.map(({ id }) => ({ id, code })));
    expect(ids.filter(({ id, code }) => !id.startsWith(`${code}/`))).toEqual([]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
  });
});

describe('the language of a text', () => {
  it.each([
    ['vi', 'Đại sứ cho biết bà con ở xa vẫn hướng về quê hương, và các cháu đều học tiếng Việt.'],
    ['vi', 'Dai su cho biet ba con o xa van huong ve que huong, va cac chau deu hoc tieng Viet.'],
    ['id', 'Duta besar mengatakan bahwa warga di sana tetap mencintai tanah air dan anak-anak belajar bahasa.'],
    ['en', 'The ambassador said that people there still love their home, and the children learn the language.'],
    ['es', 'El embajador dijo que la gente de allá quiere a su tierra y que los niños estudian el idioma.'],
  ])('%s is told by its words: %s', async (language, text) => {
    expect((await createExtractor()).extract(readText(text)).language).toBe(language);
  });
});

describe('a user’s own words', () => {
  const text = 'Chiều 8/2/2026, Vòng Sen Vàng tổ chức hội thảo tại Hà Nội. Vòng họp.';
  const names = async (words: string | null) =>
    (await createExtractor(words)).extract(readText(text)).entities.map(({ name }) => name);

  it('add a table and a rule, and change the hash of the rules so that documents are read anew', async () => {
    const words = write({
      'vi/rings.tsv': table('Vòng\tring\t'),
      'vi/rules.jsonl': `${JSON.stringify(rule)}\n`,
    });
    expect(await names(null)).not.toContain('Vòng Sen Vàng');
    expect(await names(words)).toContain('Vòng Sen Vàng');
    expect((await createExtractor(words)).rules).not.toBe((await createExtractor()).rules);
    const elsewhere = write({ 'vi/rings.tsv': table('Vòng\tring\t'), 'vi/rules.jsonl': `${JSON.stringify(rule)}\n` });
    expect((await createExtractor(elsewhere)).rules).toBe((await createExtractor(words)).rules);
  });

  it('add a body to a table that is there', async () => {
    const words = write({ 'vi/organizations.tsv': table('Vòng Sen Vàng\tgolden_lotus_ring\t') });
    expect(await names(words)).toContain('Vòng Sen Vàng');
  });

  it('need not be there', async () => {
    expect((await createExtractor('/nowhere/at/all')).rules).toBe((await createExtractor()).rules);
  });

  it.each([
    ['a language that is none', { 'xx/organs.tsv': table() }, /xx: There is no language “xx”/],
    [
      'a table that no rule looks at',
      { 'vi/rings.tsv': table('Vòng\tring\t') },
      /rings\.tsv:1: There is no table “rings”/,
    ],
    ['a line that is no JSON', { 'vi/rules.jsonl': '\n{"id": ' }, /rules\.jsonl:2: The line is no JSON/],
    [
      'a rule without a pattern',
      { 'vi/rules.jsonl': JSON.stringify({ ...rule, pattern: undefined }) },
      /rules\.jsonl:1: pattern/,
    ],
    [
      'a field that is none',
      { 'vi/rules.jsonl': JSON.stringify({ ...rule, color: 'red' }) },
      /rules\.jsonl:1: .*color/,
    ],
    [
      'a label that is none',
      { 'vi/rules.jsonl': JSON.stringify({ ...rule, thing: { type: 'Ring' } }) },
      /rules\.jsonl:1: thing\.type/,
    ],
    [
      'an id that is taken',
      { 'vi/rules.jsonl': JSON.stringify({ ...rule, id: 'vi/politburo' }) },
      /rules\.jsonl:1: There is a rule “vi\/politburo”/,
    ],
    [
      'a pattern that is none',
      { 'vi/rules.jsonl': JSON.stringify({ ...rule, pattern: '( <organs>' }) },
      /rules\.jsonl:1: The pattern “\( <organs>”/,
    ],
  ])('with %s are refused by file and line', async (_, files, message) => {
    await expect(createExtractor(write(files))).rejects.toThrow(
      expect.objectContaining({ code: 'bad-configuration', message: expect.stringMatching(message) }),
    );
  });
});
