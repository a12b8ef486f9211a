// From settings to a server that answers, and down again: what `npm start` does, without the process around it.
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { mostOnStage } from '#model/columns';
import { MachError } from '#model/errors';
import { createApp } from './api/app.ts';
import { type ApiContext, loopbackHosts } from './api/context.ts';
import { setTimeouts, watchEventLoop } from './api/guard.ts';
import { defaultLimits } from './api/limits.ts';
import { readWhole } from './api/routes/graph/whole.ts';
import type { Config } from './config.ts';
import { type Context, openContext } from './context.ts';
import { readDocuments } from './documents/read.ts';
import { ingestDocuments } from './ingest.ts';
import { createMapKeeper } from './map/keeper.ts';
import { createMapMaker } from './map/maker.ts';
import { makeSideStore } from './time/side-store.ts';
import { createTimes } from './time/times.ts';
import { createInsight } from './truth/insight.ts';
import { createWriter } from './writer.ts';

/** In the sources and in the build alike, the folder above `server/` or `dist/server/` leads to these. */
const isSource = import.meta.url.endsWith('.ts');
const root = fileURLToPath(new URL(isSource ? '../' : '../../', import.meta.url));

/** Connections that are still busy after this many milliseconds are cut. */
const grace = 5_000;

export interface Running {
  readonly url: string;
  /** Resolves when the samples are in, or were already. */
  readonly ready: Promise<void>;
  /** Lets requests under way finish, closes the store, and resolves when all is down. */
  stop(): Promise<void>;
}

/** Errors: those of `openContext`; `bad-configuration` for an address that cannot be listened on. */
export async function startServer(config: Config, say: (line: string) => void): Promise<Running> {
  const context = await openContext(config);
  const eventLoop = watchEventLoop();
  const maps = createMapMaker();
  const times = createTimes(context.store, makeSideStore);
  const page = `${root}dist/web`;
  let isStarting = true;
  const leave = new AbortController();
  const api: ApiContext = {
    store: context.store,
    writer: createWriter(context),
    insight: createInsight(context.store),
    times,
    map: createMapKeeper(context.store, maps),
    // What is cut short by the end of the server is no news.
    log: (entry) => (leave.signal.aborted && entry.level !== 'error' ? undefined : context.log(entry)),
    page: existsSync(`${page}/index.html`) ? page : null,
    hosts: isLoopback(config.host) ? [...new Set([...loopbackHosts, config.host])] : null,
    limits: { cypher: config.cypher },
    isStarting: () => isStarting,
    eventLoopDelay: eventLoop.delay,
  };
  const app = createApp(api);
  const server = createServer(app);
  setTimeouts(server);
  try {
    await listen(server, config);
  } catch (error) {
    eventLoop.stop();
    await context.close();
    throw error;
  }
  say(`The graph is kept in ${context.store.engine.name} ${context.store.engine.version} (${placeOf(config)}).`);
  const ready = loadSamples(context, say, leave.signal).then(
    () => {
      isStarting = false;
    },
    (error: unknown) => {
      if (!leave.signal.aborted) throw error;
    },
  );
  // The map of a large graph takes a while: it is made before anybody asks for it.
  ready
    .then(() => (leave.signal.aborted ? null : readWhole(api, { ...defaultLimits, ...api.limits }, mostOnStage)))
    .catch((error: unknown) => api.log({ level: 'warn', message: 'The map could not be made.', error }));
  return {
    url: urlOf(server, config.host),
    ready,
    async stop() {
      leave.abort();
      await ready.catch(() => undefined);
      await closeServer(server);
      await maps.stop();
      await times.close();
      eventLoop.stop();
      await context.close();
    },
  };
}

/** A newcomer's graph is not empty: the sample documents are loaded once, on the first start of a store. */
async function loadSamples(context: Context, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const { store } = context;
  const known = await store.read(async (transaction) => ({
    loaded: await transaction.readRecord('setting', 'samples'),
    documents: await transaction.readRecords('document'),
  }));
  if (known.loaded || known.documents.length > 0) return;
  const folder = `${root}samples`;
  if (!existsSync(folder)) return;
  say('Loading the sample documents …');
  // The page answers from now on; the line with the address waits until there is something to see.
  const { documents, problems } = await ingestDocuments(context, readDocuments([folder]), {
    signal,
    onProgress: (done, document) => say(`  ${done} ${document}`),
  });
  for (const { document, reason } of problems) say(`  ${document}: ${reason}`);
  // What could not be read gets another chance at the next start.
  if (problems.length > 0) return;
  await store.update((transaction) =>
    transaction.writeRecords({ put: [{ kind: 'setting', key: 'samples', body: true }], remove: [] }),
  );
  say(`Loaded ${documents.length - problems.length} sample documents.`);
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const what: Record<string, string> = {
        EADDRINUSE: `Port ${port} on ${host} is taken. Stop what uses it, or set PORT to another one.`,
        EACCES: `Port ${port} may not be used by this account. Set PORT to one above 1023.`,
      };
      const message =
        what[error.code ?? ''] ??
        `The address ${host}:${port} cannot be listened on (${error.code}). Check HOST and PORT.`;
      reject(new MachError('bad-configuration', message, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Where the graph lies, without a password that an address may carry. */
function placeOf({ neo4j, data }: Config): string {
  return neo4j ? neo4j.uri.replace(/\/\/[^@/]*@/, '//') : data;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}
