// Where nodes stand before any force acts: the same graph begins, and so ends, as the same picture.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The turn between two seeds of a sunflower: no two stand on one ray. */
export const goldenAngle = Math.PI * (3 - Math.sqrt(5));

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
