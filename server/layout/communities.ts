// Communities: groups that are joined more among themselves than chance would have it (Blondel and others, 2008), and
// groups within big groups. No chance is involved: the same nodes and edges in the same order give the same groups.
import type { Edges } from './adjacency.ts';

/** A weighted graph whose neighbours are merged: each pair of nodes has one entry in either direction. */
interface Weighted {
  readonly count: number;
  readonly start: Uint32Array;
  readonly other: Uint32Array;
  readonly weight: Float64Array;
  /** Twice the weight of the loops of each node. */
  readonly loop: Float64Array;
}

/**
 * The community of each node, numbered from the largest to the smallest, equal ones by their first node.
 *
 * Source: Louvain; a node moves as long as that raises modularity, then communities are taken for nodes, and again.
 */
export function findCommunities(edges: Edges): { readonly community: Uint32Array; readonly communities: number } {
  let graph = merge(edges.count, edges.from, edges.to, null);
  let community = Uint32Array.from({ length: edges.count }, (_, node) => node);
  for (;;) {
    const { group, groups } = moveNodes(graph);
    if (groups === graph.count) break;
    community = community.map((own) => group[own] as number);
    graph = toGroups(graph, group, groups);
  }
  return bySize(community, graph.count);
}

function merge(count: number, from: Uint32Array, to: Uint32Array, weight: Float64Array | null): Weighted {
  const loop = new Float64Array(count);
  const room = new Uint32Array(count + 1);
  for (let edge = 0; edge < from.length; edge++) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    if (a === b) {
      loop[a] = (loop[a] as number) + 2 * (weight ? (weight[edge] as number) : 1);
      continue;
    }
    room[a + 1] = (room[a + 1] as number) + 1;
    room[b + 1] = (room[b + 1] as number) + 1;
  }
  for (let node = 0; node < count; node++) room[node + 1] = (room[node + 1] as number) + (room[node] as number);
  const all = new Uint32Array(room[count] as number);
  const weights = new Float64Array(all.length);
  const next = room.slice();
  const put = (node: number, neighbour: number, heavy: number) => {
    const at = next[node] as number;
    next[node] = at + 1;
    all[at] = neighbour;
    weights[at] = heavy;
  };
  for (let edge = 0; edge < from.length; edge++) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    if (a === b) continue;
    const heavy = weight ? (weight[edge] as number) : 1;
    put(a, b, heavy);
    put(b, a, heavy);
  }
  // Several edges between two nodes become one that is as heavy as all of them.
  const start = new Uint32Array(count + 1);
  const seen = new Uint32Array(count);
  let length = 0;
  for (let node = 0; node < count; node++) {
    const first = length;
    for (let at = room[node] as number; at < (room[node + 1] as number); at++) {
      const neighbour = all[at] as number;
      const heavy = weights[at] as number;
      const known = (seen[neighbour] as number) - 1;
      if (known >= first && known < length && all[known] === neighbour) {
        weights[known] = (weights[known] as number) + heavy;
      } else {
        all[length] = neighbour;
        weights[length] = heavy;
        length += 1;
        seen[neighbour] = length;
      }
    }
    start[node + 1] = length;
  }
  return { count, start, other: all.subarray(0, length), weight: weights.subarray(0, length), loop };
}

/** One round: every node goes to the neighbouring group that gains most, until none gains. */
function moveNodes({ count, start, other, weight, loop }: Weighted): { group: Uint32Array; groups: number } {
  const degree = loop.slice();
  let total = 0;
  for (let node = 0; node < count; node++) {
    for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
      degree[node] = (degree[node] as number) + (weight[at] as number);
    }
    total += degree[node] as number;
  }
  const group = Uint32Array.from({ length: count }, (_, node) => node);
  const sum = degree.slice();
  const towards = new Float64Array(count);
  const near = new Uint32Array(count);
  // Each node waits at most once in the ring of those to be looked at.
  const ring = Uint32Array.from({ length: count }, (_, node) => node);
  const waits = new Uint8Array(count).fill(1);
  let head = 0;
  let waiting = total > 0 ? count : 0;
  while (waiting > 0) {
    const node = ring[head] as number;
    head = head + 1 === count ? 0 : head + 1;
    waiting -= 1;
    waits[node] = 0;
    const own = group[node] as number;
    const share = (degree[node] as number) / total;
    let found = 0;
    for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
      const theirs = group[other[at] as number] as number;
      if (towards[theirs] === 0) near[found++] = theirs;
      towards[theirs] = (towards[theirs] as number) + (weight[at] as number);
    }
    sum[own] = (sum[own] as number) - (degree[node] as number);
    let best = own;
    let most = (towards[own] as number) - share * (sum[own] as number);
    for (let at = 0; at < found; at++) {
      const theirs = near[at] as number;
      const gain = (towards[theirs] as number) - share * (sum[theirs] as number);
      // Of equal gains the lower number, so that the order of neighbours does not matter; staying is worth more.
      if (gain > most + 1e-9 || (theirs < best && best !== own && gain > most - 1e-9)) {
        best = theirs;
        most = gain;
      }
      towards[theirs] = 0;
    }
    sum[best] = (sum[best] as number) + (degree[node] as number);
    if (best === own) continue;
    group[node] = best;
    for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
      const neighbour = other[at] as number;
      if (waits[neighbour] || group[neighbour] === best) continue;
      waits[neighbour] = 1;
      ring[(head + waiting) % count] = neighbour;
      waiting += 1;
    }
  }
  return renumber(group, count);
}

function renumber(group: Uint32Array, most: number): { group: Uint32Array; groups: number } {
  const none = 0xffffffff;
  const number = new Uint32Array(most).fill(none);
  let groups = 0;
  for (let node = 0; node < group.length; node++) {
    const old = group[node] as number;
    if (number[old] === none) number[old] = groups++;
    group[node] = number[old] as number;
  }
  return { group, groups };
}

function toGroups({ count, start, other, weight, loop }: Weighted, group: Uint32Array, groups: number): Weighted {
  const room = (start[count] as number) + count;
  const from = new Uint32Array(room);
  const to = new Uint32Array(room);
  const heavy = new Float64Array(room);
  let length = 0;
  const put = (a: number, b: number, much: number) => {
    from[length] = a;
    to[length] = b;
    heavy[length] = much;
    length += 1;
  };
  for (let node = 0; node < count; node++) {
    const own = group[node] as number;
    if (loop[node] !== 0) put(own, own, (loop[node] as number) / 2);
    for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
      const neighbour = other[at] as number;
      // Either direction has an entry; one is enough.
      if (neighbour > node) put(own, group[neighbour] as number, weight[at] as number);
    }
  }
  return merge(groups, from.subarray(0, length), to.subarray(0, length), heavy);
}

/** The same groups, the largest first. */
function bySize(group: Uint32Array, groups: number): { readonly community: Uint32Array; readonly communities: number } {
  const size = new Uint32Array(groups);
  const first = new Uint32Array(groups).fill(0xffffffff);
  for (let node = 0; node < group.length; node++) {
    const own = group[node] as number;
    size[own] = (size[own] as number) + 1;
    if (node < (first[own] as number)) first[own] = node;
  }
  const order = [...size.keys()].sort(
    (a, b) => (size[b] as number) - (size[a] as number) || (first[a] as number) - (first[b] as number),
  );
  const rank = new Uint32Array(groups);
  order.forEach((old, at) => {
    rank[old] = at;
  });
  return { community: group.map((own) => rank[own] as number), communities: groups };
}
