// Facts of documents and the entities that they speak of → the graph, and what changes from one graph to the next.
// Pure: the graph can be dropped and made again, the same to the byte.
import type { DocumentNode, Entity, Graph, MentionLink, Relationship, SourceSentence } from '#model/entity';
import type { Fact } from '#model/fact';
import { composeRelationshipId, type DocumentId, type EntityId, type LocalId, type RelationshipId } from '#model/ids';
import { canRelate } from '#model/ontology';
import type { StoredDocument } from '#model/stored';
import type { GraphChanges } from './store.ts';

export interface ProjectionInput {
  readonly documents: readonly StoredDocument[];
  readonly entities: readonly Entity[];
  readonly entityOf: (document: DocumentId, local: LocalId) => EntityId | null;
  /** Whether somebody judged that the document's claim is to be left out. */
  readonly isHidden?: (relationship: RelationshipId, document: DocumentId) => boolean;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The whole graph, every list sorted by id. Facts whose ends are one thing, or cannot be related, make no relationship. */
export function projectGraph({ documents, entities, entityOf, isHidden }: ProjectionInput): Graph {
  const ordered = [...documents].sort((a, b) => compare(a.document.id, b.document.id));
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const found = new Map<RelationshipId, Claim[]>();
  for (const stored of ordered) {
    for (const fact of stored.extraction.facts) {
      const from = byId.get(entityOf(stored.document.id, fact.from) ?? ('' as EntityId));
      const to = byId.get(entityOf(stored.document.id, fact.to) ?? ('' as EntityId));
      if (!from || !to || from === to || !canRelate(fact.type, from.type, to.type)) continue;
      const id = relationshipId(fact, from.id, to.id);
      if (isHidden?.(id, stored.document.id)) continue;
      const claims = found.get(id) ?? [];
      claims.push({ stored, fact, from: from.id, to: to.id });
      found.set(id, claims);
    }
  }
  const relationships = [...found]
    .map(([id, claims]) => toRelationship(id, claims))
    .sort((a, b) => compare(a.id, b.id));
  const degrees = new Map<EntityId, number>();
  for (const { from, to } of relationships) {
    for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  return {
    entities: entities
      .map((entity) => ({ ...entity, degree: degrees.get(entity.id) ?? 0 }))
      .sort((a, b) => compare(a.id, b.id)),
    documents: ordered.map(toDocumentNode),
    relationships,
    mentions: ordered.flatMap((stored) => toMentions(stored, entityOf)),
  };
}

interface Claim {
  readonly stored: StoredDocument;
  readonly fact: Fact;
  readonly from: EntityId;
  readonly to: EntityId;
}

/** One relationship for each type, pair of ends and, for offices, role and whether it is a former one. */
function relationshipId(fact: Fact, from: EntityId, to: EntityId): RelationshipId {
  const office = fact.type === 'HOLDS_ROLE' ? [fact.role, ...(fact.former ? ['former'] : [])] : [];
  return composeRelationshipId({ type: fact.type, from, to, office });
}

function toRelationship(id: RelationshipId, claims: readonly Claim[]): Relationship {
  const [first] = claims;
  if (!first) throw new Error(`The relationship ${id} has no claim.`);
  const { fact } = first;
  const swapped = fact.type === 'MET' && first.to < first.from;
  const sources = claims.flatMap(({ stored, fact: claim }) => toSources(stored, claim));
  const unique = [...new Map(sources.map((source) => [sourceKey(source), source])).values()].sort(compareSources);
  const dates = unique
    .map(({ date }) => date)
    .filter((date) => date !== null)
    .sort(compare);
  const given = (pick: (claim: Fact) => string | null) =>
    claims
      .map((claim) => pick(claim.fact))
      .filter((date) => date !== null)
      .sort(compare);
  return {
    id,
    type: fact.type,
    from: swapped ? first.to : first.from,
    to: swapped ? first.from : first.to,
    role: fact.type === 'HOLDS_ROLE' ? fact.role : null,
    former: fact.type === 'HOLDS_ROLE' && fact.former,
    since: given(({ since }) => since)[0] ?? null,
    until: given(({ until }) => until).at(-1) ?? null,
    firstStated: dates[0] ?? null,
    lastStated: dates.at(-1) ?? null,
    languages: [...new Set(claims.map(({ stored }) => stored.extraction.language))].sort(compare),
    sources: unique,
  };
}

function toSources({ document, extraction }: StoredDocument, fact: Fact): SourceSentence[] {
  return fact.evidence.map(({ span, sentence, rule }) => ({
    document: document.id,
    start: span.start,
    end: span.end,
    sentenceStart: sentence.start,
    sentenceEnd: sentence.end,
    sentence: document.text.slice(sentence.start, sentence.end),
    rule,
    date: extraction.date,
  }));
}

const sourceKey = ({ document, start, end, rule }: SourceSentence) =>
  `${document}\u0000${start}\u0000${end}\u0000${rule}`;

function compareSources(a: SourceSentence, b: SourceSentence): number {
  return (
    compare(a.date ?? '9999', b.date ?? '9999') ||
    compare(a.document, b.document) ||
    a.start - b.start ||
    a.end - b.end ||
    compare(a.rule, b.rule)
  );
}

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

function toMentions({ document, extraction }: StoredDocument, entityOf: ProjectionInput['entityOf']): MentionLink[] {
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
  const mentionKey = ({ document, entity }: MentionLink) => `${document}\u0000${entity}`;
  const entities = diffLists(before.entities, after.entities, ({ id }) => id);
  const documents = diffLists(before.documents, after.documents, ({ id }) => id);
  const relationships = diffLists(before.relationships, after.relationships, ({ id }) => id);
  const mentions = diffLists(before.mentions, after.mentions, mentionKey);
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
