// The real server with the built page and the samples, as a child of its own in a folder of its own. `PAGE_URL` names a
// server that runs already, for work on the page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface PageServer {
  /** Without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** Starts it and waits for the line with its address, which comes when the samples are loaded. */
export async function startPageServer(): Promise<PageServer> {
  if (process.env.PAGE_URL) return { url: process.env.PAGE_URL.replace(/\/$/, ''), stop: async () => {} };
  const data = mkdtempSync(join(tmpdir(), 'mach-page-'));
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MACH_DATA: data, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(force);
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const address = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /https?:\/\/\S+/.exec(line)?.[0];
      if (url) return url.replace(/\/$/, '');
    }
    return null;
  })();
  const url = await Promise.race([address, ended.then(() => null)]);
  if (url) return { url, stop };
  await stop();
  throw new Error(`The server ended before it said where it is:\n${said.join('')}`);
}
