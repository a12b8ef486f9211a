// Makes the checkout ready to run: packages, compiled server, built page. Runs before every command, needs nothing
// but Node itself, does only what has changed since the last time, and speaks on stderr alone.
//
//   node scripts/setup.mjs [server] [web] [bench]      SETUP=off skips it
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line) => process.stderr.write(`${line}\n`);

/** SHA-256 over the names and bytes of files and folders, and over anything else that the result depends on. */
function hashOf(paths, ...also) {
  const hash = createHash('sha256').update(JSON.stringify(also));
  for (const path of paths.flatMap(listFiles).sort()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function listFiles(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const hashOfFiles = (files, ...also) => {
  const hash = createHash('sha256').update(JSON.stringify(also));
  for (const file of files) if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
};

function runs(what, command, args) {
  const began = Date.now();
  say(`${what} …`);
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    say(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim());
    say(
      `${what} failed: \`${[command, ...args].join(' ')}\` in ${root}. Mend what the lines above name, then run the command again.`,
    );
    process.exit(70);
  }
  say(`${what}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** Runs `make` unless the stamp says that it has been done for these very inputs. */
function once(stamp, key, make) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, key);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(
    `Mạch needs Node 20.19 or newer; this is ${process.version}. Install it, for example with \`nvm install\`, and try again.`,
  );
  process.exit(78);
}
if (process.env.SETUP === 'off') process.exit(0);

const parts = process.argv.slice(2);
const configuration = ['package.json', 'tsconfig.base.json', 'vite.config.ts'];
const installed = hashOfFiles(['package-lock.json', 'package.json'], process.version, process.platform, process.arch);
once(join(root, 'node_modules/.setup-stamp'), installed, () =>
  runs('Installing packages', 'npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']),
);

const binary = (name) => join(root, 'node_modules', '.bin', name);
if (parts.includes('server')) {
  const key = hashOf(['server', 'scripts', 'cypher', 'bench/helpers'], installed, hashOfFiles(configuration));
  once(join(root, 'dist/.server-stamp'), key, () => {
    for (const folder of ['server', 'scripts', 'cypher'])
      rmSync(join(root, 'dist', folder), { recursive: true, force: true });
    runs('Building the server', binary('tsc'), ['-p', 'server']);
    // Lexicons, examples and queries are read beside the code that uses them.
    const isData = (source) => !/\.(m?ts|mjs)$/.test(source);
    cpSync(join(root, 'server'), join(root, 'dist/server'), { recursive: true, filter: isData });
    if (existsSync(join(root, 'cypher'))) cpSync(join(root, 'cypher'), join(root, 'dist/cypher'), { recursive: true });
  });
}
if (parts.includes('web')) {
  const key = hashOf(['web', 'server/model', 'server/layout'], installed, hashOfFiles(configuration));
  once(join(root, 'dist/.web-stamp'), key, () =>
    runs('Building the page', binary('vite'), ['build', '--logLevel', 'warn']),
  );
}
if (parts.includes('bench')) {
  const key = hashOf(['server', 'bench', 'test/helpers'], installed, hashOfFiles(configuration));
  once(join(root, 'dist/.bench-stamp'), key, () => {
    rmSync(join(root, 'dist/bench'), { recursive: true, force: true });
    runs('Building the benchmarks', binary('tsc'), ['-p', 'bench']);
  });
}
