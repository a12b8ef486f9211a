// The real server with the built page, as a child of its own with a data folder of its own. `PAGE_URL` names a server
// that runs already, for work on the page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { GraphStore } from '#graph/store';
import type { Graph } from '#model/entity';
import { readDocuments } from '#server/documents/read';
import { openEmbeddedStore } from '#server/graph/embedded/store';
import { ingestDocuments } from '#server/ingest';
import { makeFolder } from './folders.ts';
import { goldExtractor } from './gold-extractor.ts';

export interface PageServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** What it has said on stderr so far. */
  readonly said: () => string;
  stop(): Promise<void>;
}

const above = join(import.meta.dirname, '../..');
/** Benchmarks run compiled, within `dist/`. */
const root = basename(above) === 'dist' ? dirname(above) : above;

/** A server whose store holds the samples with their gold facts: the tests of the page do not hang on the rules. */
export async function startPageServer(): Promise<PageServer> {
  const { PAGE_URL } = process.env;
  if (PAGE_URL) return { url: PAGE_URL.replace(/\/$/, ''), said: () => '', stop: async () => {} };
  return startFilledServer((store) =>
    ingestDocuments({ store, extractor: goldExtractor }, readDocuments([join(root, 'samples')])),
  );
}

/** A server whose store holds what `fill` puts into it. */
export function startFilledServer(fill: (store: GraphStore) => Promise<unknown>): Promise<PageServer> {
  return startServer(async (folder) => {
    const store = await openEmbeddedStore({ folder });
    try {
      await store.prepare();
      await fill(store);
    } finally {
      await store.close();
    }
  });
}

/** A server whose store holds a made-up graph and no documents. */
export const startGraphServer = (graph: Graph): Promise<PageServer> =>
  startServer(async (folder) => {
    const store = await openEmbeddedStore({ folder });
    try {
      await store.prepare();
      await store.update(async (transaction) => {
        const remove = { entities: [], documents: [], relationships: [], mentions: [] };
        await transaction.writeGraph({ put: graph, remove });
        await transaction.writeRecords({ put: [{ kind: 'setting', key: 'samples', body: true }], remove: [] });
      });
    } finally {
      await store.close();
    }
  });

/** The server as a newcomer gets it: an empty folder, into which it loads the samples by itself. */
export const startFreshServer = (): Promise<PageServer> => startServer(async () => {});

/** Starts it and waits for the line with its address, which comes when it is ready. */
async function startServer(fill: (folder: string) => Promise<void>): Promise<PageServer> {
  const folder = makeFolder();
  await fill(folder.path);
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MACH_DATA: folder.path, PORT: '0', HOST: '127.0.0.1' },
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
    folder.remove();
  };
  const address = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /https?:\/\/\S+/.exec(line)?.[0];
      if (url) return url.replace(/\/$/, '');
    }
    return null;
  })();
  const url = await Promise.race([address, ended.then(() => null)]);
  if (url) return { url, said: () => said.join(''), stop };
  await stop();
  throw new Error(`The server ended before it said where it is:\n${said.join('')}`);
}
