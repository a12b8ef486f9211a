// Graphs of any size with communities planted in them: few nodes have many edges, and most edges stay within a group.
// The same numbers give the same world.
import type { Edges } from '#layout/adjacency';

export interface World extends Edges {
  /** The group that each node was planted in. */
  readonly group: Uint32Array;
}

/** Numbers from 0 to 1 that look like chance and are the same each time. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Degrees by a power law up to six times the root of the number of nodes. */
export function makeWorld(nodes: number, edges: number, within = 0.85): World {
  const chance = createChance(7);
  const groups = Math.round(Math.sqrt(nodes) / 3 + 4);
  const group = Uint32Array.from({ length: nodes }, () => Math.floor(chance() ** 1.5 * groups));
  const most = Math.sqrt(nodes) * 6;
  const pull = Float64Array.from({ length: nodes }, () => Math.min(most, (1 - chance() * 0.9999) ** (-1 / 1.6)));
  const wheelOf = (members: readonly number[]) => {
    let sum = 0;
    return { members, ends: Float64Array.from(members, (node) => (sum += pull[node] ?? 0)) };
  };
  const all = Array.from({ length: nodes }, (_, node) => node);
  const whole = wheelOf(all);
  const members: number[][] = Array.from({ length: groups }, () => []);
  for (const node of all) members[group[node] ?? 0]?.push(node);
  const wheels = members.map(wheelOf);
  const pick = ({ members: list, ends }: ReturnType<typeof wheelOf>) => {
    const wanted = chance() * (ends.at(-1) ?? 0);
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return list[low] ?? 0;
  };
  const from = new Uint32Array(edges);
  const to = new Uint32Array(edges);
  for (let edge = 0; edge < edges; edge++) {
    const one = pick(whole);
    let other = one;
    for (let tries = 0; other === one && tries < 20; tries++) {
      other = pick(chance() < within ? (wheels[group[one] ?? 0] ?? whole) : whole);
    }
    from[edge] = one;
    to[edge] = other;
  }
  return { count: nodes, from, to, group };
}
