// An entity in an address: `/api/entities/person/bui-thanh-son` is the entity `person/bui-thanh-son`. An id that is no
// more leads to the one that took its things over.
import { followRedirects } from '#graph/redirects';
import type { GraphStore } from '#graph/store';
import type { EntityId } from '#model/ids';
import { ask } from '../../ask.ts';
import { Moved, RefusedRequest } from '../../errors.ts';
import type { NodeRow } from '../../present/graph.ts';
import { idWord, labelSlug, nothing } from '../../validate.ts';

export const entityParams = nothing.extend({ type: labelSlug, slug: idWord });

export function readEntityId({ type, slug }: { readonly type: string; readonly slug: string }): EntityId {
  return `${type}/${slug}` as EntityId;
}

/** Errors: `Moved` to the same view of the entity that the id leads to now; `not-found` where it leads nowhere. */
export async function refuseEntity(store: GraphStore, id: EntityId): Promise<never> {
  const now = await findEntity(store, id);
  // One that came in the meantime is there at the next question.
  if (now === null || now.id === id) throw unknownEntity(id);
  const [type = '', ...slug] = now.id.split('/');
  throw new Moved({ type, slug: slug.join('/') });
}

/** Where the id leads, itself or another. Errors: `not-found`. */
export async function requireEntity(store: GraphStore, id: EntityId): Promise<NodeRow> {
  const row = await findEntity(store, id);
  if (row === null) throw unknownEntity(id);
  return row;
}

async function findEntity(store: GraphStore, id: EntityId): Promise<NodeRow | null> {
  const read = async (one: EntityId) => (await ask(store, 'entities', { ids: [one] }))[0] ?? null;
  const row = await read(id);
  if (row) return row;
  const isAlive = async (one: EntityId) => one !== id && (await read(one)) !== null;
  const now = await store.read((transaction) => followRedirects(transaction, id, isAlive));
  return now === null ? null : read(now);
}

const unknownEntity = (id: EntityId) =>
  new RefusedRequest('not-found', `There is no entity ${id}. It may have gone with the last document that named it.`);
