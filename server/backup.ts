// All that a store keeps into one file, and out of it into a store on any engine: moving between engines is that, and
// nothing more. What follows from the rest is left out and made again.
import type { GraphStore, StoredRecord } from '#graph/store';
import { keptKinds } from '#model/stored';
import { type Backup, type BackupHeader, writeBackup } from './backup/file.ts';
import type { Reading } from './truth/records.ts';
import { replaceTruth } from './truth/restore.ts';

export interface BackupOptions {
  /** The time of the backup, by default now. */
  readonly now?: Date;
  readonly signal?: AbortSignal | undefined;
  /** With the number of records so far, and of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Records that are read at once: they may carry whole documents. */
const batch = 200;

/** One state of the store throughout, whoever writes meanwhile. Errors: those of `writeBackup`; `AbortError` after a stop. */
export function makeBackup(store: GraphStore, path: string, options: BackupOptions = {}): Promise<BackupHeader> {
  return writeBackup(path, options.now ?? new Date(), (take) =>
    store.read((transaction) => take(readAll(transaction, options))),
  );
}

async function* readAll(transaction: Reading, { signal, onProgress }: BackupOptions): AsyncGenerator<StoredRecord> {
  const kinds: (readonly [string, readonly string[]])[] = [];
  for (const kind of keptKinds) kinds.push([kind, await transaction.readKeys(kind)]);
  const total = kinds.reduce((sum, [, keys]) => sum + keys.length, 0);
  let done = 0;
  for (const [kind, keys] of kinds) {
    for (let start = 0; start < keys.length; start += batch) {
      signal?.throwIfAborted();
      for (const record of await transaction.readRecords(kind, keys.slice(start, start + batch))) {
        yield record;
        done++;
      }
      onProgress?.(done, total);
    }
  }
}

export interface RestoreOptions extends Omit<BackupOptions, 'now'> {
  /** Whether what the store has may go. */
  readonly replace?: boolean;
}

/**
 * Puts what the backup holds in the place of all that the store has, in one transaction: all of it is there afterwards, or
 * what was there before.
 *
 * Errors: `bad-argument` where the store is not empty and nothing may go; those of the store; `AbortError` after a stop.
 */
export async function restoreBackup(store: GraphStore, backup: Backup, options: RestoreOptions = {}): Promise<void> {
  const { replace = false, signal, onProgress } = options;
  const total = Object.values(backup.header.records).reduce((sum, count) => sum + count, 0);
  async function* batches(): AsyncGenerator<readonly StoredRecord[]> {
    let done = 0;
    let some: StoredRecord[] = [];
    for await (const record of backup.records()) {
      some.push(record);
      done++;
      if (some.length < batch && done < total) continue;
      yield some;
      onProgress?.(done, total);
      some = [];
    }
  }
  await replaceTruth(store, batches, { replace, signal });
}
