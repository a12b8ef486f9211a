// Another truth in the place of the one that a store has, and the graph that follows from it, in one transaction.
import type { GraphStore, StoredRecord } from '#graph/store';
import { MachError } from '#model/errors';
import { recordKinds } from '#model/stored';
import { clear, makeGraph } from './rebuild.ts';
import type { Reading } from './records.ts';

/** What people would miss, and what they call it; the rest goes with it or says nothing. */
const missed = {
  document: 'documents',
  version: 'earlier versions',
  judgement: 'corrections',
  log: 'entries of the log',
};

/** `records` gives them in batches, and may be asked to begin anew. Errors: `bad-argument` for a store that is not empty. */
export function replaceTruth(
  store: GraphStore,
  records: () => AsyncIterable<readonly StoredRecord[]>,
  { replace, signal }: { readonly replace: boolean; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  return store.update(async (transaction) => {
    if (!replace) await refuseFilled(transaction);
    await clear(transaction, recordKinds);
    for await (const put of records()) {
      signal?.throwIfAborted();
      await transaction.writeRecords({ put, remove: [] });
    }
    signal?.throwIfAborted();
    await makeGraph(transaction);
    signal?.throwIfAborted();
  });
}

async function refuseFilled(transaction: Reading): Promise<void> {
  const held: string[] = [];
  for (const [kind, name] of Object.entries(missed)) {
    const { length } = await transaction.readKeys(kind);
    if (length > 0) held.push(`${length} ${name}`);
  }
  if (held.length === 0) return;
  const message = `The store is not empty, it has ${held.join(', ')}. --replace puts the backup in their place.`;
  throw new MachError('bad-argument', `${message} Nothing was written.`);
}
