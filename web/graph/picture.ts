// The stage as a picture that is drawn by lines and shapes: an SVG of what is in view, with title and legend below.
import type { Palette } from './appearance.ts';
import { captionHeight, escapeXml, writeCaption } from './caption.ts';
import { breakName } from './names.ts';
import type { SeenNode } from './overlay.ts';
import { cornersOf } from './shapes.ts';
import type { Caption } from './stage.ts';

interface PlacedNode extends SeenNode {
  readonly isNamed: boolean;
}

interface PlacedEdge {
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  readonly width: number;
  readonly isFaded: boolean;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** In the order of drawing. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  /** Closed communities, by the names of their best connected. */
  readonly groups: readonly {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly names: readonly string[];
  }[];
  readonly caption: Caption;
}

const short = (value: number) => value.toFixed(1);

export function writeSvg(
  { width, height, nodes, edges, groups, caption }: Picture,
  palette: Palette,
  family: string,
): string {
  const isNear = ({ x, y, size }: PlacedNode) => x > -size && y > -size && x < width + size && y < height + size;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + captionHeight}" viewBox="0 0 ${width} ${height + captionHeight}" role="img">`,
    `<title>${escapeXml(caption.title)}</title>`,
    `<desc>${escapeXml(caption.note)}</desc>`,
    `<clipPath id="stage"><rect width="${width}" height="${height}"/></clipPath>`,
    `<rect width="${width}" height="${height}" fill="${palette.background}"/>`,
    '<g clip-path="url(#stage)">',
    ...edges.map(
      ({ from, to, width: wide, isFaded }) =>
        `<line x1="${short(from.x)}" y1="${short(from.y)}" x2="${short(to.x)}" y2="${short(to.y)}" stroke="${isFaded ? palette.faded : palette.edge}" stroke-width="${short(wide)}"/>`,
    ),
    ...groups.map(
      ({ x, y, radius }) =>
        `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${palette.paper}" stroke="${palette.edgeStrong}"/>`,
    ),
    ...nodes.filter(isNear).map((node) => drawNode(node, palette)),
    `<g font-family="${escapeXml(family)}" font-size="12" font-weight="500" text-anchor="middle" fill="${palette.text}" stroke="${palette.background}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">`,
    ...nodes.filter((node) => node.isNamed && isNear(node)).flatMap(drawName),
    ...groups.flatMap(({ x, y, names }) =>
      names.map((name, at) => drawLine(name, x, y + (at - (names.length - 1) / 2) * 15)),
    ),
    '</g>',
    '</g>',
    writeCaption(caption, width, height, palette, family),
    '</svg>',
    '',
  ].join('\n');
}

function drawNode({ name, color, shape, x, y, size }: PlacedNode, palette: Palette): string {
  const style = `fill="${color}" stroke="${palette.background}" stroke-width="1.5"`;
  const title = `<title>${escapeXml(name)}</title>`;
  if (shape.corners === 0)
    return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(size)}" ${style}>${title}</circle>`;
  const points = cornersOf(shape, size).map(([dx, dy]) => `${short(x + dx)},${short(y + dy)}`);
  return `<polygon points="${points.join(' ')}" ${style}>${title}</polygon>`;
}

function drawName({ name, x, y, size }: PlacedNode): string[] {
  return breakName(name).map((line, at) => drawLine(line, x, y + size + 15 + at * 15));
}

const drawLine = (line: string, x: number, y: number) =>
  `<text x="${short(x)}" y="${short(y)}">${escapeXml(line)}</text>`;
