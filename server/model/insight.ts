// Why two mentions are one thing or are kept apart, which pairs might be one, and where documents disagree.
import type { SourceSentence } from './entity.ts';
import type { HistoryEntry } from './history.ts';
import type { DocumentId, EntityId, LocalId, RelationshipId } from './ids.ts';
import type { LanguageCode } from './language.ts';
import type { Role } from './ontology.ts';
import type { StoredVersion } from './stored.ts';

/** What joins. */
export const joiningKinds = [
  /** The same name, in the same spelling. */
  'name',
  /** The same name, once with its diacritics and once without. */
  'plain-name',
  /** The same thing said in any language: `embassy(of=VN,in=ID)`. */
  'concept',
  /** The same office in the same body. */
  'office',
  /** The same body. */
  'body',
  /** At the same gathering. */
  'gathering',
  /** Met the same person. */
  'meeting',
  /** Held by the same body on the same day. */
  'day-and-organiser',
  /** The congress of one body for one term. */
  'term-and-body',
  /** Nobody else of that name is known, and nothing speaks against it. */
  'only-one',
  /** Somebody judged so. */
  'judgement',
] as const;

/** What keeps apart. */
export const partingKinds = [
  /** One document names both. */
  'one-document',
  /** Posts in two places at one time. */
  'posts',
  /** Offices that one person at a time holds, of two bodies at one time. */
  'offices',
  /** In office so many years apart that it cannot be one person. */
  'times',
  /** In two countries on one day. */
  'whereabouts',
  /** Names that differ in their diacritics. */
  'spelling',
  'other-concept',
  'other-day',
  'other-country',
  /** Part of, or issued by, two bodies that have nothing to do with each other. */
  'other-body',
  /** Two full names in one language. */
  'other-name',
  'judgement',
  /** Several fit, and no office, body, place or date says which. */
  'nothing-decides',
] as const;

export type ReasonKind = (typeof joiningKinds)[number] | (typeof partingKinds)[number];

export interface Reason {
  readonly kind: ReasonKind;
  /** What it rests on, as far as it is a thing of the graph: the body, the gathering, the person met. */
  readonly entity: EntityId | null;
  /** The role of an office, the day, the name, the concept, the places, the document or the judgement, as words. */
  readonly words: readonly string[];
}

/** One mention of an entity by one document, and what joined it to an earlier one. */
export interface Member {
  readonly document: DocumentId;
  readonly local: LocalId;
  readonly name: string;
  readonly language: LanguageCode;
  /** The document's date. */
  readonly stated: string | null;
  /** The place in the list of members of the one that it was joined to; null for the first. */
  readonly joinedTo: number | null;
  readonly reasons: readonly Reason[];
}

/** Another entity that might be the same, what speaks for it and what kept them apart. */
export interface Apart {
  readonly entity: EntityId;
  readonly shared: readonly Reason[];
  readonly reasons: readonly Reason[];
}

export interface Explanation {
  readonly entity: EntityId;
  readonly doubtful: boolean;
  /** In the order in which the world spoke of it; no more than were asked for. */
  readonly members: readonly Member[];
  readonly total: number;
  readonly apart: readonly Apart[];
  /** Ids of the judgements that made it what it is. */
  readonly judgements: readonly string[];
}

/** Two entities that might be one: nothing says that they are, and nothing that they are not. */
export interface DoubtfulPair {
  readonly one: EntityId;
  readonly other: EntityId;
  /** What speaks for it, and what was missing. */
  readonly shared: readonly Reason[];
  readonly reasons: readonly Reason[];
}

export const conflictKinds = [
  /** Two people in one office of one body on one day. */
  'office',
  /** Two dates of one gathering. */
  'date',
  /** One person in two countries on one day. */
  'place',
] as const;

/** What documents say that cannot all be true. Both stay in the graph. */
export interface Conflict {
  readonly kind: (typeof conflictKinds)[number];
  /** The body, the gathering or the person. */
  readonly about: EntityId;
  readonly role: Role | null;
  /** A day on which both hold, ISO 8601; null for two dates of one gathering. */
  readonly day: string | null;
  /** At least two. */
  readonly sides: readonly ConflictSide[];
}

export interface ConflictSide {
  /** Who holds the office, or the gathering that the person was at; the gathering itself for a date. */
  readonly entity: EntityId;
  /** The day that is given to a gathering, else null. */
  readonly date: string | null;
  /** The country where a person was, else null. */
  readonly place: EntityId | null;
  readonly relationship: RelationshipId | null;
  readonly source: SourceSentence;
}

/** What is asked for of a long list. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** The contents of one document, the first first; `until` is null for the one that counts now. */
export type DocumentVersion = Omit<StoredVersion, 'until'> & { readonly until: string | null };

/** One sentence of a document that tells on which day a gathering was. */
export interface Dated {
  readonly entity: EntityId;
  /** ISO 8601. */
  readonly date: string;
  readonly source: SourceSentence;
}

/** What can be asked about identity, agreement and history; made by `server/truth/insight.ts`. */
export interface Insight {
  /** With at most so many members; null where there is no such entity. */
  explain(entity: EntityId, members: number): Promise<Explanation | null>;
  /** Sorted, the doubtful entities first. */
  doubtful(): Promise<readonly DoubtfulPair[]>;
  /** Sorted by kind, entity and day. */
  conflicts(): Promise<readonly Conflict[]>;
  /** What was done, to all or to one document or entity, the latest first. */
  history(
    about: string | null,
    page: Page,
  ): Promise<{ readonly entries: readonly HistoryEntry[]; readonly total: number }>;
  /** All sentences that support a relationship, in the order of their dates. */
  statements(
    relationship: RelationshipId,
    page: Page,
  ): Promise<{ readonly page: readonly SourceSentence[]; readonly total: number; readonly next: number | null }>;
  /** The sentences that tell on which day a gathering was, in the order of the documents' dates; none for what has no day. */
  days(entity: EntityId): Promise<readonly Dated[]>;
  /** Empty for a document that was never there. */
  versions(document: DocumentId): Promise<readonly DocumentVersion[]>;
}
