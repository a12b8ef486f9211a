// How each node and edge looks: size, colour and order of drawing, from the field and the colours of the page.
import { type Label, labels } from '#model/ontology';
import { type Palette, sizeByShare, sizeOf, widthOf } from './appearance.ts';
import { packColor } from './colors.ts';
import type { Field } from './field.ts';
import type { EdgeInk, NodeInk } from './painter.ts';

/** What a look asks for beyond the field itself, as far as it has been worked out. */
export interface Measures {
  /** By node, from 0 to 1: how much it is by another measure than its relationships; null for these. */
  readonly worth: ArrayLike<number> | null;
  /** By node: the number of its community, the largest first; null for colours by label. */
  readonly community: ArrayLike<number> | null;
}

/** The faded behind, then the small, so that hubs lie on top. */
export function inkNodes(field: Field, palette: Palette, { worth, community }: Measures): NodeInk {
  const { count, label, degree, faded } = field;
  const groups = Uint32Array.from(palette.communities, (one) => packColor(one));
  const others = packColor(palette.others);
  const colors = Uint32Array.from(labels, (one) => packColor(palette.labels[one]));
  const grey = packColor(palette.faded);
  const size = new Float32Array(count);
  const color = new Uint32Array(count);
  for (let node = 0; node < count; node++) {
    size[node] = worth ? sizeByShare(worth[node] as number) : sizeOf(degree[node] as number);
    if (faded[node]) color[node] = grey;
    else if (community) color[node] = groups[community[node] as number] ?? others;
    else color[node] = colors[label[node] as number] as number;
  }
  return { order: orderBy(count, (node) => (faded[node] ? 0 : (size[node] as number)), 20), size, color, shape: label };
}

/** The colour of one node, as the style sheet writes it. */
export function colorOf(field: Field, palette: Palette, { community }: Measures, node: number): string {
  if (field.faded[node]) return palette.faded;
  if (community) return palette.communities[community[node] as number] ?? palette.others;
  return palette.labels[labels[field.label[node] as number] as Label];
}

/** The weakness of an edge that one document states and that joins nobody else. */
const weakest = 24;

export function inkEdges(field: Field, palette: Palette): EdgeInk {
  const { from, to, documents, edgeFaded, degree } = field;
  const plain = packColor(palette.edge);
  const grey = packColor(palette.faded);
  // What many documents say, and what joins two that matter, comes first.
  const weakness = (edge: number) => {
    const least = Math.min(degree[from[edge] as number] as number, degree[to[edge] as number] as number);
    return weakest - Math.log2((documents[edge] as number) ** 2 * (1 + least));
  };
  const order = orderBy(from.length, weakness, weakest);
  const hasFaded = edgeFaded.includes(1);
  return {
    faded: hasFaded ? order.filter((edge) => edgeFaded[edge]) : none,
    strong: hasFaded ? order.filter((edge) => !edgeFaded[edge]) : order,
    from,
    to,
    color: (edge) => (edgeFaded[edge] ? grey : plain),
    width: (edge) => widthOf(documents[edge] as number),
  };
}

const none = new Uint32Array(0);

/**
 * Positions by rising value, equal ones in their order.
 *
 * Values are told apart to one part in four thousand of `range`: enough to draw by, and it costs one pass.
 */
function orderBy(count: number, value: (at: number) => number, range: number): Uint32Array {
  const steps = 4096;
  const bucket = new Uint16Array(count);
  const start = new Uint32Array(steps + 1);
  for (let at = 0; at < count; at++) {
    const own = value(at);
    const step = Math.min(steps - 1, Math.max(0, Math.floor((own / range) * steps)));
    bucket[at] = step;
    start[step + 1] = (start[step + 1] as number) + 1;
  }
  for (let step = 0; step < steps; step++) start[step + 1] = (start[step + 1] as number) + (start[step] as number);
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const step = bucket[at] as number;
    order[start[step] as number] = at;
    start[step] = (start[step] as number) + 1;
  }
  return order;
}
