// An entity in an address: `/api/entities/person/bui-thanh-son` is the entity `person/bui-thanh-son`.
import type { EntityId } from '#model/ids';
import { RefusedRequest } from '../../errors.ts';
import { idWord, labelSlug, nothing } from '../../validate.ts';

export const entityParams = nothing.extend({ type: labelSlug, slug: idWord });

export function readEntityId({ type, slug }: { readonly type: string; readonly slug: string }): EntityId {
  return `${type}/${slug}` as EntityId;
}

export function refuseUnknownEntity(id: EntityId): never {
  throw new RefusedRequest(
    'not-found',
    `There is no entity ${id}. It may have gone with the last document that named it.`,
  );
}
