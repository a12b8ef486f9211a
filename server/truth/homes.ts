// Which entity each thing of a document is, before and after a change, for the documents that it touches.
import type { DocumentId, EntityId, LocalId } from '#model/ids';
import type { StoredDocument, StoredHome } from '#model/stored';
import { shapeOf } from '../resolve/crowd.ts';
import { mentionKeyOf, type Profile } from '../resolve/profile.ts';
import type { Block } from './blocks.ts';
import type { Plan } from './holdings.ts';
import type { Reading } from './records.ts';

/** A document's own id of a thing → the entity that it is. */
export type Home = ReadonlyMap<LocalId, EntityId>;
export type Homes = ReadonlyMap<DocumentId, Home>;

/** The touched documents, each with what its things were and are. */
export interface HomeTurn {
  readonly before: { readonly documents: readonly StoredDocument[]; readonly homes: Homes };
  readonly after: { readonly documents: readonly StoredDocument[]; readonly homes: Homes };
}

/** `also` are documents that are touched although all of their things stay what they were. */
export async function settleHomes(
  transaction: Reading,
  blocks: readonly Block[],
  plan: Plan,
  also: ReadonlySet<DocumentId>,
): Promise<HomeTurn> {
  const coming = new Map<DocumentId, Map<LocalId, EntityId>>(plan.put.map(({ document }) => [document.id, new Map()]));
  const moving = new Map<DocumentId, Map<LocalId, EntityId>>();
  for (const { profile, was, is } of placings(blocks)) {
    const map = coming.has(profile.document) ? coming : was === is ? null : moving;
    const own = map?.get(profile.document) ?? new Map<LocalId, EntityId>();
    map?.set(profile.document, own.set(profile.local, is));
  }
  const changed = new Set([...plan.remove, ...coming.keys()]);
  for (const document of also) if (!changed.has(document) && !moving.has(document)) moving.set(document, new Map());
  const old = [...plan.old.values()].filter(({ document }) => changed.has(document.id));
  const affected = (await transaction.readRecords('document', [...moving.keys()])).map(
    ({ body }) => body as unknown as StoredDocument,
  );
  const before = await readHomes(
    transaction,
    [...old, ...affected].map(({ document }) => document.id),
  );
  const after = new Map<DocumentId, Home>(coming);
  for (const { document } of affected) {
    after.set(document.id, new Map([...(before.get(document.id) ?? []), ...(moving.get(document.id) ?? [])]));
  }
  return {
    before: { documents: [...old, ...affected], homes: before },
    after: { documents: [...plan.put, ...affected], homes: after },
  };
}

interface Placing {
  readonly profile: Profile;
  readonly was: EntityId | null;
  readonly is: EntityId;
}

/** Every mention that was looked at; of a crowd only those that come. */
function* placings(blocks: readonly Block[]): Generator<Placing> {
  for (const block of blocks) {
    if (block.kind === 'settled') {
      for (const profile of block.come) {
        const is = block.after.idOf(profile.stem, shapeOf(profile));
        if (is) yield { profile, was: null, is };
      }
      continue;
    }
    const was = new Map(
      block.before.flatMap(({ id, profiles }) => profiles.map((one) => [mentionKeyOf(one), id] as const)),
    );
    for (const { id, profiles } of block.after) {
      for (const profile of profiles) yield { profile, was: was.get(mentionKeyOf(profile)) ?? null, is: id };
    }
  }
}

async function readHomes(transaction: Reading, ids: readonly DocumentId[]): Promise<Homes> {
  const records = await transaction.readRecords('home', [...new Set(ids)]);
  return new Map(
    records.map(({ key, body }) => {
      const { entities } = body as unknown as StoredHome;
      return [key as DocumentId, new Map(Object.entries(entities) as [LocalId, EntityId][])];
    }),
  );
}
