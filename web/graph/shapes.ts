// A shape for each label, so that colour is never the only difference. One table for the GPU, the overlay and the legend.
import { type Label, labels } from '#model/ontology';

export interface Shape {
  /** Corners of a regular polygon, or 0 for a disc. */
  readonly corners: number;
  /** Angle of the first corner, in radians, clockwise from the right. */
  readonly turn: number;
  /** Distance of a corner from the centre against the node's size, so that all shapes look equally big. */
  readonly reach: number;
}

const up = -Math.PI / 2;

export const shapes: Readonly<Record<Label, Shape>> = {
  Person: { corners: 0, turn: 0, reach: 1 },
  PartyCommittee: { corners: 4, turn: Math.PI / 4, reach: 1.26 },
  Embassy: { corners: 4, turn: 0, reach: 1.3 },
  Conference: { corners: 6, turn: up, reach: 1.12 },
  Resolution: { corners: 3, turn: up, reach: 1.45 },
  Organization: { corners: 5, turn: up, reach: 1.18 },
  Place: { corners: 3, turn: -up, reach: 1.45 },
};

/** The same, in the order of the labels. */
export const shapeList: readonly Shape[] = labels.map((label) => shapes[label]);

const mostSides = 6;

/** Distance of a side from the centre against the node's size, or 0 for a disc. */
export function apothemOf({ corners, reach }: Shape): number {
  return corners === 0 ? 0 : reach * Math.cos(Math.PI / corners);
}

/** Where each side faces, as two numbers; as many as the shape with the most has, the last one over again. */
export function sidesOf({ corners, turn }: Shape): readonly number[] {
  return Array.from({ length: mostSides }, (_, at) => {
    const side = Math.min(at, Math.max(0, corners - 1));
    const angle = turn + (2 * Math.PI * (side + 0.5)) / Math.max(1, corners);
    return [Math.cos(angle), Math.sin(angle)];
  }).flat();
}

/** The corners of the shape round the origin, for a node of that size; none for a disc. */
export function cornersOf({ corners, turn, reach }: Shape, size: number): readonly (readonly [number, number])[] {
  return Array.from({ length: corners }, (_, at) => {
    const angle = turn + (2 * Math.PI * at) / corners;
    return [Math.cos(angle) * reach * size, Math.sin(angle) * reach * size] as const;
  });
}

/** Draws the outline of the shape as a path that the caller fills. */
export function traceShape(context: CanvasRenderingContext2D, shape: Shape, x: number, y: number, size: number): void {
  context.beginPath();
  if (shape.corners === 0) {
    context.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  for (const [dx, dy] of cornersOf(shape, size)) context.lineTo(x + dx, y + dy);
  context.closePath();
}
