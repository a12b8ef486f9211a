// The graph at another moment on the command line: built programs as processes, on the embedded engine.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folders.ts';
import { runProgram } from '../helpers/programs.ts';
import { hasRules } from '../helpers/rules.ts';

const folder = makeFolder();
const settings = (name: string) => ({ MACH_DATA: join(folder.path, name) });
const [all, early] = [settings('all'), settings('early')];
afterAll(folder.remove);

const texts = [
  { id: 'old', date: '2024-05-01', text: 'Đồng chí Trần Văn Thử, Bí thư Đảng ủy tại Mông Cổ, đã phát biểu.' },
  {
    id: 'new',
    date: '2026-02-08',
    text: 'Đồng chí Lê Văn Mới, Bí thư Đảng ủy tại Mông Cổ, đã gặp đồng chí Trần Văn Thử, nguyên Bí thư Đảng ủy tại Mông Cổ.',
  },
];
const bring = async (list: readonly object[], data: Record<string, string>) => {
  const file = join(folder.path, 'texts.jsonl');
  writeFileSync(file, list.map((one) => `${JSON.stringify(one)}\n`).join(''));
  expect((await runProgram('ingest', [file, '--quiet'], data)).code).toBe(0);
};
beforeAll(async () => {
  await bring(texts, all);
  await bring(texts.slice(0, 1), early);
}, 120_000);

it.each([
  ['export', ['--as-of', 'yesterday'], /--as-of is “yesterday”; it takes a date/],
  ['conflicts', ['--known-on', '2026-02-30'], /--known-on is “2026-02-30”/],
  ['cypher', ['RETURN 1 AS one', '--known-on', ''], /--known-on is “”/],
  ['explain', ['--known-on', '26'], /--known-on is “26”/],
])('%s refuses what is no day', async (name, args, words) => {
  const { code, stdout, stderr } = await runProgram(name, args, all);
  expect(stderr).toMatch(words);
  expect([code, stdout]).toEqual([2, '']);
});

it.skipIf(!hasRules)('what was known on a day is the export of whoever had read no more', async () => {
  const then = await runProgram('export', ['--known-on', '2025'], all);
  expect(then).toEqual(await runProgram('export', [], early));
  expect(then.stdout).toContain('person/tran-van-thu');
});

it.skipIf(!hasRules)('offices, reasons and disagreements are those of the day', async () => {
  const query = "MATCH (p:Person)-[r:HOLDS_ROLE]->() WHERE r.role = 'secretary' RETURN p.id AS id ORDER BY id";
  const held = async (...moment: string[]) =>
    (await runProgram('cypher', [query, ...moment], all)).stdout.match(/person\/[a-z-]+/g);
  expect(await held()).toEqual(['person/le-van-moi', 'person/tran-van-thu', 'person/tran-van-thu']);
  expect(await held('--as-of', '2025')).toEqual(['person/tran-van-thu']);
  expect(await held('--known-on', '2025')).toEqual(['person/tran-van-thu']);
  expect(await held('--as-of', '2020')).toBeNull();
  const unknown = await runProgram('explain', ['person/le-van-moi', '--known-on', '2025'], all);
  expect([unknown.code, unknown.stderr]).toEqual([1, 'There is no entity person/le-van-moi.\n']);
  expect((await runProgram('explain', ['person/tran-van-thu', '--known-on', '2025'], all)).stdout).not.toContain('new');
  expect(await runProgram('conflicts', ['--as-of', '2025'], all)).toMatchObject({ code: 0, stdout: '' });
});
