// The log and the earlier texts on the command line: built programs as processes, on the embedded engine.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folders.ts';
import { runProgram } from '../helpers/programs.ts';
import { hasRules } from '../helpers/rules.ts';

const folder = makeFolder();
const data = { MACH_DATA: join(folder.path, 'data') };
afterAll(folder.remove);
const history = (...args: string[]) => runProgram('history', args, data);
const first = 'Đồng chí Trần Văn Thử, Bí thư Đảng ủy tại Mông Cổ, đã phát biểu.';
const second = 'Đồng chí Trần Văn Thử, Phó Bí thư Đảng ủy tại Mông Cổ, đã phát biểu.';

beforeAll(async () => {
  const file = join(folder.path, 'a.txt');
  for (const text of [first, second]) {
    writeFileSync(file, text);
    expect((await runProgram('ingest', [file, '--quiet'], data)).code).toBe(0);
  }
  const rename = ['rename', 'person/tran-van-thu', 'Thử', '--who', 'Mai', '--why', 'shorter'];
  await runProgram('judge', rename, data);
}, 120_000);

it.each([
  [['a', 'b'], 2, /one document or entity, or none/],
  [['--limit', 'all'], 2, /--limit is “all”/],
  [['--show', '1'], 2, /the id of its document/],
  [['missing.txt'], 1, /Nothing was ever done to missing\.txt/],
  [['missing.txt', '--show', '1'], 1, /missing\.txt has 0 versions, and no 1\./],
])('%j ends with %i and says why', async (args, code, words) => {
  const ended = await history(...args);
  expect(ended.stderr).toMatch(words);
  expect([ended.code, ended.stdout]).toEqual([code, '']);
});

it.skipIf(!hasRules)(
  'tells of a document what each of its changes did, the latest first, with the sentences',
  async () => {
    const { stdout } = await history('a.txt');
    expect(stdout).toMatch(/ {2}a\.txt changed\n[\s\S]* {2}a\.txt added\n/);
    expect(stdout).toMatch(/ {2}\+ HOLDS_ROLE\|person\/tran-van-thu\|\S+\|deputy_secretary\n {6}“.*Phó Bí thư/);
    expect(stdout).toMatch(/ {2}- HOLDS_ROLE\|person\/tran-van-thu\|\S+\|secretary\n {6}“.*, Bí thư/);
    expect(stdout).not.toContain('rename');
  },
);

it.skipIf(!hasRules)('tells of an entity what became of it and who corrected it, as JSON too', async () => {
  const { stdout } = await history('person/tran-van-thu', '--json');
  const entries = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; outcome: string; judgement?: { who: string; why: string } });
  expect(entries.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
    'judgement made',
    'document changed',
    'document added',
  ]);
  expect(entries[0]?.judgement).toMatchObject({ who: 'Mai', why: 'shorter' });
});

it('shows the text of each version', async () => {
  expect(await history('a.txt', '--show', '1')).toEqual({ code: 0, stdout: `${first}\n`, stderr: '' });
  expect((await history('a.txt', '--show', '2')).stdout).toBe(`${second}\n`);
  expect((await history('a.txt', '--show', '3')).stderr).toBe('a.txt has 2 versions, and no 3.\n');
});
