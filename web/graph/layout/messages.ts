// What the page and the layout worker say to one another. Arrays are handed over, not copied.
import type { LayoutSettings } from '#layout/force-atlas2';

export interface StartLayout {
  readonly kind: 'start';
  /** Tells the answers to this start from those to an earlier one. */
  readonly run: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float64Array;
  readonly fixed: Uint8Array;
  /** Size of each node as a share of the width of the picture, for the last step that parts what overlaps. */
  readonly share: Float64Array;
  readonly settings: LayoutSettings;
  readonly iterations: number;
}

interface StopLayout {
  readonly kind: 'stop';
}

/** The page's thanks for positions: how long it took to draw them, in milliseconds. */
interface Drawn {
  readonly kind: 'drawn';
  readonly took: number;
}

export type ToLayout = StartLayout | StopLayout | Drawn;

export interface Positions {
  readonly run: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly iterations: number;
  readonly isSettled: boolean;
}
