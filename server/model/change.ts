// What a change of the truth does to the graph: documents that come and go, judgements that are made and withdrawn.
import type { Entity, Graph, SourceSentence } from './entity.ts';
import type { DocumentId, EntityId, RelationshipId } from './ids.ts';

/** `kept` is one that its file gave before and no longer gives, and that stays all the same. */
export const outcomes = ['added', 'changed', 'unchanged', 'removed', 'kept', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

export interface DocumentResult {
  readonly id: DocumentId;
  readonly outcome: Outcome;
  /** Why it failed, or was kept; null for the others. */
  readonly reason: string | null;
}

/** The parts of the graph that a change adds, replaces (as they are afterwards) and takes out (as they were). */
export interface GraphDifference {
  readonly added: Graph;
  readonly changed: Graph;
  readonly removed: Graph;
  /** What `changed` was before. */
  readonly before: Graph;
  /** Entities at the ends of those relationships that stay as they are. */
  readonly context: readonly Entity[];
  /** The sentences that come and go, by relationship. */
  readonly statements: readonly StatementChange[];
  /** Entities that are one afterwards, and an entity that is several. */
  readonly merged: readonly Merged[];
  readonly split: readonly Divided[];
}

export interface StatementChange {
  readonly relationship: RelationshipId;
  readonly come: readonly SourceSentence[];
  readonly gone: readonly SourceSentence[];
}

interface Merged {
  readonly into: EntityId;
  /** At least two, sorted; `into` may be one of them. */
  readonly from: readonly EntityId[];
}

interface Divided {
  readonly from: EntityId;
  /** At least two, sorted; `from` may be one of them. */
  readonly into: readonly EntityId[];
}
