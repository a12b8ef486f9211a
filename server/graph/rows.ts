// The graph as rows of properties, the way both engines keep it (see README.md), and back.
import type { DocumentNode, Entity, MentionLink, NameForm, Relationship, RelationshipTally } from '#model/entity';
import { foldName } from '#model/fold';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';
import type { Kind, Label, RelationshipType, Role } from '#model/ontology';
import { evidenceToText, textToEvidence } from './evidence.ts';
import type { CypherRow, CypherValue } from './store.ts';

type Properties = Record<string, CypherValue>;

/** Engines keep no null: a property without a value is absent. */
function withoutNulls(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

export function entityToRow(entity: Entity): Properties {
  const { names, dates, ...plain } = entity;
  const folded = [...new Set([entity.name, ...names.map((name) => name.form)].map(foldName))].filter(Boolean);
  return withoutNulls({
    ...plain,
    names: names.map((name) => name.form),
    languages: names.map((name) => name.language),
    counts: names.map((name) => name.documents),
    folded: ` | ${folded.join(' | ')} | `,
    dates: dates ? [...dates] : null,
  });
}

export function rowToEntity(row: CypherRow): Entity {
  const forms = strings(row.names);
  const languages = strings(row.languages);
  const counts = list(row.counts);
  return {
    id: text(row.id) as EntityId,
    type: text(row.type) as Label,
    name: text(row.name),
    names: forms.map(
      (form, i): NameForm => ({ form, language: languages[i] ?? '', documents: Number(counts[i] ?? 0) }),
    ),
    kind: maybe(row.kind) as Kind | null,
    date: maybe(row.date),
    concept: maybe(row.concept),
    implied: row.implied === true,
    documents: Number(row.documents ?? 0),
    degree: Number(row.degree ?? 0),
    ...(row.doubtful === true ? { doubtful: true } : {}),
    ...(Array.isArray(row.dates) ? { dates: strings(row.dates) } : {}),
  };
}

export function documentToRow(document: DocumentNode): Properties {
  return withoutNulls({ ...document });
}

export function rowToDocument(row: CypherRow): DocumentNode {
  return {
    id: text(row.id) as DocumentId,
    title: maybe(row.title),
    date: maybe(row.date),
    language: text(row.language),
    url: maybe(row.url),
    path: maybe(row.path),
    publisher: maybe(row.publisher),
    hash: text(row.hash),
  };
}

export function relationshipToRow(relationship: Relationship): Properties {
  const { id, from, to, type, sources, languages, tally, ...plain } = relationship;
  const props = withoutNulls({
    id,
    ...plain,
    languages: [...languages],
    tally: JSON.stringify(tally),
    sentences: sources.map((source) => source.sentence),
    evidence: sources.map(evidenceToText),
  });
  return { id, from, to, type, props };
}

export function rowToRelationship(row: CypherRow): Relationship {
  const props = row.props as CypherRow;
  const sentences = strings(props.sentences);
  return {
    id: text(props.id) as RelationshipId,
    type: text(row.type) as RelationshipType,
    from: text(row.from) as EntityId,
    to: text(row.to) as EntityId,
    role: maybe(props.role) as Role | null,
    former: props.former === true,
    since: maybe(props.since),
    until: maybe(props.until),
    firstStated: maybe(props.firstStated),
    lastStated: maybe(props.lastStated),
    languages: strings(props.languages),
    statements: Number(props.statements ?? 0),
    documents: Number(props.documents ?? 0),
    tally: JSON.parse(text(props.tally)) as RelationshipTally,
    sources: strings(props.evidence).map((line, i) => textToEvidence(line, sentences[i] ?? '')),
  };
}

export function mentionToRow(mention: MentionLink): Properties {
  return { document: mention.document, entity: mention.entity, spans: [...mention.spans] };
}

export function rowToMention(row: CypherRow): MentionLink {
  return {
    document: text(row.document) as DocumentId,
    entity: text(row.entity) as EntityId,
    spans: strings(row.spans),
  };
}

/**
 * The end of a relationship that has fewer of its kind as a rule: reads and writes start there, since finding one among the
 * relationships of a hub costs an engine time in proportion to the hub.
 */
export function slimEnd(type: RelationshipType): 'from' | 'to' {
  return slimAtTheEnd.has(type) ? 'to' : 'from';
}

/** A body holds many gatherings, and a person goes to many. */
const slimAtTheEnd: ReadonlySet<RelationshipType> = new Set(['ORGANIZED', 'ISSUED', 'CHAIRED', 'SPOKE_AT', 'ATTENDED']);

const text = (value: CypherValue | undefined) => (typeof value === 'string' ? value : '');
const maybe = (value: CypherValue | undefined) => (typeof value === 'string' ? value : null);
const list = (value: CypherValue | undefined) => (Array.isArray(value) ? (value as CypherValue[]) : []);
const strings = (value: CypherValue | undefined) => list(value).filter((item) => typeof item === 'string');
