// Backup and restore as a user runs them: built programs as processes, on the embedded engine.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folders.ts';
import { collect, environment, root, run, runProgram, startProgram } from '../helpers/programs.ts';

const folder = makeFolder();
const data = { MACH_DATA: join(folder.path, 'data') };
const [old, now] = [join(folder.path, 'old.backup'), join(folder.path, 'new.backup')];
afterAll(folder.remove);
const exported = async (settings = data) => {
  const { code, stdout } = await runProgram('export', [], settings);
  expect(code).toBe(0);
  return stdout;
};

let before = '';
let after = '';
beforeAll(async () => {
  const samples = readdirSync(join(root, 'samples')).map((name) => join('samples', name));
  await runProgram('ingest', [...samples.slice(0, 6), '--quiet'], data);
  before = await exported();
  expect((await runProgram('backup', [old], data)).stdout).toMatch(/^Wrote .*old\.backup: 6 documents, 0 earlier/);
  await runProgram('ingest', ['samples', '--quiet'], data);
  after = await exported();
  await runProgram('backup', [now, '--quiet'], data);
}, 600_000);

/** Long enough for a slow machine: how long it takes says nothing. */
const timeout = 600_000;

describe('backup and restore', { timeout }, () => {
  it.each([
    ['backup', [], 2, /Give the name of one file/],
    ['restore', ['a', 'b'], 2, /Give the name of one file/],
    ['backup', [folder.path], 78, /is there and is no backup of Mạch; give another name/],
    ['restore', [join(root, 'README.md'), '--replace'], 1, /README\.md is no backup of Mạch. Nothing was written/],
    ['restore', [join(folder.path, 'missing')], 1, /missing cannot be read \(ENOENT\)/],
    ['restore', [old], 2, /The store is not empty, it has \d+ documents, .* --replace puts the backup in their place/],
  ])('%s %j ends with %i and says why', async (name, args, code, words) => {
    const ended = await runProgram(name, args, data);
    expect(ended.stderr).toMatch(words);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
  });

  it('take a store to another folder, and back to an earlier day', async () => {
    const there = { MACH_DATA: join(folder.path, 'there') };
    const { stdout, stderr, code } = await runProgram('restore', [now, '--json'], there);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ file: now, format: 1, records: { document: 20 } });
    expect(await exported(there)).toBe(after);
    expect((await runProgram('restore', [old, '--replace'], there)).stdout).toMatch(/^Restored .*: 6 documents/);
    expect(await exported(there)).toBe(before);
  });

  it('wait for nobody: a page that has the store open is told by name', async () => {
    const server = await startProgram(data);
    const { code, stderr } = await runProgram('restore', [old, '--replace'], data);
    await server.stop();
    expect(stderr).toMatch(/most likely a running Mạch/);
    expect(code).toBe(69);
  });

  /** Starts a restore that replaces all and, once the engine has begun, sends the signal after some milliseconds. */
  async function interrupt(file: string, signal: NodeJS.Signals, wait: number) {
    const child = spawn(process.execPath, [`${root}dist/scripts/restore.js`, file, '--replace'], {
      cwd: root,
      env: environment(data),
      detached: true,
    });
    child.stdin.end();
    const ended = collect(child);
    const log = join(data.MACH_DATA, 'graph.grafeo.wal');
    while (child.exitCode === null && !existsSync(log)) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, wait));
    // The whole group: the program and the engine's process.
    if (child.exitCode === null) process.kill(-(child.pid ?? 0), signal);
    return ended;
  }

  it('a restore that is killed leaves what was there or what was to come, and can be run again', async () => {
    for (let round = 0; round < 5; round++) {
      await interrupt([old, now][round % 2] ?? old, 'SIGKILL', round * 70);
      expect([before, after]).toContain(await exported());
    }
    await runProgram('restore', [old, '--replace'], data);
    expect(await exported()).toBe(before);
  });

  it('a restore that is stopped by Ctrl-C says so and leaves what was there', async () => {
    const { code, stderr } = await interrupt(now, 'SIGINT', 0);
    expect([code, stderr]).toEqual([130, 'Stopped; what was written before is whole.\n']);
    expect(await exported()).toBe(before);
  });

  // Windows has no such limits.
  it.skipIf(process.platform === 'win32')('a restore without room says so and leaves what was there', async () => {
    const was = await exported();
    // No file may be larger than half of the graph, so there is no room beside it for another.
    const kibibytes = Math.ceil(statSync(join(data.MACH_DATA, 'graph.grafeo')).size / 1024);
    const restore = [process.execPath, `${root}dist/scripts/restore.js`, now, '--replace'];
    const args = ['-c', `ulimit -f ${Math.ceil(kibibytes / 2)}; exec "$@"`, 'bash', ...restore];
    const { code, stderr } = await run('bash', args, environment(data));
    expect(stderr).toMatch(/^There is no room left for the graph in .*all that was there before is whole/);
    expect(code).toBe(69);
    expect(await exported()).toBe(was);
  });

  it('a cut file is refused before anything is written', async () => {
    const cut = join(folder.path, 'cut.backup');
    writeFileSync(cut, readFileSync(now).subarray(0, -500));
    const was = await exported();
    const { code, stderr } = await runProgram('restore', [cut, '--replace'], data);
    expect(stderr).toMatch(/cut\.backup is cut: it has \d+ bytes of \d+\. Nothing was written\./);
    expect(code).toBe(1);
    expect(await exported()).toBe(was);
  });
});
