// Adds to package-lock.json the optional packages of other platforms that npm left out because it could not see them.
// Without them `npm ci` refuses the lockfile ("Missing: … from lock file"). Run after each `npm install`: `npm run lock`.
import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'netbsd', 'openbsd', 'sunos', 'aix', 'openharmony'];
const processors = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
  'mipsel',
];
const find = (name, words) => words.find((word) => name.split(/[-/.]/).includes(word));

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const place = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[place] || !/^\d/.test(version)) continue;
    const os = find(name, systems);
    const cpu = find(name, processors);
    if (!os && cpu !== 'wasm32') continue;
    lock.packages[place] = {
      version,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(parent.dev ? { dev: true } : {}),
      ...(/musl/.test(name) ? { libc: ['musl'] } : os === 'linux' && /gnu/.test(name) ? { libc: ['glibc'] } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
    };
  }
}
const [root, ...rest] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
