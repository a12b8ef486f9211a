// What stands under a picture of the stage that leaves the page: its title, a note, and the legend, on canvas or as SVG.
import type { Palette } from './appearance.ts';
import { widthOfText } from './names.ts';
import { cornersOf, shapes, traceShape } from './shapes.ts';
import type { Caption } from './stage.ts';

/** Pixels that it adds below the picture. */
export const captionHeight = 84;

const margin = 24;
const lines = { title: 30, note: 50, legend: 70 };
const gap = 18;

export const escapeXml = (text: string) =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"'\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Where each entry of the legend begins; `measure` tells the width of a text. */
function places({ legend }: Caption, measure: (text: string) => number): readonly number[] {
  let x = margin;
  return legend.map(({ text }) => {
    const at = x;
    x += 16 + measure(text) + gap;
    return at;
  });
}

/** Draws it with its upper left corner at the origin. */
export function drawCaption(
  context: CanvasRenderingContext2D,
  caption: Caption,
  width: number,
  palette: Palette,
  family: string,
): void {
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, captionHeight);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = palette.text;
  context.font = `600 17px ${family}`;
  context.fillText(caption.title, margin, lines.title, width - 2 * margin);
  context.fillStyle = palette.muted;
  context.font = `400 12px ${family}`;
  context.fillText(caption.note, margin, lines.note, width - 2 * margin);
  const starts = places(caption, (text) => widthOfText(context, text));
  caption.legend.forEach(({ label, text }, at) => {
    const x = starts[at] as number;
    context.fillStyle = palette.labels[label];
    traceShape(context, shapes[label], x + 5, lines.legend - 4, 5);
    context.fill();
    context.fillStyle = palette.muted;
    context.fillText(text, x + 15, lines.legend);
  });
}

/** The same as elements of an SVG, `top` pixels down. */
export function writeCaption(caption: Caption, width: number, top: number, palette: Palette, family: string): string {
  const text = (y: number, fill: string, size: number, weight: number, words: string) =>
    `<text x="${margin}" y="${y}" fill="${fill}" font-size="${size}" font-weight="${weight}">${escapeXml(words)}</text>`;
  // No canvas measures here: seven pixels a letter are room enough at this size.
  const starts = places(caption, ({ length }) => length * 7);
  const entries = caption.legend.map(({ label, text: words }, at) => {
    const x = starts[at] as number;
    const y = lines.legend - 4;
    const corners = cornersOf(shapes[label], 5).map(([dx, dy]) => `${(x + 5 + dx).toFixed(1)},${(y + dy).toFixed(1)}`);
    const fill = `fill="${palette.labels[label]}"`;
    const shape =
      corners.length === 0
        ? `<circle cx="${x + 5}" cy="${y}" r="5" ${fill}/>`
        : `<polygon points="${corners.join(' ')}" ${fill}/>`;
    return `${shape}<text x="${x + 15}" y="${lines.legend}" fill="${palette.muted}" font-size="12">${escapeXml(words)}</text>`;
  });
  return [
    `<g transform="translate(0 ${top})" font-family="${escapeXml(family)}">`,
    `<rect width="${width}" height="${captionHeight}" fill="${palette.paper}"/>`,
    text(lines.title, palette.text, 17, 600, caption.title),
    text(lines.note, palette.muted, 12, 400, caption.note),
    ...entries,
    '</g>',
  ].join('\n');
}
