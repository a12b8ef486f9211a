// What people decided about identity and facts, kept beside the facts and applied when the graph is derived.
// A judgement is never edited: it is withdrawn, and then it is as if it had never been made.
import type { DocumentId, EntityId, LocalId, RelationshipId } from './ids.ts';

/** A thing in one document: what judgements hold on to, since ids of entities may change with what else is read. */
export interface Anchor {
  readonly document: DocumentId;
  readonly local: LocalId;
  /** The name there, so that the anchor finds its thing again after the document was read anew. */
  readonly name: string;
}

/** The side of a judgement: an entity as it was called then, and what it consisted of. */
export interface Side {
  readonly entity: EntityId;
  readonly anchors: readonly Anchor[];
}

interface JudgementBase {
  /** Made from all the rest. */
  readonly id: string;
  /** When it was made, ISO 8601 with time; the later ones are applied to what the earlier ones made. */
  readonly date: string;
  readonly who: string;
  readonly why: string;
}

/** All sides are one thing, which goes by the id of the first. */
export interface Merge extends JudgementBase {
  readonly kind: 'merge';
  readonly sides: readonly Side[];
}

/** These parts of an entity are another thing. */
export interface Split extends JudgementBase {
  readonly kind: 'split';
  readonly side: Side;
  readonly parts: readonly Anchor[];
}

/** The two are never one, whatever rules or merges say. */
export interface NeverSame extends JudgementBase {
  readonly kind: 'never-same';
  readonly sides: readonly Side[];
}

/** The name to show; the forms in the texts stay as they are. */
export interface Rename extends JudgementBase {
  readonly kind: 'rename';
  readonly side: Side;
  readonly name: string;
}

/** The fact is left out of the graph: as said by one document or, without one, by all. */
export interface HideFact extends JudgementBase {
  readonly kind: 'hide-fact';
  readonly relationship: RelationshipId;
  readonly document: DocumentId | null;
}

export type Judgement = Merge | Split | NeverSame | Rename | HideFact;
