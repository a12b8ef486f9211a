// How many shortest ways lead through each node (Brandes, 2001): who joins parts that nobody else joins. In a large graph
// the ways from some hundred nodes stand for all.
import type { Adjacency } from './adjacency.ts';

const exactUpTo = 1_500;
const samples = 400;

/**
 * The betweenness of each node, from 0 for nobody's way to 1 for the most.
 *
 * The same graph gives the same numbers: those whose ways are looked at are spread evenly over all, not drawn by chance.
 */
export function findBetweenness({ start, other }: Adjacency): Float64Array {
  const count = start.length - 1;
  const between = new Float64Array(count);
  const steps = new Int32Array(count);
  const ways = new Float64Array(count);
  const share = new Float64Array(count);
  const reached = new Uint32Array(count);
  const sources = count <= exactUpTo ? count : samples;
  for (let sample = 0; sample < sources; sample++) {
    const source = Math.floor((sample * count) / sources);
    steps.fill(-1);
    ways.fill(0);
    share.fill(0);
    steps[source] = 0;
    ways[source] = 1;
    reached[0] = source;
    let length = 1;
    for (let at = 0; at < length; at++) {
      const node = reached[at] as number;
      const next = (steps[node] as number) + 1;
      for (let edge = start[node] as number; edge < (start[node + 1] as number); edge++) {
        const neighbour = other[edge] as number;
        if (steps[neighbour] === -1) {
          steps[neighbour] = next;
          reached[length++] = neighbour;
        }
        if (steps[neighbour] === next) ways[neighbour] = (ways[neighbour] as number) + (ways[node] as number);
      }
    }
    for (let at = length - 1; at > 0; at--) {
      const node = reached[at] as number;
      const before = (steps[node] as number) - 1;
      const part = (1 + (share[node] as number)) / (ways[node] as number);
      for (let edge = start[node] as number; edge < (start[node + 1] as number); edge++) {
        const neighbour = other[edge] as number;
        if (steps[neighbour] !== before) continue;
        share[neighbour] = (share[neighbour] as number) + (ways[neighbour] as number) * part;
      }
      between[node] = (between[node] as number) + (share[node] as number);
    }
  }
  const most = between.reduce((sum, own) => Math.max(sum, own), 0);
  return most > 0 ? between.map((own) => own / most) : between;
}
