// Betweenness against counting every shortest way, and what it is for: finding whoever joins parts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAdjacency } from '#layout/adjacency';
import { findBetweenness } from '#layout/betweenness';

function adjacencyOf(count: number, pairs: readonly (readonly [number, number])[]) {
  return toAdjacency({
    count,
    from: Uint32Array.from(pairs, ([from]) => from),
    to: Uint32Array.from(pairs, ([, to]) => to),
  });
}

/** The share of shortest ways from each to each that leads through each, by trying all ways. */
function countWays(count: number, pairs: readonly (readonly [number, number])[]): number[] {
  const near = Array.from({ length: count }, (_, node) =>
    pairs.flatMap(([a, b]) => (a === node && b !== node ? [b] : b === node && a !== node ? [a] : [])),
  );
  const through = new Array<number>(count).fill(0);
  for (let from = 0; from < count; from++) {
    for (let to = 0; to < count; to++) {
      if (from === to) continue;
      let ways: number[][] = [[from]];
      const seen = new Set([from]);
      while (ways.length > 0 && !ways.some((way) => way.at(-1) === to)) {
        ways = ways.flatMap((way) =>
          (near[way.at(-1) ?? 0] ?? []).filter((next) => !seen.has(next)).map((next) => [...way, next]),
        );
        for (const way of ways) seen.add(way.at(-1) ?? 0);
      }
      const whole = ways.filter((way) => way.at(-1) === to);
      for (const way of whole)
        for (const node of way.slice(1, -1)) through[node] = (through[node] ?? 0) + 1 / whole.length;
    }
  }
  const most = Math.max(...through, 0);
  return most > 0 ? through.map((own) => own / most) : through;
}

describe('betweenness', () => {
  it('is none where nobody is between', () => {
    expect([...findBetweenness(adjacencyOf(0, []))]).toEqual([]);
    expect([...findBetweenness(adjacencyOf(2, [[0, 1]]))]).toEqual([0, 0]);
  });

  it('is highest for whoever joins two groups', () => {
    const pairs: [number, number][] = [];
    for (const first of [0, 6])
      for (let a = 0; a < 5; a++) for (let b = a + 1; b < 5; b++) pairs.push([first + a, first + b]);
    pairs.push([0, 5], [5, 6]);
    const between = findBetweenness(adjacencyOf(11, pairs));
    expect(between.indexOf(1)).toBe(5);
  });

  it('is what counting all ways gives', () => {
    const graphs = fc
      .integer({ min: 2, max: 9 })
      .chain((count) =>
        fc.tuple(fc.constant(count), fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 18 })),
      );
    fc.assert(
      fc.property(graphs, ([count, pairs]) => {
        expect([...findBetweenness(adjacencyOf(count, pairs))].map((own) => Number(own.toFixed(6)))).toEqual(
          countWays(count, pairs).map((own) => Number(own.toFixed(6))),
        );
      }),
      { numRuns: 60 },
    );
  });
});
