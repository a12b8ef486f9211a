// One typed function per route of the server; the shapes are those of `#model/view`.
import type { WholeGraphView } from '#model/columns';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';
import type { JudgementRequest } from '#model/judgement';
import type { Label, RelationshipType } from '#model/ontology';
import type { Picture, SavedView } from '#model/saved-view';
import type {
  ConflictsView,
  CypherView,
  DayView,
  DocumentsView,
  DocumentView,
  DoubtfulView,
  EntityView,
  EvidenceView,
  ExplanationView,
  GraphView,
  HealthView,
  HistoryView,
  IngestView,
  JudgementsView,
  JudgeView,
  LimitsView,
  NeighboursView,
  PartView,
  PathsView,
  PositionsView,
  QuestionsView,
  SavedViewsView,
  SearchView,
  VersionsView,
  VersionView,
} from '#model/view';
import { addressOf, readJson, sendJson } from './request.ts';

const encode = encodeURIComponent;

/** `person/bui-thanh-son` as a part of an address: the slash stays, the rest is encoded. */
function entityPath(id: EntityId): string {
  const slash = id.indexOf('/');
  return `${encode(id.slice(0, slash))}/${encode(id.slice(slash + 1))}`;
}

/** All of the graph, or the counts alone where it has more nodes than that. */
export const readGraph = (limit: number, signal?: AbortSignal) =>
  readJson<GraphView>('/api/graph', { limit, whole: true }, signal);

/** Everything, column by column; `nodesOf` and `edgesOf` of the model make rows of it. */
export const readColumns = (most: { readonly nodes: number; readonly edges: number }, signal?: AbortSignal) =>
  readJson<WholeGraphView>('/api/graph/columns', most, signal);

export const readPositions = (signal?: AbortSignal) => readJson<PositionsView>('/api/graph/positions', {}, signal);

export const keepPositions = (positions: PositionsView) =>
  sendJson<{ readonly kept: number }>('PUT', '/api/graph/positions', positions);

export const readHealth = (signal?: AbortSignal) => readJson<HealthView>('/api/health/ready', {}, signal);

export const readLive = (signal?: AbortSignal) => readJson<unknown>('/api/health/live', {}, signal);

export const readEntity = (id: EntityId, signal?: AbortSignal) =>
  readJson<EntityView>(`/api/entities/${entityPath(id)}`, {}, signal);

export interface NeighbourPage {
  readonly types?: readonly RelationshipType[];
  readonly limit?: number;
  readonly offset?: number;
}

/** With `limit: 0` nothing is loaded but the counts by type. */
export const readNeighbours = (id: EntityId, page: NeighbourPage = {}, signal?: AbortSignal) =>
  readJson<NeighboursView>(`/api/entities/${entityPath(id)}/neighbours`, { ...page }, signal);

export const readDay = (id: EntityId, signal?: AbortSignal, offset = 0) =>
  readJson<DayView>(`/api/entities/${entityPath(id)}/day`, { offset: offset || null }, signal);

export const searchNames = (q: string, limit: number, signal?: AbortSignal) =>
  readJson<SearchView>('/api/search', { q, limit }, signal);

export const readEvidence = (id: RelationshipId, signal?: AbortSignal, offset = 0) =>
  readJson<EvidenceView>(`/api/relationships/${encode(id)}/evidence`, { offset: offset || null }, signal);

export const readDocuments = (offset: number, signal?: AbortSignal) =>
  readJson<DocumentsView>('/api/documents', { offset }, signal);

export const readDocument = (id: DocumentId, signal?: AbortSignal) =>
  readJson<DocumentView>(`/api/documents/${encode(id)}`, {}, signal);

export const readLimits = (signal?: AbortSignal) => readJson<LimitsView>('/api/limits', {}, signal);

/** A text to bring in; with the name of a file it is read by its ending. */
export interface GivenDocument {
  readonly file: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly text: string;
}

export const addDocuments = (documents: readonly GivenDocument[], dryRun: boolean, signal?: AbortSignal) =>
  sendJson<IngestView>('POST', addressOf('/api/documents', { dryRun }), { documents }, signal);

export const removeDocument = (id: DocumentId, dryRun: boolean, signal?: AbortSignal) =>
  sendJson<IngestView>('DELETE', addressOf(`/api/documents/${encode(id)}`, { dryRun }), undefined, signal);

export const readExplanation = (id: EntityId, signal?: AbortSignal) =>
  readJson<ExplanationView>(`/api/entities/${entityPath(id)}/explanation`, {}, signal);

export const readHistory = (about: DocumentId | EntityId, signal?: AbortSignal) =>
  readJson<HistoryView>('/api/history', { about, limit: 50 }, signal);

export const readVersions = (id: DocumentId, signal?: AbortSignal) =>
  readJson<VersionsView>(`/api/documents/${encode(id)}/versions`, {}, signal);

export const readVersion = (id: DocumentId, number: number, signal?: AbortSignal) =>
  readJson<VersionView>(`/api/documents/${encode(id)}/versions/${number}`, {}, signal);

export const readDoubtful = (signal?: AbortSignal) => readJson<DoubtfulView>('/api/doubtful', { limit: 200 }, signal);

export const readConflicts = (signal?: AbortSignal) =>
  readJson<ConflictsView>('/api/conflicts', { limit: 200 }, signal);

export const readJudgements = (signal?: AbortSignal) =>
  readJson<JudgementsView>('/api/judgements', { limit: 200 }, signal);

export const judge = (request: JudgementRequest, dryRun: boolean, signal?: AbortSignal) =>
  sendJson<JudgeView>('POST', addressOf('/api/judgements', { dryRun }), request, signal);

export const withdrawJudgement = (id: string, dryRun: boolean, signal?: AbortSignal) =>
  sendJson<JudgeView>('DELETE', addressOf(`/api/judgements/${encode(id)}`, { dryRun }), undefined, signal);

export type CypherParameters = Readonly<Record<string, unknown>>;

export const runCypher = (query: string, parameters: CypherParameters = {}, signal?: AbortSignal) =>
  sendJson<CypherView>('POST', '/api/cypher', { query, parameters }, signal);

export const readQuestions = (signal?: AbortSignal) => readJson<QuestionsView>('/api/cypher/questions', {}, signal);

/** These things with every relationship among them. */
export const readPart = (ids: readonly string[], signal?: AbortSignal) =>
  sendJson<PartView>('POST', '/api/graph/part', { ids }, signal);

export const readViews = (signal?: AbortSignal) => readJson<SavedViewsView>('/api/views', { limit: 200 }, signal);

export const readSavedView = (id: string, signal?: AbortSignal) =>
  readJson<SavedView>(`/api/views/${encode(id)}`, {}, signal);

export const keepView = (name: string, picture: Picture) =>
  sendJson<SavedView>('POST', '/api/views', { name, picture });

export const replaceView = (id: string, name: string, picture: Picture) =>
  sendJson<SavedView>('PUT', `/api/views/${encode(id)}`, { name, picture });

export const removeView = (id: string) => sendJson<SavedView>('DELETE', `/api/views/${encode(id)}`);

export interface PathQuestion {
  readonly from: EntityId;
  readonly to: EntityId;
  readonly without?: readonly EntityId[];
  readonly withoutLabels?: readonly Label[];
  readonly types?: readonly RelationshipType[];
  readonly hub?: number;
  readonly sources?: number;
  readonly until?: string;
}

export const findPaths = (question: PathQuestion, signal?: AbortSignal) =>
  readJson<PathsView>('/api/paths', { ...question }, signal);
