// The first start of a newcomer and the starts after it: the built server as a process, with the sample documents.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { startServer } from '../../server/start-up.ts';
import { makeFolder } from '../helpers/folders.ts';
import { collect, environment, root, type Server, startProgram } from '../helpers/programs.ts';
import { hasRules } from '../helpers/rules.ts';

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

interface Overview {
  readonly nodes: readonly { readonly name: string }[];
  readonly documents: number;
}
const overviewOf = async (server: Server) => (await (await fetch(`${server.url}api/graph`)).json()) as Overview;

/** Processes whose command line holds the folder, or that are children of the server. */
function childrenOf(pid: number | undefined): string[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

describe.skipIf(!hasRules)('a newcomer’s first start', () => {
  it('loads the samples, prints one line with the address, and shows at least 60 nodes', async () => {
    const data = newFolder();
    const first = await start(data);
    expect(first.output()).toMatch(/Loaded \d+ sample documents\./);
    const overview = await overviewOf(first);
    expect(overview.documents).toBeGreaterThanOrEqual(15);
    expect(overview.nodes.length).toBeGreaterThanOrEqual(60);
    const page = await fetch(first.url);
    expect(page.headers.get('content-type')).toContain('text/html');
    const children = childrenOf(first.child.pid);
    expect(children.length).toBeGreaterThan(0);
    expect(await first.stop('SIGTERM')).toBe(0);
    for (const pid of children) expect(() => process.kill(Number(pid), 0)).toThrow();

    const second = await start(data);
    expect(second.output()).not.toMatch(/sample/);
    expect(await overviewOf(second)).toEqual(overview);
    expect(await second.stop('SIGINT')).toBe(0);
  });

  it('may be stopped while it loads, and the next start goes on from there', async () => {
    const data = newFolder();
    const env = environment({ MACH_DATA: data, PORT: '0' });
    const child = spawn(process.execPath, [`${root}dist/server/main.js`], { cwd: root, env });
    const ended = collect(child);
    await new Promise<void>((resolve) => child.stderr.once('data', () => resolve()));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    const next = await start(data);
    expect((await overviewOf(next)).documents).toBeGreaterThanOrEqual(15);
  });
});

describe('before anything is loaded', () => {
  it('the page answers already, and health says that it is starting until the samples are in', async () => {
    const config = { ...readConfig({}), data: newFolder(), port: 0 };
    const server = await startServer(config, () => undefined);
    try {
      const health = async () => (await (await fetch(`${server.url}api/health/ready`)).json()) as { status: string };
      expect(['starting', 'ready']).toContain((await health()).status);
      await server.ready;
      expect((await health()).status).toBe('ready');
    } finally {
      await server.stop();
    }
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('a connection that stays open does not hold up the end', async () => {
    const server = await start(newFolder());
    const { hostname, port } = new URL(server.url);
    const idle = connect(Number(port), hostname);
    await once(idle, 'connect');
    idle.on('error', () => undefined).write('GET /api/graph HTTP/1.1\r\n');
    expect(await server.stop('SIGTERM')).toBe(0);
    idle.destroy();
  });

  it('a signal twice is as good as once', async () => {
    const server = await start(newFolder());
    const first = server.stop('SIGINT');
    void server.stop('SIGINT');
    expect(await first).toBe(0);
  });
});
