// Which documents count. A document is known by the id that it gives, else by its address, else by the path where it was
// found. A path by itself says little: one content under several paths is one document, whichever was read first.
import type { RecordChanges } from '#graph/store';
import type { Document } from '#model/document';
import type { DocumentId } from '#model/ids';
import type { Holding, StoredDocument, StoredVersion } from '#model/stored';
import { groupBy } from '../resolve/names.ts';
import { type Reading, readLogNumber, toLogKey, toRecord } from './records.ts';

/** What is to be held from now on, and what no longer. */
export interface Wish {
  readonly put: readonly StoredDocument[];
  readonly remove: readonly DocumentId[];
  /** Document → one of `remove` whose place it takes. */
  readonly moved: ReadonlyMap<DocumentId, DocumentId>;
}

/** What the wish comes to, once copies are told from documents. */
export interface Plan {
  /** Documents that come, or count with another content, other facts or another id. */
  readonly put: readonly StoredDocument[];
  readonly remove: readonly DocumentId[];
  /** Id → the one by which the same content, or what stood in its place, went before. */
  readonly moved: ReadonlyMap<DocumentId, DocumentId>;
  /** What those of `put` and `remove` were before. */
  readonly old: ReadonlyMap<DocumentId, StoredDocument>;
  readonly records: RecordChanges;
}

/** Whether it has a name of its own, and not only a place where it was found. */
export function hasOwnName({ id, hash, source }: Pick<Document, 'id' | 'hash' | 'source'>): boolean {
  return id !== source.path && id !== `text-${hash.slice(0, 16)}`;
}

/** Of several places the one by which a content goes: the fewest folders, then the shortest, then the first. */
export function comparePlaces(a: string, b: string): number {
  const depth = (place: string) => place.split('/').length;
  return (
    Number(isNoPlace(a)) - Number(isNoPlace(b)) ||
    depth(a) - depth(b) ||
    a.length - b.length ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
}

const isNoPlace = (id: string) => /^text-[0-9a-f]{16}$/.test(id);

/** The same content and facts under another path. */
export function moveDocument({ document, extraction, rules }: StoredDocument, id: DocumentId): StoredDocument {
  const source = { ...document.source, path: isNoPlace(id) ? null : id };
  return { document: { ...document, id, source }, extraction: { ...extraction, document: id }, rules };
}

export async function readHoldings(
  transaction: Reading,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, Holding>> {
  const records = await transaction.readRecords('holding', ids);
  return new Map(records.map(({ key, body }) => [key as DocumentId, body as unknown as Holding]));
}

/** The places where contents were found, those of each in their order. */
export async function readPlaces(
  transaction: Reading,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, readonly DocumentId[]>> {
  const records = await transaction.readRecords('content', [...new Set(hashes)]);
  return new Map(records.map(({ key, body }) => [key, body as DocumentId[]]));
}

/** Of several with one id the last counts; one that is put and removed is put. */
export async function planHoldings(transaction: Reading, wish: Wish, now: Date): Promise<Plan> {
  const put = new Map(wish.put.map((stored) => [stored.document.id, stored]));
  const ids = [...new Set([...put.keys(), ...wish.remove])];
  const before = await readHoldings(transaction, ids);
  const after = new Map([...put].map(([id, stored]) => [id, holdAt(stored, before.get(id), now)]));

  const places = await readPlaces(transaction, [...hashesOf(before), ...hashesOf(after)]);
  const found = movePlaces(places, ids, before, after);
  const counted = countedOf(before, places);
  const counting = countedOf(after, found);
  const leaving = [...counted.keys()].filter((id) => !counting.has(id));
  const old = new Map(
    (await transaction.readRecords('document', [...counted.keys(), ...counting.keys()])).map(({ key, body }) => [
      key as DocumentId,
      body as unknown as StoredDocument,
    ]),
  );
  const sources = new Map([...old.values(), ...put.values()].map((stored) => [stored.document.hash, stored]));
  const coming = [...counting].flatMap(([id, hash]) => {
    const own = put.get(id);
    if (own) return [own];
    // Another place of the same content: nothing new is known of the one by which it goes.
    if (old.get(id)?.document.hash === hash) return [];
    const source = sources.get(hash);
    return source ? [moveDocument(source, id)] : [];
  });
  const moved = new Map([...wish.moved].filter(([, was]) => leaving.includes(was)));
  for (const [hash, list] of found) {
    const [was, is] = [places.get(hash)?.[0], list[0]];
    if (was && is && was !== is) moved.set(is, was);
  }
  return {
    put: coming,
    remove: leaving,
    moved,
    old,
    records: {
      put: [
        ...[...after].map(([id, holding]) => toRecord('holding', id, holding)),
        ...[...found].flatMap(([hash, list]) => (list.length > 0 ? [toRecord('content', hash, list)] : [])),
        ...coming.map((stored) => toRecord('document', stored.document.id, stored)),
        ...keepVersions(old, counting, moved, before, {
          now,
          number: await readLogNumber(transaction),
        }),
      ],
      remove: [
        ...ids.filter((id) => !after.has(id)).map((key) => ({ kind: 'holding', key })),
        ...[...found].flatMap(([key, list]) => (list.length === 0 ? [{ kind: 'content', key }] : [])),
        ...leaving.map((key) => ({ kind: 'document', key })),
      ],
    },
  };
}

function holdAt({ document, rules }: StoredDocument, before: Holding | undefined, now: Date): Holding {
  const since = before?.hash === document.hash ? before.since : now.toISOString();
  const own = hasOwnName(document);
  return { hash: document.hash, rules, own, path: own ? document.source.path : null, since };
}

/** Hashes of contents that are known by their places alone. */
const hashesOf = (holdings: ReadonlyMap<DocumentId, Holding>) =>
  [...holdings.values()].flatMap(({ hash, own }) => (own ? [] : [hash]));

/** The places of each touched content after the ids have left their old ones and come to their new ones. */
function movePlaces(
  places: ReadonlyMap<string, readonly DocumentId[]>,
  ids: readonly DocumentId[],
  before: ReadonlyMap<DocumentId, Holding>,
  after: ReadonlyMap<DocumentId, Holding>,
): ReadonlyMap<string, readonly DocumentId[]> {
  const moving = new Set(ids);
  const arriving = groupBy(
    [...after].filter(([, { own }]) => !own),
    ([, { hash }]) => hash,
  );
  const touched = new Set([...hashesOf(before), ...hashesOf(after)]);
  return new Map(
    [...touched].map((hash) => {
      const staying = (places.get(hash) ?? []).filter((id) => !moving.has(id));
      const list = [...staying, ...(arriving.get(hash) ?? []).map(([id]) => id)];
      return [hash, list.sort(comparePlaces)] as const;
    }),
  );
}

/** The documents that count among those touched, each with its content. */
function countedOf(
  holdings: ReadonlyMap<DocumentId, Holding>,
  places: ReadonlyMap<string, readonly DocumentId[]>,
): ReadonlyMap<DocumentId, string> {
  const own = [...holdings].flatMap(([id, holding]) => (holding.own ? [[id, holding.hash] as const] : []));
  const placed = [...places].flatMap(([hash, [first]]) => (first ? [[first, hash] as const] : []));
  return new Map([...own, ...placed]);
}

/** What was read before is kept where another content takes its place, also under another id, or none. */
function keepVersions(
  old: ReadonlyMap<DocumentId, StoredDocument>,
  counting: ReadonlyMap<DocumentId, string>,
  moved: Plan['moved'],
  before: ReadonlyMap<DocumentId, Holding>,
  { now, number }: { readonly now: Date; readonly number: number },
) {
  const heirs = new Map([...moved].map(([is, was]) => [was, is]));
  return [...old.values()].flatMap(({ document }) => {
    const { id, hash } = document;
    const heir = counting.has(id) ? undefined : heirs.get(id);
    if (counting.get(id) === hash || (heir && counting.get(heir) === hash)) return [];
    const until = now.toISOString();
    const version: StoredVersion = { document, since: before.get(id)?.since ?? until, until };
    // In the order of the changes, also where the clock was set back; `n` is after the times by which older stores go.
    return [{ ...toRecord('version', `${id}#n${toLogKey(number)}`, version), about: heir ? [id, heir] : [id] }];
  });
}
