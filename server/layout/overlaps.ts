// Room for everybody: discs that overlap are pushed apart with the least moves.
import { goldenAngle } from './place.ts';

export interface Discs {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
  /** 1 for a disc that stays where it is. */
  readonly fixed: Uint8Array;
}

/**
 * Pushes apart what overlaps, in at most so many rounds. Gives whether all have room now.
 *
 * Units: radii in those of the positions. Looks only at neighbours in a grid, so it costs by disc and not by pair.
 */
export function removeOverlaps(discs: Discs, rounds: number): boolean {
  const { x, y, radius } = discs;
  const count = x.length;
  const widest = radius.reduce((most, own) => Math.max(most, own), 0) * 2;
  if (widest <= 0) return true;
  // A hash of the cells: the first disc of each, and behind every disc the next one of its cell.
  const bits = Math.max(4, Math.ceil(Math.log2(count * 2)));
  const mask = (1 << bits) - 1;
  const first = new Int32Array(1 << bits);
  const next = new Int32Array(count);
  const slotOf = (column: number, row: number) => (Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663)) & mask;
  const cellOf = (value: number) => Math.floor(value / widest);
  for (let round = 0; round < rounds; round++) {
    first.fill(-1);
    for (let disc = count - 1; disc >= 0; disc--) {
      const slot = slotOf(cellOf(x[disc] as number), cellOf(y[disc] as number));
      next[disc] = first[slot] as number;
      first[slot] = disc;
    }
    let moved = false;
    for (let disc = 0; disc < count; disc++) {
      const column = cellOf(x[disc] as number);
      const row = cellOf(y[disc] as number);
      for (let dc = -1; dc <= 1; dc++) {
        for (let dr = -1; dr <= 1; dr++) {
          const slot = slotOf(column + dc, row + dr);
          for (let other = first[slot] as number; other >= 0; other = next[other] as number) {
            if (other > disc) moved = pushApart(discs, disc, other) || moved;
          }
        }
      }
    }
    if (!moved) return true;
  }
  return false;
}

function pushApart({ x, y, radius, fixed }: Discs, a: number, b: number): boolean {
  if (fixed[a] && fixed[b]) return false;
  const wanted = (radius[a] as number) + (radius[b] as number);
  let ex = (x[b] as number) - (x[a] as number);
  let ey = (y[b] as number) - (y[a] as number);
  if (ex >= wanted || ey >= wanted || -ex >= wanted || -ey >= wanted) return false;
  const distance = Math.sqrt(ex * ex + ey * ey);
  // Within a thousandth is far enough: the last push of a row of discs never quite arrives.
  if (distance >= wanted * 0.999) return false;
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
