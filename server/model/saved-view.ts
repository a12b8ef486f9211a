// A picture of the stage that can be laid out again in another browser: packed into an address, or kept on the server under
// a name. What is drawn of things and relationships is read anew from the graph; the picture tells which, and where.
import type { EntityId, RelationshipId } from './ids.ts';

export interface Picture {
  /** What was open, as the address has it: a path, and filters and look behind it. */
  readonly path: string;
  readonly search: string;
  /** Language of the reader. */
  readonly language: string;
  /** What is on the stage, or null for the map of the whole. */
  readonly ids: readonly EntityId[] | null;
  /** What they were called, so that one that is gone can be named; empty where that is not kept. */
  readonly names: readonly string[];
  /** Where they stand, in units of the plane; parallel to `ids`, empty where places are not kept. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Relationships among them that were not drawn. */
  readonly without: readonly RelationshipId[];
  readonly camera: PictureCamera | null;
}

/** The point of the plane in the middle of the free part of the stage, and how much of the plane its shorter side shows. */
export interface PictureCamera {
  readonly x: number;
  readonly y: number;
  readonly span: number;
}

export interface SavedView {
  /** Made when the view was first kept; it stays the same whatever the view is called later. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601 with time. */
  readonly made: string;
  readonly changed: string;
  readonly picture: Picture;
}
