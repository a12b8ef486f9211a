// Communities: groups that were planted are found, whatever else there is, and the same ones each time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edges, findParts, toAdjacency } from '#layout/adjacency';
import { findCommunities } from '#layout/communities';

const edgesOf = (count: number, pairs: readonly (readonly [number, number])[]): Edges => ({
  count,
  from: Uint32Array.from(pairs, ([from]) => from),
  to: Uint32Array.from(pairs, ([, to]) => to),
});

/** Groups of `size`, each fully joined, with one edge from each to the next. */
function groups(count: number, size: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let group = 0; group < count; group++) {
    for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) pairs.push([group * size + a, group * size + b]);
    if (group > 0) pairs.push([(group - 1) * size, group * size]);
  }
  return pairs;
}

const anyGraph = fc
  .integer({ min: 1, max: 40 })
  .chain((count) =>
    fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 90 }).map((pairs) => edgesOf(count, pairs)),
  );

describe('communities', () => {
  it('are none in an empty graph, and one for each node that nothing joins', () => {
    expect(findCommunities(edgesOf(0, [])).communities).toBe(0);
    expect([...findCommunities(edgesOf(3, [])).community]).toEqual([0, 1, 2]);
  });

  it('are the groups that were planted, the largest first', () => {
    const sizes = [4, 9, 6];
    const pairs: [number, number][] = [];
    let first = 0;
    for (const size of sizes) {
      for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) pairs.push([first + a, first + b]);
      if (first > 0) pairs.push([first - 1, first]);
      first += size;
    }
    const { community, communities } = findCommunities(edgesOf(first, pairs));
    expect(communities).toBe(3);
    expect([...community]).toEqual([...Array(4).fill(2), ...Array(9).fill(0), ...Array(6).fill(1)]);
  });

  it('are those of groups of groups where these hang together more closely than chance has it', () => {
    const { community, communities } = findCommunities(edgesOf(12 * 8, groups(12, 8)));
    expect(communities).toBeGreaterThan(3);
    for (let group = 0; group < 12; group++) {
      expect(new Set(community.subarray(group * 8, group * 8 + 8)).size, `group ${group}`).toBe(1);
    }
  });

  it('are the same each time, numbered without a gap from the largest on, and never larger than a part of the graph', () => {
    fc.assert(
      fc.property(anyGraph, (edges) => {
        const { community, communities } = findCommunities(edges);
        expect(findCommunities(edges).community).toEqual(community);
        const sizes = Array.from({ length: communities }, (_, at) => community.filter((own) => own === at).length);
        expect(sizes.every((size) => size > 0)).toBe(true);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
        const { part } = findParts(toAdjacency(edges));
        const partOf = new Map<number, number>();
        community.forEach((own, node) => {
          expect(partOf.get(own) ?? part[node]).toBe(part[node]);
          partOf.set(own, part[node] as number);
        });
      }),
    );
  });
});
