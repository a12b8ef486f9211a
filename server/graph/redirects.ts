// Where the ids of entities lead that are no more: to what their things are today, by records of the kind `redirect`. An
// id that is alive leads nowhere else, whatever stands in a record.
import { foldName } from '#model/fold';
import type { EntityId } from '#model/ids';
import { compare } from '#model/order';
import type { StoredDocument, StoredHome, StoredRedirect, StoredThing } from '#model/stored';
import type { StoreTransaction } from './store.ts';

type Reading = Pick<StoreTransaction, 'readRecord' | 'readRecords'>;

/**
 * The id by which most of the things go that the id stood for; where none of them is left, what those became with which
 * they were one when it was given up. Null where that is gone, too.
 */
export async function followRedirects(
  transaction: Reading,
  id: EntityId,
  isAlive: (id: EntityId) => boolean | Promise<boolean>,
): Promise<EntityId | null> {
  const seen = new Set<EntityId>();
  const follow = async (at: EntityId): Promise<EntityId | null> => {
    if (seen.has(at)) return null;
    seen.add(at);
    if (await isAlive(at)) return at;
    const record = await transaction.readRecord('redirect', at);
    if (!record) return null;
    const redirect = record.body as unknown as StoredRedirect;
    for (const home of await findHomes(transaction, redirect)) if (await isAlive(home)) return home;
    for (const next of redirect.to) {
      const end = await follow(next);
      if (end) return end;
    }
    return null;
  };
  return follow(id);
}

/** The entities that the things are today, that of most of them first. */
async function findHomes(transaction: Reading, { type, things }: StoredRedirect): Promise<readonly EntityId[]> {
  const ids = [...new Set(things.map(({ document }) => document))];
  const documents = new Map(
    (await transaction.readRecords('document', ids)).map(({ key, body }) => [key, body as unknown as StoredDocument]),
  );
  const homes = new Map(
    (await transaction.readRecords('home', ids)).map(({ key, body }) => [key, body as unknown as StoredHome]),
  );
  const counts = new Map<EntityId, number>();
  for (const thing of things) {
    const local = findThing(documents.get(thing.document), type, thing);
    const home = local && homes.get(thing.document)?.entities[local];
    if (home) counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  return [...counts].sort(([a, left], [b, right]) => right - left || compare(a, b)).map(([home]) => home);
}

/** What the document calls it now: a content that was read anew may number its things otherwise. */
function findThing(stored: StoredDocument | undefined, type: StoredRedirect['type'], { local, name }: StoredThing) {
  const alike = stored?.extraction.entities.filter((one) => one.type === type && foldName(one.name) === name) ?? [];
  return (alike.find(({ id }) => id === local) ?? alike[0])?.id;
}
