// From the plane of the graph to pixels of the stage and back. The plane's y goes down, as the screen's does.

/** The part of the plane that fills the stage when the camera stands as it begins: a square round a middle. */
export interface Ground {
  readonly x: number;
  readonly y: number;
  readonly span: number;
}

export interface View {
  readonly width: number;
  readonly height: number;
  /** Pixels of one unit of the plane. */
  readonly unit: number;
  /** How far the camera is away; 1 where the ground fills the stage, less from nearer. */
  readonly ratio: number;
  /** The plane to the clip space of WebGL, column by column. */
  readonly clip: Float32Array;
  /** The same to pixels: x is `a·x + c·y + e`, y is `b·x + d·y + f`. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

interface Seen {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  /** Sigma's matrix from its frame, a square of one by one whose y goes up, to clip space. */
  readonly matrix: ArrayLike<number>;
}

export function viewOf({ width, height, ratio, matrix }: Seen, { x, y, span }: Ground): View {
  const m = (at: number) => matrix[at] as number;
  const clip = new Float32Array([
    m(0) / span,
    m(1) / span,
    0,
    -m(3) / span,
    -m(4) / span,
    0,
    m(0) * (0.5 - x / span) + m(3) * (0.5 + y / span) + m(6),
    m(1) * (0.5 - x / span) + m(4) * (0.5 + y / span) + m(7),
    1,
  ]);
  const k = (at: number) => clip[at] as number;
  const [a, b] = [(k(0) * width) / 2, (-k(1) * height) / 2];
  return {
    width,
    height,
    ratio,
    clip,
    unit: Math.hypot(a, b),
    a,
    b,
    c: (k(3) * width) / 2,
    d: (-k(4) * height) / 2,
    e: ((1 + k(6)) * width) / 2,
    f: ((1 - k(7)) * height) / 2,
  };
}

export const screenX = ({ a, c, e }: View, x: number, y: number) => a * x + c * y + e;
export const screenY = ({ b, d, f }: View, x: number, y: number) => b * x + d * y + f;

/** The point of the plane under a pixel. */
export function planeAt({ a, b, c, d, e, f }: View, x: number, y: number): { x: number; y: number } {
  const determinant = a * d - b * c || 1;
  return {
    x: (d * (x - e) - c * (y - f)) / determinant,
    y: (a * (y - f) - b * (x - e)) / determinant,
  };
}

/** The square round all the points. */
export function groundOf(x: ArrayLike<number>, y: ArrayLike<number>, count = x.length): Ground {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < count; at++) {
    const [px, py] = [x[at] as number, y[at] as number];
    if (px < left) left = px;
    if (px > right) right = px;
    if (py < top) top = py;
    if (py > bottom) bottom = py;
  }
  if (left > right) return { x: 0, y: 0, span: 1 };
  return { x: (left + right) / 2, y: (top + bottom) / 2, span: Math.max(right - left, bottom - top) || 1 };
}
