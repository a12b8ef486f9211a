// Things in the world, across documents, and the graph that is projected from them. Engines store this and nothing else.
import type { DocumentId, EntityId, RelationshipId, RuleId } from './ids.ts';
import type { LanguageCode } from './language.ts';
import type { Kind, Label, RelationshipType, Role } from './ontology.ts';

/** One spelling of a name, with where it was seen. */
export interface NameForm {
  readonly form: string;
  readonly language: LanguageCode;
  /** The number of documents that use it. */
  readonly documents: number;
}

export interface Entity {
  readonly id: EntityId;
  readonly type: Label;
  /** The form to show where no language is preferred; chosen by rule from `names`. */
  readonly name: string;
  /** Sorted by language, then by number of documents, then by form. */
  readonly names: readonly NameForm[];
  readonly kind: Kind | null;
  readonly date: string | null;
  readonly concept: string | null;
  /** True while every document only implies it. */
  readonly implied: boolean;
  /** Number of documents that name it. */
  readonly documents: number;
  /** Number of its relationships, those with documents not counted. */
  readonly degree: number;
  /** There where it might be one of several others of its name and nothing decides. */
  readonly doubtful?: true;
  /** There where documents give it days that cannot all be right: all of them, sorted. */
  readonly dates?: readonly string[];
}

/** One sentence that supports a relationship. */
export interface SourceSentence {
  readonly document: DocumentId;
  /** Offsets of the supporting words in the document's text. */
  readonly start: number;
  readonly end: number;
  /** Offsets of the sentence, and the sentence itself. */
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  readonly sentence: string;
  readonly rule: RuleId;
  /** The document's date, or null. */
  readonly date: string | null;
  /** The document's language. */
  readonly language: LanguageCode;
  /** The time that this sentence gives, or null. */
  readonly since: string | null;
  readonly until: string | null;
}

export interface Relationship {
  readonly id: RelationshipId;
  readonly type: RelationshipType;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly role: Role | null;
  readonly former: boolean;
  readonly since: string | null;
  readonly until: string | null;
  /** Earliest and latest date of a document that states it, or null where none has a date. */
  readonly firstStated: string | null;
  readonly lastStated: string | null;
  /** Languages of the documents that state it, sorted. */
  readonly languages: readonly LanguageCode[];
  /** Number of supporting sentences, and of the documents that they stand in. */
  readonly statements: number;
  readonly documents: number;
  /** Sentences by what they give, of all: what `languages`, `since` and `until` are read from. */
  readonly tally: RelationshipTally;
  /** At least one; sorted by date, document and offset. Of a great many only the first and the last are kept here. */
  readonly sources: readonly SourceSentence[];
}

export interface RelationshipTally {
  readonly languages: Readonly<Record<LanguageCode, number>>;
  readonly since: Readonly<Record<string, number>>;
  readonly until: Readonly<Record<string, number>>;
}

/** A document as a node of the graph. */
export interface DocumentNode {
  readonly id: DocumentId;
  readonly title: string | null;
  readonly date: string | null;
  readonly language: LanguageCode;
  readonly url: string | null;
  readonly path: string | null;
  readonly publisher: string | null;
  readonly hash: string;
}

/** `(:Document)-[:MENTIONS]->(:Entity)`. */
export interface MentionLink {
  readonly document: DocumentId;
  readonly entity: EntityId;
  /** `start-end` of each mention, in the order of the text. */
  readonly spans: readonly string[];
}

/** The whole graph, or a part of it: every list sorted by id. */
export interface Graph {
  readonly entities: readonly Entity[];
  readonly documents: readonly DocumentNode[];
  readonly relationships: readonly Relationship[];
  readonly mentions: readonly MentionLink[];
}
