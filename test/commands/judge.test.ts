// The command that corrects, as a user runs it; what corrections do is tested in test/truth.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folders.ts';
import { runProgram } from '../helpers/programs.ts';

const folder = makeFolder();
const data = { MACH_DATA: join(folder.path, 'data') };
afterAll(folder.remove);
const judge = (...args: string[]) => runProgram('judge', args, data);

describe('judge', () => {
  it.each([
    [['nonsense'], 2, /There is no judgement “nonsense”; there are merge, /],
    [['merge', 'person/a'], 2, /merge takes ENTITY ENTITY…/],
    [['merge', 'person/a', 'person/b'], 1, /There is no entity person\/a/],
    [['hide', 'CHAIRED|person/a|conference/b'], 1, /There is no relationship CHAIRED/],
    [['rename', 'person/a', '  '], 1, /A name with nothing in it/],
    [['hide', 'a fact'], 1, /no relationship a fact\. The id of one has its type and ends/],
    [['list', 'all'], 2, /list shows all, and takes no “all”/],
    [['export', join(folder.path, 'no', 'file')], 78, /file cannot be written \(ENOENT\)\. Give a file/],
    [['withdraw', 'abc'], 1, /abc: there is no such judgement/],
    [['import', join(folder.path, 'missing')], 1, /cannot be read \(ENOENT\)/],
  ])('%j ends with %i and says why', async (args, code, words) => {
    const ended = await judge(...args);
    expect(ended.stderr).toMatch(words);
    expect(ended.code).toBe(code);
  });

  it('takes a file in and gives the same file out, one line a judgement', async () => {
    const side = { entity: 'person/a', anchors: [{ document: 'a.txt', local: 'e1', name: 'A' }] };
    const line = { kind: 'rename', date: '2026-02-08T09:00:00.000Z', who: 'An editor', why: 'a slip', side, name: 'Á' };
    const file = join(folder.path, 'judgements.jsonl');
    writeFileSync(file, `${JSON.stringify(line)}\n`);
    expect((await judge('import', file)).stdout).toMatch(/^1 judgements are new/);
    const first = await judge('export', '-');
    expect(JSON.parse(first.stdout)).toEqual({ id: expect.stringMatching(/^[0-9a-f]{12}$/), ...line });
    expect((await judge('list')).stdout).toMatch(
      /^[0-9a-f]{12} {2}2026-02-08 {2}rename person\/a “Á” {2}\(An editor: a slip\)$/m,
    );
    expect((await judge('import', file)).stdout).toMatch(/^0 judgements are new, 1 were there/);
  });
});

describe('explain and conflicts', () => {
  it('say what is wrong with the question', async () => {
    const explain = await runProgram('explain', ['person/nobody'], data);
    expect([explain.code, explain.stderr]).toEqual([1, 'There is no entity person/nobody.\n']);
    const name = await runProgram('explain', ['Vũ Hồ'], data);
    expect(name.stderr).toBe('There is no entity Vũ Hồ. An id is type and name, such as person/bui-thanh-son.\n');
    const conflicts = await runProgram('conflicts', ['--kind', 'taste'], data);
    expect([conflicts.code, conflicts.stderr]).toEqual([
      2,
      'There is no kind “taste”; there are office, date, place.\n',
    ]);
  });

  it('have nothing to tell of an empty graph', async () => {
    for (const name of ['explain', 'conflicts']) {
      const { code, stdout } = await runProgram(name, [], data);
      expect([code, stdout]).toEqual([0, '']);
    }
  });
});
