// The map of a whole graph: communities as discs that touch none of the others, big ones made of smaller ones, and every
// node within its own. Made from the inside out, so that no step ever looks at more than one disc and its parts.
import { type Edges, findParts, toAdjacency } from './adjacency.ts';
import { findCommunities } from './communities.ts';
import { createLayout, defaultSettings } from './force-atlas2.ts';
import { removeOverlaps } from './overlaps.ts';
import { packDiscs } from './pack.ts';
import { goldenAngle, placeOnDisc } from './place.ts';

export interface GraphMap {
  /** In units of which a node with the room round it takes `roomOfNode`. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The innermost community of each node. */
  readonly community: Uint32Array;
  /** The community that holds each community, or -1; one stands behind the one that holds it. */
  readonly above: Int32Array;
}

export const roomOfNode = 40;

/** Up to this many nodes a community is not divided any more. */
export const undivided = 72;
/** What has this share of all nodes is the ground for the others, and no community of its own. */
const mostOfAll = 0.6;
/** The share of a disc that the smaller discs in it cover. */
const covered = 0.5;
/** Steps of the forces for so many nodes: few settle in the same time as many. */
/** A part of the graph with so few nodes is a crumb; more crumbs than this lie in rings round all the rest. */
const biggestCrumb = 5;
const mostCrumbs = 8;
/** So many parts, with so many nodes, find their way into the bays of one another; more of them lie side by side. */
const mostNestled = 300;
const mostNestling = 4_000;
const stepsFor = (nodes: number) => (nodes <= undivided ? 90 : 500);
const stepsOfDiscs = 240;
const airy = 1.55;

interface Cell {
  /** Numbers of its nodes in the whole graph. */
  readonly nodes: Uint32Array;
  /** Its edges, which name nodes by their position in `nodes`. */
  readonly edges: Edges;
  /** What it is divided into, and the part of each of its nodes; none where it is not. */
  readonly inner: readonly Cell[];
  readonly part: Uint32Array;
}

/**
 * The map of the graph. The same nodes and edges, in the same order, give the same map.
 *
 * A part of the graph that has at most `whole` nodes is laid out as one, with no regard to communities in it.
 */
export function makeMap(edges: Edges, whole = undivided): GraphMap {
  const x = new Float64Array(edges.count);
  const y = new Float64Array(edges.count);
  const nodes = Uint32Array.from({ length: edges.count }, (_, node) => node);
  const ground = divideBy({ nodes, edges, ...findParts(toAdjacency(edges)) }, whole);
  arrange(ground, x, y);
  return { x, y, ...toTree(ground) };
}

export interface KnownPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 for a node whose place is known. */
  readonly known: Uint8Array;
}

/** Where fewer of the nodes than this have a place, the map is made anew. */
const leastKnown = 0.6;

/**
 * The map of a graph of which an earlier one is known: who was there stays there, newcomers stand with their neighbours.
 *
 * Communities are found anew: they are what holds together now.
 */
export function growMap(edges: Edges, { x: oldX, y: oldY, known }: KnownPlaces, whole = undivided): GraphMap {
  const before = known.reduce((sum, one) => sum + one, 0);
  if (before < edges.count * leastKnown || before === 0) return makeMap(edges, whole);
  const x = oldX.slice();
  const y = oldY.slice();
  const nodes = Uint32Array.from({ length: edges.count }, (_, node) => node);
  const near = toAdjacency(edges);
  const tree = toTree(divideBy({ nodes, edges, ...findParts(near) }, whole));
  if (before === edges.count) return { x, y, ...tree };
  const isThere = known.slice();
  const reach = Math.sqrt(
    nodes.reduce(
      (far, node) => Math.max(far, known[node] ? (x[node] as number) ** 2 + (y[node] as number) ** 2 : 0),
      0,
    ),
  );
  let waiting = nodes.filter((node) => !known[node]);
  let alone = 0;
  for (let round = 0; waiting.length > 0; round++) {
    const still: number[] = [];
    const arrived: number[] = [];
    for (const node of waiting) {
      const others = near.other.subarray(near.start[node], near.start[node + 1]).filter((other) => isThere[other]);
      if (others.length === 0 && round < 6) {
        still.push(node);
        continue;
      }
      const mean = (values: Float64Array) =>
        others.reduce((sum, other) => sum + (values[other] as number), 0) / others.length;
      const aside = placeOnDisc(arrived.length % 12, roomOfNode / 3);
      const angle = alone * goldenAngle;
      // Whoever has no neighbour goes to the rim.
      x[node] = others.length > 0 ? mean(x) + aside.x : (reach + roomOfNode * 2) * Math.cos(angle);
      y[node] = others.length > 0 ? mean(y) + aside.y : (reach + roomOfNode * 2) * Math.sin(angle);
      if (others.length === 0) alone += 1;
      arrived.push(node);
    }
    for (const node of arrived) isThere[node] = 1;
    if (arrived.length === 0) round = 5;
    waiting = Uint32Array.from(still);
  }
  removeOverlaps({ x, y, radius: new Float64Array(edges.count).fill(roomOfNode / 2), fixed: known }, 80);
  return { x, y, ...tree };
}

function divide(nodes: Uint32Array, edges: Edges, whole: number): Cell {
  if (nodes.length > whole) {
    const { community, communities } = findCommunities(edges);
    if (communities > 1) return divideBy({ nodes, edges, part: community, parts: communities }, undivided);
  }
  return { nodes, edges, inner: [], part: new Uint32Array(nodes.length) };
}

interface Division {
  readonly nodes: Uint32Array;
  readonly edges: Edges;
  readonly part: Uint32Array;
  readonly parts: number;
}

function divideBy({ nodes, edges, part, parts }: Division, whole: number): Cell {
  const place = new Uint32Array(nodes.length);
  const sizes = new Uint32Array(parts);
  for (let at = 0; at < nodes.length; at++) {
    const own = part[at] as number;
    place[at] = sizes[own] as number;
    sizes[own] = (sizes[own] as number) + 1;
  }
  const members = [...sizes].map((size) => new Uint32Array(size));
  for (let at = 0; at < nodes.length; at++) {
    (members[part[at] as number] as Uint32Array)[place[at] as number] = nodes[at] as number;
  }
  const counts = new Uint32Array(parts);
  const isInside = (edge: number) => part[edges.from[edge] as number] === part[edges.to[edge] as number];
  const partOf = (edge: number) => part[edges.from[edge] as number] as number;
  for (let edge = 0; edge < edges.from.length; edge++) {
    if (isInside(edge)) counts[partOf(edge)] = (counts[partOf(edge)] as number) + 1;
  }
  const own = [...counts].map((length, at) => ({
    count: sizes[at] as number,
    from: new Uint32Array(length),
    to: new Uint32Array(length),
  }));
  counts.fill(0);
  for (let edge = 0; edge < edges.from.length; edge++) {
    if (!isInside(edge)) continue;
    const at = partOf(edge);
    const target = own[at] as (typeof own)[number];
    const next = counts[at] as number;
    target.from[next] = place[edges.from[edge] as number] as number;
    target.to[next] = place[edges.to[edge] as number] as number;
    counts[at] = next + 1;
  }
  return { nodes, edges, part, inner: members.map((list, at) => divide(list, own[at] as Edges, whole)) };
}

/** Gives the nodes of the cell their places round its middle, and its radius. */
function arrange(cell: Cell, x: Float64Array, y: Float64Array): number {
  return cell.inner.length === 0 ? arrangeNodes(cell, x, y) : arrangeCells(cell, x, y);
}

function arrangeNodes({ nodes, edges }: Cell, x: Float64Array, y: Float64Array): number {
  const count = nodes.length;
  const degree = new Uint32Array(count);
  for (const ends of [edges.from, edges.to]) for (const end of ends) degree[end] = (degree[end] as number) + 1;
  const ranked = [...degree.keys()].sort((a, b) => (degree[b] as number) - (degree[a] as number) || a - b);
  const ownX = new Float64Array(count);
  const ownY = new Float64Array(count);
  ranked.forEach((node, rank) => {
    const place = placeOnDisc(rank, roomOfNode / 2);
    ownX[node] = place.x;
    ownY[node] = place.y;
  });
  const fixed = new Uint8Array(count);
  const weight = new Float64Array(edges.from.length).fill(1);
  // A few nodes close together say all that there is to say of them.
  if (count > biggestCrumb) {
    const layout = createLayout({ x: ownX, y: ownY, from: edges.from, to: edges.to, weight, fixed }, defaultSettings);
    for (let step = 0; step < stepsFor(count); step++) layout.step();
  }
  // What is laid out as one keeps the gaps that its forces leave.
  const wanted = (roomOfNode / 2) * Math.sqrt(count) * (count > undivided ? airy : 1);
  if (count > biggestCrumb) fitInto(ownX, ownY, wanted);
  const radius = new Float64Array(count).fill(roomOfNode / 2);
  removeOverlaps({ x: ownX, y: ownY, radius, fixed }, 60);
  const round = enclose(ownX, ownY, radius);
  nodes.forEach((node, at) => {
    x[node] = (ownX[at] as number) - round.x;
    y[node] = (ownY[at] as number) - round.y;
  });
  return round.radius;
}

function arrangeCells({ nodes, edges, inner, part }: Cell, x: Float64Array, y: Float64Array): number {
  // A community has some ground round it, a crumb has its room already.
  const radius = Float64Array.from(inner, (cell) => arrange(cell, x, y) + (cell.nodes.length > 1 ? roomOfNode / 2 : 0));
  const links = linksBetween(edges, part, inner.length);
  if (links.from.length === 0 && inner.length > 1 && inner.length <= mostNestled && nodes.length <= mostNestling) {
    return nestle(inner, x, y);
  }
  const isCrumb = (at: number) => (inner[at] as Cell).nodes.length <= biggestCrumb;
  const middle = links.from.length === 0 ? pack(radius, isCrumb) : spread(radius, links);
  if (links.from.length > 0) turn({ nodes, edges, part }, middle, x, y);
  const round = enclose(middle.x, middle.y, radius);
  inner.forEach((cell, at) => {
    for (const node of cell.nodes) {
      x[node] = (x[node] as number) + (middle.x[at] as number) - round.x;
      y[node] = (y[node] as number) + (middle.y[at] as number) - round.y;
    }
  });
  return round.radius;
}

/** The disc round some discs, nearly the smallest: its middle goes towards the farthest one in ever shorter steps. */
function enclose(x: Float64Array, y: Float64Array, radius: Float64Array) {
  let [mx, my] = [0, 0];
  let reach = 0;
  for (let step = 1; step <= 80; step++) {
    let far = 0;
    reach = 0;
    for (let at = 0; at < x.length; at++) {
      const dx = (x[at] as number) - mx;
      const dy = (y[at] as number) - my;
      const own = Math.sqrt(dx * dx + dy * dy) + (radius[at] as number);
      if (own > reach) [far, reach] = [at, own];
    }
    if (step === 80 || x.length === 0) break;
    mx += ((x[far] as number) - mx) / (step + 1);
    my += ((y[far] as number) - my) / (step + 1);
  }
  return { x: mx, y: my, radius: reach };
}

interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Parts that nothing joins, each slid towards the middle from the side on which it comes nearest: small ones end up in the
 * bays of big ones. Gives how far all of them reach.
 */
function nestle(inner: readonly Cell[], x: Float64Array, y: Float64Array): number {
  const ranked = [...inner].sort((a, b) => b.nodes.length - a.nodes.length || (a.nodes[0] ?? 0) - (b.nodes[0] ?? 0));
  const apart = roomOfNode * 1.35;
  const taken = new Map<number, number[]>();
  const keyOf = (px: number, py: number) => Math.floor(px / apart) * 65_536 + Math.floor(py / apart);
  const isFree = (px: number, py: number) => {
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of taken.get(keyOf(px + dx * apart, py + dy * apart)) ?? []) {
          const [ex, ey] = [px - (x[other] as number), py - (y[other] as number)];
          if (ex * ex + ey * ey < apart * apart) return false;
        }
      }
    }
    return true;
  };
  let reach = 0;
  for (const { nodes } of ranked) {
    const own = nodes.reduce((far, node) => Math.max(far, Math.hypot(x[node] as number, y[node] as number)), 0);
    let best = { x: 0, y: 0, far: Number.POSITIVE_INFINITY };
    const sides = reach === 0 ? 1 : 48;
    for (let side = 0; side < sides; side++) {
      const angle = (side / sides) * 2 * Math.PI;
      const [cx, cy] = [Math.cos(angle), Math.sin(angle)];
      const fits = (far: number) =>
        nodes.every((node) => isFree((x[node] as number) + far * cx, (y[node] as number) + far * cy));
      let far = reach === 0 ? 0 : reach + own + apart;
      while (far > 0 && far > best.far - roomOfNode && fits(far - roomOfNode / 2)) far -= roomOfNode / 2;
      if (far < best.far) best = { x: far * cx, y: far * cy, far };
    }
    for (const node of nodes) {
      x[node] = (x[node] as number) + best.x;
      y[node] = (y[node] as number) + best.y;
      const key = keyOf(x[node] as number, y[node] as number);
      taken.set(key, [...(taken.get(key) ?? []), node]);
      reach = Math.max(reach, Math.hypot(x[node] as number, y[node] as number));
    }
  }
  return reach + roomOfNode / 2;
}

/** Discs that nothing joins: the big ones close together, many crumbs in rings round them. */
function pack(radius: Float64Array, isCrumb: (at: number) => boolean): Places {
  const ranked = [...radius.keys()].sort((a, b) => (radius[b] as number) - (radius[a] as number) || a - b);
  const crumbs = ranked.filter(isCrumb);
  const isMany = crumbs.length > mostCrumbs && crumbs.length < ranked.length;
  const inner = isMany ? ranked.filter((at) => !isCrumb(at)) : ranked;
  const packed = packDiscs(Float64Array.from(inner, (at) => radius[at] as number));
  const places = { x: new Float64Array(radius.length), y: new Float64Array(radius.length) };
  const round = enclose(
    packed.x,
    packed.y,
    Float64Array.from(inner, (at) => radius[at] as number),
  );
  inner.forEach((at, rank) => {
    places.x[at] = (packed.x[rank] as number) - round.x;
    places.y[at] = (packed.y[rank] as number) - round.y;
  });
  if (isMany) surround(places, crumbs, radius, round.radius);
  return places;
}

/** Places the crumbs in rings round a disc, each ring evenly filled. */
function surround(places: Places, crumbs: readonly number[], radius: Float64Array, inside: number): void {
  let rest = crumbs;
  let reach = inside;
  while (rest.length > 0) {
    const widest = radius[rest[0] as number] as number;
    const ring = reach + widest + roomOfNode / 2;
    let way = 0;
    let fits = 0;
    while (fits < rest.length) {
      const next = way + 2 * (radius[rest[fits] as number] as number);
      if (next > 2 * Math.PI * ring && fits > 0) break;
      way = next;
      fits += 1;
    }
    let gone = 0;
    for (const at of rest.slice(0, fits)) {
      const own = radius[at] as number;
      const angle = ((gone + own) / way) * 2 * Math.PI - Math.PI / 2;
      places.x[at] = ring * Math.cos(angle);
      places.y[at] = ring * Math.sin(angle);
      gone += 2 * own;
    }
    rest = rest.slice(fits);
    reach = ring + widest;
  }
}

interface Links extends Edges {
  readonly weight: Float64Array;
}

/** How many edges join each pair of parts. */
function linksBetween({ from, to }: Edges, part: Uint32Array, parts: number): Links {
  const found = new Map<number, number>();
  for (let edge = 0; edge < from.length; edge++) {
    const a = part[from[edge] as number] as number;
    const b = part[to[edge] as number] as number;
    if (a === b) continue;
    const key = Math.min(a, b) * parts + Math.max(a, b);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  const keys = [...found.keys()].sort((a, b) => a - b);
  return {
    count: parts,
    from: Uint32Array.from(keys, (key) => Math.floor(key / parts)),
    to: Uint32Array.from(keys, (key) => key % parts),
    weight: Float64Array.from(keys, (key) => found.get(key) ?? 0),
  };
}

/** Discs that links pull together and that need their room. */
function spread(radius: Float64Array, { from, to, weight }: Links): Places {
  const count = radius.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const place = placeOnDisc(at, roomOfNode);
    x[at] = place.x;
    y[at] = place.y;
  }
  const fixed = new Uint8Array(count);
  // A link of a hundred edges pulls more than one of one, but not a hundred times as much.
  const pull = weight.map((edges) => Math.sqrt(edges));
  const layout = createLayout({ x, y, from, to, weight: pull, fixed }, defaultSettings);
  for (let step = 0; step < stepsOfDiscs; step++) layout.step();
  const area = radius.reduce((sum, own) => sum + own * own, 0);
  const wanted = Math.sqrt(area / covered);
  fitInto(x, y, wanted);
  const discs = { x, y, radius, fixed };
  removeOverlaps(discs, 200);
  // What the pushing left open is closed again, step by step towards the middle.
  for (let round = 0; round < 60; round++) {
    for (let at = 0; at < count; at++) {
      x[at] = (x[at] as number) * 0.95;
      y[at] = (y[at] as number) * 0.95;
    }
    removeOverlaps(discs, 8);
  }
  removeOverlaps(discs, 300);
  return { x, y };
}

/** Scales places round their middle so that they fill a disc of this radius; the farthest twentieth is drawn in. */
function fitInto(x: Float64Array, y: Float64Array, wanted: number): void {
  const count = x.length;
  if (count < 2) {
    x.fill(0);
    y.fill(0);
    return;
  }
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / count;
  const [mx, my] = [mean(x), mean(y)];
  const reach = Float64Array.from(x, (value, at) => Math.hypot(value - mx, (y[at] as number) - my));
  const far = reach.toSorted()[Math.floor((count - 1) * 0.95)] || 1;
  for (let at = 0; at < count; at++) {
    const own = reach[at] as number;
    const scale = (wanted / far) * (own > far ? (far * (1 + 0.2 * (1 - far / own))) / own : 1);
    x[at] = ((x[at] as number) - mx) * scale;
    y[at] = ((y[at] as number) - my) * scale;
  }
}

/** Turns each part so that what leads out of it stands on the side that it leads to. */
function turn(
  { nodes, edges, part }: Pick<Cell, 'nodes' | 'edges' | 'part'>,
  middle: Places,
  x: Float64Array,
  y: Float64Array,
): void {
  const parts = middle.x.length;
  const cosine = new Float64Array(parts);
  const sine = new Float64Array(parts);
  const note = (end: number, other: number) => {
    const own = part[end] as number;
    const theirs = part[other] as number;
    const dx = (middle.x[theirs] as number) - (middle.x[own] as number);
    const dy = (middle.y[theirs] as number) - (middle.y[own] as number);
    const far = Math.hypot(dx, dy) || 1;
    const px = x[nodes[end] as number] as number;
    const py = y[nodes[end] as number] as number;
    cosine[own] = (cosine[own] as number) + (px * dx + py * dy) / far;
    sine[own] = (sine[own] as number) + (px * dy - py * dx) / far;
  };
  for (let edge = 0; edge < edges.from.length; edge++) {
    const a = edges.from[edge] as number;
    const b = edges.to[edge] as number;
    if (part[a] === part[b]) continue;
    note(a, b);
    note(b, a);
  }
  for (let at = 0; at < nodes.length; at++) {
    const own = part[at] as number;
    const length = Math.hypot(cosine[own] as number, sine[own] as number);
    if (length === 0) continue;
    const node = nodes[at] as number;
    const [c, s] = [(cosine[own] as number) / length, (sine[own] as number) / length];
    const [px, py] = [x[node] as number, y[node] as number];
    x[node] = px * c - py * s;
    y[node] = px * s + py * c;
  }
}

/** The cells as a tree; the ground, and what covers most of it, are no communities. */
function toTree(ground: Cell): Pick<GraphMap, 'community' | 'above'> {
  const community = new Uint32Array(ground.nodes.length);
  const above: number[] = [];
  const visit = (cell: Cell, holder: number): void => {
    const isGround = cell.inner.length > 0 && holder < 0 && cell.nodes.length > ground.nodes.length * mostOfAll;
    const own = isGround ? -1 : above.push(holder) - 1;
    if (cell.inner.length === 0) for (const node of cell.nodes) community[node] = own;
    else for (const inner of cell.inner) visit(inner, own);
  };
  visit(ground, -1);
  return { community, above: Int32Array.from(above) };
}
