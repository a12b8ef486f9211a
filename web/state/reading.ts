// What a reader of a document has in hand: text and graph of the document follow one another by this.
import { create } from 'zustand';
import type { EntityId, RelationshipId } from '#model/ids';

export interface Reading {
  /** What is pointed at or has the focus, in the text or on the graph. */
  readonly pointed: EntityId | null;
  /** What was chosen on the graph: its places in the text are walked through. */
  readonly held: EntityId | null;
  /** The fact that was chosen in the margin. */
  readonly fact: RelationshipId | null;
}

const none: Reading = { pointed: null, held: null, fact: null };

export const useReading = create<Reading>(() => none);

export const read = (change: Partial<Reading>) => useReading.setState(change);
export const closeReading = () => useReading.setState(none);
