// One Neo4j for all test files that want one, started when the first asks and gone after the last. The files run in
// processes of their own: they ask over a socket, and whoever holds the connection has the server for itself.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MissingProgram, prepareNeo4j, type RunningNeo4j, startNeo4j } from '../../scripts/neo4j-server.ts';

/** What a test file hears: an address, or what is missing. */
export type Neo4jAnswer = { readonly uri: string } | { readonly missing: string };

/** The name under which the forks find the socket. */
export const socketVariable = 'MACH_TEST_NEO4J_SOCKET';

export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'mach-neo4j-'));
  let running: Promise<RunningNeo4j> | null = null;
  const find = async (): Promise<Neo4jAnswer> => {
    if (process.env.NEO4J_TEST_URI) return { uri: process.env.NEO4J_TEST_URI };
    try {
      running ??= start(join(folder, 'home'));
      return { uri: (await running).uri };
    } catch (error) {
      return { missing: (error as Error).message };
    }
  };

  let turn: Promise<unknown> = Promise.resolve();
  const server = createServer((socket: Socket) => {
    const gone = new Promise<void>((end) => socket.on('close', () => end()).on('error', () => end()));
    turn = turn.then(async () => {
      if (!socket.destroyed) socket.write(`${JSON.stringify(await find())}\n`);
      await gone;
    });
  });
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\mach-neo4j-${process.pid}` : join(folder, 'socket');
  await new Promise<void>((listening) => server.listen(path, listening));
  process.env[socketVariable] = path;

  return async () => {
    server.close();
    await (await running?.catch(() => null))?.stop('now');
    rmSync(folder, { recursive: true, force: true });
  };
}

async function start(home: string): Promise<RunningNeo4j> {
  const cache = resolve('.cache/neo4j');
  const say = (line: string) => console.error(line);
  try {
    return await startNeo4j(prepareNeo4j(cache, say), { home, port: 0 });
  } catch (error) {
    if (!(error instanceof MissingProgram) || !installPrograms(say)) throw error;
    return startNeo4j(prepareNeo4j(cache, say), { home, port: 0 });
  }
}

/** In CI, as root on Debian, what is missing is installed; nowhere else is a machine changed without being asked. */
function installPrograms(say: (line: string) => void): boolean {
  if (!process.env.CI || process.getuid?.() !== 0) return false;
  if (spawnSync('apt-get', ['--version']).status !== 0) return false;
  say('Installing Java and Maven for the tests on Neo4j …');
  const run = (args: string[]) =>
    spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  const names = ['openjdk-17-jre-headless', 'openjdk-21-jre-headless', 'default-jre-headless'];
  run(['update']);
  return names.some((java) => run(['install', '-y', '--no-install-recommends', java, 'maven']).status === 0);
}
