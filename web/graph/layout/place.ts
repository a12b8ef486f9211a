// Where nodes stand before any force acts: the same graph begins, and so ends, as the same picture.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The turn between two seeds of a sunflower: no two stand on one ray. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** The place of the one at `rank`, the first in the middle, all equally dense. */
export function placeOnDisc(rank: number, apart: number): Point {
  const radius = apart * Math.sqrt(rank + 0.5);
  return { x: radius * Math.cos(rank * goldenAngle), y: radius * Math.sin(rank * goldenAngle) };
}

/** The place of the one at `index` of `count` newcomers round the node that they come from. */
export function placeRound(centre: Point, index: number, count: number, radius: number): Point {
  const angle = (2 * Math.PI * index) / Math.max(1, count) + goldenAngle;
  const reach = radius * (1 + 0.35 * (index % 3));
  return { x: centre.x + reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) };
}

/**
 * Pushes apart what overlaps, with the least moves, and leaves fixed nodes alone.
 *
 * Units: radii in those of the positions. Looks only at neighbours in a grid, so it costs by node and not by pair.
 */
export function removeOverlaps(
  x: Float64Array,
  y: Float64Array,
  radius: Float64Array,
  fixed: Uint8Array,
  rounds: number,
): void {
  const widest = radius.reduce((most, own) => Math.max(most, own), 0) * 2;
  if (widest <= 0) return;
  for (let round = 0; round < rounds; round++) {
    const grid = new Map<string, number[]>();
    const key = (column: number, row: number) => `${column}:${row}`;
    const cellOf = (value: number) => Math.floor(value / widest);
    for (let node = 0; node < x.length; node++) {
      const at = key(cellOf(x[node] as number), cellOf(y[node] as number));
      const cell = grid.get(at);
      if (cell) cell.push(node);
      else grid.set(at, [node]);
    }
    let moved = false;
    for (let node = 0; node < x.length; node++) {
      const column = cellOf(x[node] as number);
      const row = cellOf(y[node] as number);
      for (let dc = -1; dc <= 1; dc++) {
        for (let dr = -1; dr <= 1; dr++) {
          for (const other of grid.get(key(column + dc, row + dr)) ?? []) {
            if (other > node) moved = pushApart(x, y, radius, fixed, node, other) || moved;
          }
        }
      }
    }
    if (!moved) return;
  }
}

function pushApart(
  x: Float64Array,
  y: Float64Array,
  radius: Float64Array,
  fixed: Uint8Array,
  a: number,
  b: number,
): boolean {
  if (fixed[a] && fixed[b]) return false;
  const wanted = (radius[a] as number) + (radius[b] as number);
  let ex = (x[b] as number) - (x[a] as number);
  let ey = (y[b] as number) - (y[a] as number);
  const distance = Math.hypot(ex, ey);
  if (distance >= wanted) return false;
  if (distance === 0) {
    ex = Math.cos(a * goldenAngle);
    ey = Math.sin(a * goldenAngle);
  } else {
    ex /= distance;
    ey /= distance;
  }
  const lack = wanted - distance;
  const shareOfA = fixed[a] ? 0 : fixed[b] ? 1 : 0.5;
  x[a] = (x[a] as number) - ex * lack * shareOfA;
  y[a] = (y[a] as number) - ey * lack * shareOfA;
  x[b] = (x[b] as number) + ex * lack * (1 - shareOfA);
  y[b] = (y[b] as number) + ey * lack * (1 - shareOfA);
  return true;
}
