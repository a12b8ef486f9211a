// What one document says: the things that it names, where it names them, and what it states about them.
// This is the truth that is stored; entities and the graph are derived from it and can be rebuilt.
import type { Span } from './document.ts';
import type { DocumentId, LocalId, MentionId, RuleId } from './ids.ts';
import type { LanguageCode } from './language.ts';
import type { Kind, Label, RelationshipType, Role } from './ontology.ts';

/** A place in the text where a thing is named. */
export interface Mention extends Span {
  readonly id: MentionId;
  readonly entity: LocalId;
  /** The words as they stand in the text. */
  readonly form: string;
  readonly rule: RuleId;
  /** Lexicon entries that the rule leaned on, as `table:form`. */
  readonly lexicon: readonly string[];
}

/** A thing as one document knows it; names are as spelled there. The shape of an entity of a gold file, and more. */
export interface LocalEntity {
  readonly id: LocalId;
  readonly type: Label;
  /** The fullest proper form, without titles of respect, offices or degrees. */
  readonly name: string;
  /** Every other form in the same text that stands for the same thing. */
  readonly also: readonly string[];
  /** The day of a gathering, ISO 8601, or null. */
  readonly date: string | null;
  /** Where the text tells its day, in order: of one that it only leads to, also the words that lead there. Of none without a day. */
  readonly dated?: readonly Span[];
  /** Its day is the one that the text goes on about, and tells nothing of which gathering it is. */
  readonly dayInferred?: true;
  readonly kind: Kind | null;
  /** A mission that is only named through its ambassador's title. */
  readonly implied: boolean;
  /**
   * The same thing said without any language, composed from the meanings of lexicon entries, or null where the name
   * has no such parts: `party_committee(of=ministry_of_foreign_affairs)`, `embassy(of=VN,in=ID)`, `resolution(67-NQ/TW)`,
   * `congress(party,14)`, `place(ID)`. Two entities with equal concepts are one thing in every language.
   */
  readonly concept: string | null;
  /** False for a bare `conference` or `Đảng ủy` that the text never names in full: it is no name outside this document. */
  readonly proper: boolean;
}

/** Why a fact is believed: the words that say so, the sentence around them and the rule that read them. */
export interface Evidence {
  readonly span: Span;
  readonly sentence: Span;
  readonly rule: RuleId;
  readonly lexicon: readonly string[];
}

interface FactBase {
  readonly from: LocalId;
  readonly to: LocalId;
  /** At least one, in the order of the text. */
  readonly evidence: readonly Evidence[];
  /** The time that the text gives, ISO 8601 with as many parts as it gives (`2025`, `2025-04`), or null. */
  readonly since: string | null;
  readonly until: string | null;
}

export interface RoleFact extends FactBase {
  readonly type: 'HOLDS_ROLE';
  readonly role: Role;
  readonly former: boolean;
}

export interface PlainFact extends FactBase {
  readonly type: Exclude<RelationshipType, 'HOLDS_ROLE'>;
}

export type Fact = RoleFact | PlainFact;

/** Why a capitalised name of a text is in none of its mentions. */
export const unusedReasons = [
  /** In the name of a street, a school, a prize. */
  'named-after',
  /** Inside another name that counts. */
  'part-of-name',
  /** A body that the text names only by its sort, never in full. */
  'short-form',
  /** Known, but the text states nothing about it. */
  'no-relation',
  /** In a line that is all capitals, or all of a line. */
  'heading',
  'credit',
  'dateline',
  /** Neither a lexicon nor the words around it say what it names. */
  'unknown',
] as const;
export type UnusedReason = (typeof unusedReasons)[number];

/** A capitalised name that was seen and not used, and why. */
export interface Unused extends Span {
  readonly form: string;
  readonly reason: UnusedReason;
}

/** Everything that extraction takes from one document; a pure function of the document and the language packs. */
export interface Extraction {
  readonly document: DocumentId;
  readonly language: LanguageCode;
  readonly title: string | null;
  /** Date of publication or, failing that, the one that the text gives for itself. */
  readonly date: string | null;
  readonly sentences: readonly Span[];
  /** In the order of their first mention. */
  readonly entities: readonly LocalEntity[];
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  /** In the order of their first evidence. */
  readonly facts: readonly Fact[];
  readonly unused: readonly Unused[];
}

/** The sentence that some words stand in; the words themselves where there is none. */
export const sentenceAt = ({ sentences }: Pick<Extraction, 'sentences'>, span: Span): Span =>
  sentences.find(({ start, end }) => start <= span.start && span.end <= end) ?? span;

/** The sentences that hold no mention and support no fact, in the order of the text. */
export function silentSentences({ sentences, mentions, facts }: Extraction): readonly Span[] {
  const telling = [...mentions, ...facts.flatMap(({ evidence }) => evidence.map(({ span }) => span))];
  telling.sort((a, b) => a.start - b.start);
  let at = 0;
  return sentences.filter(({ start, end }) => {
    while (at < telling.length && (telling[at]?.start ?? end) < start) at++;
    return (telling[at]?.start ?? end) >= end;
  });
}
