// What the API sends and the page draws. Shapes only; presenters make them, `web/api` reads them.
import type { NameForm } from './entity.ts';
import type { DocumentId, EntityId, RelationshipId } from './ids.ts';
import type { LanguageCode } from './language.ts';
import type { Kind, Label, RelationshipType, Role } from './ontology.ts';

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
}

export interface Counts {
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
}

export interface TextPiece {
  readonly text: string;
  /** The entity that these words name, or null for plain text. */
  readonly entity: EntityId | null;
  readonly type: Label | null;
  /** Offset of the piece in the document's text. */
  readonly start: number;
}

/** GET /api/relationships/{id}/evidence */
export interface EvidenceView {
  readonly edge: EdgeView;
  readonly from: NodeView;
  readonly to: NodeView;
  readonly evidence: readonly SentenceView[];
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

/** POST /api/cypher */
export interface CypherView {
  readonly columns: readonly string[];
  /** Plain JSON values; nodes as {id, labels, properties}, relationships as {id, type, from, to, properties}. */
  readonly rows: readonly (readonly unknown[])[];
  /** True where more rows than the limit were found. */
  readonly truncated: boolean;
  readonly milliseconds: number;
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
