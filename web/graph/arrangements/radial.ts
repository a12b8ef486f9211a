// Rings round one node: on the first who is joined with it, on the next who is joined with those, and so on. Whoever comes
// through the same neighbour stands on the same side.
import { roomOfNode } from '#layout/map';
import type { Field } from '../field.ts';
import { type Arranged, noGuides } from './arrangement.ts';

const gap = 110;
/** Of more nodes than this the first two rings are brought into view, and not all. */
const mostInView = 160;

export function arrangeRadially(field: Field, centre: number): Arranged {
  const { count, near } = field;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const { rings, parent } = walk(field, centre);
  const angle = spreadAngles(rings, parent, count);
  const radii: number[] = [];
  let reach = 0;
  rings.slice(1).forEach((ring) => {
    const first = reach + gap;
    // A ring that is too short for all of its nodes is as many rings close together as it takes.
    let rows = 1;
    while (rows < 400 && capacity(first, rows) < ring.length) rows += 1;
    const ranked = [...ring].sort((a, b) => (angle[a] as number) - (angle[b] as number));
    const turns = spaceOut(
      ranked.map((node) => angle[node] as number),
      Math.min(roomOfNode / first / rows, (2 * Math.PI) / ring.length),
    );
    ranked.forEach((node, at) => {
      const radius = first + (at % rows) * roomOfNode;
      x[node] = radius * Math.cos(turns[at] as number);
      y[node] = radius * Math.sin(turns[at] as number);
    });
    radii.push(first);
    reach = first + (rows - 1) * roomOfNode;
  });
  placeRest(field, rings, reach + 2 * gap, { x, y });
  const focus = count > mostInView ? rings.slice(0, 3).flat() : null;
  return { x, y, guides: { ...noGuides, rings: near.other.length === 0 ? [] : radii }, focus };
}

/**
 * Angles that are at least so far apart, as near to those wanted, which rise, as can be.
 *
 * Those that are too close are taken together and stand evenly round the middle of what they wanted.
 */
export function spaceOut(wanted: readonly number[], apart: number): readonly number[] {
  const groups: { sum: number; count: number }[] = [];
  wanted.forEach((angle, at) => {
    let group = { sum: angle - at * apart, count: 1 };
    for (let last = groups.at(-1); last && last.sum / last.count > group.sum / group.count; last = groups.at(-1)) {
      group = { sum: last.sum + group.sum, count: last.count + group.count };
      groups.pop();
    }
    groups.push(group);
  });
  const spaced: number[] = [];
  for (const { sum, count } of groups) {
    for (let left = count; left > 0; left--) spaced.push(sum / count + spaced.length * apart);
  }
  // Once round is the most that there is: what would go farther gives of the gaps that are wider than they need to be.
  const first = spaced[0] ?? 0;
  const least = (spaced.length - 1) * apart;
  const slack = (spaced.at(-1) ?? 0) - first - least;
  const left = Math.max(0, 2 * Math.PI - apart - least);
  if (slack <= left) return spaced;
  return spaced.map((angle, at) => first + at * apart + ((angle - first - at * apart) * left) / slack);
}

const capacity = (radius: number, rows: number) => {
  let places = 0;
  for (let row = 0; row < rows; row++) places += (2 * Math.PI * (radius + row * roomOfNode)) / roomOfNode;
  return places;
};

/** The nodes by their distance from the centre, each with the one that it was reached from. */
function walk({ count, near, degree }: Field, centre: number) {
  const parent = new Int32Array(count).fill(-1);
  const isReached = new Uint8Array(count);
  isReached[centre] = 1;
  const rings: number[][] = [[centre]];
  for (let ring = rings[0]; ring && ring.length > 0; ring = rings.at(-1)) {
    const next: number[] = [];
    for (const node of ring) {
      const neighbours = [...near.other.subarray(near.start[node], near.start[node + 1])];
      neighbours.sort((a, b) => (degree[b] as number) - (degree[a] as number) || a - b);
      for (const neighbour of neighbours) {
        if (isReached[neighbour]) continue;
        isReached[neighbour] = 1;
        parent[neighbour] = node;
        next.push(neighbour);
      }
    }
    if (next.length === 0) break;
    rings.push(next);
  }
  return { rings, parent };
}

/** A slice of the circle for each node, within that of its parent and as wide as those who come after it need. */
function spreadAngles(rings: readonly (readonly number[])[], parent: Int32Array, count: number): Float64Array {
  const weight = new Float64Array(count);
  for (const ring of rings.toReversed()) {
    for (const node of ring) {
      weight[node] = Math.max(1, weight[node] as number);
      const holder = parent[node] as number;
      if (holder >= 0) weight[holder] = (weight[holder] as number) + (weight[node] as number);
    }
  }
  const start = new Float64Array(count);
  const angle = new Float64Array(count);
  const width = new Float64Array(count);
  const [centre = 0] = rings[0] ?? [];
  start[centre] = -Math.PI / 2;
  width[centre] = 2 * Math.PI;
  for (const ring of rings.slice(1)) {
    for (const node of ring) {
      const holder = parent[node] as number;
      const own = ((weight[node] as number) / (weight[holder] as number)) * (width[holder] as number);
      width[node] = own;
      angle[node] = (start[holder] as number) + own / 2;
      start[node] = start[holder] as number;
      start[holder] = (start[holder] as number) + own;
    }
  }
  return angle;
}

/** Whoever no way leads to stands outside, row by row. */
function placeRest(
  { count }: Field,
  rings: readonly (readonly number[])[],
  radius: number,
  { x, y }: { x: Float64Array; y: Float64Array },
): void {
  const isReached = new Uint8Array(count);
  for (const ring of rings) for (const node of ring) isReached[node] = 1;
  const rest = [...isReached.keys()].filter((node) => !isReached[node]);
  let row = radius;
  for (let at = 0; at < rest.length; row += roomOfNode) {
    const fits = Math.min(rest.length - at, Math.floor((2 * Math.PI * row) / roomOfNode));
    for (let place = 0; place < fits; place++) {
      const turn = -Math.PI / 2 + (place / fits) * 2 * Math.PI;
      const node = rest[at + place] as number;
      x[node] = row * Math.cos(turn);
      y[node] = row * Math.sin(turn);
    }
    at += fits;
  }
}
