// The scene as flat arrays: what the painter hands to the GPU, what the layout works on and what is asked of the pointer.
// A node is its position in these arrays. What is there keeps its place; newcomers stand next to whom they belong to.
import { type Adjacency, toAdjacency } from '#layout/adjacency';
import { placeOnDisc, placeRound } from '#layout/place';
import { type Label, labels, relationshipTypes } from '#model/ontology';
import type { StageScene } from './stage.ts';

export interface Field {
  readonly count: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Position of each node's label in `labels`. */
  readonly label: Uint8Array;
  readonly degree: Uint32Array;
  readonly dates: readonly (string | null)[];
  /** By node: documents that name it. */
  readonly named: Uint32Array;
  readonly faded: Uint8Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly edgeIds: readonly string[];
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** By edge: position of its type in `relationshipTypes`, documents that state it, and the first date of these. */
  readonly type: Uint8Array;
  readonly documents: Uint32Array;
  readonly stated: readonly (string | null)[];
  readonly edgeFaded: Uint8Array;
  /** What it was made of. */
  readonly scene: StageScene;
  /** Position of the node with this id, or undefined. */
  at(id: string): number | undefined;
  edgeAt(id: string): number | undefined;
  readonly near: Adjacency;
}

export interface FieldChange {
  readonly field: Field;
  /** Positions of those that were not there before. */
  readonly added: readonly number[];
  readonly removed: number;
  /** True where neither nodes nor edges came or went. */
  readonly isSame: boolean;
}

export const emptyField = makeField({ nodes: [], edges: [] });

export const labelOf = ({ label }: Field, node: number): Label => labels[label[node] as number] as Label;

/** The field of the scene, with the places that the one before has. */
export function changeField(
  before: Field,
  scene: StageScene,
  gone: ReadonlyMap<string, { readonly x: number; readonly y: number }> = new Map(),
): FieldChange {
  const field = makeField(scene, before);
  const added: number[] = [];
  let kept = 0;
  for (let node = 0; node < field.count; node++) {
    const id = field.ids[node] as string;
    const old = before.ids[node] === id ? node : before.at(id);
    const former = old === undefined ? gone.get(id) : { x: before.x[old] as number, y: before.y[old] as number };
    if (former) {
      field.x[node] = former.x;
      field.y[node] = former.y;
    } else added.push(node);
    if (old !== undefined) kept += 1;
  }
  const removed = before.count - kept;
  const isSame = kept === field.count && removed === 0 && hasSameEdges(before, field);
  if (added.length > 0) placeNewcomers(field, added);
  return { field, added, removed, isSame };
}

export interface OpenedField {
  readonly field: Field;
  /** Whether it is laid out already. */
  readonly isPlaced: boolean;
}

/** The field of another picture: on the map where nearly all have a spot there, else where they were or on a disc. */
export function openField(before: Field, scene: StageScene): OpenedField {
  const field = makeField(scene);
  const spots = scene.nodes.filter(({ spot }) => spot).length;
  const isPlaced = spots > 0 && spots >= scene.nodes.length * 0.9;
  if (!isPlaced) placeAll(field);
  const added: number[] = [];
  scene.nodes.forEach(({ id, spot }, node) => {
    const old = before.at(id);
    if (isPlaced && spot) [field.x[node], field.y[node]] = [spot.x, spot.y];
    else if (isPlaced) added.push(node);
    else if (old !== undefined) [field.x[node], field.y[node]] = [before.x[old] as number, before.y[old] as number];
  });
  if (added.length > 0) placeNewcomers(field, added);
  return { field, isPlaced };
}

function makeField(scene: StageScene, before: Field | null = null): Field {
  const { nodes, edges } = scene;
  const count = nodes.length;
  const ids: readonly string[] = nodes.map(({ id }) => id);
  let index: Map<string, number> | null = null;
  const find = (id: string) => {
    index ??= new Map(ids.map((own, at) => [own, at]));
    return index.get(id);
  };
  const number = Object.fromEntries(labels.map((label, at) => [label, at])) as Record<Label, number>;
  const label = new Uint8Array(count);
  const degree = new Uint32Array(count);
  const named = new Uint32Array(count);
  const faded = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const node = nodes[at] as StageScene['nodes'][number];
    label[at] = number[node.label];
    degree[at] = node.degree;
    named[at] = node.documents;
    faded[at] = node.isFaded ? 1 : 0;
  }
  const from = new Uint32Array(edges.length);
  const to = new Uint32Array(edges.length);
  const typeNumber = Object.fromEntries(relationshipTypes.map((one, at) => [one, at])) as Record<string, number>;
  const type = new Uint8Array(edges.length);
  const documents = new Uint32Array(edges.length);
  const edgeFaded = new Uint8Array(edges.length);
  // As a rule all are where they were, and their edges come first: nothing about these is looked up anew.
  const same = before && keepsAll(before, ids) ? countSame(before.scene.edges, edges) : 0;
  const edgeIds = before?.edgeIds.slice(0, same) ?? [];
  const stated = before?.stated.slice(0, same) ?? [];
  if (before) {
    from.set(before.from.subarray(0, same));
    to.set(before.to.subarray(0, same));
    type.set(before.type.subarray(0, same));
    documents.set(before.documents.subarray(0, same));
    edgeFaded.set(before.edgeFaded.subarray(0, same));
  }
  for (let next = same; next < edges.length; next++) {
    const edge = edges[next] as StageScene['edges'][number];
    const at = edgeIds.length;
    const a = find(edge.from);
    const b = find(edge.to);
    if (a === undefined || b === undefined) continue;
    edgeIds.push(edge.id);
    from[at] = a;
    to[at] = b;
    type[at] = typeNumber[edge.type] ?? 0;
    stated.push(edge.firstStated);
    documents[at] = edge.documents;
    edgeFaded[at] = edge.isFaded ? 1 : 0;
  }
  const size = edgeIds.length;
  const ends = { count, from: from.subarray(0, size), to: to.subarray(0, size) };
  let near: Adjacency | null = null;
  let edgeIndex: Map<string, number> | null = null;
  return {
    count,
    ids,
    names: nodes.map(({ name }) => name),
    label,
    degree,
    dates: nodes.map(({ date }) => date),
    named,
    faded,
    x: new Float64Array(count),
    y: new Float64Array(count),
    edgeIds,
    from: ends.from,
    to: ends.to,
    type: type.subarray(0, size),
    documents: documents.subarray(0, size),
    stated,
    edgeFaded: edgeFaded.subarray(0, size),
    scene,
    at: find,
    edgeAt(id) {
      edgeIndex ??= new Map(edgeIds.map((own, at) => [own, at]));
      return edgeIndex.get(id);
    },
    get near() {
      near ??= toAdjacency(ends);
      return near;
    },
  };
}

/** Whether all of it has its position here, too, and its edges are those of its scene, one by one. */
const keepsAll = (before: Field, ids: readonly string[]) =>
  before.edgeIds.length === before.scene.edges.length && before.ids.every((id, at) => ids[at] === id);

/** How many are the very same, from the first one on. */
function countSame(before: readonly unknown[], after: readonly unknown[]): number {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return same;
}

function hasSameEdges(before: Field, after: Field): boolean {
  if (before.edgeIds.length !== after.edgeIds.length) return false;
  return after.edgeIds.every((id, at) => before.edgeIds[at] === id);
}

/** The neighbours of a node, each once, in the order of the edges. */
export function neighboursOf({ near: { start, other } }: Field, node: number): Set<number> {
  return new Set(other.subarray(start[node], start[node + 1]));
}

/** The best connected in the middle. */
function placeAll({ count, ids, degree, x, y }: Field): void {
  rankNodes(count, (node) => degree[node] as number, ids).forEach((node, rank) => {
    const place = placeOnDisc(rank, 10);
    x[node] = place.x;
    y[node] = place.y;
  });
}

/** Nodes by worth, the highest first, equal ones by id. `before` is an order that may be much the same, and then it takes less. */
export function rankNodes(
  count: number,
  worth: (node: number) => number,
  ids: readonly string[],
  before: Uint32Array = new Uint32Array(0),
): Uint32Array {
  const values = new Float64Array(count);
  for (let node = 0; node < count; node++) values[node] = worth(node);
  const order: number[] = [];
  for (const node of before) if (node < count) order.push(node);
  for (let node = before.length; node < count; node++) order.push(node);
  // An array, since typed ones are sorted by an algorithm that has no use for what is in order.
  order.sort(
    (a, b) => (values[b] as number) - (values[a] as number) || ((ids[a] as string) < (ids[b] as string) ? -1 : 1),
  );
  return Uint32Array.from(order);
}

function placeNewcomers(field: Field, added: readonly number[]): void {
  const { x, y } = field;
  const isNew = new Uint8Array(field.count);
  for (const node of added) isNew[node] = 1;
  const near = neighboursOfNewcomers(field, isNew);
  const apart = meanEdgeLength(field, isNew);
  const placed = new Map<number, number>();
  // Whoever hangs on newcomers alone follows them in the next round.
  let waiting = added;
  for (let round = 0; waiting.length > 0; round++) {
    const isLast = round > 8;
    const still: number[] = [];
    const settled: number[] = [];
    for (const node of waiting) {
      const parent = near.get(node)?.find((other) => !isNew[other]);
      if (parent === undefined && !isLast) {
        still.push(node);
        continue;
      }
      const index = placed.get(parent ?? -1) ?? 0;
      placed.set(parent ?? -1, index + 1);
      const place =
        parent === undefined
          ? placeOnDisc(field.count + index, apart / 2)
          : placeRound({ x: x[parent] as number, y: y[parent] as number }, index, Math.max(6, index + 1), apart * 0.6);
      x[node] = place.x;
      y[node] = place.y;
      settled.push(node);
    }
    for (const node of settled) isNew[node] = 0;
    if (settled.length === 0) {
      if (isLast) return;
      round = 8;
    }
    waiting = still;
  }
}

/** Whom each newcomer is joined with, in the order of the edges: far fewer than all there are. */
function neighboursOfNewcomers({ from, to }: Field, isNew: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const near = new Map<number, number[]>();
  const put = (node: number, other: number) => {
    const list = near.get(node);
    if (list) list.push(other);
    else near.set(node, [other]);
  };
  for (let edge = 0; edge < from.length; edge++) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    if (isNew[a]) put(a, b);
    if (isNew[b]) put(b, a);
  }
  return near;
}

/** So many edges tell well enough how long they are. */
const edgesToMeasure = 4_000;

function meanEdgeLength({ from, to, x, y }: Field, isNew: Uint8Array): number {
  let sum = 0;
  let edges = 0;
  const step = Math.max(1, Math.floor(from.length / edgesToMeasure));
  for (let edge = 0; edge < from.length; edge += step) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    if (isNew[a] || isNew[b]) continue;
    sum += Math.sqrt(((x[a] as number) - (x[b] as number)) ** 2 + ((y[a] as number) - (y[b] as number)) ** 2);
    edges += 1;
  }
  return edges === 0 ? 30 : sum / edges || 30;
}
