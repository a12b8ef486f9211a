// What keeps the server from starting is said in one sentence: the built server as a process.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folders.ts';
import { collect, environment, root, type Server, startProgram } from '../helpers/programs.ts';

const made: { remove: () => void }[] = [];
const running: Server[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop('SIGKILL');
  for (const one of made.splice(0)) one.remove();
});

function newFolder(): string {
  const folder = makeFolder();
  made.push(folder);
  return folder.path;
}

async function start(data: string): Promise<Server> {
  const server = await startProgram({ MACH_DATA: data });
  running.push(server);
  return server;
}

const endedWith = (settings: Readonly<Record<string, string>>) =>
  collect(spawn(process.execPath, [`${root}dist/server/main.js`], { cwd: root, env: environment(settings) }));

describe('what stands in the way is said in one sentence', () => {
  it('a taken port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { code, stderr, stdout } = await endedWith({ MACH_DATA: newFolder(), PORT: String(port) });
    other.close();
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`Port ${port} on 127.0.0.1 is taken.`)]);
    expect([code, stdout]).toEqual([78, '']);
  });

  it('a data folder that cannot be made', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    const { code, stderr } = await endedWith({ MACH_DATA: join(folder, 'file', 'data'), PORT: '0' });
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/cannot be written to.*MACH_DATA/)]);
    expect(code).toBe(78);
  });

  it.skipIf(process.getuid?.() === 0)('a data folder that may not be written to', async () => {
    const folder = join(newFolder(), 'data');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    const { code, stderr } = await endedWith({ MACH_DATA: folder, PORT: '0' });
    expect(stderr).toMatch(/cannot be written to/);
    expect(code).toBe(78);
  });

  it('a setting that is none', async () => {
    const { code, stderr } = await endedWith({ MACH_DATA: newFolder(), PORT: 'high' });
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('PORT is “high”')]);
    expect(code).toBe(78);
  });

  it('a Neo4j that does not answer, and the embedded engine is not taken instead', async () => {
    const { code, stderr, stdout } = await endedWith({
      MACH_DATA: newFolder(),
      NEO4J_URI: 'bolt://127.0.0.1:1',
      PORT: '0',
    });
    expect(stderr).toContain('bolt://127.0.0.1:1');
    expect([code, stdout]).toEqual([69, '']);
  });

  it('a store that another process has open', async () => {
    const data = newFolder();
    await start(data);
    const { code, stderr } = await endedWith({ MACH_DATA: data, PORT: '0' });
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/Another process has the graph .* open/)]);
    expect(code).toBe(69);
  });

  it('a Node that is too old', () => {
    // The check reads `process.versions`, so a preloaded file can make any Node an old one.
    const old = join(newFolder(), 'old.cjs');
    writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '18.20.0' });");
    const { status, stderr } = spawnSync(process.execPath, ['-r', old, 'scripts/setup.mjs'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/needs Node 20\.19 or newer/)]);
    expect(status).toBe(78);
  });
});
