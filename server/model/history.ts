// What was done to the truth, when and by what: written with each change, in its transaction, and never changed after.
import type { DocumentId, EntityId, RelationshipId } from './ids.ts';
import type { Judgement } from './judgement.ts';

interface EntryBase {
  /** ISO 8601 with time. */
  readonly at: string;
}

/** A document came, changed, was read by other rules, goes by another path, or went. */
export interface DocumentEntry extends EntryBase {
  readonly kind: 'document';
  readonly document: DocumentId;
  readonly outcome: 'added' | 'changed' | 'reread' | 'moved' | 'removed';
  /** The path or id by which it went before, for one that moved. */
  readonly from: string | null;
  /** What it names and states from then on, and what no longer; ids are those of that time. */
  readonly named: readonly EntityId[];
  readonly unnamed: readonly EntityId[];
  readonly stated: readonly Statement[];
  readonly unstated: readonly Statement[];
}

export interface Statement {
  readonly relationship: RelationshipId;
  readonly sentence: string;
}

/** Things that became one or several through a change. */
export interface IdentityEntry extends EntryBase {
  readonly kind: 'identity';
  readonly merged: readonly { readonly into: EntityId; readonly from: readonly EntityId[] }[];
  readonly split: readonly { readonly from: EntityId; readonly into: readonly EntityId[] }[];
}

/** Somebody decided, or took it back. */
export interface JudgementEntry extends EntryBase {
  readonly kind: 'judgement';
  readonly outcome: 'made' | 'withdrawn';
  readonly judgement: Judgement;
}

export type HistoryEntry = DocumentEntry | IdentityEntry | JudgementEntry;
