// The shapes of `#model/view` once more, as schemas: the OpenAPI document is made from them and the tests hold every
// answer against them. The annotations tie the two together; a field in one and not in the other does not compile.
import { z } from 'zod';
import { outcomes } from '#model/change';
import type { WholeGraphView } from '#model/columns';
import type { NameForm } from '#model/entity';
import { unusedReasons } from '#model/fact';
import type { DocumentId, EntityId, LocalId, RelationshipId } from '#model/ids';
import { conflictKinds, joiningKinds, partingKinds } from '#model/insight';
import { judgementKinds } from '#model/judgement';
import { type Label, labels, ontology, relationshipTypes, roles } from '#model/ontology';
import type { Picture, SavedView } from '#model/saved-view';
import type {
  ChangedEdge,
  ChangesView,
  ConflictsView,
  CypherView,
  DayView,
  DocumentSummary,
  DocumentsView,
  DocumentView,
  DoubtfulView,
  EdgeView,
  EntityView,
  EvidenceView,
  ExplanationView,
  GraphView,
  HealthView,
  HistoryEntryView,
  HistoryView,
  IngestView,
  JudgedEntity,
  JudgementsView,
  JudgementView,
  JudgeView,
  LimitsView,
  NeighboursView,
  NeighbourView,
  NodeView,
  PartView,
  PathsView,
  PositionsView,
  ProblemView,
  QuestionsView,
  ReasonView,
  SavedViewsView,
  SearchView,
  SentenceView,
  VersionsView,
  VersionView,
} from '#model/view';

const string = <Brand extends string>() => z.string() as unknown as z.ZodType<Brand>;
const entityId = string<EntityId>().meta({ description: 'Type and name, as in `person/bui-thanh-son`.' });
const documentId = string<DocumentId>();
const relationshipId = string<RelationshipId>();
const label = z.enum(labels);
const type = z.enum(relationshipTypes);
const text = z.string();
const orNull = z.string().nullable();
const count = z.int().min(0);

const nodeView = z.strictObject({
  id: entityId,
  type: label,
  name: text,
  date: orNull,
  kind: z.enum(ontology.kinds).nullable(),
  degree: count,
  documents: count,
  languages: z.array(text),
  nameIn: z.record(text, text).meta({ description: 'Language → the name there, where it is another than `name`.' }),
});

const edgeView = z.strictObject({
  id: relationshipId,
  type,
  from: entityId,
  to: entityId,
  role: z.enum(roles).nullable(),
  former: z.boolean(),
  since: orNull,
  until: orNull,
  firstStated: orNull,
  lastStated: orNull,
  sentences: count,
  documents: count,
  languages: z.array(text),
});

const nodes: z.ZodType<readonly NodeView[]> = z.array(nodeView);
const edges: z.ZodType<readonly EdgeView[]> = z.array(edgeView);
const counts = z.strictObject({ nodes: count, edges: count });
const byType = z.partialRecord(type, count);
const byLabel = z.record(label, count) as z.ZodType<Record<Label, number>>;

export const graphView: z.ZodType<GraphView> = z.strictObject({
  nodes,
  edges,
  total: counts,
  leftOut: counts,
  documents: count,
  byLabel,
  byType,
});

const whole = z.int();
const words = <Word extends z.ZodType>(word: Word) => z.array(word);
const numbers = z.array(whole);

export const wholeGraphView: z.ZodType<WholeGraphView> = z.strictObject({
  words: z.strictObject({
    labels: words(label),
    kinds: words(z.enum(ontology.kinds)),
    types: words(type),
    roles: words(z.enum(roles)),
    dates: words(text),
    languages: words(z.array(text)),
  }),
  nodes: z.strictObject({
    id: words(entityId),
    name: words(text),
    type: numbers,
    date: numbers.meta({ description: 'Position in `words.dates`; -1 for none, as everywhere.' }),
    kind: numbers,
    degree: numbers,
    documents: numbers,
    languages: numbers,
    nameIn: z.strictObject({ node: numbers, language: words(text), name: words(text) }),
  }),
  edges: z.strictObject({
    from: numbers.meta({ description: 'By node: how many edges start from it. Edges come in this order.' }),
    to: numbers,
    type: numbers,
    role: numbers,
    former: numbers,
    since: numbers,
    until: numbers,
    firstStated: numbers,
    lastStated: numbers,
    sentences: numbers,
    documents: numbers,
    languages: numbers,
    id: z.record(z.string(), relationshipId).meta({
      description: 'By the number of the edge, where its id is not type, ends and office with | between.',
    }),
  }),
  map: z.strictObject({
    x: numbers,
    y: numbers,
    community: numbers,
    above: numbers,
    members: numbers.meta({ description: 'By community: its nodes, also those that are not sent.' }),
  }),
  total: counts,
  leftOut: counts,
  documents: count,
  byLabel,
  byType,
});

export const positionsView: z.ZodType<PositionsView> = z.strictObject({
  ids: z.array(entityId),
  x: numbers,
  y: numbers,
});
export const keptView = z.strictObject({ kept: count });

const summary = {
  id: documentId,
  title: orNull,
  date: orNull,
  language: text,
  url: orNull,
  path: orNull,
  publisher: orNull,
};
const documentSummary: z.ZodType<DocumentSummary> = z.strictObject(summary);
const nameForm: z.ZodType<NameForm> = z.strictObject({ form: text, language: text, documents: count });
const neighbour: z.ZodType<NeighbourView> = z.strictObject({ edge: edgeView, node: nodeView });

export const entityView: z.ZodType<EntityView> = z.strictObject({
  ...nodeView.shape,
  names: z.array(nameForm),
  implied: z.boolean(),
  relationships: z.array(neighbour),
  relationshipsTotal: count,
  sources: z.array(documentSummary),
});

export const neighboursView: z.ZodType<NeighboursView> = z.strictObject({
  neighbours: z.array(neighbour),
  total: count,
  next: count.nullable(),
  byType,
});

export const searchView: z.ZodType<SearchView> = z.strictObject({
  hits: z.array(
    z.strictObject({ node: nodeView, matched: text, language: text.nullable(), score: z.number().min(0).max(1) }),
  ),
  total: count,
});

export const documentsView: z.ZodType<DocumentsView> = z.strictObject({
  documents: z.array(z.strictObject({ ...summary, entities: count, facts: count })),
  total: count,
  next: count.nullable(),
});

export const documentView: z.ZodType<DocumentView> = z.strictObject({
  ...summary,
  paragraphs: z.array(
    z.array(z.strictObject({ text, entity: entityId.nullable(), type: label.nullable(), start: count })),
  ),
  entities: nodes,
  edges,
  facts: z.array(z.strictObject({ edge: relationshipId, start: count, end: count, rule: text })),
  unused: z.array(z.strictObject({ form: text, reason: z.enum(unusedReasons), start: count, end: count })),
  silent: z.array(z.strictObject({ text, start: count, end: count })),
});

const sentence: z.ZodType<SentenceView> = z.strictObject({
  document: documentSummary,
  before: text,
  words: text,
  after: text,
  start: count,
  end: count,
  rule: text,
});

export const evidenceView: z.ZodType<EvidenceView> = z.strictObject({
  edge: edgeView,
  from: nodeView,
  to: nodeView,
  evidence: z.array(sentence),
  total: count,
  next: count.nullable(),
});

export const dayView: z.ZodType<DayView> = z.strictObject({
  date: orNull,
  evidence: z.array(sentence),
  total: count,
  next: count.nullable(),
});

export const pathsView: z.ZodType<PathsView> = z.strictObject({
  from: entityId,
  to: entityId,
  paths: z.array(z.strictObject({ nodes: z.array(entityId), steps: z.array(z.array(relationshipId)) })),
  nodes,
  edges,
  truncated: z.boolean(),
});

export const cypherView: z.ZodType<CypherView> = z.strictObject({
  columns: z.array(text),
  rows: z.array(z.array(z.unknown())),
  truncated: z.boolean(),
  milliseconds: z.number().min(0),
});

export const questionsView: z.ZodType<QuestionsView> = z.strictObject({
  questions: z.array(z.strictObject({ name: text, question: text, query: text, parameters: z.record(text, text) })),
});

export const partView: z.ZodType<PartView> = z.strictObject({
  nodes,
  edges,
  moved: z.array(z.strictObject({ id: entityId, now: entityId })),
  gone: z.array(entityId),
});

const coordinates = z.array(z.number());
const picture: z.ZodType<Picture> = z.strictObject({
  path: text,
  search: text,
  language: text,
  ids: z.array(entityId).nullable(),
  names: z.array(text),
  x: coordinates,
  y: coordinates,
  without: z.array(relationshipId),
  camera: z.strictObject({ x: z.number(), y: z.number(), span: z.number() }).nullable(),
});

const savedView = { id: text, name: text, made: text, changed: text };
export const savedViewView: z.ZodType<SavedView> = z.strictObject({ ...savedView, picture });

export const savedViewsView: z.ZodType<SavedViewsView> = z.strictObject({
  views: z.array(z.strictObject({ ...savedView, things: count.nullable() })),
  total: count,
  next: count.nullable(),
});

const changedEdge: z.ZodType<ChangedEdge> = z.strictObject({ edge: edgeView, evidence: z.array(sentence) });
const changedEdges = z.array(changedEdge);

const changesView: z.ZodType<ChangesView> = z.strictObject({
  nodes: z.strictObject({
    added: nodes,
    changed: nodes,
    removed: nodes,
    merged: z.array(z.strictObject({ into: nodeView, from: nodes })),
    split: z.array(z.strictObject({ from: nodeView, into: nodes })),
  }),
  edges: z.strictObject({ added: changedEdges, changed: changedEdges, removed: changedEdges }),
  context: nodes,
});

export const ingestView: z.ZodType<IngestView> = z.strictObject({
  dryRun: z.boolean(),
  documents: z.array(z.strictObject({ id: documentId, outcome: z.enum(outcomes), reason: orNull })),
  changes: changesView,
});

const judgedEntity: z.ZodType<JudgedEntity> = z.strictObject({ id: entityId, now: nodeView.nullable() });

const judgementView: z.ZodType<JudgementView> = z.strictObject({
  id: text,
  kind: z.enum(judgementKinds),
  date: text,
  who: text,
  why: text,
  entities: z.array(judgedEntity),
  name: orNull,
  parts: z.array(z.strictObject({ document: documentId, name: text })),
  relationship: relationshipId.nullable(),
  document: documentId.nullable(),
});

export const judgementsView: z.ZodType<JudgementsView> = z.strictObject({
  judgements: z.array(judgementView),
  total: count,
  next: count.nullable(),
});

export const judgeView: z.ZodType<JudgeView> = z.strictObject({
  dryRun: z.boolean(),
  judgement: judgementView,
  changes: changesView,
});

const reason: z.ZodType<ReasonView> = z.strictObject({
  kind: z.enum([...new Set([...joiningKinds, ...partingKinds])]),
  node: nodeView.nullable(),
  words: z.array(text),
});
const reasons = z.array(reason);
const paged = { total: count, next: count.nullable() };

export const explanationView: z.ZodType<ExplanationView> = z.strictObject({
  entity: nodeView,
  doubtful: z.boolean(),
  members: z.array(
    z.strictObject({
      document: documentSummary,
      local: string<LocalId>(),
      name: text,
      joinedTo: count.nullable(),
      reasons,
    }),
  ),
  total: count,
  apart: z.array(z.strictObject({ node: nodeView, shared: reasons, reasons })),
  judgements: z.array(judgementView),
});

export const doubtfulView: z.ZodType<DoubtfulView> = z.strictObject({
  pairs: z.array(z.strictObject({ one: nodeView, other: nodeView, shared: reasons, reasons })),
  ...paged,
});

export const conflictsView: z.ZodType<ConflictsView> = z.strictObject({
  conflicts: z.array(
    z.strictObject({
      kind: z.enum(conflictKinds),
      about: nodeView,
      role: z.enum(roles).nullable(),
      day: orNull,
      sides: z.array(
        z.strictObject({
          node: nodeView,
          date: orNull,
          place: nodeView.nullable(),
          edge: relationshipId.nullable(),
          sentence,
        }),
      ),
    }),
  ),
  ...paged,
});

const judgedEntities = z.array(judgedEntity);
const statements = z.array(z.strictObject({ relationship: relationshipId, sentence: text }));

const historyEntry: z.ZodType<HistoryEntryView> = z.strictObject({
  at: text,
  kind: z.enum(['document', 'identity', 'judgement']),
  outcome: z.enum(['added', 'changed', 'reread', 'moved', 'removed', 'made', 'withdrawn']).nullable(),
  document: z.strictObject({ id: documentId, now: documentSummary.nullable() }).nullable(),
  from: orNull,
  named: judgedEntities,
  unnamed: judgedEntities,
  stated: statements,
  unstated: statements,
  merged: z.array(z.strictObject({ into: judgedEntity, from: judgedEntities })),
  split: z.array(z.strictObject({ from: judgedEntity, into: judgedEntities })),
  judgement: judgementView.nullable(),
});

export const historyView: z.ZodType<HistoryView> = z.strictObject({ entries: z.array(historyEntry), ...paged });

const version = { number: z.int().min(1), since: text, until: orNull, title: orNull, date: orNull };

export const versionsView: z.ZodType<VersionsView> = z.strictObject({
  document: documentId,
  versions: z.array(z.strictObject(version)),
});

export const versionView: z.ZodType<VersionView> = z.strictObject({
  ...version,
  document: documentId,
  paragraphs: z.array(text),
});

export const limitsView: z.ZodType<LimitsView> = z.strictObject({
  overviewNodes: count,
  pageSize: count,
  searchHits: count,
  mapNodes: count,
  positions: count,
  pathSteps: count,
  paths: count,
  cypher: z.strictObject({ rows: count, milliseconds: count, bytes: count }),
  bodyBytes: count,
  documentsPerRequest: count,
});

export const healthView: z.ZodType<HealthView> = z.strictObject({
  status: z.enum(['ready', 'starting', 'unavailable']),
  engine: text,
  version: text,
});

export const liveView = z.strictObject({ status: z.literal('live') });

export const problemView: z.ZodType<ProblemView> = z.strictObject({
  type: text,
  title: text,
  status: z.int(),
  detail: text,
  code: text,
  requestId: text,
  fields: z.record(text, text).optional() as unknown as z.ZodOptional<z.ZodType<Record<string, string>>>,
}) as unknown as z.ZodType<ProblemView>;
