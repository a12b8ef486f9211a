// Stands in for the embedded adapter: the query files run on the real engine, in this process, over a graph laid out
// as `server/graph/README.md` says.
import { readFileSync } from 'node:fs';
import { GrafeoDB } from '@grafeo-db/js';
import type { CypherParameters, CypherRow, GraphStore, StoredRecord, StoreTransaction } from '#graph/store';
import type { Graph } from '#model/entity';
import { MachError } from '#model/errors';
import { foldName } from '#model/fold';

const present = (properties: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));

export async function openGrafeo(graph: Graph, records: readonly StoredRecord[]): Promise<GraphStore> {
  const db = GrafeoDB.create(undefined, { shuffleUnordered: true });
  for (const label of ['Entity', 'Document']) {
    await db.executeCypher(`CREATE INDEX ${label}_id IF NOT EXISTS FOR (n:${label}) ON (n.id)`);
  }
  for (const entity of graph.entities) {
    const properties = present({
      ...entity,
      names: entity.names.map(({ form }) => form),
      languages: entity.names.map(({ language }) => language),
      counts: entity.names.map(({ documents }) => documents),
      folded: `|${entity.names.map(({ form }) => foldName(form)).join('|')}|`,
      documents: entity.documents.length,
      sources: entity.documents,
    });
    await db.executeCypher(`CREATE (n:Entity:${entity.type}) SET n += $properties`, { properties });
  }
  for (const document of graph.documents) {
    await db.executeCypher('CREATE (n:Document) SET n += $properties', { properties: present({ ...document }) });
  }
  for (const { sources, from, to, type, ...rest } of graph.relationships) {
    const documents = [...new Set(sources.map(({ document }) => document))].sort();
    const properties = present({
      ...rest,
      documents: documents.length,
      sources: documents,
      sentences: sources.map(({ sentence }) => sentence),
      evidence: sources.map((s) =>
        JSON.stringify([s.document, s.start, s.end, s.sentenceStart, s.sentenceEnd, s.rule, s.date]),
      ),
    });
    const text = `MATCH (a:Entity {id: $from}), (b:Entity {id: $to}) CREATE (a)-[r:${type}]->(b) SET r += $properties`;
    await db.executeCypher(text, { from, to, properties });
  }
  for (const { document, entity, spans } of graph.mentions) {
    const text =
      'MATCH (a:Document {id: $document}), (b:Entity {id: $entity}) CREATE (a)-[:MENTIONS {spans: $spans}]->(b)';
    await db.executeCypher(text, { document, entity, spans });
  }
  const run = async (text: string, parameters: CypherParameters) => {
    try {
      return await db.executeCypher(text, { ...parameters });
    } catch (error) {
      throw new MachError('query-failed', `${error}`, { cause: error });
    }
  };
  const transaction = {
    readRecord: async (kind: string, key: string) =>
      records.find((one) => one.kind === kind && one.key === key) ?? null,
    readRecords: async (kind: string, keys?: readonly string[]) =>
      records.filter((one) => one.kind === kind && (!keys || keys.includes(one.key))),
    readGraph: async () => [
      (await run('MATCH (n) RETURN n ORDER BY n.id', {})).toArray(),
      (await run('MATCH (a)-[r]->(b) RETURN a.id AS a, r, b.id AS b ORDER BY a, b, r.id', {})).toArray(),
    ],
  } as unknown as StoreTransaction;
  return {
    engine: { name: 'grafeo', version: db.version() },
    prepare: async () => {},
    update: () => Promise.reject(new Error('this store only reads')),
    read: (question) => question(transaction),
    query: async (name, parameters) =>
      (await run(readFileSync(`cypher/read/${name}.cypher`, 'utf8'), parameters)).toArray() as CypherRow[],
    cypher: async (text, parameters, limits) => {
      const result = await run(text, parameters);
      const rows = (result.toArray() as CypherRow[]).map((row) => result.columns.map((column) => row[column]));
      return { columns: result.columns, rows: rows.slice(0, limits.rows), truncated: rows.length > limits.rows };
    },
    revision: async () => '1',
    ping: async () => {},
    close: async () => db.close(),
  };
}
