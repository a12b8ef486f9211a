// Readers' own Cypher, away from the process that writes: each query runs in a process of its own on a snapshot that is
// opened read-only, and that process is killed when it takes too long or too much.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MachError } from '#model/errors';
import { stoppedByMemory, stoppedByReader, stoppedByTime, tellPlace } from '../reader-query.ts';
import type { CypherLimits, CypherParameters, CypherResult } from '../store.ts';
import { EngineError, EngineLost, EngineProcess } from './process.ts';

/** Snapshots cost disk and readers cost memory: as many at once as a small machine bears. */
const most = 4;

interface Reader {
  readonly engine: EngineProcess;
  readonly epoch: string;
}

export interface SnapshotSource {
  /** A string that is another one after each change. */
  epoch(): Promise<string>;
  /** Writes the database as one file. */
  save(path: string): Promise<void>;
}

export class Readers {
  readonly #folder: string;
  readonly #source: SnapshotSource;
  readonly #idle: Reader[] = [];
  readonly #busy = new Set<Reader>();
  readonly #queue: (() => void)[] = [];
  #snapshot: { readonly epoch: string; readonly path: Promise<string> } | null = null;
  #running = 0;
  #snapshots = 0;

  constructor(folder: string, source: SnapshotSource) {
    this.#folder = folder;
    this.#source = source;
    rmSync(folder, { recursive: true, force: true });
  }

  async query(
    text: string,
    parameters: CypherParameters,
    limits: CypherLimits,
    signal?: AbortSignal,
  ): Promise<CypherResult> {
    while (this.#running >= most) await this.#wait(signal);
    this.#running++;
    try {
      stayOrThrow(signal);
      return await this.#run(await this.#take(), text, parameters, limits, signal);
    } finally {
      this.#running--;
      this.#queue.shift()?.();
    }
  }

  /** Until somebody is done, or the one who waits leaves. */
  #wait(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(enter), 1);
        reject(stoppedByReader(signal?.reason));
      };
      stayOrThrow(signal);
      this.#queue.push(enter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  async close(): Promise<void> {
    const all = [...this.#idle.splice(0), ...this.#busy];
    await Promise.all(all.map(({ engine }) => engine.kill()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #run(
    reader: Reader,
    text: string,
    parameters: CypherParameters,
    limits: CypherLimits,
    signal?: AbortSignal,
  ): Promise<CypherResult> {
    let ended: 'time' | 'stopped' | null = null;
    const stop = (why: 'time' | 'stopped') => {
      ended = why;
      void reader.engine.kill();
    };
    const timer = setTimeout(stop, limits.milliseconds, 'time');
    const abort = () => stop('stopped');
    signal?.addEventListener('abort', abort);
    this.#busy.add(reader);
    try {
      // Whoever left while the snapshot was written is not read for.
      stayOrThrow(signal);
      return await reader.engine.ask<CypherResult>({ op: 'read', text, parameters, limits });
    } catch (error) {
      throw toReaderError(error, ended, limits, text);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      this.#busy.delete(reader);
      // One that is being killed may live for a moment yet.
      if (ended === null && reader.engine.isAlive) this.#idle.push(reader);
    }
  }

  async #take(): Promise<Reader> {
    const epoch = await this.#source.epoch();
    for (let reader = this.#idle.pop(); reader; reader = this.#idle.pop()) {
      if (reader.engine.isAlive && reader.epoch === epoch) return reader;
      void reader.engine.kill();
    }
    const path = await this.#snapshotOf(epoch);
    const engine = new EngineProcess();
    await engine.ask({ op: 'open', path, readOnly: true, shuffle: false });
    return { engine, epoch };
  }

  #snapshotOf(epoch: string): Promise<string> {
    if (this.#snapshot?.epoch !== epoch) {
      const path = join(this.#folder, `${++this.#snapshots}.grafeo`);
      const before = this.#snapshot?.path;
      mkdirSync(this.#folder, { recursive: true });
      const saved = this.#source.save(path).then(() => path);
      this.#snapshot = { epoch, path: saved };
      saved.then(
        () => before?.then((old) => rmSync(old, { force: true })).catch(() => undefined),
        () => {
          this.#snapshot = null;
        },
      );
    }
    return (this.#snapshot as { readonly path: Promise<string> }).path;
  }
}

function stayOrThrow(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw stoppedByReader(signal.reason);
}

function toReaderError(error: unknown, ended: 'time' | 'stopped' | null, limits: CypherLimits, query: string): unknown {
  if (ended === 'stopped') return stoppedByReader(error);
  if (ended === 'time') return stoppedByTime(limits, error);
  if (error instanceof EngineLost) return stoppedByMemory(error);
  if (!(error instanceof EngineError)) return error;
  const { kind, status, message } = error.failure;
  if (kind === 'refused') {
    return new MachError(
      'query-refused',
      `Only queries that read are run here; this part of it is not one: ${message}.`,
      {
        cause: error,
      },
    );
  }
  if (kind === 'too-big') return new MachError('query-too-big', `${message} Return less of it.`, { cause: error });
  if (status === '25G03' || message.includes('Schema commands') || status === '22000') {
    return new MachError(
      'query-refused',
      'Only queries that read are run here; this one would change the schema or the data.',
      {
        cause: error,
      },
    );
  }
  return new MachError('query-failed', tellPlace(message, query), { cause: error });
}
