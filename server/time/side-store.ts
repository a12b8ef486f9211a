// The graph of a moment in an embedded store in a folder of its own, gone with it: for what is made to be asked, and not to
// be kept. Deriving a large one takes seconds of work without a pause, so a worker does it and the others are answered.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openEmbeddedStore } from '#graph/embedded/store';
import type { GraphStore, StoredRecord } from '#graph/store';
import { type ErrorCode, MachError } from '#model/errors';
import type { Moment } from '#model/moment';
import { readMoment } from '../truth/moment.ts';
import type { SideStore } from './times.ts';

/** What the worker is started with. */
export interface SideWork {
  readonly folder: string;
  readonly asOf: string | null;
}

/** What it is told: to forget what it has, to take more, and to make the graph of it. */
export type SideMessage =
  | { readonly kind: 'begin' | 'make' }
  | { readonly kind: 'take'; readonly records: readonly StoredRecord[] };

/** What it says at the end; `failed` with what the store said, all else is thrown. */
export type SideReply =
  | { readonly kind: 'made' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** From TypeScript sources (tests) the compiled file of the build is started. */
const entry = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../dist/server/time/side-worker.js', import.meta.url)
    : new URL('./side-worker.js', import.meta.url),
);

/** Errors: those of both stores; the signal's reason after a stop, when the worker has ended and nothing is left. */
export async function makeSideStore(source: GraphStore, moment: Moment, signal: AbortSignal): Promise<SideStore> {
  const folder = await mkdtemp(join(tmpdir(), 'mach-moment-'));
  // The engine of a worker that was ended closes its file a moment later.
  const clear = () => rm(folder, { recursive: true, force: true, maxRetries: 10 });
  try {
    await makeInWorker(source, moment, folder, signal);
    const store = await openEmbeddedStore({ folder });
    return {
      store,
      async remove() {
        await store.close();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function makeInWorker(
  source: GraphStore,
  { asOf, knownOn }: Moment,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const work: SideWork = { folder, asOf };
  const worker = new Worker(entry, { execArgv: [], workerData: work });
  const tell = (message: SideMessage) => worker.postMessage(message);
  let leave: () => void = () => undefined;
  const made = new Promise<void>((resolve, reject) => {
    worker.on('message', (reply: SideReply) =>
      reply.kind === 'made' ? resolve() : reject(new MachError(reply.code, reply.message)),
    );
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The worker that makes the graph of another moment has ended.')));
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave);
  });
  made.catch(() => undefined);
  try {
    const listener = {
      begin: () => tell({ kind: 'begin' }),
      take: (records: readonly StoredRecord[]) => tell({ kind: 'take', records }),
    };
    await readMoment(source, knownOn, listener, signal);
    tell({ kind: 'make' });
    await made;
  } finally {
    signal.removeEventListener('abort', leave);
    await worker.terminate();
  }
}
