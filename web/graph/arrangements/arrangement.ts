// What every arrangement gives: a place for each node and, where they help to read it, lines on the ground.
import type { Field } from '../field.ts';

export interface Guides {
  /** Rings round the origin, by their radius. */
  readonly rings: readonly number[];
  /** Lines from point to point. */
  readonly lines: readonly (readonly { readonly x: number; readonly y: number }[])[];
  /** Days along the way to the right, each with a date to be written there. */
  readonly days: readonly { readonly x: number; readonly date: string }[];
  /** Height of the days' lines: from the first to the last lane. */
  readonly top: number;
  readonly bottom: number;
}

export interface Arranged {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly guides: Guides;
  /** What is brought into view, or null for all of it. */
  readonly focus: readonly number[] | null;
}

export type Arrange = (field: Field, centre: number) => Arranged;

export const noGuides: Guides = { rings: [], lines: [], days: [], top: 0, bottom: 0 };
