// The embedded graph store, the default: Grafeo in a process of its own that alone owns the file in the data folder.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MachError } from '#model/errors';
import { readCypherFiles } from '../cypher-files.ts';
import type { CypherParameters, CypherRow, GraphStore, StoreTransaction } from '../store.ts';
import { createTransactions } from '../transaction.ts';
import { EngineError, EngineLost, EngineProcess } from './process.ts';
import type { RunResult } from './protocol.ts';
import { Readers } from './readers.ts';

export interface EmbeddedOptions {
  /** The data folder; the database is the file `graph.grafeo` in it. */
  readonly folder: string;
  /** Rows of queries without ORDER BY come in random order: tests find what leans on an order that nobody promised. */
  readonly shuffle?: boolean;
}

/** The embedded store, and the one thing that only its tests need: the process to kill. */
export interface EmbeddedStore extends GraphStore {
  readonly pid: () => number | undefined;
}

const tries = 8;

/** Milliseconds for which a locked file is tried again: the engine of a program that was killed closes it a moment later. */
const patience = 3_000;

/**
 * Opens the database in `folder`, or makes it.
 *
 * Errors: `bad-configuration` for a folder that cannot be written to, `store-locked` where another process has it open,
 * `store-damaged` for a file that the engine refuses, `store-full` where the disk has no room to open it.
 */
export async function openEmbeddedStore({ folder, shuffle = false }: EmbeddedOptions): Promise<EmbeddedStore> {
  prepareFolder(folder);
  const path = join(folder, 'graph.grafeo');
  const transactions = createTransactions('embedded');
  const questions = readCypherFiles('read', 'embedded');
  const schema = readCypherFiles('schema', 'embedded');
  let closed = false;
  let version = '';
  let lastPid: number | undefined;
  let current = start();
  let queue: Promise<unknown> = Promise.resolve();

  function start(): Promise<EngineProcess> {
    const opened = open();
    opened.catch(() => undefined);
    return opened;
  }

  async function open(): Promise<EngineProcess> {
    for (const until = Date.now() + patience; ; await wait(100)) {
      const engine = new EngineProcess();
      lastPid = engine.pid;
      try {
        version = await engine.ask<string>({ op: 'open', path, readOnly: false, shuffle });
        return engine;
      } catch (error) {
        await engine.kill();
        if (!isLocked(error) || Date.now() > until) throw toOpenError(error, folder, path);
      }
    }
  }

  /** The process, started again where it was lost. */
  async function live(): Promise<EngineProcess> {
    if (closed) throw new MachError('store-unreachable', 'The graph store has been closed.');
    const engine = await current;
    if (engine.isAlive) return engine;
    current = start();
    return current;
  }

  /** One transaction from begin to commit; rolled back on any error, since a failed statement may leave half of it behind. */
  async function transact<T>(change: (transaction: StoreTransaction) => Promise<T>, write: boolean): Promise<T> {
    const engine = await live();
    const id = await engine.ask<number>({ op: 'begin' });
    const run = (text: string, parameters: CypherParameters) =>
      engine.ask<RunResult>({ op: 'run', text, parameters, transaction: id });
    try {
      const result = await change(transactions(run));
      await engine.ask({ op: write ? 'commit' : 'rollback', transaction: id });
      return result;
    } catch (error) {
      if (engine.isAlive) await engine.ask({ op: 'rollback', transaction: id }).catch(() => undefined);
      throw error;
    }
  }

  /** Tries again after a conflict or a lost process: nothing of the failed attempt is left. */
  async function persist<T>(attempt: () => Promise<T>): Promise<T> {
    for (let left = tries; ; left--) {
      try {
        return await attempt();
      } catch (error) {
        const again = error instanceof EngineLost || (error instanceof EngineError && error.failure.status === '40000');
        if (!again || closed || left <= 1) throw toStoreError(error, folder);
      }
    }
  }

  const ask = <T>(question: (engine: EngineProcess) => Promise<T>) => persist(async () => question(await live()));

  await current;
  const readers = new Readers(join(folder, 'readers'), {
    epoch: () => ask((engine) => engine.ask<string>({ op: 'epoch' })),
    save: (target) => ask((engine) => engine.ask<void>({ op: 'save', path: target })),
  });

  return {
    engine: { name: 'Grafeo', version },
    pid: () => lastPid,
    async prepare() {
      for (const file of schema.values()) {
        await ask((engine) => engine.ask<RunResult>({ op: 'run', text: file.text, parameters: {} }));
      }
    },
    update(change) {
      const turn = queue.then(() => persist(() => transact(change, true)));
      queue = turn.catch(() => undefined);
      return turn;
    },
    read: (question) => persist(() => transact(question, false)),
    async query(name, parameters) {
      const file = questions.get(name);
      if (!file) throw new MachError('internal', `There is no cypher/read/${name}.cypher.`);
      return ask((engine) => engine.ask<readonly CypherRow[]>({ op: 'run', text: file.text, parameters }));
    },
    cypher: (query, parameters, limits, signal) => readers.query(query, parameters, limits, signal),
    revision: () => ask((engine) => engine.ask<string>({ op: 'epoch' })),
    async ping() {
      await ask((engine) => engine.ask<RunResult>({ op: 'run', text: 'RETURN 1 AS one', parameters: {} }));
    },
    async close() {
      if (closed) return;
      await queue;
      closed = true;
      await readers.close();
      await (await current).end();
    },
  };
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (existsSync(join(folder, 'graph.grafeo')))
      accessSync(join(folder, 'graph.grafeo'), constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new MachError(
      'bad-configuration',
      `The data folder ${folder} cannot be written to (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}). ` +
        'Make it writable, or set MACH_DATA to another folder.',
      { cause: error },
    );
  }
}

function toOpenError(error: unknown, folder: string, path: string): unknown {
  if (!(error instanceof EngineError)) return error;
  if (isFull(error)) return toFullError(error, folder);
  if (isLocked(error)) {
    return new MachError(
      'store-locked',
      `Another process has the graph in ${folder} open, most likely a running Mạch. Stop it, or set MACH_DATA to another folder.`,
      { cause: error },
    );
  }
  if (/permission|read-only|denied/i.test(error.message)) {
    return new MachError(
      'bad-configuration',
      `The graph in ${folder} cannot be written to: ${error.message}. Make the folder writable, or set MACH_DATA to another one.`,
      { cause: error },
    );
  }
  return new MachError(
    'store-damaged',
    `The graph file ${path} cannot be opened: ${error.message}. Move it and ${path}.wal away, then load the documents again.`,
    { cause: error },
  );
}

const isLocked = (error: unknown) => error instanceof EngineError && /lock/i.test(error.message);

/** No space left, a file over the limit of the user or of the file system, a quota that is used up. */
const isFull = ({ message }: EngineError) =>
  /\bos error (?:27|28|122|112)\b|no space left|file too large|quota exceeded/i.test(message);

function toFullError(error: EngineError, folder: string): MachError {
  return new MachError(
    'store-full',
    `There is no room left for the graph in ${folder}: ${error.message}. Nothing of what was being written is there, and ` +
      'all that was there before is whole. Make room, then do it again.',
    { cause: error },
  );
}

function toStoreError(error: unknown, folder: string): unknown {
  if (error instanceof EngineLost) {
    return new MachError('store-unreachable', `The graph engine does not stay up: ${error.message}`, { cause: error });
  }
  if (error instanceof EngineError) {
    if (isFull(error)) return toFullError(error, folder);
    return new MachError('internal', `The graph engine refused a statement: ${error.message}`, { cause: error });
  }
  return error;
}
