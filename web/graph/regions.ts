// Communities on the stage: closed they are one disc with the names of their best connected, and they open as one comes
// nearer. What is open and what stands for whom depends on the zoom alone, so that moving about changes nothing.
import { labels } from '#model/ontology';
import type { Field } from './field.ts';

export interface Tree {
  /** The innermost community of each node. */
  readonly community: Uint32Array;
  /** The community that holds each community, or -1; one stands behind the one that holds it. */
  readonly above: Int32Array;
  /** By community: how many are in it and in none within it, shown or not; without, those that are shown. */
  readonly members?: readonly number[];
}

export interface Region {
  readonly number: number;
  readonly above: number;
  /** Nodes in it, however deep. */
  readonly members: number;
  /** As many, with those that are too many to be shown. */
  readonly all: number;
  /** What is to be seen when it opens: the regions right within it, or its nodes. */
  readonly parts: number;
  readonly isInnermost: boolean;
  /** Positions of its best connected nodes, three at most. */
  readonly best: readonly number[];
  /** Nodes of each label, in the order of the labels. */
  readonly byLabel: Uint32Array;
  x: number;
  y: number;
  radius: number;
  /** From 0 to 1, and how much of the disc is seen: none of it where a disc around it is closed, or it is open. */
  open: number;
  seen: number;
  /** How far everything around it is open. */
  around: number;
}

export interface Regions {
  readonly tree: Tree;
  readonly list: readonly Region[];
  /** For the painter: by innermost community how open it is, and the place that stands for it. */
  readonly state: Float32Array;
  /** Takes the places of the nodes anew. */
  measure(field: Pick<Field, 'x' | 'y'>): void;
  /**
   * Opens and closes what this many pixels for a unit ask for, by `step` of the way at most; 1 is all of it.
   *
   * Gives whether anything is other than before, and whether there is more of the way to go.
   */
  zoom(unit: number, step: number): { readonly isOther: boolean; readonly isUnderWay: boolean };
  /** The region that stands for this node, or null where the node is seen itself. */
  standFor(node: number): Region | null;
  isOpen(node: number): boolean;
  /** Pixels for a unit at which the region is open. */
  unitToOpen(region: Region): number;
  /** Bundles of edges between what stands for their ends, as far as that is a disc at either end. */
  links(): readonly Link[];
}

export interface Link {
  readonly from: Region;
  readonly to: Region;
  readonly edges: number;
}

/** Fewer than this are no community worth a disc. */
export const fewest = 4;
/** Pixels that a node has for itself when its community opens, and a disc when the one around it does. */
const roomOfNode = 20;
const roomOfDisc = 84;
/** It closes again a little later than it opened, so that it does not flicker at the border. */
const lag = 0.85;

/** With `before`, the regions of the same communities, they are as open as those; without, all are open. */
export function createRegions(
  field: Field,
  tree: Tree,
  ranked: Uint32Array,
  before?: readonly Pick<Region, 'open'>[],
): Regions {
  const { community, above } = tree;
  const count = above.length;
  const members = new Uint32Array(count);
  for (const own of community) members[own] = (members[own] as number) + 1;
  const own = members.slice();
  const all = tree.members?.length === count ? Uint32Array.from(tree.members) : members.slice();
  const inner = new Uint32Array(count);
  for (let at = count - 1; at >= 0; at--) {
    const holder = above[at] as number;
    if (holder < 0) continue;
    members[holder] = (members[holder] as number) + (members[at] as number);
    all[holder] = (all[holder] as number) + (all[at] as number);
    inner[holder] = (inner[holder] as number) + 1;
  }
  const best: number[][] = Array.from({ length: count }, () => []);
  const byLabel = Array.from({ length: count }, () => new Uint32Array(labels.length));
  for (const node of ranked) {
    for (let at = community[node] as number; at >= 0; at = above[at] as number) {
      if ((best[at] as number[]).length < 3) (best[at] as number[]).push(node);
      const counts = byLabel[at] as Uint32Array;
      const label = field.label[node] as number;
      counts[label] = (counts[label] as number) + 1;
    }
  }
  const list = Array.from(
    { length: count },
    (_, at): Region => ({
      number: at,
      above: above[at] as number,
      members: members[at] as number,
      all: all[at] as number,
      parts: Math.max(1, (inner[at] as number) + (own[at] as number)),
      isInnermost: inner[at] === 0,
      best: best[at] as number[],
      byLabel: byLabel[at] as Uint32Array,
      x: 0,
      y: 0,
      radius: 0,
      open: before?.[at]?.open ?? 1,
      seen: 0,
      around: 1,
    }),
  );
  const state = new Float32Array(4 * count);
  let unitNow = 0;
  let isUnderWay = false;
  let linksNow: readonly Link[] | null = null;
  /** By region: the number of the one that stands for its nodes, or -1; and how open all those around it are. */
  const stands = new Int32Array(count).fill(-1);
  const chain = new Float64Array(count);

  const roomOf = ({ parts, radius }: Region, unit: number) => radius * unit * Math.sqrt(Math.PI / parts);
  const neededBy = ({ isInnermost }: Region) => (isInnermost ? roomOfNode : roomOfDisc);
  const isToOpen = (region: Region, unit: number) =>
    region.members < fewest || roomOf(region, unit) >= neededBy(region) * (region.open > 0.5 ? lag : 1);

  const regions: Regions = {
    tree,
    list,
    state,
    measure({ x, y }) {
      const sums = new Float64Array(3 * count);
      for (let node = 0; node < community.length; node++) {
        const at = 3 * (community[node] as number);
        const [px, py] = [x[node] as number, y[node] as number];
        sums[at] = (sums[at] as number) + px;
        sums[at + 1] = (sums[at + 1] as number) + py;
        sums[at + 2] = (sums[at + 2] as number) + px * px + py * py;
      }
      for (let at = count - 1; at >= 0; at--) {
        const region = list[at] as Region;
        if (region.members === 0) continue;
        const [sx, sy, square] = [sums[3 * at] as number, sums[3 * at + 1] as number, sums[3 * at + 2] as number];
        region.x = sx / region.members;
        region.y = sy / region.members;
        const spread = square / region.members - region.x ** 2 - region.y ** 2;
        // Of a disc that is filled evenly, the mean square of the distance from its middle is half that of its radius.
        region.radius = Math.sqrt(2 * Math.max(0, spread)) * 1.05;
        if (region.above < 0) continue;
        const holder = 3 * region.above;
        for (let part = 0; part < 3; part++) {
          sums[holder + part] = (sums[holder + part] as number) + (sums[3 * at + part] as number);
        }
      }
      unitNow = 0;
    },
    zoom(unit, step) {
      if (unit === unitNow && !isUnderWay) return { isOther: false, isUnderWay };
      unitNow = unit;
      isUnderWay = false;
      let isOther = false;
      for (const region of list) {
        const { number, above: holder } = region;
        // What is within appears in the second half of the opening, when the names around it have gone.
        const around = holder < 0 ? 1 : (chain[holder] as number) * Math.max(0, 2 * (list[holder] as Region).open - 1);
        chain[number] = around;
        const wanted = isToOpen(region, unit) ? 1 : 0;
        region.open += Math.min(step, Math.max(-step, wanted - region.open));
        isUnderWay ||= region.open !== wanted;
        region.seen = around * Math.min(1, 2 - 2 * region.open);
        region.around = around;
        const outer = holder < 0 ? -1 : (stands[holder] as number);
        const standing = outer >= 0 ? outer : region.open < 0.5 ? number : -1;
        const shown = list[standing >= 0 ? standing : number] as Region;
        const open = around * Math.max(0, 2 * region.open - 1);
        isOther ||= standing !== stands[number] || Math.abs((state[4 * number] as number) - open) > 1e-3;
        stands[number] = standing;
        state.set([open, shown.x, shown.y], 4 * number);
      }
      if (isOther) linksNow = null;
      return { isOther, isUnderWay };
    },
    standFor(node) {
      const at = stands[community[node] as number] as number;
      return at < 0 ? null : (list[at] as Region);
    },
    unitToOpen: (region) => neededBy(region) / (roomOf(region, 1) || 1),
    isOpen: (node) => (stands[community[node] as number] as number) < 0,
    links() {
      linksNow ??= bundle(field, tree, stands, list);
      return linksNow;
    },
  };
  regions.measure(field);
  return regions;
}

/** Where one stood that left the picture, and its innermost community there, or -1. */
export interface Gone {
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

/** The tree for the field as it is now: those who were there stay in their community, newcomers join a neighbour's. */
export function adoptInto(
  { community, above }: Tree,
  before: Field,
  { ids, count, near }: Field,
  gone: ReadonlyMap<string, Gone> = new Map(),
): Tree {
  const known = Int32Array.from(ids, (id) => {
    const old = before.at(id);
    return old === undefined ? (gone.get(id)?.community ?? -1) : (community[old] as number);
  });
  const joined = Uint32Array.from({ length: count }, (_, node) => {
    const own = known[node] as number;
    if (own >= 0) return own;
    const neighbour = near.other
      .subarray(near.start[node], near.start[node + 1])
      .find((other) => (known[other] as number) >= 0);
    return neighbour === undefined ? 0 : (known[neighbour] as number);
  });
  return { community: joined, above };
}

/** Counts edges by the two discs that they join, in a hash of plain numbers: half a million edges take 20 ms. */
function bundle(
  { from, to }: Field,
  { community }: Tree,
  stands: Int32Array,
  list: readonly Region[],
): readonly Link[] {
  const bits = 16;
  const mask = (1 << bits) - 1;
  const keys = new Float64Array(1 << bits).fill(-1);
  const counts = new Uint32Array(1 << bits);
  const width = list.length;
  let taken = 0;
  for (let edge = 0; edge < from.length; edge++) {
    const a = stands[community[from[edge] as number] as number] as number;
    const b = stands[community[to[edge] as number] as number] as number;
    if (a < 0 || b < 0 || a === b) continue;
    const key = a < b ? a * width + b : b * width + a;
    let slot = Math.imul(key, 0x9e3779b1) >>> (32 - bits);
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & mask;
    if (keys[slot] === -1) {
      // A table that is nearly full takes no more: what joins so many discs is seen anyway.
      if (taken > mask * 0.8) continue;
      keys[slot] = key;
      taken += 1;
    }
    counts[slot] = (counts[slot] as number) + 1;
  }
  const links: Link[] = [];
  for (let slot = 0; slot <= mask; slot++) {
    const key = keys[slot] as number;
    if (key < 0) continue;
    const [a, b] = [Math.floor(key / width), key % width];
    links.push({ from: list[a] as Region, to: list[b] as Region, edges: counts[slot] as number });
  }
  return links.sort((a, b) => b.edges - a.edges || a.from.number - b.from.number || a.to.number - b.to.number);
}
