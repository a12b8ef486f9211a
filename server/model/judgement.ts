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
  /** As it was called then; its ends are found by the sides. */
  readonly relationship: RelationshipId;
  /** From where it leads, and to where. */
  readonly sides: readonly Side[];
  readonly document: DocumentId | null;
}

export type Judgement = Merge | Split | NeverSame | Rename | HideFact;

export const judgementKinds = ['merge', 'split', 'never-same', 'rename', 'hide-fact'] as const;

/** A judgement as somebody asks for it, about things as they are called now. */
export type JudgementRequest = { readonly who: string; readonly why: string } & (
  | { readonly kind: 'merge' | 'never-same'; readonly entities: readonly EntityId[] }
  | { readonly kind: 'split'; readonly entity: EntityId; readonly parts: readonly SplitPart[] }
  | { readonly kind: 'rename'; readonly entity: EntityId; readonly name: string }
  | { readonly kind: 'hide-fact'; readonly relationship: RelationshipId; readonly document: DocumentId | null }
);

/** What is to leave an entity: all that it is in one document, or one of several things there. */
export interface SplitPart {
  readonly document: DocumentId;
  readonly local?: LocalId | undefined;
}

/** Every side of a judgement. */
export function sidesOf(judgement: Judgement): readonly Side[] {
  return 'sides' in judgement ? judgement.sides : [judgement.side];
}
