// The parent's side of a process that owns a database file: asks, waits, and notices when the process is gone.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineFailure, Reply, Request } from './protocol.ts';

/** From TypeScript sources (tests) the compiled file of the build is started. */
const entry = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/server/graph/embedded/owner.js', import.meta.url)
    : new URL('./owner.js', import.meta.url),
);

/** What the engine itself says went wrong. */
export class EngineError extends Error {
  readonly failure: EngineFailure;
  constructor(failure: EngineFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The process ended before it answered: killed, out of memory, or crashed. */
export class EngineLost extends Error {
  readonly exitCode: number | null;
  constructor(exitCode: number | null, signal: string | null) {
    super(`The process of the graph engine ended (${signal ?? `exit code ${exitCode}`}).`);
    this.exitCode = exitCode;
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class EngineProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #lastId = 0;
  #lost: EngineLost | null = null;

  constructor() {
    this.#child = fork(entry, [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if (reply.ok) waiting?.resolve(reply.value);
      else waiting?.reject(new EngineError(reply.failure));
    });
    this.#ended = new Promise((resolve) => {
      const lose = (code: number | null, signal: string | null) => {
        this.#lost ??= new EngineLost(code, signal);
        for (const { reject } of this.#waiting.values()) reject(this.#lost);
        this.#waiting.clear();
        resolve();
      };
      this.#child.on('exit', lose);
      this.#child.on('error', () => lose(null, 'not started'));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#lost === null;
  }

  ask<T>(request: Request): Promise<T> {
    if (this.#lost) return Promise.reject(this.#lost);
    const id = ++this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#child.send({ ...request, id }, (error) => {
        if (!error) return;
        // It cannot be written to: gone, or about to be. Whoever starts the next one must find the file free.
        this.#waiting.delete(id);
        void this.kill().then(() => reject(this.#lost ?? error));
      });
    });
  }

  /** Resolves when the process is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Closes the database and ends the process; one that does not answer within `grace` milliseconds is killed. */
  async end(grace = 5_000): Promise<void> {
    if (!this.isAlive) return;
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), grace);
    try {
      await this.ask({ op: 'close' });
      this.#child.disconnect();
    } catch {
      this.#child.kill('SIGKILL');
    }
    await this.#ended;
    clearTimeout(timer);
  }
}
