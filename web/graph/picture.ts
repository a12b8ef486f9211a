// The stage as a picture that is drawn by lines and shapes: an SVG of what is in view.
import type { Palette } from './appearance.ts';
import { breakName } from './names.ts';
import type { SeenNode } from './overlay.ts';
import { cornersOf } from './shapes.ts';

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
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const short = (value: number) => value.toFixed(1);

export function writeSvg({ width, height, nodes, edges }: Picture, palette: Palette, family: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${palette.background}"/>`,
    ...edges.map(
      ({ from, to, width: wide, isFaded }) =>
        `<line x1="${short(from.x)}" y1="${short(from.y)}" x2="${short(to.x)}" y2="${short(to.y)}" stroke="${isFaded ? palette.faded : palette.edge}" stroke-width="${short(wide)}"/>`,
    ),
    ...nodes.map((node) => drawNode(node, palette)),
    `<g font-family="${escapeXml(family)}" font-size="12" font-weight="500" text-anchor="middle" fill="${palette.text}" stroke="${palette.background}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">`,
    ...nodes.filter(({ isNamed }) => isNamed).flatMap(drawName),
    '</g>',
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
  return breakName(name).map(
    (line, at) => `<text x="${short(x)}" y="${short(y + size + 15 + at * 15)}">${escapeXml(line)}</text>`,
  );
}
