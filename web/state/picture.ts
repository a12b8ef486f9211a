// The stage as a picture that another browser can lay out again, and that picture packed into the last part of an address.
import type { EntityId, RelationshipId } from '#model/ids';
import type { Picture, PictureCamera } from '#model/saved-view';
import type { EdgeView, PartView } from '#model/view';
import type { Places, Step } from './stage.ts';
import { keptOf, setOf, type WorkingSet } from './working-set.ts';

export const mark = '#p=';

/** Longer than any browser keeps in an address, and than what any picture comes to. */
const mostPacked = 400_000;
const mostUnpacked = 4_000_000;
/** With more things than this an address tells no places: such a picture is kept on the server. */
export const mostInAddress = 3_000;

interface Seen {
  readonly path: string;
  readonly search: string;
  readonly language: string;
  readonly places: Places | null;
  readonly camera: PictureCamera | null;
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** The picture of a step as it is drawn. `edgesAmong` tells which relationships there are among what is on the stage. */
export function pictureOf({ set, isMap }: Step, edgesAmong: readonly EdgeView[], seen: Seen): Picture {
  const { path, search, language, places, camera } = seen;
  const ids = isMap ? null : [...set.nodes.keys()].sort();
  const at = new Map(places?.ids.map((id, index) => [id, index]));
  const isPlaced = ids?.every((id) => at.has(id)) ?? false;
  const of = (axis: ArrayLike<number> | undefined) =>
    isPlaced && ids ? ids.map((id) => tenth(axis?.[at.get(id) as number] ?? 0)) : [];
  return {
    path,
    search,
    language,
    ids,
    names: ids?.map((id) => set.nodes.get(id)?.name ?? '') ?? [],
    x: of(places?.x),
    y: of(places?.y),
    without: isMap ? [] : edgesAmong.flatMap(({ id }) => (set.edges.has(id) ? [] : [id])).sort(),
    camera: camera && { x: tenth(camera.x), y: tenth(camera.y), span: tenth(camera.span) },
  };
}

export interface LaidOut {
  readonly set: WorkingSet;
  readonly places: Places | null;
  /** What went by another name then, or is there no more. */
  readonly moved: readonly string[];
  readonly gone: readonly string[];
}

/** A picture with what the graph has today: ids that lead elsewhere are followed. */
export function layOut({ ids, names, x, y, without }: Picture, part: PartView): LaidOut {
  const now = new Map(part.moved.map((one) => [one.id, one.now]));
  const left = new Set<RelationshipId>(without);
  const whole = setOf(part);
  const set = { nodes: whole.nodes, edges: new Map([...whole.edges].filter(([id]) => !left.has(id))) };
  const called = (id: EntityId) => names[ids?.indexOf(id) ?? -1] || id.slice(id.indexOf('/') + 1);
  const places = new Map<string, readonly [number, number]>();
  // Of several that are one now, that one's own place counts.
  for (const isOwn of [false, true]) {
    ids?.forEach((id, at) => {
      if (now.has(id) === isOwn || x[at] === undefined) return;
      places.set(now.get(id) ?? id, [x[at] ?? 0, y[at] ?? 0]);
    });
  }
  const all = [...places];
  return {
    set: keptOf(set, () => true),
    places:
      all.length === 0
        ? null
        : { ids: all.map(([id]) => id), x: all.map(([, [px]]) => px), y: all.map(([, [, py]]) => py) },
    moved: part.moved.map(({ id }) => called(id)),
    gone: part.gone.map(called),
  };
}

/** What of a picture an address does not tell otherwise. */
interface Packed {
  readonly v: 1;
  readonly l: string;
  readonly i: string | null;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly w: string;
  readonly c: readonly [number, number, number] | null;
}

export async function packPicture(picture: Picture): Promise<string> {
  const { language, ids, x, y, without, camera } = picture;
  const packed: Packed = {
    v: 1,
    l: language,
    i: ids?.join('\n') ?? null,
    // In tenths, so that no digit is spent on points.
    x: x.map((one) => Math.round(one * 10)),
    y: y.map((one) => Math.round(one * 10)),
    w: without.join('\n'),
    c: camera && [camera.x, camera.y, camera.span],
  };
  const stream = new Blob([JSON.stringify(packed)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

/** The picture in the last part of an address, or null where there is none that can be read. */
export async function unpackPicture(hash: string, path: string, search: string): Promise<Picture | null> {
  if (!hash.startsWith(mark) || hash.length > mostPacked) return null;
  try {
    const text = atob(hash.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const packed = parsePacked(JSON.parse(await inflate(bytes)));
    if (!packed) return null;
    const { l, i, x, y, w, c } = packed;
    return {
      path,
      search,
      language: l,
      ids: i === null ? null : (i.split('\n').filter(Boolean) as EntityId[]),
      names: [],
      x: x.map((one) => one / 10),
      y: y.map((one) => one / 10),
      without: w.split('\n').filter(Boolean) as RelationshipId[],
      camera: c && { x: c[0], y: c[1], span: c[2] },
    };
  } catch {
    // An address that was cut short or changed on its way: what it says in words still holds.
    return null;
  }
}

/** Errors: for what is no deflated text, and for what would come to too much. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: BlobPart[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).text();
    size += value.length;
    if (size > mostUnpacked) throw new Error('The picture is too large.');
    parts.push(value);
  }
}

function parsePacked(value: unknown): Packed | null {
  if (typeof value !== 'object' || value === null) return null;
  const { v, l, i, x, y, w, c } = value as Record<string, unknown>;
  const isText = (one: unknown): one is string => typeof one === 'string';
  const isNumbers = (one: unknown): one is number[] => Array.isArray(one) && one.every(Number.isFinite);
  const isFit =
    v === 1 &&
    isText(l) &&
    (i === null || isText(i)) &&
    isNumbers(x) &&
    isNumbers(y) &&
    x.length === y.length &&
    isText(w) &&
    (c === null || (isNumbers(c) && c.length === 3 && (c[2] ?? 0) > 0));
  return isFit ? (value as Packed) : null;
}
