// Who is joined with whom, as flat arrays: the neighbours of `node` stand in `other` from `start[node]` to `start[node + 1]`.

export interface Edges {
  /** Number of nodes; edges name them by their position. */
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export interface Adjacency {
  readonly start: Uint32Array;
  readonly other: Uint32Array;
  /** The edge that leads to `other`. */
  readonly edge: Uint32Array;
}

/** Both ends of every edge; a loop stands there twice. Neighbours come in the order of the edges. */
export function toAdjacency({ count, from, to }: Edges): Adjacency {
  const start = new Uint32Array(count + 1);
  const note = (node: number) => {
    start[node + 1] = (start[node + 1] as number) + 1;
  };
  for (let edge = 0; edge < from.length; edge++) {
    note(from[edge] as number);
    note(to[edge] as number);
  }
  for (let node = 0; node < count; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const next = start.slice();
  const other = new Uint32Array(2 * from.length);
  const by = new Uint32Array(2 * from.length);
  const put = (node: number, neighbour: number, edge: number) => {
    const at = next[node] as number;
    next[node] = at + 1;
    other[at] = neighbour;
    by[at] = edge;
  };
  for (let edge = 0; edge < from.length; edge++) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    put(a, b, edge);
    put(b, a, edge);
  }
  return { start, other, edge: by };
}

/**
 * The part of each node, by number: nodes that are joined, however many steps apart, have the same one.
 *
 * Parts are numbered by their first node.
 */
export function findParts({ start, other }: Adjacency): { readonly part: Uint32Array; readonly parts: number } {
  const count = start.length - 1;
  const none = 0xffffffff;
  const part = new Uint32Array(count).fill(none);
  const stack = new Uint32Array(count);
  let parts = 0;
  for (let first = 0; first < count; first++) {
    if (part[first] !== none) continue;
    part[first] = parts;
    stack[0] = first;
    for (let height = 1; height > 0; ) {
      const node = stack[--height] as number;
      for (let at = start[node] as number; at < (start[node + 1] as number); at++) {
        const neighbour = other[at] as number;
        if (part[neighbour] !== none) continue;
        part[neighbour] = parts;
        stack[height++] = neighbour;
      }
    }
    parts += 1;
  }
  return { part, parts };
}
