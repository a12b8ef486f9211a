// Where the ids of entities lead that are no more: records of the kind `redirect`, from an id to the one that took its
// things over. An id that is alive leads nowhere else, whatever stands in a record.
import type { EntityId } from '#model/ids';
import type { StoreTransaction } from './store.ts';

/** The id that is alive at the end of the way; null where the things are gone. */
export async function followRedirects(
  transaction: Pick<StoreTransaction, 'readRecord'>,
  id: EntityId,
  isAlive: (id: EntityId) => boolean | Promise<boolean>,
): Promise<EntityId | null> {
  const seen = new Set<EntityId>();
  for (let at = id; !seen.has(at); ) {
    if (await isAlive(at)) return at;
    seen.add(at);
    const record = await transaction.readRecord('redirect', at);
    if (!record) return null;
    at = record.body as EntityId;
  }
  return null;
}
