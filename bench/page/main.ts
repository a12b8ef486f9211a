// The page of the benchmark: one library before one graph, and the measurements that only the page itself can make. The
// benchmark in `bench/web.ts` asks for them one by one, by `window.bench`.

import { marks } from '../helpers/presented.ts';
import type { BenchEdge, BenchGraph, BenchNode, Contestant, Drawing } from './contestant.ts';
import { ours } from './ours.ts';
import { plainSigma } from './plain-sigma.ts';
import { withCytoscape } from './with-cytoscape.ts';
import { withForceGraph } from './with-force-graph.ts';

const contestants: Readonly<Record<string, Contestant>> = {
  ours,
  sigma: plainSigma(false),
  'sigma-hiding': plainSigma(true),
  'force-graph': withForceGraph,
  cytoscape: withCytoscape,
};

/** What the benchmark serves: a graph with planted groups, laid out. */
interface World {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly group: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const families = 'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương'.split(' ');
const givens = 'An Bình Châu Dũng Giang Hà Hưng Khánh Lan Long Mai Nam Oanh Phong Quân Sơn Tâm Uyên Vinh'.split(' ');

const nameOf = (at: number) => `${families[at % families.length]} ${givens[(at * 7) % givens.length]} ${at}`;

function graphOf({ from, to, x, y }: World): BenchGraph {
  const degree = new Uint32Array(x.length);
  for (const end of [...from, ...to]) degree[end] = (degree[end] as number) + 1;
  const nodes = x.map(
    (px, at): BenchNode => ({
      id: `n${at}`,
      name: nameOf(at),
      kind: at % 7,
      degree: degree[at] as number,
      x: px,
      y: y[at] as number,
    }),
  );
  const edges = from.map((end, at): BenchEdge => ({ id: `e${at}`, from: `n${end}`, to: `n${to[at]}` }));
  return { nodes, edges };
}

/** The beginning of the frame after next: by then the one that draws what was just done has gone out. */
const painted = () =>
  new Promise<number>((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
  );

const draws = { count: 0 };

/** Counts what is drawn on any canvas, so that a first frame is one that shows something. */
function watchDrawing(): void {
  const watch = (owner: object, names: readonly string[]) => {
    for (const name of names) {
      const plain = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
      Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
        draws.count += 1;
        return plain.apply(this, given);
      });
    }
  };
  watch(WebGL2RenderingContext.prototype, [
    'drawArrays',
    'drawElements',
    'drawArraysInstanced',
    'drawElementsInstanced',
  ]);
  watch(CanvasRenderingContext2D.prototype, ['fill', 'drawImage']);
}

const library = new URLSearchParams(location.search).get('library') ?? 'ours';
const world = (await (await fetch('/world.json')).json()) as World;
const graph = graphOf(world);
const container = document.querySelector<HTMLElement>('#stage');
const contestant = contestants[library];
if (!container || !contestant) throw new Error(`There is no library ${library}.`);
await Promise.all(['500', '600'].map((weight) => document.fonts.load(`${weight} 12px 'Inter Variable'`, 'ạ')));

let drawing: Drawing | null = null;
/** What the pointer is on, as far as the library has told since somebody began to wait for it. */
let hovered: string | null = null;
let isAwaited = false;

const get = () => {
  if (!drawing) throw new Error('Nothing is drawn yet.');
  return drawing;
};

const bench = {
  /** Milliseconds from handing over the data to the first frame that shows nodes. */
  async first(): Promise<number> {
    watchDrawing();
    const began = performance.now();
    drawing = contestant.draw(container, graph, (id) => {
      if (id === null || !isAwaited) return;
      isAwaited = false;
      hovered = id;
      performance.mark(marks.shown);
    });
    while (draws.count === 0) await new Promise(requestAnimationFrame);
    return (await painted()) - began;
  },

  places: () => get().places(),

  overlaps: () => get().overlaps?.() ?? null,

  /** Milliseconds from frame to frame while the ground is drawn about by the mouse, by one step a frame. */
  async pan(frames: number): Promise<readonly number[]> {
    const at = { x: 14, y: 14 };
    const target = document.elementFromPoint(at.x, at.y) ?? container;
    const send = (kind: string, on: EventTarget, x: number, y: number) => {
      const given = { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0 };
      const buttons = kind.endsWith('up') ? 0 : 1;
      on.dispatchEvent(new PointerEvent(`pointer${kind}`, { ...given, buttons, pointerType: 'mouse' }));
      on.dispatchEvent(new MouseEvent(`mouse${kind}`, { ...given, buttons }));
    };
    send('down', target, at.x, at.y);
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < frames; frame++) {
      const way = 6 * (frame % 60 < 30 ? frame % 60 : 60 - (frame % 60));
      send('move', target, at.x + way, at.y + way / 2);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    send('up', target, at.x, at.y);
    return times;
  },

  /** Gets ready for the next move of the pointer, which the benchmark makes: it and what it leads to are marked. */
  awaitHover(): void {
    hovered = null;
    isAwaited = true;
    let isMarked = false;
    const mark = ({ timeStamp }: Event) => {
      if (!isMarked) performance.mark(marks.moved, { startTime: timeStamp });
      isMarked = true;
    };
    addEventListener('pointermove', mark, { capture: true, once: true });
    addEventListener('mousemove', mark, { capture: true, once: true });
  },

  /** Whether the library found what the pointer is on; then the frame that shows it is on its way. */
  async hover(patience: number): Promise<boolean> {
    const until = performance.now() + patience;
    while (hovered === null && performance.now() < until) await new Promise(requestAnimationFrame);
    if (hovered === null) return false;
    await painted();
    return true;
  },

  async dim(id: string): Promise<number> {
    const edges = graph.edges.filter(({ from, to }) => from === id || to === id);
    const lit = {
      centre: id,
      nodes: new Set([id, ...edges.flatMap(({ from, to }) => [from, to])]),
      edges: new Set(edges.map((edge) => edge.id)),
    };
    const began = performance.now();
    get().dim(lit);
    return (await painted()) - began;
  },

  async light(): Promise<void> {
    get().dim(null);
    await painted();
  },

  /** A hundred neighbours more for the node: milliseconds until they are seen. */
  async expand(id: string): Promise<number> {
    const count = graph.nodes.length;
    const centre = graph.nodes.find((node) => node.id === id);
    const nodes = Array.from({ length: 100 }, (_, at): BenchNode => {
      return { id: `m${at}`, name: nameOf(count + at), kind: at % 7, degree: 2, x: centre?.x ?? 0, y: centre?.y ?? 0 };
    });
    const edges = nodes.flatMap((node, at): BenchEdge[] => [
      { id: `f${at}`, from: id, to: node.id },
      { id: `g${at}`, from: `m${(at * 3 + 1) % 100}`, to: node.id },
    ]);
    const began = performance.now();
    get().expand({ nodes, edges });
    return (await painted()) - began;
  },

  layOut: () => get().layOut(),

  group: world.group,
};

Object.assign(window, { bench });
export type BenchPage = typeof bench;
