// What a folder gave that was followed, from one time that it is followed to the next.
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { GraphStore } from '#graph/store';
import type { DocumentId } from '#model/ids';
import { toRecord } from './records.ts';

type Files = ReadonlyMap<string, readonly DocumentId[]>;

export interface FolderMemory {
  /** Name of each file → the documents that it gave. */
  readonly files: Files;
  /** Null for a file that is gone. */
  keep(changed: ReadonlyMap<string, readonly DocumentId[] | null>): Promise<void>;
}

/** Errors: those of the store. */
export async function rememberFolder(store: GraphStore, folder: string): Promise<FolderMemory> {
  const mark = await markOf(folder);
  const keyOf = (name: string) => `${mark}/${name}`;
  const files = await store.read(async (transaction) => {
    const keys = await transaction.readKeys('watched', mark);
    const records = await transaction.readRecords('watched', keys);
    return new Map(records.map(({ key, body }) => [key.slice(mark.length + 1), body as DocumentId[]]));
  });
  return {
    files,
    async keep(changed) {
      if (changed.size === 0) return;
      const put = [...changed].flatMap(([name, ids]) =>
        ids ? [{ ...toRecord('watched', keyOf(name), ids), about: [mark] }] : [],
      );
      const remove = [...changed].flatMap(([name, ids]) => (ids ? [] : [{ kind: 'watched', key: keyOf(name) }]));
      await store.update((transaction) => transaction.writeRecords({ put, remove }));
    },
  };
}

/** One folder of one machine, without telling which: a backup may be given away. */
async function markOf(folder: string): Promise<string> {
  const path = await realpath(folder).catch(() => folder);
  return createHash('sha256').update(`${hostname()}\u0000${path}`).digest('hex').slice(0, 16);
}
