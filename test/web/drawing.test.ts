// What lies behind the drawing: the field of a scene, the view from plane to pixels, and who is under the pointer.
import { describe, expect, it } from 'vitest';
import { labels } from '#model/ontology';
import { type Bubble, drawBubbles } from '../../web/graph/bubbles.ts';
import { packColor } from '../../web/graph/colors.ts';
import { changeField, emptyField, labelOf, neighboursOf, openField, rankNodes } from '../../web/graph/field.ts';
import { createBoxes } from '../../web/graph/names.ts';
import { createFinder } from '../../web/graph/pointing.ts';
import type { StageScene } from '../../web/graph/stage.ts';
import { groundOf, planeAt, screenX, screenY, viewOf } from '../../web/graph/view.ts';

function sceneOf(names: string, ...pairs: string[]): StageScene {
  return {
    name: 'map',
    above: [],
    nodes: [...names].map((name, at) => ({
      id: name as never,
      label: labels[at % labels.length] ?? 'Person',
      name,
      degree: pairs.filter((pair) => pair.includes(name)).length,
      date: null,
      documents: 1,
      spot: null,
      isFaded: false,
    })),
    edges: pairs.map((pair) => ({
      id: pair as never,
      from: pair[0] as never,
      to: pair[1] as never,
      documents: 1,
      type: 'MET' as const,
      firstStated: null,
      isFaded: false,
    })),
  };
}

describe('the field of a scene', () => {
  const first = openField(emptyField, sceneOf('abc', 'ab', 'bc', 'bx'));

  it('has a place for everybody, and no edge to somebody who is not there', () => {
    expect(first.isPlaced).toBe(false);
    expect(first.field.edgeIds).toEqual(['ab', 'bc']);
    expect(new Set([...first.field.x].map((x, at) => `${x} ${first.field.y[at]}`)).size).toBe(3);
    expect([...neighboursOf(first.field, 1)]).toEqual([0, 2]);
    expect(labelOf(first.field, 1)).toBe(labels[1]);
  });

  it('leaves those who were there where they were, and puts newcomers next to whom they belong to', () => {
    const { field, added, removed } = changeField(first.field, sceneOf('cbde', 'bc', 'bd', 'de'));
    expect(removed).toBe(1);
    expect(added.map((node) => field.names[node])).toEqual(['d', 'e']);
    for (const name of 'bc') {
      const [now, before] = [field.at(name) ?? -1, first.field.at(name) ?? -1];
      expect([field.x[now], field.y[now]]).toEqual([first.field.x[before], first.field.y[before]]);
    }
    const distance = (a: string, b: string) => {
      const [one, other] = [field.at(a) ?? -1, field.at(b) ?? -1];
      return Math.hypot((field.x[one] ?? 0) - (field.x[other] ?? 0), (field.y[one] ?? 0) - (field.y[other] ?? 0));
    };
    expect(distance('b', 'd')).toBeLessThan(60);
    expect(distance('d', 'e')).toBeLessThan(60);
  });

  it('puts those who come back where they stood', () => {
    const { field, added } = changeField(first.field, sceneOf('abcd', 'ab', 'cd'), new Map([['d', { x: 7, y: -3 }]]));
    expect(added).toEqual([]);
    expect([field.x[3], field.y[3]]).toEqual([7, -3]);
  });

  it('stands on the map where nearly all have a spot there, the others next to whom they belong to', () => {
    const scene = sceneOf('abcdefghijk', 'ak');
    const spot = (at: number) => (at < 10 ? { x: at * 50, y: -at, community: null } : null);
    const { field, isPlaced } = openField(emptyField, {
      ...scene,
      nodes: scene.nodes.map((node, at) => ({ ...node, spot: spot(at) })),
    });
    expect(isPlaced).toBe(true);
    expect([field.x[3], field.y[3]]).toEqual([150, -3]);
    expect(Math.hypot(field.x[10] ?? 0, field.y[10] ?? 0)).toBeLessThan(60);
  });

  it.each([
    ['who come after them', 'abcde', ['ab', 'bc', 'ce', 'ad']],
    ['who are not there any more', 'abd', ['ab', 'bd']],
    ['who stand before them', 'dabc', ['ab', 'bc', 'ad']],
    ['of whom one was awaited', 'abcx', ['ab', 'bc', 'bx']],
  ])('is the same beside others %s, whether edges are the very same or are like those before', (_, names, pairs) => {
    const known = [sceneOf('abc', 'ab', 'bc'), sceneOf('abc', 'ab', 'bc', 'bx')];
    for (const before of known) {
      const { field } = openField(emptyField, before);
      const next = sceneOf(names, ...pairs);
      const kept = { ...next, edges: next.edges.map((edge) => before.edges.find(({ id }) => id === edge.id) ?? edge) };
      const { scene: _own, at: _at, edgeAt: _edgeAt, ...fromLike } = changeField(field, next).field;
      expect(changeField(field, kept).field).toMatchObject(fromLike);
    }
  });

  it('has everybody in the order of his worth, whatever order one begins with', () => {
    const worth = [3, 1, 3, 2, 5];
    const rank = (before?: Uint32Array) => [...rankNodes(5, (node) => worth[node] ?? 0, [...'edcba'], before)];
    expect(rank()).toEqual([4, 2, 0, 3, 1]);
    for (const before of [[4, 2, 0, 3, 1], [0, 1, 2], [6, 1, 5, 4, 3, 2, 0], []]) {
      expect(rank(Uint32Array.from(before))).toEqual([4, 2, 0, 3, 1]);
    }
  });

  it('knows when nothing came and nothing went', () => {
    expect(changeField(first.field, sceneOf('abc', 'ab', 'bc')).isSame).toBe(true);
    expect(changeField(first.field, sceneOf('abc', 'ab')).isSame).toBe(false);
    expect(changeField(first.field, sceneOf('ab', 'ab')).isSame).toBe(false);
  });
});

describe('the view', () => {
  // Half as far away, moved and turned a little.
  const matrix = [1.8, 0.2, 0, -0.3, 2.1, 0, -0.7, -0.4, 1];
  const view = viewOf({ width: 800, height: 600, ratio: 0.5, matrix }, { x: 10, y: -20, span: 200 });

  it('goes from the plane to pixels and back', () => {
    for (const [x, y] of [
      [0, 0],
      [37, -12],
      [-80, 55],
    ] as const) {
      const back = planeAt(view, screenX(view, x, y), screenY(view, x, y));
      expect(back.x).toBeCloseTo(x, 3);
      expect(back.y).toBeCloseTo(y, 3);
    }
  });

  it('is what Sigma makes of its own frame, with down as down', () => {
    const framed = { x: 0.5 + (37 - 10) / 200, y: 0.5 - (-12 + 20) / 200 };
    const clip = {
      x: 1.8 * framed.x - 0.3 * framed.y - 0.7,
      y: 0.2 * framed.x + 2.1 * framed.y - 0.4,
    };
    expect(screenX(view, 37, -12)).toBeCloseTo(((1 + clip.x) * 800) / 2, 3);
    expect(screenY(view, 37, -12)).toBeCloseTo(((1 - clip.y) * 600) / 2, 3);
  });

  it('begins with a square round all points', () => {
    expect(groundOf([-10, 30, 0], [5, 5, 9])).toEqual({ x: 10, y: 7, span: 40 });
    expect(groundOf([], [])).toEqual({ x: 0, y: 0, span: 1 });
    expect(groundOf([3], [4])).toEqual({ x: 3, y: 4, span: 1 });
  });
});

describe('who is near', () => {
  it('is found in any rectangle, as by looking at all of them', () => {
    const count = 500;
    const x = Float64Array.from({ length: count }, (_, at) => (at * 73) % 211);
    const y = Float64Array.from({ length: count }, (_, at) => (at * 41) % 97);
    const finder = createFinder({ x, y, count });
    for (const [left, top, right, bottom] of [
      [-50, -50, 300, 300],
      [20, 10, 60, 40],
      [209, 95, 400, 400],
      [300, 300, 400, 400],
    ] as const) {
      const found: number[] = [];
      finder.within(left, top, right, bottom, (node) => found.push(node) > 0);
      const all = [...x.keys()].filter((at) => {
        const [px, py] = [x[at] ?? 0, y[at] ?? 0];
        return px >= left && px <= right && py >= top && py <= bottom;
      });
      expect(found.sort((a, b) => a - b)).toEqual(all);
    }
  });
});

describe('colours for the GPU', () => {
  it('are four bytes, red first', () => {
    expect([...new Uint8Array(new Uint32Array([packColor('#123456')]).buffer)]).toEqual([0x12, 0x34, 0x56, 255]);
    expect(packColor('#123456', 0) >>> 24).toBe(0);
  });
});

describe('the name of a community that is too small to write in', () => {
  // Six pixels a letter, and everything that is drawn goes nowhere.
  const context = new Proxy(
    { measureText: (text: string) => ({ width: 6 * text.length }) },
    { get: (own, key) => Reflect.get(own, key) ?? (() => {}), set: () => true },
  ) as never;
  const names = ['Hội nghị', 'Lê Văn An', 'Đảng ủy', 'Hà Nội'];
  const bubbleAt = (number: number, x: number, y: number): Bubble => ({
    region: {
      best: [number],
      byLabel: new Uint32Array(labels.length),
      members: 9,
      all: 9,
      seen: 1,
      open: 0,
      around: 1,
    } as never,
    x,
    y,
    radius: 20,
  });
  const placed = (bubbles: readonly Bubble[], right = 400) => {
    const palette = { labels: {}, paper: '', edge: '', muted: '', accent: '' };
    const ink = { palette, family: 'x', number: String, hovered: null, rimOf: () => null, isNamed: true } as never;
    const room = { left: 0, top: 0, right, bottom: 300 };
    return drawBubbles(context, bubbles, { names } as never, ink, createBoxes(), room).map(({ text, x, y }) => ({
      text,
      // As the names are drawn: centred, four pixels below their place, one line of fifteen pixels.
      box: { left: x - 3 * text.length, right: x + 3 * text.length, top: y + 4, bottom: y + 19 },
    }));
  };

  it('stands below it where nothing is, else above or beside, across no other disc', () => {
    const bubbles = [bubbleAt(0, 100, 100), bubbleAt(1, 100, 150), bubbleAt(2, 145, 125), bubbleAt(3, 300, 200)];
    const found = placed(bubbles);
    expect(found.length).toBeGreaterThan(2);
    expect(found.find(({ text }) => text === 'Hà Nội')?.box.top, 'below').toBe(224);
    for (const { text, box } of found) {
      for (const { x, y, radius } of bubbles) {
        const [dx, dy] = [
          x - Math.min(box.right, Math.max(box.left, x)),
          y - Math.min(box.bottom, Math.max(box.top, y)),
        ];
        expect(Math.hypot(dx, dy), `${text} and the disc at ${x}, ${y}`).toBeGreaterThanOrEqual(radius);
      }
    }
  });

  it('is left out where there is no room for it', () => {
    const around = [0, 1, 2, 3].flatMap((turn) => {
      const angle = (turn * Math.PI) / 2;
      return [bubbleAt(0, 150 + 44 * Math.cos(angle), 150 + 44 * Math.sin(angle))];
    });
    const texts = placed([...around, bubbleAt(1, 150, 150)]).map(({ text }) => text);
    expect(texts).not.toContain('Lê Văn An');
    expect(placed([bubbleAt(3, 25, 100)], 40)).toEqual([]);
  });
});
