// What the API sends and the page draws. Shapes only; presenters make them, `web/api` reads them.
import type { DocumentResult } from './change.ts';
import type { Span } from './document.ts';
import type { NameForm } from './entity.ts';
import type { Unused } from './fact.ts';
import type { DocumentEntry, HistoryEntry, JudgementEntry } from './history.ts';
import type { DocumentId, EntityId, LocalId, RelationshipId } from './ids.ts';
import type { Conflict, ReasonKind } from './insight.ts';
import type { Judgement } from './judgement.ts';
import type { LanguageCode } from './language.ts';
import type { Kind, Label, RelationshipType, Role } from './ontology.ts';
import type { SavedView } from './saved-view.ts';

/** A node of the stage. */
export interface NodeView {
  readonly id: EntityId;
  readonly type: Label;
  readonly name: string;
  readonly date: string | null;
  readonly kind: Kind | null;
  /** Number of relationships in the whole graph, not only of those sent. */
  readonly degree: number;
  /** Number of documents that name it. */
  readonly documents: number;
  /** Languages of those documents, sorted. */
  readonly languages: readonly LanguageCode[];
  /** The name to show in a language of those where it is another than `name`. */
  readonly nameIn: Readonly<Record<LanguageCode, string>>;
}

/** An edge of the stage. */
export interface EdgeView {
  readonly id: RelationshipId;
  readonly type: RelationshipType;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly role: Role | null;
  readonly former: boolean;
  readonly since: string | null;
  readonly until: string | null;
  readonly firstStated: string | null;
  readonly lastStated: string | null;
  /** Number of supporting sentences, and of the documents that they stand in. */
  readonly sentences: number;
  readonly documents: number;
  /** Languages of those documents, sorted. */
  readonly languages: readonly LanguageCode[];
}

interface Counts {
  readonly nodes: number;
  readonly edges: number;
}

/** GET /api/graph: the best connected part of the graph. */
export interface GraphView {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  /** What the store holds; `left out` is total less what was sent. */
  readonly total: Counts;
  readonly leftOut: Counts;
  readonly documents: number;
  readonly byLabel: Readonly<Record<Label, number>>;
  readonly byType: Readonly<Partial<Record<RelationshipType, number>>>;
}

/** GET and PUT /api/graph/positions: where things stand on the map, as far as it is kept. */
export interface PositionsView {
  readonly ids: readonly EntityId[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** GET /api/entities/{type}/{slug} */
export interface EntityView extends NodeView {
  readonly names: readonly NameForm[];
  readonly implied: boolean;
  /** Its relationships with the node at the other end, up to `limit`, sorted by type, role and name. */
  readonly relationships: readonly NeighbourView[];
  readonly relationshipsTotal: number;
  readonly sources: readonly DocumentSummary[];
}

export interface NeighbourView {
  readonly edge: EdgeView;
  readonly node: NodeView;
}

/** GET /api/entities/{type}/{slug}/neighbours */
export interface NeighboursView {
  readonly neighbours: readonly NeighbourView[];
  readonly total: number;
  /** Offset of the next page, or null. */
  readonly next: number | null;
  /** How many there are of each relationship type, before any is loaded. */
  readonly byType: Readonly<Partial<Record<RelationshipType, number>>>;
}

/** GET /api/search */
export interface SearchView {
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

export interface SearchHit {
  readonly node: NodeView;
  /** The name that matched, which may be another than the one shown. */
  readonly matched: string;
  /** The language of that name. */
  readonly language: LanguageCode | null;
  /** 0 to 1, higher is better. */
  readonly score: number;
}

export interface DocumentSummary {
  readonly id: DocumentId;
  readonly title: string | null;
  readonly date: string | null;
  readonly language: LanguageCode;
  readonly url: string | null;
  readonly path: string | null;
  readonly publisher: string | null;
}

/** GET /api/documents */
export interface DocumentsView {
  readonly documents: readonly (DocumentSummary & { readonly entities: number; readonly facts: number })[];
  readonly total: number;
  readonly next: number | null;
}

/** GET /api/documents/{id}: the text, cut into pieces so that a page can mark it up without offsets. */
export interface DocumentView extends DocumentSummary {
  readonly paragraphs: readonly (readonly TextPiece[])[];
  readonly entities: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  /** Which words of this text support which edge, in the order of the text. */
  readonly facts: readonly FactMark[];
  /** Capitalised names of this text that nothing was made of, and why. */
  readonly unused: readonly Unused[];
  /** Sentences that gave neither a name nor a fact. */
  readonly silent: readonly SilentSentence[];
}

export interface SilentSentence extends Span {
  readonly text: string;
}

interface FactMark {
  readonly edge: RelationshipId;
  /** Offsets of the supporting words in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

export interface TextPiece {
  readonly text: string;
  /** The entity that these words name, or null for plain text. */
  readonly entity: EntityId | null;
  readonly type: Label | null;
  /** Offset of the piece in the document's text. */
  readonly start: number;
}

/** GET /api/relationships/{id}/evidence: by page, since a relationship may rest on thousands of sentences. */
export interface EvidenceView {
  readonly edge: EdgeView;
  readonly from: NodeView;
  readonly to: NodeView;
  readonly evidence: readonly SentenceView[];
  readonly total: number;
  /** Offset of the next page, or null. */
  readonly next: number | null;
}

/** GET /api/entities/{type}/{slug}/day: when a gathering was, and the sentences that tell it. */
export interface DayView {
  /** ISO 8601; null for what has no day. */
  readonly date: string | null;
  readonly evidence: readonly SentenceView[];
  readonly total: number;
  /** Offset of the next page, or null. */
  readonly next: number | null;
}

export interface SentenceView {
  readonly document: DocumentSummary;
  /** The sentence in three parts: before, the supporting words, after. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** Offsets of the words in the document's text. */
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** GET /api/paths?from=&to=: how two nodes hang together, shortest paths first. */
export interface PathsView {
  readonly from: EntityId;
  readonly to: EntityId;
  readonly paths: readonly PathView[];
  /** Every node and edge of the paths, once. */
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  /** True where there are more paths than were asked for, or where the search ended at its bounds. */
  readonly truncated: boolean;
}

export interface PathView {
  /** From the one end to the other; no node twice. */
  readonly nodes: readonly EntityId[];
  /** One entry a step: all the edges that join `nodes[i]` and `nodes[i + 1]`, in either direction. */
  readonly steps: readonly (readonly RelationshipId[])[];
}

/** POST /api/documents and DELETE /api/documents/{id}: what was changed or, with `dryRun`, what would be. */
export interface IngestView {
  readonly dryRun: boolean;
  readonly documents: readonly DocumentResult[];
  readonly changes: ChangesView;
}

/** Node and edge ids are those of the graph after the change; for `removed`, those of the graph before. */
export interface ChangesView {
  readonly nodes: {
    readonly added: readonly NodeView[];
    readonly changed: readonly NodeView[];
    readonly removed: readonly NodeView[];
    /** Nodes that are one afterwards; `into` may have the id of one of them. */
    readonly merged: readonly { readonly into: NodeView; readonly from: readonly NodeView[] }[];
    /** A node that is several afterwards; one of them may have its id. */
    readonly split: readonly { readonly from: NodeView; readonly into: readonly NodeView[] }[];
  };
  readonly edges: {
    readonly added: readonly ChangedEdge[];
    readonly changed: readonly ChangedEdge[];
    readonly removed: readonly ChangedEdge[];
  };
  /** The nodes at the ends of the edges above, as far as they do not change themselves. */
  readonly context: readonly NodeView[];
}

export interface ChangedEdge {
  readonly edge: EdgeView;
  /** Sentences that come in or go out with the change. */
  readonly evidence: readonly SentenceView[];
}

/** A correction that somebody made, and that stands until it is withdrawn. */
export interface JudgementView {
  readonly id: string;
  readonly kind: Judgement['kind'];
  /** When it was made, ISO 8601 with time. */
  readonly date: string;
  readonly who: string;
  readonly why: string;
  /** What it is about, in its order: for `hide-fact` from where the relationship leads and to where. */
  readonly entities: readonly JudgedEntity[];
  /** The name that a `rename` gives. */
  readonly name: string | null;
  /** What a `split` takes out: the names that these documents use. */
  readonly parts: readonly { readonly document: DocumentId; readonly name: string }[];
  /** What a `hide-fact` hides, as it was called then, and in which document; null for all documents. */
  readonly relationship: RelationshipId | null;
  readonly document: DocumentId | null;
}

export interface JudgedEntity {
  /** As it was called when the judgement was made. */
  readonly id: EntityId;
  /** What the id leads to now, or null where no document names it any more. */
  readonly now: NodeView | null;
}

/** GET /api/judgements: all that stand, the latest first. */
export interface JudgementsView {
  readonly judgements: readonly JudgementView[];
  readonly total: number;
  readonly next: number | null;
}

/** POST /api/judgements and DELETE /api/judgements/{id}: what was changed or, with `dryRun`, what would be. */
export interface JudgeView {
  readonly dryRun: boolean;
  /** The judgement that was made, or withdrawn. */
  readonly judgement: JudgementView;
  readonly changes: ChangesView;
}

/** GET /api/entities/{type}/{slug}/explanation: which mention was joined to which, by what, and which stayed apart. */
export interface ExplanationView {
  readonly entity: NodeView;
  /** True where it might be one of several others and nothing decides. */
  readonly doubtful: boolean;
  /** What documents call it, in the order of their dates, up to `limit`. */
  readonly members: readonly MemberView[];
  readonly total: number;
  /** Others that a reader might take for the same. */
  readonly apart: readonly ApartView[];
  /** Those that made it what it is. */
  readonly judgements: readonly JudgementView[];
}

export interface MemberView {
  readonly document: DocumentSummary;
  /** What the document's own id of it is: a `split` can take out one of two things of one document. */
  readonly local: LocalId;
  readonly name: string;
  /** The place in `members` of the one that it was joined to; null for the first. */
  readonly joinedTo: number | null;
  readonly reasons: readonly ReasonView[];
}

/** One bar of the waterfall: see `ReasonKind` for what each kind means. */
export interface ReasonView {
  readonly kind: ReasonKind;
  /** The body, gathering or person that it rests on, else null. */
  readonly node: NodeView | null;
  /** The role of an office, days, names, concepts, places, documents or judgements, as far as the kind has any. */
  readonly words: readonly string[];
}

export interface ApartView {
  readonly node: NodeView;
  /** What speaks for their being one. */
  readonly shared: readonly ReasonView[];
  /** What kept them apart. */
  readonly reasons: readonly ReasonView[];
}

/** GET /api/doubtful: pairs that might be one, those that the rules could not place first. */
export interface DoubtfulView {
  readonly pairs: readonly DoubtfulPairView[];
  readonly total: number;
  readonly next: number | null;
}

export interface DoubtfulPairView {
  readonly one: NodeView;
  readonly other: NodeView;
  readonly shared: readonly ReasonView[];
  readonly reasons: readonly ReasonView[];
}

/** GET /api/conflicts: where documents disagree, both sides with their sentences. */
export interface ConflictsView {
  readonly conflicts: readonly ConflictView[];
  readonly total: number;
  readonly next: number | null;
}

export interface ConflictView {
  /** Two in one `office`, two `date`s of one gathering, one person in two `place`s. */
  readonly kind: Conflict['kind'];
  /** The body, the gathering or the person. */
  readonly about: NodeView;
  readonly role: Role | null;
  /** A day on which both hold, or null for two dates of one gathering. */
  readonly day: string | null;
  readonly sides: readonly ConflictSideView[];
}

export interface ConflictSideView {
  /** Who holds the office, the gathering where the person was, or the gathering itself. */
  readonly node: NodeView;
  readonly date: string | null;
  readonly place: NodeView | null;
  /** The edge that says so; null for a date. */
  readonly edge: RelationshipId | null;
  readonly sentence: SentenceView;
}

/** GET /api/history?about=: what was done, the latest first; `about` is the id of a document or of an entity. */
export interface HistoryView {
  readonly entries: readonly HistoryEntryView[];
  readonly total: number;
  readonly next: number | null;
}

export interface HistoryEntryView {
  /** ISO 8601 with time. */
  readonly at: string;
  /** A document came, changed or went; a judgement was made or withdrawn; things became one or several through either. */
  readonly kind: HistoryEntry['kind'];
  readonly outcome: DocumentEntry['outcome'] | JudgementEntry['outcome'] | null;
  readonly document: { readonly id: DocumentId; readonly now: DocumentSummary | null } | null;
  /** The path or id by which a document went before it moved. */
  readonly from: string | null;
  /** What the document names and states since then, and what no longer. */
  readonly named: readonly JudgedEntity[];
  readonly unnamed: readonly JudgedEntity[];
  readonly stated: readonly StatementView[];
  readonly unstated: readonly StatementView[];
  readonly merged: readonly { readonly into: JudgedEntity; readonly from: readonly JudgedEntity[] }[];
  readonly split: readonly { readonly from: JudgedEntity; readonly into: readonly JudgedEntity[] }[];
  readonly judgement: JudgementView | null;
}

export interface StatementView {
  /** As it was called then. */
  readonly relationship: RelationshipId;
  readonly sentence: string;
}

/** GET /api/documents/{id}/versions: every content that the document had, the first first. */
export interface VersionsView {
  readonly document: DocumentId;
  readonly versions: readonly VersionSummary[];
}

export interface VersionSummary {
  /** 1 for the first. */
  readonly number: number;
  /** When it came, and when another took its place or the document was taken out; null for the one that counts. */
  readonly since: string;
  readonly until: string | null;
  readonly title: string | null;
  readonly date: string | null;
}

/** GET /api/documents/{id}/versions/{number} */
export interface VersionView extends VersionSummary {
  readonly document: DocumentId;
  readonly paragraphs: readonly string[];
}

/** GET /api/limits: what this server accepts and sends at most. */
export interface LimitsView {
  /** Nodes of one overview, entries of one page, hits of one search. */
  readonly overviewNodes: number;
  readonly pageSize: number;
  readonly searchHits: number;
  /** Nodes of a whole graph in columns, the best connected ones, and positions of one request. */
  readonly mapNodes: number;
  readonly positions: number;
  /** Steps of a path, and the number of paths. */
  readonly pathSteps: number;
  readonly paths: number;
  readonly cypher: { readonly rows: number; readonly milliseconds: number; readonly bytes: number };
  /** Bytes of a request that writes, and documents in it. */
  readonly bodyBytes: number;
  readonly documentsPerRequest: number;
}

/** POST /api/cypher */
export interface CypherView {
  readonly columns: readonly string[];
  /** Plain JSON values; nodes as {id, labels, properties}, relationships as {id, type, from, to, properties}. */
  readonly rows: readonly (readonly unknown[])[];
  /** True where more rows than the limit were found. */
  readonly truncated: boolean;
  readonly milliseconds: number;
}

/** GET /api/cypher/questions: the product's own questions, to start from. */
export interface QuestionsView {
  readonly questions: readonly QuestionView[];
}

export interface QuestionView {
  readonly name: string;
  /** What it asks, in English. */
  readonly question: string;
  readonly query: string;
  /** Name → type, as in `limit` → `number`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** POST /api/graph/part: these things as far as they are still there, and every relationship among them. */
export interface PartView {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  /** Ids that go by another one now; the node is among `nodes`. */
  readonly moved: readonly { readonly id: EntityId; readonly now: EntityId }[];
  readonly gone: readonly EntityId[];
}

/** GET /api/views: pictures of the stage that somebody kept, the last changed first. */
export interface SavedViewsView {
  readonly views: readonly SavedViewSummary[];
  readonly total: number;
  readonly next: number | null;
}

export interface SavedViewSummary extends Omit<SavedView, 'picture'> {
  /** Things on it; null for all that there are. */
  readonly things: number | null;
}

/** application/problem+json, RFC 9457 */
export interface ProblemView {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  /** Field → what is wrong with it, for requests that do not parse. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** GET /api/health/ready */
export interface HealthView {
  readonly status: 'ready' | 'starting' | 'unavailable';
  readonly engine: string;
  readonly version: string;
}
