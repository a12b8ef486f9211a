// Facts of documents and the entities that they speak of → the graph, and what changes from one graph to the next.
// Pure: the graph can be dropped and made again, the same to the byte.

import type { DocumentNode, Entity, Graph, MentionLink, SourceSentence } from '#model/entity';
import type { Evidence, Fact } from '#model/fact';
import {
  composeRelationshipId,
  type DocumentId,
  type EntityId,
  type LocalId,
  linkOf,
  type RelationshipId,
} from '#model/ids';
import { canRelate, labelOfId } from '#model/ontology';
import { compare } from '#model/order';
import type { StoredDocument } from '#model/stored';
import { compareSources, toRelationship } from './relationship.ts';
import type { GraphChanges } from './store.ts';

/** What stands for a document's own things, and what is left out. */
export interface Projector {
  readonly entityOf: (document: DocumentId, local: LocalId) => EntityId | null;
  /** Whether somebody judged that the document's claim is to be left out. */
  readonly isHidden?: (relationship: RelationshipId, document: DocumentId) => boolean;
}

/** What one document gives to the graph. */
export interface DocumentProjection {
  readonly node: DocumentNode;
  readonly mentions: readonly MentionLink[];
  /** The sentences with which it supports relationships, sorted. */
  readonly claims: ReadonlyMap<RelationshipId, readonly SourceSentence[]>;
}

/** The whole graph, every list sorted by id; entities come without their degrees. */
export function projectGraph(
  documents: readonly StoredDocument[],
  entities: readonly Entity[],
  projector: Projector,
): Graph {
  const projected = [...documents]
    .sort((a, b) => compare(a.document.id, b.document.id))
    .map((stored) => projectDocument(stored, projector));
  const sources = new Map<RelationshipId, SourceSentence[]>();
  for (const { claims } of projected) {
    for (const [id, own] of claims) {
      const known = sources.get(id);
      if (known) known.push(...own);
      else sources.set(id, [...own]);
    }
  }
  const relationships = [...sources].map(([id, all]) => toRelationship(id, all)).sort((a, b) => compare(a.id, b.id));
  const degrees = new Map<EntityId, number>();
  for (const { from, to } of relationships) {
    for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  return {
    entities: entities
      .map((entity) => ({ ...entity, degree: degrees.get(entity.id) ?? 0 }))
      .sort((a, b) => compare(a.id, b.id)),
    documents: projected.map(({ node }) => node),
    relationships,
    mentions: projected.flatMap(({ mentions }) => mentions),
  };
}

/** Facts whose ends are one thing, or cannot be related, are no claims. */
export function projectDocument(stored: StoredDocument, { entityOf, isHidden }: Projector): DocumentProjection {
  const { id: document } = stored.document;
  const claims = new Map<RelationshipId, Map<string, SourceSentence>>();
  for (const fact of stored.extraction.facts) {
    const from = entityOf(document, fact.from);
    const to = entityOf(document, fact.to);
    if (!from || !to || from === to || !canRelate(fact.type, labelOfId(from), labelOfId(to))) continue;
    const id = relationshipId(fact, from, to);
    if (isHidden?.(id, document)) continue;
    const known = claims.get(id) ?? new Map<string, SourceSentence>();
    for (const source of toSources(stored, fact)) known.set(`${source.start} ${source.end} ${source.rule}`, source);
    claims.set(id, known);
  }
  return {
    node: toDocumentNode(stored),
    mentions: toMentions(stored, entityOf),
    claims: new Map([...claims].map(([id, known]) => [id, [...known.values()].sort(compareSources)])),
  };
}

/** One relationship for each type, pair of ends and, for offices, role and whether it is a former one. */
function relationshipId(fact: Fact, from: EntityId, to: EntityId): RelationshipId {
  const office = fact.type === 'HOLDS_ROLE' ? [fact.role, ...(fact.former ? ['former'] : [])] : [];
  return composeRelationshipId({ type: fact.type, from, to, office });
}

const toSources = (stored: StoredDocument, fact: Fact): SourceSentence[] =>
  fact.evidence.map((evidence) => toSource(stored, evidence, fact));

/** Words of a document that say something, with their sentence, and the time that they give. */
export const toSource = (
  { document, extraction }: StoredDocument,
  { span, sentence, rule }: Pick<Evidence, 'span' | 'sentence' | 'rule'>,
  { since, until }: Pick<Fact, 'since' | 'until'>,
): SourceSentence => ({
  document: document.id,
  start: span.start,
  end: span.end,
  sentenceStart: sentence.start,
  sentenceEnd: sentence.end,
  sentence: document.text.slice(sentence.start, sentence.end),
  rule,
  date: extraction.date,
  language: extraction.language,
  since,
  until,
});

function toDocumentNode({ document, extraction }: StoredDocument): DocumentNode {
  return {
    id: document.id,
    title: extraction.title,
    date: extraction.date,
    language: extraction.language,
    url: document.source.url,
    path: document.source.path,
    publisher: document.source.publisher,
    hash: document.hash,
  };
}

function toMentions({ document, extraction }: StoredDocument, entityOf: Projector['entityOf']): MentionLink[] {
  const spans = new Map<EntityId, string[]>();
  // A mission that is only implied is mentioned by no word, and yet the document speaks of it.
  for (const { id } of extraction.entities) {
    const entity = entityOf(document.id, id);
    if (entity && !spans.has(entity)) spans.set(entity, []);
  }
  for (const mention of extraction.mentions) {
    const entity = entityOf(document.id, mention.entity);
    if (entity) spans.get(entity)?.push(`${mention.start}-${mention.end}`);
  }
  return [...spans]
    .map(([entity, list]) => ({ document: document.id, entity, spans: list }))
    .sort((a, b) => compare(a.entity, b.entity));
}

/** The smallest set of writes that makes one graph of another. */
export function diffGraphs(before: Graph, after: Graph): GraphChanges {
  const entities = diffLists(before.entities, after.entities, ({ id }) => id);
  const documents = diffLists(before.documents, after.documents, ({ id }) => id);
  const relationships = diffLists(before.relationships, after.relationships, ({ id }) => id);
  const mentions = diffLists(before.mentions, after.mentions, linkOf);
  return {
    put: {
      entities: entities.put,
      documents: documents.put,
      relationships: relationships.put,
      mentions: mentions.put,
    },
    remove: {
      entities: entities.gone.map(({ id }) => id),
      documents: documents.gone.map(({ id }) => id),
      relationships: relationships.gone.map(({ id, type, from, to }) => ({ id, type, from, to })),
      mentions: mentions.gone.map(({ document, entity }) => ({ document, entity })),
    },
  };
}

function diffLists<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string) {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Set(after.map(keyOf));
  return {
    put: after.filter((item) => !sameJson(old.get(keyOf(item)), item)),
    gone: before.filter((item) => !now.has(keyOf(item))),
  };
}

/** Both sides are plain data made by the same functions, with their fields in one order or in the engine's. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => sameJson(left[key], right[key]));
}
