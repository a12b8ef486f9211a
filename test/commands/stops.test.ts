// An ingest that is stopped, and two that want to write at once, as a user meets them: built programs as processes. A stop
// goes to the whole group of the process, its engine included, as Ctrl-C in a terminal does.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folders.ts';
import { collect, environment, root, runProgram, startProgram } from '../helpers/programs.ts';

const timeout = 240_000;
const folder = makeFolder();
afterAll(folder.remove);
const data = (name: string) => ({ MACH_DATA: join(folder.path, `data-${name}`) });
const exportOf = async (own: Readonly<Record<string, string>>) => (await runProgram('export', [], own)).stdout;

const names = ['An', 'Bình', 'Cường', 'Dũng', 'Giang', 'Hải', 'Khánh', 'Long', 'Minh', 'Nam'];
const speech = (n: number) =>
  `Đồng chí Trần ${names[n % 10]} ${names[Math.floor(n / 10) % 10]}, Bí thư Đảng ủy tại Mông Cổ, đã phát biểu lần thứ ${n}.`;
function writeSpeeches(name: string, from: number, to: number): string {
  const path = join(folder.path, name);
  mkdirSync(dirname(path), { recursive: true });
  const lines = Array.from({ length: to - from }, (_, n) => ({ id: `speech-${from + n}`, text: speech(from + n) }));
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}
function start(args: readonly string[], own: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [`${root}dist/scripts/ingest.js`, ...args], {
    cwd: root,
    env: environment(own),
    detached: true,
  });
}
const stop = (child: ChildProcess, signal: NodeJS.Signals) => process.kill(-(child.pid ?? 0), signal);

describe.skipIf(process.platform === 'win32')('an ingest that is stopped half-way', { timeout }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s says so with 130, keeps what was written, and comes to the same when it is run again',
    async (signal) => {
      const speeches = writeSpeeches(`${signal}.jsonl`, 0, 250);
      const last = join(folder.path, `${signal}.txt`);
      // Whoever opens a pipe to write to it waits for its reader: it is open once the first 200 documents are written.
      spawnSync('mkfifo', [last]);
      const [own, whole] = [data(signal), data(`${signal}-whole`)];
      const child = start([speeches, last], own);
      const ended = collect(child);
      const pipe = await open(last, 'w');
      stop(child, signal);
      await pipe.writeFile(speech(250));
      await pipe.close();
      expect(await ended).toEqual({ code: 130, stdout: '', stderr: 'Stopped; what was written before is whole.\n' });
      const kept = await exportOf(own);
      expect(kept.match(/"speech-\d+"/g)).toContain('"speech-199"');
      expect(kept).not.toContain('"speech-200"');
      const first = data(`${signal}-first`);
      await runProgram('ingest', [writeSpeeches(`first/${signal}.jsonl`, 0, 200)], first);
      expect(kept).toBe(await exportOf(first));
      for (const one of [own, whole]) expect((await runProgram('ingest', [speeches], one)).code).toBe(0);
      expect(await exportOf(own)).toBe(await exportOf(whole));
    },
  );

  it('ends a watch with 0, and leaves the graph of the folder', async () => {
    const followed = join(folder.path, 'followed');
    mkdirSync(followed);
    writeFileSync(join(followed, 'a.txt'), speech(1));
    const own = data('watch');
    const child = start([followed, '--watch', '--json'], own);
    const ended = collect(child);
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    const hears = (words: string) => expect.poll(() => said, { timeout: 60_000 }).toContain(words);
    await hears('"id":"a.txt","outcome":"added"');
    writeFileSync(join(followed, 'b.txt'), speech(2));
    await hears('"id":"b.txt","outcome":"added"');
    stop(child, 'SIGINT');
    expect(await ended).toMatchObject({ code: 0, stderr: `Following ${followed}; Ctrl-C ends it.\n` });
    const whole = data('watch-whole');
    await runProgram('ingest', [followed], whole);
    expect(await exportOf(own)).toBe(await exportOf(whole));
  });
});

describe('two that write at once', { timeout }, () => {
  it('to one folder: each comes out right or is told that it is open, and nothing is lost', async () => {
    const files = [0, 30, 60].map((from) => writeSpeeches(`${from}.jsonl`, from, from + 30));
    const [own, whole] = [data('race'), data('race-whole')];
    const ended = await Promise.all(files.map((file) => runProgram('ingest', [file, '--quiet'], own)));
    for (const { code, stderr } of ended) {
      if (code === 0) expect(stderr).toBe('');
      else {
        expect(code).toBe(69);
        expect(stderr).toMatch(/Another process has the graph .* open/);
      }
    }
    const done = files.filter((_, n) => ended[n]?.code === 0);
    expect(done.length).toBeGreaterThan(0);
    await runProgram('ingest', done, whole);
    expect(await exportOf(own)).toBe(await exportOf(whole));
    for (const one of [own, whole]) expect((await runProgram('ingest', files, one)).code).toBe(0);
    expect(await exportOf(own)).toBe(await exportOf(whole));
  });

  it('while the page runs, a command is told so, the page goes on, and what was refused can be done after it', async () => {
    const own = data('page');
    const file = writeSpeeches('page.jsonl', 0, 3);
    const server = await startProgram(own);
    try {
      const refused = await runProgram('ingest', [file], own);
      expect(refused.stderr).toMatch(/Another process has the graph .* open/);
      expect([refused.code, refused.stdout]).toEqual([69, '']);
      expect((await fetch(`${server.url.replace(/\/$/, '')}/api/health/live`)).status).toBe(200);
    } finally {
      expect(await server.stop()).toBe(0);
    }
    expect(existsSync(own.MACH_DATA)).toBe(true);
    const done = await runProgram('ingest', [file], own);
    expect(done.stdout).toMatch(/3 added/);
    expect(done.code).toBe(0);
  });
});
