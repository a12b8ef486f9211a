// What the store keeps as records: the truth that the graph is derived from, and how it came about.
import type { Document } from './document.ts';
import type { SourceSentence } from './entity.ts';
import type { Extraction } from './fact.ts';
import type { DocumentId, EntityId, LocalId, RelationshipId } from './ids.ts';
import type { LanguageCode } from './language.ts';
import type { Label } from './ontology.ts';

/** Kind `document`, key = the document's id: what was read and what it says. */
export interface StoredDocument {
  readonly document: Document;
  readonly extraction: Extraction;
  /** Hash of the language packs and engine that made the extraction; another one means: extract anew. */
  readonly rules: string;
}

/** Kind `holding`, key = the id under which a content was brought in: enough to tell whether it has changed. */
export interface Holding {
  readonly hash: string;
  readonly rules: string;
  /** False where the id is only the path where it was found, so that the same content elsewhere is the same document. */
  readonly own: boolean;
  /** Where it was found last, of one with an id of its own. */
  readonly path: string | null;
  /** When this content came, ISO 8601 with time. */
  readonly since: string;
}

/** Kind `version`, key = `id#until`: a content that a document had before. */
export interface StoredVersion {
  readonly document: Document;
  readonly since: string;
  /** When another content took its place, or the document was taken out. */
  readonly until: string;
}

/** Kind `home`, key = the document's id: what the graph has of it. */
export interface StoredHome {
  /** The document's own id of a thing → the entity that it is. */
  readonly entities: Readonly<Record<LocalId, EntityId>>;
  /** The sentences with which it supports relationships, in the order of the text. */
  readonly claims: Readonly<Record<RelationshipId, readonly StoredClaim[]>>;
  readonly date: string | null;
  readonly language: LanguageCode;
}

export type StoredClaim = Omit<SourceSentence, 'document' | 'sentence' | 'date' | 'language'>;

/**
 * Kind `redirect`, key = the id of an entity that is no more: what it consisted of, so that it can be told which entity
 * most of that is today, and where that went when the id was given up, most first.
 */
export interface StoredRedirect {
  readonly type: Label;
  readonly things: readonly StoredThing[];
  readonly to: readonly EntityId[];
}

/** A thing as a document knew it; once the document has changed, its name tells it there. */
export interface StoredThing {
  readonly document: DocumentId;
  readonly local: LocalId;
  /** Folded. */
  readonly name: string;
}

/**
 * Kind `position`, key = one of 64 shares of all ids: where things stand on the map, so that it is the same tomorrow.
 * Whole numbers; a node with the room round it takes 40.
 */
export interface StoredPlaces {
  readonly ids: readonly EntityId[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * Kinds that hold what cannot be made again: `document` and `judgement` are the truth; `holding` and `content` (hash → the
 * paths where it was found) tell which documents count; `file` (name → ids of the documents that it gave when it was read
 * last, where that is more than its own path) and `watched` (folder and name → the same) tell what went since; `version`, `redirect` (what became of an id)
 * and `log` are history; `position` is where things stand on the map; `view` (a `SavedView`) is a picture of the stage that
 * somebody kept; `setting` is all else.
 */
export const keptKinds = [
  'document',
  'judgement',
  'holding',
  'content',
  'file',
  'watched',
  'version',
  'redirect',
  'log',
  'position',
  'view',
  'setting',
] as const;

/**
 * Kinds that follow from those and make the next change cheap: `name`, `page` and `days` are the index of names, `home`
 * tells what the graph has of a document, `tally` counts what many documents say of an entity, `hidden`
 * which entities the sides of a hidden fact are now.
 */
export const derivedKinds = ['name', 'page', 'days', 'home', 'tally', 'hidden'] as const;

export const recordKinds = [...keptKinds, ...derivedKinds] as const;
export type RecordKind = (typeof recordKinds)[number];
