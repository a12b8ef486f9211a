// Closed communities: a disc with the names of its best connected, a rim in the colours of what is in it, and the bundles
// of relationships between the discs.
import { labels } from '#model/ontology';
import type { Palette } from './appearance.ts';
import type { Field } from './field.ts';
import {
  type Box,
  type Boxes,
  breakOnce,
  createBoxes,
  fontOf,
  lineHeight,
  type NameToDraw,
  widthOfText,
} from './names.ts';
import { fewest, type Region, type Regions } from './regions.ts';
import { screenX, screenY, type View } from './view.ts';

/** A disc where it is on the stage, in pixels. */
export interface Bubble {
  readonly region: Region;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface Ink {
  readonly palette: Palette;
  readonly family: string;
  readonly number: (value: number) => string;
  readonly hovered: Region | null;
  /** The one colour of a rim, or null for those of what is in it. */
  readonly rimOf: (region: Region) => string | null;
  /** False while discs are drawn without names. */
  readonly isNamed: boolean;
}

const smallest = 9;
const mostLinks = 240;
const mostOfOne = 3;
/** Radius of the room for names below which the name stands beside the disc, with the number of its members within. */
const smallestWritten = 27;

/** The discs in view, the ones behind first. */
export function bubblesIn(regions: Regions, view: View): readonly Bubble[] {
  const found: Bubble[] = [];
  for (const region of regions.list) {
    if (region.around < 0.02 || region.members < fewest) continue;
    const x = screenX(view, region.x, region.y);
    const y = screenY(view, region.x, region.y);
    const radius = Math.max(smallest, region.radius * view.unit);
    if (x < -radius || y < -radius || x > view.width + radius || y > view.height + radius) continue;
    found.push({ region, x, y, radius });
  }
  return found.sort((a, b) => b.radius - a.radius);
}

/** The strongest bundles of each disc: all of them would be one grey. */
export function drawLinks(context: CanvasRenderingContext2D, regions: Regions, view: View, { palette }: Ink): void {
  const links = regions.links();
  const most = links[0]?.edges ?? 1;
  const drawn = new Map<Region, number>();
  let left = mostLinks;
  context.strokeStyle = palette.edge;
  context.lineCap = 'round';
  for (const { from, to, edges } of links) {
    const ofFrom = drawn.get(from) ?? 0;
    const ofTo = drawn.get(to) ?? 0;
    if (ofFrom >= mostOfOne && ofTo >= mostOfOne) continue;
    if (left-- === 0) break;
    drawn.set(from, ofFrom + 1).set(to, ofTo + 1);
    const share = Math.sqrt(edges / most);
    context.globalAlpha = (0.3 + 0.6 * share) * Math.min(from.seen, to.seen);
    context.lineWidth = 1 + 5 * share;
    context.beginPath();
    context.moveTo(screenX(view, from.x, from.y), screenY(view, from.x, from.y));
    context.lineTo(screenX(view, to.x, to.y), screenY(view, to.x, to.y));
    context.stroke();
  }
  context.globalAlpha = 1;
}

/**
 * Draws the discs and takes their room from the names of nodes.
 *
 * Gives the names of those too small to write in, as far as they find a place within `room`, where nothing covers them.
 */
export function drawBubbles(
  context: CanvasRenderingContext2D,
  bubbles: readonly Bubble[],
  field: Field,
  ink: Ink,
  taken: Boxes,
  room: Box,
): readonly NameToDraw[] {
  const outside: NameToDraw[] = [];
  const names = createBoxes();
  for (const bubble of bubbles) {
    const { x, y, radius, region } = bubble;
    drawGround(context, bubble, ink);
    if (region.seen < 0.02) continue;
    context.globalAlpha = region.seen;
    drawDisc(context, bubble, ink);
    if (region.open > 0.5 || !ink.isNamed) continue;
    if (radius * 0.86 < smallestWritten) {
      writeNumber(context, bubble, ink);
      const text = field.names[region.best[0] ?? -1] ?? '';
      const name = placeBeside(context, bubble, { text, bubbles, names, room, family: ink.family });
      if (name) outside.push(name);
      continue;
    }
    const half = radius * 0.8;
    taken.take({ left: x - half, right: x + half, top: y - half, bottom: y + half });
    context.globalAlpha = region.around * (1 - 2 * region.open);
    writeInside(context, bubble, field, ink);
  }
  context.globalAlpha = 1;
  return outside;
}

/** Of a disc that is too small for names: how many are in it, where that fits. */
function writeNumber(
  context: CanvasRenderingContext2D,
  { region, x, y, radius }: Bubble,
  { palette, family, number }: Ink,
): void {
  const text = number(region.all);
  context.font = `550 11px ${family}`;
  if (widthOfText(context, text) > 1.5 * radius) return;
  context.globalAlpha = region.around * (1 - 2 * region.open);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.muted;
  context.fillText(text, x, y);
}

interface Surroundings {
  readonly text: string;
  readonly bubbles: readonly Bubble[];
  /** What other names have taken. */
  readonly names: Boxes;
  readonly room: Box;
  readonly family: string;
}

/** The name below, above or beside its disc, where it crosses no other disc, no other name and no edge; else null. */
function placeBeside(
  context: CanvasRenderingContext2D,
  bubble: Bubble,
  { text, bubbles, names, room, family }: Surroundings,
): NameToDraw | null {
  const { x, y, radius } = bubble;
  const name = { text, size: 0, isStrong: false };
  const font = fontOf(name, { family });
  context.font = font;
  const { lines, width } = breakOnce(context, font, text);
  const height = lines.length * lineHeight;
  // A name begins four pixels below the place that it is drawn at.
  const gap = 4;
  const beside = radius + gap + width / 2;
  const places = [
    { x, y: y + radius },
    { x, y: y - radius - height - 2 * gap },
    { x: x + beside, y: y - height / 2 - gap },
    { x: x - beside, y: y - height / 2 - gap },
  ];
  for (const place of places) {
    const box = {
      left: place.x - width / 2,
      right: place.x + width / 2,
      top: place.y + gap,
      bottom: place.y + gap + height,
    };
    const isIn = box.left > room.left && box.top > room.top && box.right < room.right && box.bottom < room.bottom;
    const isFree = isIn && names.isFree(box) && !bubbles.some((other) => other !== bubble && crosses(other, box));
    if (!isFree) continue;
    names.take(box);
    return { ...name, ...place };
  }
  return null;
}

const crosses = ({ x, y, radius }: Bubble, { left, right, top, bottom }: Box) =>
  Math.hypot(x - Math.min(right, Math.max(left, x)), y - Math.min(bottom, Math.max(top, y))) < radius;

/** What is left of a disc when it is open: a ring that holds together what came out of it. */
function drawGround(context: CanvasRenderingContext2D, { region, x, y, radius }: Bubble, { palette }: Ink): void {
  const seen = region.around * Math.max(0, 2 * region.open - 1);
  if (seen < 0.02) return;
  context.globalAlpha = seen * 0.55;
  context.beginPath();
  context.arc(x, y, radius * 1.04 + 6, 0, 2 * Math.PI);
  context.lineWidth = 1.5;
  context.strokeStyle = palette.edge;
  context.stroke();
}

function drawDisc(context: CanvasRenderingContext2D, { region, x, y, radius }: Bubble, ink: Ink): void {
  const { palette, hovered } = ink;
  const rim = Math.min(7, Math.max(2.5, radius * 0.11));
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.paper;
  context.fill();
  const whole = ink.rimOf(region);
  let angle = -Math.PI / 2;
  if (whole) {
    context.beginPath();
    context.arc(x, y, radius - rim / 2, 0, 2 * Math.PI);
    context.lineWidth = rim;
    context.strokeStyle = whole;
    context.stroke();
  }
  for (const [at, label] of labels.entries()) {
    const share = (region.byLabel[at] as number) / region.members;
    if (share === 0 || whole) continue;
    const end = angle + share * 2 * Math.PI;
    context.beginPath();
    context.arc(x, y, radius - rim / 2, angle, end);
    context.lineWidth = rim;
    context.strokeStyle = palette.labels[label];
    context.stroke();
    angle = end;
  }
  if (region !== hovered) return;
  context.beginPath();
  context.arc(x, y, radius + 4, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = palette.accent;
  context.stroke();
}

/** The names from the best connected down, each as far as it fits, the first one in two lines; the number of all below. */
function writeInside(
  context: CanvasRenderingContext2D,
  { region, x, y, radius }: Bubble,
  field: Field,
  ink: Ink,
): void {
  const { palette, family, number } = ink;
  const inner = radius * 0.86;
  const rows = Math.max(1, Math.floor((1.62 * inner) / lineHeight));
  const roomAt = (row: number) => {
    const edge = Math.max(Math.abs(row - rows / 2), Math.abs(row + 1 - rows / 2)) * lineHeight;
    return 2 * Math.sqrt(Math.max(0, inner * inner - edge * edge));
  };
  const lines: { readonly text: string; readonly font: string; readonly color: string }[] = [];
  const [first = '', ...others] = region.best.map((node) => field.names[node] as string);
  const bold = `650 12.5px ${family}`;
  context.font = bold;
  for (const text of breakInto(context, first, rows > 2 ? 2 : 1, roomAt)) {
    lines.push({ text, font: bold, color: palette.text });
  }
  const plain = `450 11.5px ${family}`;
  context.font = plain;
  for (const name of others) {
    if (lines.length >= rows - 1) break;
    lines.push({ text: shorten(context, name, roomAt(lines.length)), font: plain, color: palette.muted });
  }
  if (lines.length < rows) {
    lines.push({ text: number(region.all), font: `550 11px ${family}`, color: palette.muted });
  }
  const top = y - (lines.length * lineHeight) / 2 + 1;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  lines.forEach(({ text, font, color }, row) => {
    context.font = font;
    context.fillStyle = color;
    context.fillText(text, x, top + row * lineHeight);
  });
}

/** The text in at most so many lines, each as wide as its row allows, the last one cut off. */
function breakInto(
  context: CanvasRenderingContext2D,
  text: string,
  most: number,
  roomAt: (row: number) => number,
): readonly string[] {
  if (text === '') return [];
  const lines: string[] = [];
  let rest = text;
  while (lines.length < most - 1 && widthOfText(context, rest) > roomAt(lines.length)) {
    const words = rest.split(' ');
    let line = words[0] ?? '';
    let at = 1;
    while (at < words.length && widthOfText(context, `${line} ${words[at]}`) <= roomAt(lines.length)) {
      line = `${line} ${words[at++]}`;
    }
    if (at >= words.length) break;
    lines.push(shorten(context, line, roomAt(lines.length)));
    rest = words.slice(at).join(' ');
  }
  return [...lines, shorten(context, rest, roomAt(lines.length))];
}

/** The text, cut off where it is wider than the room, as if all letters were equally wide: near enough to read it by. */
function shorten(context: CanvasRenderingContext2D, text: string, room: number): string {
  const width = widthOfText(context, text);
  if (width <= room) return text;
  const letters = [...text];
  return `${letters
    .slice(0, Math.max(1, Math.floor((letters.length * room) / width) - 1))
    .join('')
    .trimEnd()}…`;
}
