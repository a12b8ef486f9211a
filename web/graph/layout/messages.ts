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
  readonly fixed: Uint8Array;
  /** Size of each node as a share of the width of the picture, for the last step that parts what overlaps. */
  readonly share: Float64Array;
  readonly settings: LayoutSettings;
  readonly iterations: number;
}

/** Asks for a map of all nodes: communities, and places that follow from them. */
export interface StartMap {
  readonly kind: 'map';
  readonly run: number;
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Parts of the graph up to this size are laid out as one, with no regard to communities; 0 for none. */
  readonly whole: number;
}

/** Asks for something about each node that a look needs; other than a layout it is not stopped by the next one. */
export interface Measure {
  readonly kind: 'measure';
  readonly id: number;
  readonly what: 'communities' | 'betweenness';
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export interface Measured {
  readonly id: number;
  readonly values: Uint32Array | Float64Array;
}

interface StopLayout {
  readonly kind: 'stop';
}

/** The page's thanks for positions: how long it took to draw them, in milliseconds. */
interface Drawn {
  readonly kind: 'drawn';
  readonly took: number;
}

export type ToLayout = StartLayout | StartMap | StopLayout | Measure | Drawn;

export type FromLayout = Positions | Measured;

export interface Positions {
  readonly run: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly iterations: number;
  readonly isSettled: boolean;
  /** Where a map was asked for: the innermost community of each node, and the one above each community or -1. */
  readonly communities: { readonly community: Uint32Array; readonly above: Int32Array } | null;
}
