// The spotlight: a veil over everything, and what is lit drawn again on top with arrows and names. One 2D canvas, so
// that pointing at a node costs two milliseconds and not a new drawing of the whole.
import type { Palette } from './appearance.ts';
import { type Box, breakOnce, createBoxes, drawNames, fontOf, lineHeight, type NameToDraw } from './names.ts';
import { type Shape, traceShape } from './shapes.ts';
import type { Mark } from './stage.ts';

/** A node where it is on the stage, in pixels. */
export interface SeenNode {
  readonly node: number;
  readonly name: string;
  readonly degree: number;
  readonly shape: Shape;
  readonly color: string;
  readonly isFaded: boolean;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

interface LitEdge {
  readonly from: SeenNode;
  readonly to: SeenNode;
  readonly width: number;
  readonly color: string;
  readonly mark: Mark | null;
}

export interface Lit {
  readonly nodes: readonly SeenNode[];
  readonly edges: readonly LitEdge[];
  /** The one in the middle of it all, drawn with a ring. */
  readonly centre: SeenNode | null;
  /** Those that a change adds, alters or takes out. */
  readonly marks: ReadonlyMap<number, Mark>;
  /** True where the ring is that of the keyboard or the selection, not of the pointer. */
  readonly isHeld: boolean;
}

const mostNames = 80;

export function drawSpotlight(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  lit: Lit,
  palette: Palette,
  family: string,
  covers: readonly Box[],
): readonly Box[] {
  context.fillStyle = palette.veil;
  context.fillRect(0, 0, width, height);
  for (const edge of lit.edges) drawArrow(context, edge);
  for (const node of lit.nodes) {
    const mark = lit.marks.get(node.node);
    // What is to go is a shadow of itself already.
    context.globalAlpha = mark === 'removed' ? 0.45 : 1;
    drawNode(context, node, palette);
    context.globalAlpha = 1;
    if (mark) drawMark(context, node, mark, palette);
  }
  if (lit.centre) drawRing(context, lit.centre, palette, lit.isHeld);
  const ordered = [...lit.nodes].sort((a, b) => b.degree - a.degree);
  const names: NameToDraw[] = ordered
    .filter(({ node }) => node !== lit.centre?.node)
    .map(({ name, x, y, size }) => ({ text: name, x, y, size, isStrong: false }));
  if (lit.centre) {
    const { name, x, y, size } = lit.centre;
    names.unshift({ text: name, x, y, size: size + 4, isStrong: true });
  }
  const style = { color: palette.text, halo: palette.background, family };
  return drawNames(context, names, style, mostNames, createBoxes(), covers);
}

/** The one under the pointer, with its ring and its name over whatever is there. */
export function drawPointed(context: CanvasRenderingContext2D, node: SeenNode, palette: Palette, family: string): void {
  drawNode(context, node, palette);
  drawRing(context, node, palette, false);
  const { name, x, y, size } = node;
  const style = { color: palette.text, halo: palette.background, family };
  drawNames(context, [{ text: name, x, y, size: size + 4, isStrong: true }], style, 1);
}

/** What ring and name of the one under the pointer take, in pixels of the stage. */
export function boxOfPointed(context: CanvasRenderingContext2D, node: SeenNode, family: string): Box {
  const { name, shape, x, y, size } = node;
  const font = fontOf({ size: size + 4, isStrong: true }, { family });
  context.font = font;
  const { lines, width } = breakOnce(context, font, name);
  const around = Math.max(size * shape.reach + 2, size + 8) + 1;
  const half = Math.max(around, width / 2 + 3);
  return { left: x - half, right: x + half, top: y - around, bottom: y + size + 10 + lines.length * lineHeight };
}

function drawNode(context: CanvasRenderingContext2D, node: SeenNode, palette: Palette): void {
  traceShape(context, node.shape, node.x, node.y, node.size);
  context.lineWidth = 3;
  context.strokeStyle = palette.background;
  context.stroke();
  context.fillStyle = node.color;
  context.fill();
}

const signs: Readonly<Record<Mark, string>> = { added: '+', changed: '~', removed: '−' };

/** A ring in the colour of the change, and its sign for whoever does not see the colour. */
function drawMark(context: CanvasRenderingContext2D, { x, y, size }: SeenNode, mark: Mark, palette: Palette): void {
  const color = palette.marks[mark];
  context.beginPath();
  context.arc(x, y, size + 4, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = color;
  context.setLineDash(mark === 'removed' ? [4, 3] : []);
  context.stroke();
  context.setLineDash([]);
  const at = (size + 4) * Math.SQRT1_2;
  context.beginPath();
  context.arc(x + at, y - at, 7, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
  context.fillStyle = palette.background;
  context.font = '700 12px sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(signs[mark], x + at, y - at + 0.5);
}

function drawRing(
  context: CanvasRenderingContext2D,
  { x, y, size }: SeenNode,
  palette: Palette,
  isHeld: boolean,
): void {
  context.beginPath();
  context.arc(x, y, size + 7, 0, 2 * Math.PI);
  context.lineWidth = isHeld ? 2.5 : 1.5;
  context.strokeStyle = palette.accent;
  context.stroke();
}

function drawArrow(context: CanvasRenderingContext2D, { from, to, width, color, mark }: LitEdge): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  const tipX = to.x - ux * (to.size * 1.15 + 2);
  const tipY = to.y - uy * (to.size * 1.15 + 2);
  const head = 5 + width;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(tipX - ux * head * 0.8, tipY - uy * head * 0.8);
  context.setLineDash(mark === 'removed' ? [5, 4] : []);
  context.stroke();
  context.setLineDash([]);
  if (length < to.size + from.size + head) return;
  context.beginPath();
  context.moveTo(tipX, tipY);
  context.lineTo(tipX - ux * head - uy * head * 0.55, tipY - uy * head + ux * head * 0.55);
  context.lineTo(tipX - ux * head + uy * head * 0.55, tipY - uy * head - ux * head * 0.55);
  context.closePath();
  context.fill();
}
