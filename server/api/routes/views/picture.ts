// A kept picture as it comes in a request and goes out in an answer, and where it lies in the store.
import { z } from 'zod';
import type { CypherValue, GraphStore, StoredRecord } from '#graph/store';
import type { EntityId, RelationshipId } from '#model/ids';
import type { Picture, SavedView } from '#model/saved-view';
import { RefusedRequest } from '../../errors.ts';
import { idWord, word } from '../../validate.ts';

const kind = 'view';

/** As many as a list can still be read through. */
const mostViews = 1_000;

const entity = idWord.transform((id) => id as EntityId);
/** Farther out than any picture reaches. */
const coordinate = z.number().min(-100_000_000).max(100_000_000);

const pictureOf = (things: number) =>
  z
    .strictObject({
      path: z
        .string()
        .max(2_000)
        .regex(/^\/(?!\/)/, 'A path begins with one slash.'),
      search: z.string().max(20_000),
      language: word(20),
      ids: z.array(entity).max(things).nullable(),
      names: z.array(z.string().max(1_000)).max(things),
      x: z.array(coordinate).max(things),
      y: z.array(coordinate).max(things),
      without: z.array(idWord.transform((id) => id as RelationshipId)).max(5 * things),
      camera: z.strictObject({ x: coordinate, y: coordinate, span: z.number().positive().max(1e9) }).nullable(),
    })
    .refine(isParallel, 'One place and one name for each thing, or none at all.');

function isParallel({ ids, names, x, y }: Picture): boolean {
  const count = ids?.length ?? 0;
  return [names, x, y].every(({ length }) => length === 0 || length === count) && x.length === y.length;
}

/** What is sent to keep a view or to put another in its place. */
export const viewBody = (things: number) =>
  z.strictObject({ name: z.string().trim().pipe(word(200)), picture: pictureOf(things) });

/** As `keep.ts` makes them. */
export const isViewId = (id: string) => /^[\da-f]{8}$/.test(id);

const toView = ({ body }: StoredRecord) => body as unknown as SavedView;

export async function readViews(store: GraphStore): Promise<readonly SavedView[]> {
  return (await store.read((transaction) => transaction.readRecords(kind))).map(toView);
}

export const unknownView = (id: string) =>
  new RefusedRequest('not-found', `There is no view ${id}. GET /api/views lists those that are kept.`);

/** Errors: `not-found`. */
export async function requireView(store: GraphStore, id: string): Promise<SavedView> {
  const record = await store.read((transaction) => transaction.readRecord(kind, id));
  if (!record) throw unknownView(id);
  return toView(record);
}

/** Errors: `bad-input` where there are too many. */
export async function writeView(store: GraphStore, view: SavedView): Promise<SavedView> {
  await store.update(async (transaction) => {
    const keys = await transaction.readKeys(kind);
    if (keys.length >= mostViews && !keys.includes(view.id)) {
      throw new RefusedRequest('bad-input', `${mostViews} views are kept already. Remove one that nobody opens.`);
    }
    await transaction.writeRecords({
      put: [{ kind, key: view.id, body: view as unknown as CypherValue }],
      remove: [],
    });
  });
  return view;
}

export async function dropView(store: GraphStore, id: string): Promise<void> {
  await store.update((transaction) => transaction.writeRecords({ put: [], remove: [{ kind, key: id }] }));
}
