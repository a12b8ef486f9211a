// The layout on its own: what it leaves alone, that it ends the same each time, and that it shows what belongs together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLayout, type LayoutInput } from '#layout/force-atlas2';
import { removeOverlaps } from '#layout/overlaps';
import { placeOnDisc, placeRound } from '#layout/place';

function inputOf(
  nodes: number,
  edges: readonly (readonly [number, number])[],
  fixed: readonly number[] = [],
): LayoutInput {
  const places = Array.from({ length: nodes }, (_, rank) => placeOnDisc(rank, 10));
  return {
    x: Float64Array.from(places, ({ x }) => x),
    y: Float64Array.from(places, ({ y }) => y),
    from: Uint32Array.from(edges, ([from]) => from),
    to: Uint32Array.from(edges, ([, to]) => to),
    weight: new Float64Array(edges.length).fill(1),
    fixed: Uint8Array.from({ length: nodes }, (_, node) => (fixed.includes(node) ? 1 : 0)),
  };
}

function run(input: LayoutInput, iterations: number): LayoutInput {
  const layout = createLayout(input);
  for (let at = 0; at < iterations; at++) layout.step();
  return input;
}

/** Groups of `size`, each fully joined, with one edge from each to the next. */
function groups(count: number, size: number): [number, number][] {
  const edges: [number, number][] = [];
  for (let group = 0; group < count; group++) {
    for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) edges.push([group * size + a, group * size + b]);
    if (group > 0) edges.push([(group - 1) * size, group * size]);
  }
  return edges;
}

describe('the layout', () => {
  it('has nothing to do for an empty graph', () => {
    expect(createLayout(inputOf(0, [])).step()).toBe(0);
  });

  it('leaves fixed nodes where they are, to the last bit', () => {
    const input = inputOf(40, groups(4, 10), [0, 7, 39]);
    const before = [0, 7, 39].map((node) => [input.x[node], input.y[node]]);
    run(input, 50);
    expect([0, 7, 39].map((node) => [input.x[node], input.y[node]])).toEqual(before);
  });

  it('is not blown up by two that begin on nearly one spot', () => {
    const input = inputOf(40, groups(4, 10), [0, 7]);
    input.x[20] = (input.x[3] as number) + 1e-13;
    input.y[20] = input.y[3] as number;
    const far = () => Math.max(...input.x.map(Math.abs), ...input.y.map(Math.abs));
    const before = far();
    run(input, 40);
    expect(far()).toBeLessThan(before * 50);
  });

  it('ends as the same picture each time', () => {
    const edges = groups(5, 8);
    expect(run(inputOf(40, edges), 80).x).toEqual(run(inputOf(40, edges), 80).x);
  });

  it('gives every node a place in the plane, whatever the graph, even where all begin on one point', () => {
    const graphs = fc.integer({ min: 1, max: 60 }).chain((nodes) =>
      fc.record({
        nodes: fc.constant(nodes),
        edges: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), { maxLength: 120 }),
        isOnePoint: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(graphs, ({ nodes, edges, isOnePoint }) => {
        const input = inputOf(nodes, edges);
        if (isOnePoint) {
          input.x.fill(3);
          input.y.fill(3);
        }
        run(input, 20);
        return [...input.x, ...input.y].every(Number.isFinite);
      }),
    );
  });

  it('brings groups together: of the nearest others most are of the same group', () => {
    const size = 12;
    const { x, y } = run(inputOf(size * 8, groups(8, size)), 300);
    let same = 0;
    for (let node = 0; node < x.length; node++) {
      const nearest = [...x.keys()]
        .filter((other) => other !== node)
        .sort((a, b) => distance(node, a) - distance(node, b))
        .slice(0, 5);
      same += nearest.filter((other) => Math.floor(other / size) === Math.floor(node / size)).length;
    }
    expect(same / (x.length * 5)).toBeGreaterThan(0.95);
    function distance(a: number, b: number): number {
      return Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
    }
  });

  it('approximates well: far cells as one body give nearly the force that all pairs would', () => {
    const edges = groups(6, 30);
    const coarse = inputOf(180, edges);
    const exact = inputOf(180, edges);
    createLayout(coarse).step();
    createLayout(exact, { scaling: 10, gravity: 0.05, strongGravity: true, slowDown: 1, theta: 0 }).step();
    const error = [...coarse.x.keys()].map((node) =>
      Math.hypot((coarse.x[node] ?? 0) - (exact.x[node] ?? 0), (coarse.y[node] ?? 0) - (exact.y[node] ?? 0)),
    );
    const start = inputOf(180, edges);
    const way = [...exact.x.keys()].map((node) =>
      Math.hypot((start.x[node] ?? 0) - (exact.x[node] ?? 0), (start.y[node] ?? 0) - (exact.y[node] ?? 0)),
    );
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(error) / mean(way)).toBeLessThan(0.1);
  });

  it('parts what overlaps and does not move what is fixed', () => {
    const x = new Float64Array([0, 1, 2, 100]);
    const y = new Float64Array(4);
    removeOverlaps({ x, y, radius: new Float64Array(4).fill(2), fixed: new Uint8Array([1, 0, 0, 0]) }, 200);
    expect(x[0]).toBe(0);
    expect(x[3]).toBe(100);
    for (let a = 0; a < 4; a++) {
      for (let b = a + 1; b < 4; b++) {
        expect(Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0))).toBeGreaterThan(3.9);
      }
    }
  });

  it('puts newcomers round the one that they come from, no two on one spot', () => {
    const places = Array.from({ length: 12 }, (_, at) => placeRound({ x: 5, y: 5 }, at, 12, 10));
    expect(new Set(places.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(12);
    for (const { x, y } of places) expect(Math.hypot(x - 5, y - 5)).toBeLessThan(20);
  });
});
