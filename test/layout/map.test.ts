// The map of a whole graph: everybody has a place and a community, communities keep apart, and it is the same each time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edges } from '#layout/adjacency';
import { makeMap, roomOfNode } from '#layout/map';
import { removeOverlaps } from '#layout/overlaps';
import { packDiscs } from '#layout/pack';
import { makeWorld } from '../helpers/worlds.ts';

const none = new Uint32Array(0);
const nobodyJoined = (count: number): Edges => ({ count, from: none, to: none });
const range = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('the map', () => {
  it('of nothing is empty', () => {
    expect(makeMap(nobodyJoined(0)).x).toHaveLength(0);
  });

  it('gives every node a place and a community, whatever the graph', () => {
    const graphs = fc.integer({ min: 1, max: 200 }).chain((count) =>
      fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 300 }).map((pairs) => ({
        count,
        from: Uint32Array.from(pairs, ([from]) => from),
        to: Uint32Array.from(pairs, ([, to]) => to),
      })),
    );
    fc.assert(
      fc.property(graphs, (edges) => {
        const { x, y, community, above } = makeMap(edges);
        expect([...x, ...y].every(Number.isFinite)).toBe(true);
        expect(community.every((own) => own < above.length)).toBe(true);
        above.forEach((holder, own) => {
          expect(holder).toBeLessThan(own);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is the same each time', () => {
    const world = makeWorld(400, 1_500);
    expect(makeMap(world)).toEqual(makeMap(world));
  });

  it('keeps nodes off one another, and most nodes among their own', () => {
    const world = makeWorld(1_200, 6_000);
    const { x, y } = makeMap(world);
    let [near, own, close] = [0, 0, 0];
    for (let node = 0; node < world.count; node += 7) {
      const distance = (other: number) =>
        Math.hypot((x[node] ?? 0) - (x[other] ?? 0), (y[node] ?? 0) - (y[other] ?? 0));
      const others = range(world.count)
        .filter((other) => other !== node)
        .sort((a, b) => distance(a) - distance(b))
        .slice(0, 10);
      near += others.length;
      own += others.filter((other) => world.group[other] === world.group[node]).length;
      close += others.filter((other) => distance(other) < roomOfNode * 0.8).length;
    }
    expect(own / near).toBeGreaterThan(0.85);
    expect(close / near).toBeLessThan(0.02);
  });

  it('divides what is large into parts of a size to look at', () => {
    const { community, above } = makeMap(makeWorld(3_000, 15_000));
    const sizes = new Map<number, number>();
    for (const own of community) sizes.set(own, (sizes.get(own) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBeLessThan(200);
    expect(above.filter((holder) => holder < 0).length).toBeLessThan(80);
  });

  const chainWith = (count: number, alone: number) => {
    const from = Uint32Array.from(range(count - 1));
    return { count: count + alone, from, to: from.map((at) => at + 1) };
  };

  it('lets a few crumbs into the bays of the rest, near to it and on nobody', () => {
    const { x, y } = makeMap(chainWith(70, 40));
    const distance = (a: number, b: number) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
    for (const crumb of range(40).map((at) => at + 70)) {
      const nearest = Math.min(...range(110).flatMap((other) => (other === crumb ? [] : [distance(crumb, other)])));
      expect(nearest).toBeGreaterThan(roomOfNode);
      expect(nearest).toBeLessThan(roomOfNode * 3);
    }
  });

  it('lays many crumbs in rings round all the rest', () => {
    const { x, y } = makeMap(chainWith(70, 500));
    const far = (node: number) => Math.hypot((x[node] ?? 0) - (mx ?? 0), (y[node] ?? 0) - (my ?? 0));
    const crumbs = range(500).map((at) => at + 70);
    const [mx, my] = [x, y].map((values) => crumbs.reduce((sum, node) => sum + (values[node] ?? 0), 0) / crumbs.length);
    expect(Math.min(...crumbs.map(far))).toBeGreaterThan(Math.max(...range(70).map(far)));
  });
});

describe('room for discs', () => {
  const overlaps = (x: ArrayLike<number>, y: ArrayLike<number>, radius: ArrayLike<number>, slack: number) =>
    range(x.length).flatMap((a) =>
      range(a).filter(
        (b) =>
          Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)) <
          ((radius[a] ?? 0) + (radius[b] ?? 0)) * slack,
      ),
    ).length;

  it('packed discs touch and do not overlap, and lie within a disc not much larger than all of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 60 }), (list) => {
        const radius = Float64Array.from(list.sort((a, b) => b - a));
        const { x, y } = packDiscs(radius);
        expect(overlaps(x, y, radius, 0.9999)).toBe(0);
        const reach = Math.max(
          ...range(list.length).map((at) => Math.hypot(x[at] ?? 0, y[at] ?? 0) + (radius[at] ?? 0)),
        );
        const area = radius.reduce((sum, own) => sum + own * own, 0);
        expect(reach * reach).toBeLessThan(area * 9);
      }),
      { numRuns: 60 },
    );
  });

  it('discs of many sizes are parted, and the fixed one stays', () => {
    const radius = Float64Array.from(range(80), (at) => 2 + (at % 9) * 3);
    const x = Float64Array.from(range(80), (at) => (at * 37) % 60);
    const y = Float64Array.from(range(80), (at) => (at * 53) % 60);
    const fixed = new Uint8Array(80);
    fixed[5] = 1;
    const before = [x[5], y[5]];
    expect(removeOverlaps({ x, y, radius, fixed }, 2_000)).toBe(true);
    expect(overlaps(x, y, radius, 0.995)).toBe(0);
    expect([x[5], y[5]]).toEqual(before);
  });
});
