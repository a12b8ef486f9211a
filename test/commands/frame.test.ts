// What all commands have in common: built programs as processes, on the embedded engine.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folders.ts';
import { environment, root, runProgram } from '../helpers/programs.ts';

const folder = makeFolder();
const data = { MACH_DATA: join(folder.path, 'data') };
afterAll(folder.remove);

const commands = ['ingest', 'remove', 'backup', 'restore', 'export', 'cypher', 'extract', 'neo4j'];

describe.each(commands)('%s', (name) => {
  it('explains itself with examples and exit codes', async () => {
    const { code, stdout, stderr } = await runProgram(name, ['--help']);
    expect(stdout).toContain(`npm run ${name} --`);
    expect(stdout).toMatch(/Examples:/);
    expect(stdout).toMatch(/Exit codes: .*130/);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('refuses an option that it does not have, with exit code 2', async () => {
    const { code, stdout, stderr } = await runProgram(name, ['--no-such-option'], data);
    expect(stderr).toMatch(/no-such-option/);
    expect([code, stdout]).toEqual([2, '']);
  });
});

it('a mistyped option gets a suggestion', async () => {
  const { code, stderr } = await runProgram('ingest', ['--dry-rum', 'samples'], data);
  expect(stderr).toContain('Did you mean --dry-run?');
  expect(code).toBe(2);
});

it.each([
  ['ingest', []],
  ['remove', []],
  ['cypher', []],
  ['cypher', ['RETURN 1', 'RETURN 2']],
  ['cypher', ['RETURN 1 AS one', '--format', 'xml']],
  ['export', ['--format', 'xml']],
  ['export', ['graph.jsonl']],
  ['conflicts', ['office']],
  ['ingest', ['samples', '--watch', '--dry-run']],
  ['ingest', ['package.json', '--watch']],
])('%s %j is wrong use', async (name, args) => {
  const { code, stdout } = await runProgram(name, args, data);
  expect([code, stdout]).toEqual([2, '']);
});

it('an empty graph exports nothing, and a query over it has no rows', async () => {
  expect(await runProgram('export', [], data)).toEqual({ code: 0, stdout: '', stderr: '' });
  const asked = await runProgram('cypher', ['MATCH (n:Entity) RETURN n.id AS id'], data);
  expect(asked).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('a Neo4j that does not answer is told with exit code 69', async () => {
  const { code, stdout, stderr } = await runProgram('export', [], { ...data, NEO4J_URI: 'bolt://127.0.0.1:1' });
  expect(stderr).toContain('bolt://127.0.0.1:1');
  expect([code, stdout]).toEqual([69, '']);
});

it('a setting that is none is told with exit code 78', async () => {
  const { code, stderr } = await runProgram('export', [], { ...data, LOG_LEVEL: 'loud' });
  expect(stderr).toMatch(/LOG_LEVEL is “loud”/);
  expect(code).toBe(78);
});

it('a reader that has seen enough is no error', async () => {
  const program = `${process.execPath} dist/scripts/cypher.js "UNWIND range(1, 900) AS n RETURN n, '${'x'.repeat(500)}' AS x"`;
  const child = spawn('sh', ['-c', `{ ${program}; echo "code $?" >&2; } | head -n 1`], {
    cwd: root,
    env: environment(data),
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  await new Promise((resolve) => child.on('close', resolve));
  expect(stderr).toBe('code 0\n');
});

it('Ctrl-C ends a command that waits for standard input with 130 and leaves the store free', async () => {
  const own = { MACH_DATA: join(folder.path, 'interrupted') };
  const child = spawn(process.execPath, [`${root}dist/scripts/ingest.js`, '-'], { cwd: root, env: environment(own) });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await expect.poll(() => existsSync(join(own.MACH_DATA, 'graph.grafeo')), { timeout: 30_000 }).toBe(true);
  const refused = await runProgram('export', [], own);
  expect(refused.stderr).toMatch(/Another process has the graph .* open/);
  expect(refused.code).toBe(69);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect((await runProgram('export', [], own)).code).toBe(0);
});
