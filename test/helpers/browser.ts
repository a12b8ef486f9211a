// A real Chromium with WebGL for the tests of the page: found where systems keep it, installed in CI on Debian, and
// otherwise one line that says what was skipped and what would install it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const fixedPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
  }),
];

/** Path of a Chromium, or null. `CHROME_PATH` is believed before anything else. */
function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | null {
  const { CHROME_PATH, PATH = '' } = environment;
  if (CHROME_PATH) return existsSync(CHROME_PATH) ? CHROME_PATH : null;
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...fixedPlaces, ...onPath].find((path) => existsSync(path)) ?? null;
}

// Mesa draws two to four times as fast as Chromium's own software renderer, but is no dependency of the package.
const packages = ['chromium', 'libgl1-mesa-dri', 'libegl-mesa0', 'libgbm1'];
const install = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;

function installBrowser(): string | null {
  const mayInstall = process.env.CI === 'true' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!mayInstall) return null;
  spawnSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
  return findBrowser();
}

/**
 * The browser to test with, or null where tests of the page are to be skipped, which is said in one line.
 *
 * Errors: with `CI=true` or `REQUIRE_BROWSER=1` a missing browser is a failure.
 */
export function requireBrowser(): string | null {
  const path = findBrowser() ?? installBrowser();
  if (path) return path;
  const how = process.platform === 'linux' ? install : 'install Google Chrome, or set CHROME_PATH to a Chromium';
  const line = `SKIPPED the browser tests: no Chromium found. To have one: ${how}`;
  if (process.env.CI === 'true' || process.env.REQUIRE_BROWSER === '1') throw new Error(line);
  console.warn(line);
  return null;
}

const isRoot = process.getuid?.() === 0;
const hasMesa = ['/usr/lib/x86_64-linux-gnu/dri', '/usr/lib/aarch64-linux-gnu/dri'].some((path) => existsSync(path));

const flags = [
  ...(isRoot ? ['--no-sandbox'] : []),
  ...(hasMesa
    ? ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist', '--disable-gpu-sandbox']
    : ['--enable-unsafe-swiftshader']),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A browser with a profile of its own, which goes with it. */
export async function openBrowser(path: string, options: BrowserContextOptions = {}): Promise<OpenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'mach-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    headless: true,
    executablePath: path,
    args: flags,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
