// A real Neo4j (Community edition) from Maven artifacts, for those who have Java and Maven and no Docker. The jars are
// fetched once into a cache folder; Neo4j is a program of its own under the GPL, and nothing of it is in this repository.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { openNeo4jStore } from '../server/graph/neo4j/store.ts';

/** The version for a Java of at least that number, the newest first. */
const lines = [
  {
    java: 21,
    version: '2026.05.0',
    main: 'org.neo4j.server.Neo4jCommunity',
    flags: ['--enable-native-access=ALL-UNNAMED', '--add-modules=jdk.incubator.vector'],
  },
  { java: 17, version: '5.26.17', main: 'org.neo4j.server.CommunityEntryPoint', flags: [] },
] as const;

export interface Neo4jProgram {
  readonly version: string;
  readonly java: string;
  readonly main: string;
  readonly flags: readonly string[];
  /** The folder of the jars. */
  readonly library: string;
}

/** What is missing on this machine, and what would install it. */
export class MissingProgram extends Error {}

const howToInstall =
  'Debian and Ubuntu: `apt-get install openjdk-17-jre-headless maven`; macOS: `brew install openjdk maven`; ' +
  'or start a Neo4j of your own and set its address.';

/** The Java to use and its number: that of JAVA_HOME, else the one on the PATH. Errors: MissingProgram. */
function findJava(): { java: string; number: number } {
  const home = process.env.JAVA_HOME;
  const java = home ? join(home, 'bin', 'java') : 'java';
  const { stderr, error } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  const number = Number(/version "(?:1\.)?(\d+)/.exec(stderr ?? '')?.[1]);
  if (error || !number) throw new MissingProgram(`No Java was found (tried ${java}). ${howToInstall}`);
  if (number < 17) throw new MissingProgram(`${java} is Java ${number}; Neo4j needs 17 or later. ${howToInstall}`);
  return { java, number };
}

/**
 * The newest Neo4j that the Java of this machine runs, its jars in `cache`; they are fetched when they are not there.
 *
 * Errors: MissingProgram without Java or Maven; Error where Maven cannot fetch.
 */
export function prepareNeo4j(cache: string, say: (line: string) => void): Neo4jProgram {
  const { java, number } = findJava();
  const line = lines.find((one) => number >= one.java) ?? lines[1];
  const library = join(cache, line.version, 'lib');
  if (!existsSync(library)) fetchJars(line.version, library, say);
  return { version: line.version, java, main: line.main, flags: line.flags, library };
}

function fetchJars(version: string, library: string, say: (line: string) => void): void {
  const maven = process.platform === 'win32' ? 'mvn.cmd' : 'mvn';
  if (spawnSync(maven, ['-v'], { shell: process.platform === 'win32' }).status !== 0) {
    throw new MissingProgram(`No Maven was found to fetch Neo4j ${version} with. ${howToInstall}`);
  }
  say(`Fetching Neo4j ${version} with Maven, about 130 MB …`);
  // Into a folder beside it first: half a library must not pass for a whole one.
  const partial = `${library}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const dependency = (group: string, artifact: string) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  const project = join(partial, 'pom.xml');
  writeFileSync(
    project,
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging><dependencies>
${dependency('org.neo4j', 'neo4j')}${dependency('org.neo4j.app', 'neo4j-server')}${dependency('org.neo4j', 'neo4j-bolt')}
</dependencies></project>\n`,
  );
  const { status, stdout, stderr } = spawnSync(
    maven,
    [
      '-q',
      '-B',
      '-f',
      project,
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${partial}`,
    ],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw new Error(`Maven could not fetch Neo4j ${version}:\n${`${stdout}${stderr}`.trim()}`);
  }
  // Where another process was quicker, its library is as good.
  if (existsSync(library)) rmSync(partial, { recursive: true, force: true });
  else renameSync(partial, library);
}

export interface Neo4jOptions {
  /** Where its data, logs and settings are. */
  readonly home: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** With a password it asks for the user `neo4j` and that; without, for nothing. Only counts for a new home. */
  readonly password?: string | undefined;
  /** Lines of `neo4j.conf` beside those that it always has. */
  readonly settings?: readonly string[] | undefined;
}

/** Milliseconds for which it may be silent: it comes up in five seconds, and in a minute on a machine that is busy. */
const patience = 180_000;

export interface RunningNeo4j {
  readonly uri: string;
  readonly version: string;
  /** Resolves when it has ended, by itself or not, with what it last said. */
  readonly ended: Promise<string>;
  /** In order, which takes it some seconds; `now` loses what it has not written yet, for a home that is thrown away. */
  stop(how?: 'in order' | 'now'): Promise<void>;
}

/**
 * Starts Neo4j on 127.0.0.1 and resolves when it answers.
 *
 * It ends with this process, however that one ends. Errors: Error with the server's last words where it does not come up
 * within three minutes.
 */
export async function startNeo4j(program: Neo4jProgram, options: Neo4jOptions): Promise<RunningNeo4j> {
  if (options.port > 0) return startOnPort(program, options);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnPort(program, { ...options, port: await findFreePort() });
    } catch (error) {
      // It takes seconds until it takes the port, and any process may have been given that one meanwhile.
      if (attempt === mostPorts || !/Address already in use|PortBindException/.test((error as Error).message))
        throw error;
    }
  }
}

/** Free ports that are tried one after the other. */
const mostPorts = 5;

async function startOnPort(program: Neo4jProgram, options: Neo4jOptions): Promise<RunningNeo4j> {
  const { home, port, password, settings: more = [] } = options;
  const isNew = !existsSync(join(home, 'data', 'databases'));
  for (const folder of ['conf', 'data', 'import', 'logs', 'plugins', 'run'])
    mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, 'conf', 'neo4j.conf'), settings(port, password !== undefined, more));
  if (password !== undefined && isNew) setFirstPassword(program, home, password);
  const arguments_ = [...javaArguments(program), program.main, ...places(home), '--console-mode'];
  const child = spawnBound(program.java, arguments_);
  let words = '';
  const listen = (data: Buffer) => {
    words = `${words}${data}`.slice(-4_000);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  let isUp = true;
  const ended = new Promise<string>((resolve) => {
    const end = (reason: string) => {
      isUp = false;
      resolve(reason);
    };
    child.on('error', (error) => end(error.message));
    child.on('exit', () => end(words.trim()));
  });
  const stop = async (how = 'in order') => {
    if (how === 'now' && child.pid && isUp)
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    else child.stdin?.end();
    await ended;
  };
  const uri = `bolt://127.0.0.1:${port}`;
  const deadline = Date.now() + patience;
  for (;;) {
    const problem = await ping(uri, password);
    if (problem === null) return { uri, version: program.version, ended, stop };
    if (!isUp) throw new Error(`Neo4j ended before it answered:\n${await ended}`);
    if (Date.now() > deadline) {
      await stop('now');
      throw new Error(`Neo4j did not answer within three minutes: ${problem.message}\n${words.trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function ping(uri: string, password: string | undefined): Promise<Error | null> {
  try {
    const store = await openNeo4jStore({ uri, ...(password === undefined ? {} : { user: 'neo4j', password }) });
    await store.close();
    return null;
  } catch (error) {
    return error as Error;
  }
}

/**
 * The program as a child that ends when its standard input does: also where this process is killed and can say nothing.
 * On Windows there is no such shell; there it gets its signal when this process ends in order.
 */
function spawnBound(program: string, args: readonly string[]): ChildProcess {
  if (process.platform === 'win32') {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('finish', () => child.kill());
    process.on('exit', () => child.kill());
    return child;
  }
  // The first `cat` waits on our end of the pipe. Where the program ends by itself, its `wait` ends the `cat` in turn.
  const script = `
    exec 3<&0
    "$0" "$@" 3<&- </dev/null & program=$!
    (cat <&3 >/dev/null; kill -TERM $program 2>/dev/null) & watch=$!
    exec 3<&-
    trap '' INT TERM HUP
    wait $program; code=$?
    pkill -P $watch 2>/dev/null; kill $watch 2>/dev/null
    exit $code`;
  // A group of its own: Ctrl-C in the terminal reaches this process alone, which then ends the other in order.
  return spawn('/bin/sh', ['-c', script, program, ...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
}

const javaArguments = ({ library, flags }: Neo4jProgram) => [
  '-Xms128m',
  '-Xmx1g',
  '-Dfile.encoding=UTF-8',
  '-Dlog4j2.disable.jmx=true',
  ...['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  ),
  ...flags,
  '-cp',
  `${library}/*${delimiter}${library}`,
];
const places = (home: string) => [`--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];

/** `file:` in LOAD CSV is closed; nothing in the Community edition closes `http:`, the adapter's guard does. */
const settings = (
  port: number,
  withAccounts: boolean,
  more: readonly string[],
) => `server.bolt.listen_address=127.0.0.1:${port}
server.bolt.advertised_address=127.0.0.1:${port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=${withAccounts}
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
db.transaction.timeout=120s
db.tx_log.rotation.retention_policy=keep_none
dbms.security.allow_csv_import_from_file_urls=false
${more.map((line) => `${line}\n`).join('')}`;

function setFirstPassword(program: Neo4jProgram, home: string, password: string): void {
  const admin = 'org.neo4j.server.startup.Neo4jAdminCommand';
  const { status, stdout, stderr } = spawnSync(
    program.java,
    [...javaArguments(program), admin, 'dbms', 'set-initial-password', password],
    { encoding: 'utf8', env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') } },
  );
  if (status !== 0) throw new Error(`Neo4j took no first password:\n${`${stdout}${stderr}`.trim()}`);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
