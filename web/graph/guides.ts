// What lies on the ground below nodes and edges and helps to read an arrangement: rings, branches, days.
import type { Palette } from './appearance.ts';
import type { Guides } from './arrangements/arrangement.ts';
import { widthOfText } from './names.ts';
import type { Insets, StageWords } from './stage.ts';
import { screenX, screenY, type View } from './view.ts';

interface Ink {
  readonly palette: Palette;
  readonly family: string;
  readonly words: StageWords;
  readonly insets: Insets;
}

const betweenDates = 64;

export function drawGuides(context: CanvasRenderingContext2D, guides: Guides, view: View, ink: Ink): void {
  const { palette } = ink;
  context.strokeStyle = palette.edge;
  context.lineWidth = 1;
  const [cx, cy] = [screenX(view, 0, 0), screenY(view, 0, 0)];
  for (const radius of guides.rings) {
    context.beginPath();
    context.arc(cx, cy, radius * view.unit, 0, 2 * Math.PI);
    context.stroke();
  }
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  for (const points of guides.lines) {
    context.beginPath();
    for (const { x, y } of points) context.lineTo(screenX(view, x, y), screenY(view, x, y));
    context.stroke();
  }
  if (guides.days.length > 0) drawDays(context, guides, view, ink);
}

/** Upright lines, each with its date at the upper rim of the stage, as many as there is room for. */
function drawDays(context: CanvasRenderingContext2D, { days, top, bottom }: Guides, view: View, ink: Ink): void {
  const { palette, family, words, insets } = ink;
  const [from, to] = [screenY(view, 0, top), screenY(view, 0, bottom)];
  const above = Math.max(insets.top + 44, from - 6);
  context.font = `500 11.5px ${family}`;
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  context.lineWidth = 1;
  let free = Number.NEGATIVE_INFINITY;
  for (const { x, date } of days) {
    const at = Math.round(screenX(view, x, 0)) + 0.5;
    if (at < free) continue;
    const text = date ? words.date(date) : words.undated;
    free = at + Math.max(betweenDates, widthOfText(context, text) + 12);
    context.strokeStyle = palette.edge;
    context.beginPath();
    context.moveTo(at, Math.max(from, above));
    context.lineTo(at, to);
    context.stroke();
    context.fillStyle = palette.muted;
    context.fillText(text, at + 4, above - 4);
  }
}
