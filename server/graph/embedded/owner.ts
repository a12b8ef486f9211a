// The process that alone owns a database file. It does what the parent asks, one message at a time in the order of
// arrival where it matters, and ends with its parent. Killing it loses nothing that was acknowledged.
import grafeo, { type GrafeoDB, type Transaction } from '@grafeo-db/js';
import { stripPrefix } from '../reader-query.ts';
import { findRefusal } from './guard.ts';
import type { EngineFailure, Message, Reply, Request } from './protocol.ts';
import { findEnds, toJson } from './values.ts';

/** Keeps the write-ahead log short. */
const checkpoints = { walBytes: 8 * 1024 * 1024 };
/**
 * Milliseconds after the last commit when it is synced to the disk: the engine syncs with the next commit, if one comes.
 * While commits go on none is due, since a checkpoint costs more the larger the database is.
 */
const idleTime = 500;
/** A query runs on other threads, so this one can watch over the memory it takes. */
const memoryLimit = 1024 ** 3;

class Refusal extends Error {}
class TooBig extends Error {}

let db: GrafeoDB | null = null;
const transactions = new Map<number, Transaction>();
let lastTransaction = 0;
let idle: NodeJS.Timeout | undefined;

function database(): GrafeoDB {
  if (!db) throw new Error('The database is not open.');
  return db;
}

function open(path: string, readOnly: boolean, shuffle: boolean): string {
  if (readOnly) {
    db = grafeo.GrafeoDB.openReadOnly(path);
    setInterval(() => {
      if (process.memoryUsage.rss() > memoryLimit) process.exit(3);
    }, 50).unref();
  } else {
    db = grafeo.GrafeoDB.create(path, { shuffleUnordered: shuffle });
    db.setCheckpointTriggers(checkpoints);
  }
  return db.version();
}

async function run({ text, parameters, transaction }: Extract<Request, { op: 'run' }>): Promise<unknown> {
  const target = transaction === undefined ? database() : transactions.get(transaction);
  if (!target) throw new Error('The transaction has ended.');
  const result = await target.executeCypher(text, parameters as Record<string, never>);
  return result.toArray().map((row) => toJson(row, () => null));
}

async function read({ text, parameters, limits }: Extract<Request, { op: 'read' }>): Promise<unknown> {
  const query = stripPrefix(text);
  const refusal = await findRefusal(database(), query, parameters);
  if (refusal !== null) throw new Refusal(refusal);
  const result = await database().executeCypher(query, parameters as Record<string, never>);
  const columns = result.columns;
  const kept: unknown[][] = [];
  let bytes = 0;
  let truncated = result.length > limits.rows;
  for (let i = 0; i < Math.min(result.length, limits.rows); i++) {
    const row = result.get(i) as Record<string, unknown>;
    const ends = await findEnds(database(), [row]);
    const values = columns.map((column) => toJson(row[column], (internal) => ends.get(internal) ?? null));
    bytes += JSON.stringify(values).length;
    if (bytes > limits.bytes) {
      if (kept.length === 0) throw new TooBig(`One row alone is larger than ${limits.bytes} bytes.`);
      truncated = true;
      break;
    }
    kept.push(values);
  }
  return { columns, rows: kept, truncated };
}

function end(kind: 'commit' | 'rollback', id: number): void {
  const transaction = transactions.get(id);
  transactions.delete(id);
  if (!transaction) throw new Error('The transaction has ended.');
  if (kind === 'commit') {
    transaction.commit();
    clearTimeout(idle);
    idle = setTimeout(syncIdle, idleTime);
  } else if (transaction.isActive) transaction.rollback();
}

/** What cannot be synced now, on a full disk perhaps, stays in the log and is tried again after the next commit. */
function syncIdle(): void {
  try {
    db?.walCheckpoint();
  } catch {
    // As above.
  }
}

function close(): void {
  clearTimeout(idle);
  for (const id of [...transactions.keys()]) end('rollback', id);
  db?.close();
  db = null;
}

async function answer(request: Request): Promise<unknown> {
  switch (request.op) {
    case 'open':
      return open(request.path, request.readOnly, request.shuffle);
    case 'run':
      return run(request);
    case 'read':
      return read(request);
    case 'begin':
      transactions.set(++lastTransaction, database().beginTransaction());
      return lastTransaction;
    case 'commit':
    case 'rollback':
      return end(request.op, request.transaction);
    case 'save':
      return database().save(request.path);
    case 'epoch':
      return String(database().currentEpoch());
    case 'checkpoint':
      return database().walCheckpoint();
    case 'close':
      return close();
    case 'crash':
      return process.abort();
  }
}

function failureOf(error: unknown): EngineFailure {
  const { message, gqlStatus } = error as { message?: string; gqlStatus?: string };
  const kind = error instanceof Refusal ? 'refused' : error instanceof TooBig ? 'too-big' : 'engine';
  return { message: message ?? String(error), status: gqlStatus ?? null, kind };
}

function send(reply: Reply): void {
  // The parent may be gone by now: then nobody waits for the answer.
  if (process.connected) process.send?.(reply, undefined, undefined, () => undefined);
}

process.on('message', (message: Message) => {
  answer(message).then(
    (value) => send({ id: message.id, ok: true, value }),
    (error: unknown) => send({ id: message.id, ok: false, failure: failureOf(error) }),
  );
});
process.on('disconnect', () => {
  try {
    close();
  } finally {
    process.exit(0);
  }
});
// Ctrl-C reaches the whole group; the parent decides when this process ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
