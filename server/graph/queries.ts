// The questions of `cypher/read/` with the types of their parameters and rows, in the very words of the files' headers.
// A test holds files, headers and this table against one another and runs each question on each engine.
import { z } from 'zod';
import { MachError } from '#model/errors';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';
import type { LanguageCode } from '#model/language';
import {
  type Kind,
  type Label,
  labels,
  ontology,
  type RelationshipType,
  type Role,
  relationshipTypes,
  roles,
} from '#model/ontology';
import { type CypherFile, readCypherFiles } from './cypher-files.ts';
import type { CypherParameters, CypherRow, GraphStore } from './store.ts';

/** The words that a header may use for a type, and what they mean. `X?` may be null, `X[]` is a list. */
interface Types {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly EntityId: EntityId;
  readonly DocumentId: DocumentId;
  readonly RelationshipId: RelationshipId;
  readonly LanguageCode: LanguageCode;
  readonly Label: Label;
  readonly RelationshipType: RelationshipType;
  readonly Role: Role;
  readonly Kind: Kind;
}
type Base = keyof Types;
type Word = Base | `${Base}?` | `${Base}[]`;
type Value<W> = W extends Base
  ? Types[W]
  : W extends `${infer B extends Base}?`
    ? Types[B] | null
    : W extends `${infer B extends Base}[]`
      ? readonly Types[B][]
      : never;
type Values<Words extends Readonly<Record<string, Word>>> = { readonly [Name in keyof Words]: Value<Words[Name]> };

interface Query {
  readonly parameters: Readonly<Record<string, Word>>;
  readonly row: Readonly<Record<string, Word>>;
}

const node = {
  id: 'EntityId',
  type: 'Label',
  name: 'string',
  date: 'string?',
  kind: 'Kind?',
  degree: 'number',
  documents: 'number',
  names: 'string[]',
  languages: 'LanguageCode[]',
} as const;

const edge = {
  edge: 'RelationshipId',
  edgeType: 'RelationshipType',
  from: 'EntityId',
  to: 'EntityId',
  role: 'Role?',
  former: 'boolean',
  since: 'string?',
  until: 'string?',
  firstStated: 'string?',
  lastStated: 'string?',
  sentences: 'number',
  edgeDocuments: 'number',
  edgeLanguages: 'LanguageCode[]',
} as const;

const document = {
  id: 'DocumentId',
  title: 'string?',
  date: 'string?',
  language: 'LanguageCode',
  url: 'string?',
  path: 'string?',
  publisher: 'string?',
} as const;

const byType = { type: 'RelationshipType', relationships: 'number' } as const;

export const queries = {
  'best-connected': { parameters: { limit: 'number' }, row: node },
  'count-documents': { parameters: {}, row: { documents: 'number' } },
  'count-entities': { parameters: {}, row: { type: 'Label', entities: 'number' } },
  'count-neighbours': { parameters: { id: 'EntityId' }, row: byType },
  'count-relationships': { parameters: {}, row: byType },
  documents: { parameters: { skip: 'number', limit: 'number' }, row: { ...document, entities: 'number' } },
  'documents-by-id': { parameters: { ids: 'DocumentId[]' }, row: document },
  'documents-of-entity': { parameters: { id: 'EntityId', limit: 'number' }, row: document },
  edges: { parameters: { ids: 'RelationshipId[]' }, row: edge },
  'edges-among': { parameters: { ids: 'EntityId[]' }, row: edge },
  'edges-from': { parameters: { ids: 'EntityId[]' }, row: edge },
  entities: { parameters: { ids: 'EntityId[]' }, row: node },
  'entities-of-document': { parameters: { id: 'DocumentId' }, row: { ...node, spans: 'string[]' } },
  entity: {
    parameters: { id: 'EntityId' },
    row: { ...node, counts: 'number[]', implied: 'boolean' },
  },
  'in-force': { parameters: { day: 'string' }, row: { edge: 'RelationshipId' } },
  names: { parameters: {}, row: node },
  neighbours: {
    parameters: { id: 'EntityId', types: 'RelationshipType[]', skip: 'number', limit: 'number' },
    row: { ...node, ...edge, rank: 'number' },
  },
  'published-by': { parameters: { day: 'string' }, row: { id: 'DocumentId' } },
  relationship: {
    parameters: { from: 'EntityId', id: 'RelationshipId' },
    row: { ...edge, texts: 'string[]', evidence: 'string[]' },
  },
  offices: {
    parameters: { roles: 'Role[]' },
    row: {
      person: 'EntityId',
      body: 'EntityId',
      concept: 'string?',
      role: 'Role',
      edge: 'RelationshipId',
      since: 'string?',
      until: 'string?',
      firstStated: 'string?',
      lastStated: 'string?',
    },
  },
  whereabouts: {
    parameters: {},
    row: { person: 'EntityId', edge: 'RelationshipId', gathering: 'EntityId', date: 'string', country: 'EntityId' },
  },
  'disputed-dates': { parameters: {}, row: { gathering: 'EntityId', dates: 'string[]' } },
  namesakes: { parameters: {}, row: { id: 'EntityId', type: 'Label', date: 'string?', doubtful: 'boolean' } },
  'same-day': { parameters: {}, row: { body: 'EntityId', date: 'string', gatherings: 'EntityId[]' } },
  steps: {
    parameters: {
      ids: 'EntityId[]',
      types: 'RelationshipType[]',
      sources: 'number',
      until: 'string',
      limit: 'number',
    },
    row: {
      one: 'EntityId',
      other: 'EntityId',
      otherType: 'Label',
      otherDegree: 'number',
      edge: 'RelationshipId',
    },
  },
} as const satisfies Readonly<Record<string, Query>>;

export type QueryName = keyof typeof queries;
export type ParametersOf<Name extends QueryName> = Values<(typeof queries)[Name]['parameters']>;
export type RowOf<Name extends QueryName> = Values<(typeof queries)[Name]['row']>;

let files: readonly CypherFile[] | null = null;

/** All questions in the plain dialect, which either engine reads. */
export function listQuestions(): readonly CypherFile[] {
  files ??= [...readCypherFiles('read', 'neo4j').values()];
  return files;
}

/**
 * The rows of a question, in the order that its file gives them.
 *
 * Errors: those of the store; `internal` where the engine gives rows that the header does not promise.
 */
export async function ask<Name extends QueryName>(
  store: GraphStore,
  name: Name,
  parameters: ParametersOf<Name>,
): Promise<readonly RowOf<Name>[]> {
  const rows = await store.query(name, parameters as CypherParameters);
  return parseRows(name, rows);
}

function parseRows<Name extends QueryName>(name: Name, rows: readonly CypherRow[]): readonly RowOf<Name>[] {
  const result = schemaOf(name).safeParse(rows);
  if (result.success) return result.data as unknown as readonly RowOf<Name>[];
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new MachError(
    'internal',
    `The query ${name} gave a row that its header does not promise: ${where} ${issue?.message}`,
  );
}

const bases: Readonly<Record<Base, z.ZodType>> = {
  string: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  EntityId: z.string(),
  DocumentId: z.string(),
  RelationshipId: z.string(),
  LanguageCode: z.string(),
  Label: z.enum(labels),
  RelationshipType: z.enum(relationshipTypes),
  Role: z.enum(roles),
  Kind: z.enum(ontology.kinds),
};

function toSchema(word: Word): z.ZodType {
  if (word.endsWith('?')) return bases[word.slice(0, -1) as Base].nullable();
  if (word.endsWith('[]')) return z.array(bases[word.slice(0, -2) as Base]);
  return bases[word as Base];
}

const schemas = new Map<QueryName, z.ZodType>();

function schemaOf(name: QueryName): z.ZodType {
  const known = schemas.get(name);
  if (known) return known;
  const columns = Object.entries(queries[name].row).map(([column, word]) => [column, toSchema(word)] as const);
  const made = z.array(z.strictObject(Object.fromEntries(columns)));
  schemas.set(name, made);
  return made;
}
