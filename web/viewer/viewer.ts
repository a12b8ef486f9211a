// The small viewer inside an HTML file: pan, zoom, tap a node or a line to read its sentences, search, light and dark. It
// asks nobody for anything, and everything that it shows of the data is set as text.

import { foldName } from '#model/fold';
import { labels, ontology } from '#model/ontology';
import { type Palette, readPalette, sizeOf, widthOf } from '../graph/appearance.ts';
import { drawNames, forgetWidths } from '../graph/names.ts';
import { shapes, traceShape } from '../graph/shapes.ts';
import type { ViewerData } from './data.ts';
import './viewer.css';

type Chosen = { readonly kind: 'node' | 'edge'; readonly at: number } | null;

const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as ViewerData;
const { words, nodes, edges, documents } = data;
const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const root = document.documentElement;
const tapReach = 14;
const most = 400;

const near = nodes.map((): number[] => []);
edges.forEach(({ from, to }, at) => {
  near[from]?.push(at);
  if (to !== from) near[to]?.push(at);
});

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  given: { readonly text?: string; readonly className?: string; readonly label?: string; readonly lang?: string } = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (given.text !== undefined) element.textContent = given.text;
  if (given.className) element.className = given.className;
  if (given.label) element.setAttribute('aria-label', given.label);
  if (given.lang) element.lang = given.lang;
  element.append(...children);
  return element;
}

function button(
  text: string,
  onClick: () => void,
  given: { label?: string; className?: string } = {},
): HTMLButtonElement {
  const made = make('button', { text, ...given });
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

root.lang = data.language;
root.dataset.theme = data.theme;
document.title = data.title;

const canvas = make('canvas', { label: words.stage });
canvas.tabIndex = 0;
canvas.setAttribute('role', 'img');
const context = canvas.getContext('2d') as CanvasRenderingContext2D;
const search = make('input', { label: words.search });
search.type = 'search';
search.placeholder = words.search;
const hits = make('ul', { className: 'hits' });
const panel = make('aside');
const title = make('div', { className: 'title' }, make('h1', { text: data.title }), make('p', { text: data.note }));
const legend = make(
  'ul',
  { className: 'legend' },
  ...data.legend.map(({ label, text }) => {
    const sign = make('canvas', { className: 'sign' });
    sign.dataset.label = label;
    sign.setAttribute('aria-hidden', 'true');
    return make('li', {}, sign, make('span', { text }));
  }),
);
const tools = make(
  'div',
  { className: 'tools' },
  button('+', () => zoom(1.5), { label: words.nearer }),
  button('−', () => zoom(1 / 1.5), { label: words.farther }),
  button('▢', () => showAll(), { label: words.all }),
  button(
    '◐',
    () => {
      root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
      restyle();
    },
    { label: words.theme },
  ),
);
document.body.append(
  make('header', {}, title, make('div', { className: 'search' }, search, hits)),
  make('main', {}, canvas, legend, tools, panel),
);

let palette: Palette = readPalette(root);
let chosen: Chosen = null;
let camera = { x: 0, y: 0, scale: 1 };
let waits = false;

const size = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
const screen = (x: number, y: number) => {
  const { width, height } = size();
  return { x: (x - camera.x) * camera.scale + width / 2, y: (y - camera.y) * camera.scale + height / 2 };
};

/** Pixels of one pixel of size: smaller from afar, so that things stay apart. */
let room = 1;
const radius = (at: number) =>
  Math.max(3, sizeOf(nodes[at]?.degree ?? 0) * Math.min(1.4, Math.sqrt(camera.scale * room)));

function showAll(): void {
  const xs = nodes.map(({ x }) => x);
  const ys = nodes.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { width, height } = size();
  const span = Math.max(right - left, bottom - top, 1);
  // Half a name stands beside the outermost.
  const margin = Math.min(180, width * 0.38);
  room = span / Math.sqrt(Math.max(1, nodes.length)) / 40;
  camera = {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    scale: Math.min(
      (width - margin) / Math.max(1, right - left),
      (height - 100) / Math.max(1, bottom - top),
      160 / (room * 40),
    ),
  };
  draw();
}

function zoom(factor: number, at = { x: size().width / 2, y: size().height / 2 }): void {
  const { width, height } = size();
  const scale = Math.min(200, Math.max(0.001, camera.scale * factor));
  // What lies under the pointer stays there.
  camera = {
    x: camera.x + (at.x - width / 2) * (1 / camera.scale - 1 / scale),
    y: camera.y + (at.y - height / 2) * (1 / camera.scale - 1 / scale),
    scale,
  };
  draw();
}

function draw(): void {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    paint();
  });
}

function paint(): void {
  const { width, height } = size();
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.background;
  context.fillRect(0, 0, width, height);
  const lit = litNow();
  for (const isLit of [false, true]) {
    edges.forEach((edge, at) => {
      if ((lit?.edges.has(at) ?? false) !== isLit) return;
      const [from, to] = [nodes[edge.from], nodes[edge.to]];
      if (!from || !to) return;
      const [a, b] = [screen(from.x, from.y), screen(to.x, to.y)];
      context.strokeStyle = isLit ? palette.edgeStrong : lit ? palette.faded : palette.edge;
      context.lineWidth = widthOf(edge.documents) + (isLit ? 1 : 0);
      context.beginPath();
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
      context.stroke();
    });
  }
  const order = nodes.map((_, at) => at).sort((a, b) => (nodes[a]?.degree ?? 0) - (nodes[b]?.degree ?? 0));
  for (const at of order) {
    const node = nodes[at];
    if (!node) continue;
    const place = screen(node.x, node.y);
    context.fillStyle = lit && !lit.nodes.has(at) ? palette.faded : palette.labels[node.label];
    context.strokeStyle = palette.background;
    context.lineWidth = 1.5;
    traceShape(context, shapes[node.label], place.x, place.y, radius(at));
    context.fill();
    context.stroke();
  }
  const named = order.reverse().filter((at) => !lit || lit.nodes.has(at));
  drawNames(
    context,
    named.map((at) => {
      const node = nodes[at] as ViewerData['nodes'][number];
      const isStrong = chosen?.kind === 'node' && chosen.at === at;
      return { text: node.name, ...screen(node.x, node.y), size: radius(at), isStrong };
    }),
    { color: palette.text, halo: palette.background, family },
    most,
  );
}

function litNow(): { readonly nodes: ReadonlySet<number>; readonly edges: ReadonlySet<number> } | null {
  if (!chosen) return null;
  if (chosen.kind === 'edge') {
    const edge = edges[chosen.at];
    return edge ? { nodes: new Set([edge.from, edge.to]), edges: new Set([chosen.at]) } : null;
  }
  const own = near[chosen.at] ?? [];
  const ends = own.flatMap((at) => [edges[at]?.from ?? 0, edges[at]?.to ?? 0]);
  return { nodes: new Set([chosen.at, ...ends]), edges: new Set(own) };
}

function restyle(): void {
  palette = readPalette(root);
  for (const sign of legend.querySelectorAll<HTMLCanvasElement>('canvas')) {
    const label = labels.find((one) => one === sign.dataset.label);
    const brush = sign.getContext('2d');
    if (!label || !brush) continue;
    sign.width = sign.height = 32;
    brush.fillStyle = palette.labels[label];
    traceShape(brush, shapes[label], 16, 16, 11);
    brush.fill();
  }
  draw();
}

function choose(next: Chosen, isShown = false): void {
  chosen = next;
  hits.replaceChildren();
  showPanel();
  if (isShown && next?.kind === 'node') {
    const node = nodes[next.at];
    if (node) camera = { ...camera, x: node.x, y: node.y, scale: Math.max(camera.scale, 3 / (room * 2)) };
  }
  uncover();
  draw();
}

/** Moves what is chosen out from under the panel, which lies beside the picture or, on a phone, over its lower part. */
function uncover(): void {
  const ends = chosen?.kind === 'edge' ? [edges[chosen.at]?.from, edges[chosen.at]?.to] : [chosen?.at];
  const places = ends.flatMap((end) => {
    const node = nodes[end ?? -1];
    return node ? [screen(node.x, node.y)] : [];
  });
  if (places.length === 0) return;
  const { width } = size();
  const { offsetLeft, offsetTop, offsetWidth } = panel;
  const isSheet = offsetWidth > width * 0.8;
  const x = places.reduce((sum, place) => sum + place.x, 0) / places.length;
  const y = places.reduce((sum, place) => sum + place.y, 0) / places.length;
  if (isSheet && Math.max(...places.map((place) => place.y)) > offsetTop - 40) {
    camera = { ...camera, y: camera.y + (y - offsetTop / 2) / camera.scale };
  } else if (!isSheet && Math.max(...places.map((place) => place.x)) > offsetLeft - 60) {
    camera = { ...camera, x: camera.x + (x - offsetLeft / 2) / camera.scale };
  }
}

function showPanel(): void {
  const parts: Node[] = [button('×', () => choose(null), { label: words.close, className: 'close' })];
  if (chosen?.kind === 'node') parts.push(...aboutNode(chosen.at));
  if (chosen?.kind === 'edge') parts.push(...aboutEdge(chosen.at));
  panel.hidden = !chosen;
  panel.replaceChildren(...(chosen ? parts : []));
  panel.scrollTop = 0;
}

const kindOf = (at: number) => {
  const label = nodes[at]?.label ?? 'Person';
  const texts: Readonly<Record<string, string>> = ontology.labels[label].caption;
  return texts[data.language] ?? label;
};

function aboutNode(at: number): Node[] {
  const node = nodes[at];
  if (!node) return [];
  return [
    make('p', { className: 'kind', text: [kindOf(at), node.date].filter(Boolean).join(' · ') }),
    make('h2', { text: node.name }),
    make('p', { className: 'others', text: node.others.join(' · ') }),
    make('ul', { className: 'lines' }, ...(near[at] ?? []).map((edge) => make('li', {}, lineOf(edge, at)))),
  ];
}

/** A relationship from the side of one of its ends. */
function lineOf(edge: number, side: number): HTMLElement {
  const { from, to, what, when, sentences } = edges[edge] as ViewerData['edges'][number];
  const other = from === side ? to : from;
  const sign = from === side ? '→' : '←';
  const line = button('', () => choose({ kind: 'edge', at: edge }));
  line.append(
    make('span', { text: `${sign} ${what}` }),
    make('strong', { text: nodes[other]?.name ?? '' }),
    make('small', { text: [when, `“ ${sentences.length}`].filter(Boolean).join(' · ') }),
  );
  return line;
}

function aboutEdge(at: number): Node[] {
  const edge = edges[at];
  if (!edge) return [];
  const end = (node: number) => button(nodes[node]?.name ?? '', () => choose({ kind: 'node', at: node }, true));
  return [
    make('p', { className: 'kind', text: edge.when }),
    make('h2', {}, end(edge.from), make('span', { text: edge.what }), end(edge.to)),
    make('ol', { className: 'sentences' }, ...edge.sentences.map((sentence) => make('li', {}, ...quote(sentence)))),
  ];
}

function quote({
  before,
  words: supporting,
  after,
  document: index,
}: ViewerData['edges'][number]['sentences'][number]): Node[] {
  const source = documents[index];
  const quoted = make(
    'blockquote',
    { ...(source ? { lang: source.language } : {}) },
    new Text(before),
    make('mark', { text: supporting }),
    new Text(after),
  );
  if (!source) return [quoted];
  const named = source.url ? make('a', { text: source.title }) : make('span', { text: source.title });
  if (named instanceof HTMLAnchorElement && source.url) {
    named.href = source.url;
    named.target = '_blank';
    named.rel = 'noopener noreferrer';
  }
  return [quoted, make('p', { className: 'source' }, named, new Text(source.about ? ` · ${source.about}` : ''))];
}

// Fingers and mouse: one moves the picture, two make it larger, one that does not move chooses.
const fingers = new Map<number, { x: number; y: number }>();
let travelled = 0;
const spread = () => {
  const [a, b] = [...fingers.values()];
  return a && b ? { distance: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : null;
};
const at = ({ clientX, clientY }: MouseEvent) => {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
};
canvas.addEventListener('pointerdown', (event) => {
  canvas.setPointerCapture(event.pointerId);
  if (fingers.size === 0) travelled = 0;
  fingers.set(event.pointerId, at(event));
});
canvas.addEventListener('pointermove', (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const old = spread();
  const now = at(event);
  fingers.set(event.pointerId, now);
  const both = spread();
  if (old && both) {
    travelled = Number.POSITIVE_INFINITY;
    camera = {
      ...camera,
      x: camera.x - (both.x - old.x) / camera.scale,
      y: camera.y - (both.y - old.y) / camera.scale,
    };
    zoom(both.distance / (old.distance || 1), both);
    return;
  }
  travelled += Math.hypot(now.x - before.x, now.y - before.y);
  camera = {
    ...camera,
    x: camera.x - (now.x - before.x) / camera.scale,
    y: camera.y - (now.y - before.y) / camera.scale,
  };
  draw();
});
const lift = (event: PointerEvent) => {
  const place = fingers.get(event.pointerId);
  fingers.delete(event.pointerId);
  if (event.type === 'pointerup' && place && fingers.size === 0 && travelled < 8) choose(under(place));
};
canvas.addEventListener('pointerup', lift);
canvas.addEventListener('pointercancel', lift);
canvas.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 400), at(event));
  },
  { passive: false },
);
canvas.addEventListener('keydown', ({ key }) => {
  const step = 60 / camera.scale;
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const move = moves[key];
  if (move) camera = { ...camera, x: camera.x + move[0], y: camera.y + move[1] };
  if (key === '+' || key === '=') zoom(1.5);
  else if (key === '-') zoom(1 / 1.5);
  else if (key === '0') showAll();
  draw();
});
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') choose(null);
});

/** What lies there: the nearest thing, else the nearest line. */
function under(place: { readonly x: number; readonly y: number }): Chosen {
  let best: Chosen = null;
  let least = tapReach;
  nodes.forEach((node, index) => {
    const { x, y } = screen(node.x, node.y);
    const over = Math.hypot(x - place.x, y - place.y) - radius(index);
    if (over < least) [least, best] = [over, { kind: 'node', at: index }];
  });
  if (best) return best;
  edges.forEach(({ from, to }, index) => {
    const [one, other] = [nodes[from], nodes[to]];
    if (!one || !other) return;
    const distance = toLine(place, screen(one.x, one.y), screen(other.x, other.y));
    if (distance < least) [least, best] = [distance, { kind: 'edge', at: index }];
  });
  return best;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function toLine(p: Point, a: Point, b: Point): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
  const share = Math.min(1, Math.max(0, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length));
  return Math.hypot(p.x - a.x - share * (b.x - a.x), p.y - a.y - share * (b.y - a.y));
}

const folded = nodes.map(({ name, others }) => foldName([name, ...others].join(' ')));
search.addEventListener('input', () => {
  const asked = foldName(search.value);
  const found = asked === '' ? [] : nodes.map((_, index) => index).filter((index) => folded[index]?.includes(asked));
  const items = found.slice(0, 12).map((index) => {
    const name = nodes[index]?.name ?? '';
    return make(
      'li',
      {},
      button(name, () => choose({ kind: 'node', at: index }, true)),
    );
  });
  hits.replaceChildren(...(asked !== '' && items.length === 0 ? [make('li', { text: words.none })] : items));
});
search.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') hits.querySelector('button')?.click();
});

new ResizeObserver(() => draw()).observe(canvas);
forgetWidths();
showPanel();
restyle();
showAll();
