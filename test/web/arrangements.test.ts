// The arrangements besides that by forces: everybody has a place of his own, and the place tells what it should.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Label, labels, relationshipTypes } from '#model/ontology';
import { arrange } from '../../web/graph/arrangements/index.ts';
import { spaceOut } from '../../web/graph/arrangements/radial.ts';
import { emptyField, type Field, openField } from '../../web/graph/field.ts';
import type { StageEdge, StageNode } from '../../web/graph/stage.ts';

const labelOf: Readonly<Record<string, Label>> = { p: 'Person', b: 'PartyCommittee', g: 'Conference', x: 'Place' };

/** Nodes by name, whose first letter is their label, with a date after `@`; edges as `from TYPE to` or `from TYPE to@date`. */
function fieldOf(names: string, ...edges: string[]): Field {
  const nodes = names.split(' ').map((text): StageNode => {
    const [name = '', date] = text.split('@');
    const label = labelOf[name[0] ?? ''] ?? 'Person';
    const degree = edges.filter((edge) => edge.split(/[ @]/).includes(name)).length;
    return { id: name as never, label, name, degree, documents: 1, date: date ?? null, isFaded: false };
  });
  const joined = edges.map((text): StageEdge => {
    const [from = '', type = '', rest = ''] = text.split(' ');
    const [to = '', date] = rest.split('@');
    return {
      id: text as never,
      from: from as never,
      to: to as never,
      type: type as never,
      firstStated: date ?? null,
      documents: 1,
      isFaded: false,
    };
  });
  return openField(emptyField, { nodes, edges: joined }).field;
}

const at = (field: Field, name: string) => field.at(name) as number;

describe.each(['radial', 'hierarchy', 'time'] as const)('the arrangement %s', (name) => {
  it('has nothing to do for an empty stage', () => {
    expect([...arrange[name](emptyField, 0).x]).toEqual([]);
  });

  it('gives each node a place of its own, whatever the graph', () => {
    const dates = fc.constantFrom(null, '2019', '2021-03', '2024-05-06', '2026-02-08');
    const graphs = fc.integer({ min: 1, max: 40 }).chain((count) =>
      fc.record({
        nodes: fc.array(fc.tuple(fc.nat(labels.length - 1), dates), { minLength: count, maxLength: count }),
        edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1), fc.nat(relationshipTypes.length - 1), dates), {
          maxLength: 60,
        }),
      }),
    );
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const { field } = openField(emptyField, {
          nodes: nodes.map(([label, date], node) => ({
            id: `n${node}` as never,
            label: labels[label] ?? 'Person',
            name: '',
            degree: edges.filter(([a, b]) => a === node || b === node).length,
            documents: 1,
            date,
            isFaded: false,
          })),
          edges: edges.map(([a, b, type, firstStated], edge) => ({
            id: `e${edge}` as never,
            from: `n${a}` as never,
            to: `n${b}` as never,
            type: relationshipTypes[type] ?? 'MET',
            firstStated,
            documents: 1,
            isFaded: false,
          })),
        });
        const { x, y } = arrange[name](field, 0);
        expect([...x, ...y].every(Number.isFinite)).toBe(true);
        for (let one = 0; one < x.length; one++) {
          for (let other = 0; other < one; other++) {
            const apart = Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0));
            expect(apart, `${one} and ${other}`).toBeGreaterThan(15);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('rings round one', () => {
  const field = fieldOf('p1 b1 b2 g1 x1 p9', 'p1 MET b1', 'p1 MET b2', 'b1 MET g1', 'g1 MET x1');
  const { x, y, guides } = arrange.radial(field, at(field, 'p1'));
  const far = (name: string) => Math.hypot(x[at(field, name)] ?? 0, y[at(field, name)] ?? 0);

  it('have it in the middle, each other as far out as it is steps away, and outside whom no way leads to', () => {
    expect(far('p1')).toBe(0);
    expect(far('b1')).toBeCloseTo(far('b2'));
    expect([far('b1'), far('g1'), far('x1')]).toEqual([...guides.rings].map((radius) => expect.closeTo(radius)));
    expect(far('p9')).toBeGreaterThan(far('x1'));
  });

  it('have those on one side who come the same way', () => {
    const angle = (name: string) => Math.atan2(y[at(field, name)] ?? 0, x[at(field, name)] ?? 0);
    const turn = Math.abs(angle('g1') - angle('b1'));
    expect(Math.min(turn, 2 * Math.PI - turn)).toBeLessThan(Math.PI / 2);
  });

  it('space out what is too close, in order and once round at most', () => {
    expect(spaceOut([0, 2, 4], 0.5)).toEqual([0, 2, 4]);
    expect(spaceOut([1, 1, 1], 0.5)).toEqual([0.5, 1, 1.5]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 6, noNaN: true }), { minLength: 2, maxLength: 40 }), (angles) => {
        const apart = (2 * Math.PI) / angles.length / 1.2;
        const spaced = spaceOut(
          angles.sort((a, b) => a - b),
          apart,
        );
        for (let one = 1; one < spaced.length; one++) {
          expect((spaced[one] ?? 0) - (spaced[one - 1] ?? 0)).toBeGreaterThan(apart - 1e-6);
        }
        expect((spaced.at(-1) ?? 0) - (spaced[0] ?? 0)).toBeLessThanOrEqual(2 * Math.PI - apart + 1e-9);
      }),
    );
  });
});

describe('bodies under bodies', () => {
  const field = fieldOf(
    'b1 b2 b3 b4 p1 g1 x1',
    'b2 PART_OF b1',
    'b3 PART_OF b2',
    'b4 PART_OF b1',
    'p1 HOLDS_ROLE b2',
    'b4 ORGANIZED g1',
    'g1 HELD_IN x1',
  );
  const { x, y, guides } = arrange.hierarchy(field, 0);
  const below = (low: string, high: string) => (y[at(field, low)] ?? 0) - (y[at(field, high)] ?? 0);

  it('have each body below the one that it is part of, with a branch to it', () => {
    for (const [low, high] of ['b2 b1', 'b3 b2', 'b4 b1'].map((pair) => pair.split(' '))) {
      expect(below(low ?? '', high ?? ''), `${low} ${high}`).toBeGreaterThan(0);
    }
    expect(guides.lines).toHaveLength(3);
  });

  it('have what belongs to a body right below it, and what belongs to that there too', () => {
    for (const [thing, body] of ['p1 b2', 'g1 b4', 'x1 b4'].map((pair) => pair.split(' '))) {
      const apart = Math.hypot(
        below(thing ?? '', body ?? ''),
        (x[at(field, thing ?? '')] ?? 0) - (x[at(field, body ?? '')] ?? 0),
      );
      expect(apart, `${thing} ${body}`).toBeLessThan(100);
      expect(below(thing ?? '', body ?? '')).toBeGreaterThan(0);
    }
  });

  it('end where bodies are part of one another in a circle', () => {
    const circle = fieldOf('b1 b2 b3', 'b1 PART_OF b2', 'b2 PART_OF b3', 'b3 PART_OF b1');
    expect(arrange.hierarchy(circle, 0).guides.lines).toHaveLength(2);
  });
});

describe('by time', () => {
  it('goes to the right with the date that a thing has, or that documents first give to what they say of it', () => {
    const field = fieldOf('g1@2019-05 g2@2024 p1 p2 p3', 'p1 MET g1@2021-03-04', 'p1 MET p2@2026-01-01');
    const { x, guides } = arrange.time(field, 0);
    const order = ['p3', 'g1', 'p1', 'g2', 'p2'];
    const places = order.map((name) => x[at(field, name)] ?? 0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(guides.days.map(({ date }) => date)).toEqual(['', '2019', '2021', '2024', '2026']);
  });

  it('counts months in a few years, and days in a few weeks', () => {
    const days = (...dates: string[]) =>
      arrange
        .time(fieldOf(dates.map((date, one) => `g${one}@${date}`).join(' ')), 0)
        .guides.days.map(({ date }) => date);
    expect(days('2024-03-04', '2024-03-20', '2025-01-09')).toEqual(['2024-03', '2025-01']);
    expect(days('2024-03-04', '2024-03-20')).toEqual(['2024-03-04', '2024-03-20']);
  });
});
