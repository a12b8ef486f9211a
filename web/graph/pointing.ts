// Who is under the pointer: the nodes in a grid over the plane, so that a look costs by what is near and not by all.
import type { Field } from './field.ts';

export interface Finder {
  /**
   * Visits the nodes whose middle lies within the rectangle, until a visit gives false.
   *
   * Gives whether all of them were visited.
   */
  within(left: number, top: number, right: number, bottom: number, visit: (node: number) => boolean): boolean;
}

export function createFinder({ x, y, count }: Pick<Field, 'x' | 'y' | 'count'>): Finder {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let node = 0; node < count; node++) {
    left = Math.min(left, x[node] as number);
    right = Math.max(right, x[node] as number);
    top = Math.min(top, y[node] as number);
    bottom = Math.max(bottom, y[node] as number);
  }
  const columns = Math.max(1, Math.min(256, Math.round(Math.sqrt(count / 2))));
  const width = (right - left) / columns || 1;
  const height = (bottom - top) / columns || 1;
  const columnOf = (value: number) => Math.min(columns - 1, Math.max(0, Math.floor((value - left) / width)));
  const rowOf = (value: number) => Math.min(columns - 1, Math.max(0, Math.floor((value - top) / height)));
  const cellOf = (node: number) => rowOf(y[node] as number) * columns + columnOf(x[node] as number);
  const start = new Uint32Array(columns * columns + 1);
  for (let node = 0; node < count; node++) {
    const cell = cellOf(node);
    start[cell + 1] = (start[cell + 1] as number) + 1;
  }
  for (let cell = 0; cell < columns * columns; cell++) {
    start[cell + 1] = (start[cell + 1] as number) + (start[cell] as number);
  }
  const next = start.slice();
  const members = new Uint32Array(count);
  for (let node = 0; node < count; node++) {
    const cell = cellOf(node);
    const at = next[cell] as number;
    members[at] = node;
    next[cell] = at + 1;
  }
  return {
    within(fromX, fromY, toX, toY, visit) {
      if (count === 0 || toX < left || fromX > right || toY < top || fromY > bottom) return true;
      for (let row = rowOf(fromY); row <= rowOf(toY); row++) {
        const first = start[row * columns + columnOf(fromX)] as number;
        const last = start[row * columns + columnOf(toX) + 1] as number;
        for (let at = first; at < last; at++) {
          const node = members[at] as number;
          const [px, py] = [x[node] as number, y[node] as number];
          if (px >= fromX && px <= toX && py >= fromY && py <= toY && !visit(node)) return false;
        }
      }
      return true;
    },
  };
}
