// The names on the stage: the best connected first, none over another, each with a halo in the colour of the ground.

export interface NameToDraw {
  readonly text: string;
  /** Centre of the node in pixels of the canvas, and its radius. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isStrong: boolean;
}

/** Where a name was drawn. */
export interface DrawnName extends Box {
  readonly text: string;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface NameStyle {
  readonly color: string;
  readonly halo: string;
  readonly family: string;
}

/** Pixels from one line of a name to the next. */
export const lineHeight = 15;
const charactersPerLine = 24;
const margin = 2;

/** The text in one or two lines of about equal length, the rest cut off. */
export function breakName(text: string, perLine = charactersPerLine): readonly string[] {
  if (text.length <= perLine) return [text];
  const words = text.split(' ');
  const aim = Math.min(perLine, Math.ceil(text.length / 2) + 2);
  let first = words[0] ?? '';
  let at = 1;
  while (at < words.length && `${first} ${words[at]}`.length <= aim) first = `${first} ${words[at++]}`;
  const rest = words.slice(at).join(' ');
  const cut = (line: string) => (line.length > perLine + 2 ? `${line.slice(0, perLine).trimEnd()}…` : line);
  return rest === '' ? [cut(first)] : [cut(first), cut(rest)];
}

const widths = new Map<string, number>();

/** A name in its lines, with the width of the widest. */
interface Broken {
  readonly lines: readonly string[];
  readonly width: number;
}

const broken = new Map<string, Map<string, Broken>>();

/** Forgets the measured widths, as when a font has come. */
export function forgetWidths(): void {
  widths.clear();
  broken.clear();
}

/** Measured once for each font: what is drawn in every frame must not be measured in every frame. */
export function breakOnce(context: CanvasRenderingContext2D, font: string, text: string): Broken {
  let known = broken.get(font);
  if (!known) {
    known = new Map();
    broken.set(font, known);
  }
  let one = known.get(text);
  if (!one) {
    const lines = breakName(text);
    one = { lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) };
    known.set(text, one);
  }
  return one;
}

export function widthOfText(context: CanvasRenderingContext2D, line: string): number {
  const key = `${context.font}|${line}`;
  let width = widths.get(key);
  if (width === undefined) {
    width = context.measureText(line).width;
    widths.set(key, width);
  }
  return width;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export interface Boxes {
  isFree(box: Box): boolean;
  take(box: Box): void;
}

/** Boxes that are taken, in a coarse grid, so that a test looks at the near ones only. */
export function createBoxes(cell = 96): Boxes {
  const grid = new Map<number, Box[]>();
  const cellsOf = function* ({ left, top, right, bottom }: Box) {
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++) {
      for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++) yield column * 8192 + row;
    }
  };
  return {
    isFree(box: Box) {
      for (const key of cellsOf(box)) {
        if (grid.get(key)?.some((other) => meet(box, other))) return false;
      }
      return true;
    },
    take(box: Box): void {
      for (const key of cellsOf(box)) {
        const list = grid.get(key);
        if (list) list.push(box);
        else grid.set(key, [box]);
      }
    },
  };
}

/** The middle of a name that keeps beside what would cover it, as long as it stays under its node. */
function besideCovers(x: number, half: number, top: number, bottom: number, covers: readonly Box[]): number {
  for (const cover of covers) {
    if (!meet({ left: x - half, right: x + half, top, bottom }, cover)) continue;
    const moved = x < (cover.left + cover.right) / 2 ? cover.left - half : cover.right + half;
    return Math.abs(moved - x) < half ? moved : x;
  }
  return x;
}

/**
 * Draws as many names as fit, in the order given, and gives the boxes that they take.
 *
 * A node keeps later names off itself, so hubs are never written over. Strong names are drawn whatever is in the way.
 */
export function drawNames(
  context: CanvasRenderingContext2D,
  names: Iterable<NameToDraw>,
  style: NameStyle,
  most: number,
  taken: Boxes = createBoxes(),
  covers: readonly Box[] = [],
): DrawnName[] {
  const drawn: DrawnName[] = [];
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.strokeStyle = style.halo;
  context.fillStyle = style.color;
  context.lineWidth = 3.5;
  let font = '';
  for (const name of names) {
    if (drawn.length >= most) break;
    const wanted = fontOf(name, style);
    if (wanted !== font) context.font = wanted;
    font = wanted;
    const { lines, width } = breakOnce(context, font, name.text);
    const top = name.y + name.size + 4;
    const x = besideCovers(name.x, width / 2 + margin, top, top + lines.length * lineHeight, covers);
    const box = {
      left: x - width / 2 - margin,
      right: x + width / 2 + margin,
      top,
      bottom: top + lines.length * lineHeight,
    };
    const isFree = name.isStrong || taken.isFree(box);
    taken.take({ left: name.x - name.size, top: name.y - name.size, right: name.x + name.size, bottom: top });
    if (!isFree || covers.some((cover) => meet(box, cover))) continue;
    taken.take(box);
    drawn.push({ ...box, text: name.text });
    lines.forEach((line, at) => {
      context.strokeText(line, x, top + at * lineHeight);
    });
    lines.forEach((line, at) => {
      context.fillText(line, x, top + at * lineHeight);
    });
  }
  return drawn;
}

export function fontOf(
  { size, isStrong }: Pick<NameToDraw, 'size' | 'isStrong'>,
  { family }: Pick<NameStyle, 'family'>,
): string {
  const weight = isStrong || size > 11 ? 600 : 500;
  return `${weight} ${size > 13 ? 13 : 12}px ${family}`;
}
