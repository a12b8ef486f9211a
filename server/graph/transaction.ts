// A transaction of the store in Cypher, the same on both engines: an adapter hands in the one function that runs a statement.

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Graph, Relationship } from '#model/entity';
import { type DocumentId, type EntityId, linkOf, parseRelationshipId } from '#model/ids';
import { type Label, labels, type RelationshipType, relationshipTypes } from '#model/ontology';
import { compare, compareIds } from '#model/order';
import { type CypherFile, type Dialect, readCypherFiles } from './cypher-files.ts';
import {
  documentToRow,
  entityToRow,
  mentionToRow,
  relationshipToRow,
  rowToDocument,
  rowToEntity,
  rowToMention,
  rowToRelationship,
  slimEnd,
} from './rows.ts';
import type {
  CypherParameters,
  CypherRow,
  CypherValue,
  GraphChanges,
  RecordChanges,
  RelationshipKey,
  StoredRecord,
  StoreTransaction,
} from './store.ts';

/** Runs one statement inside the transaction and gives its rows as plain JSON. */
export type RunCypher = (text: string, parameters: CypherParameters) => Promise<readonly CypherRow[]>;

/** Rows of one statement: large enough to be quick, small enough that no message between processes grows out of hand. */
const batch = 2_000;
/** Records carry whole documents: a batch is also cut by the characters in it. */
const batchCharacters = 4_000_000;

/** What an adapter makes its transactions with; reads the write files of the engine's dialect once. */
export function createTransactions(dialect: Dialect): (run: RunCypher) => StoreTransaction {
  const files = readCypherFiles('write', dialect);
  return (run) => openTransaction(files, run);
}

function openTransaction(files: ReadonlyMap<string, CypherFile>, run: RunCypher): StoreTransaction {
  const textOf = (name: string) => {
    const file = files.get(name);
    if (!file) throw new Error(`cypher/write/${name}.cypher is missing.`);
    return file.text;
  };
  const write = async (name: string, rows: readonly CypherRow[], word?: Label | RelationshipType | KindLabel) => {
    // The only words that ever enter a statement's text: those of the ontology, and kinds of records.
    const text = word ? textOf(name).replaceAll(/`(Label|TYPE|Kind)`/g, `\`${word}\``) : textOf(name);
    for (let start = 0; start < rows.length; start += batch)
      await run(text, { rows: rows.slice(start, start + batch) });
  };
  const remove = async (name: string, ids: readonly string[]) => {
    for (let start = 0; start < ids.length; start += batch)
      await run(textOf(name), { ids: ids.slice(start, start + batch) });
  };

  return {
    async readRecord(kind, key) {
      const [row] = await run(`MATCH (r:Record {id: $id}) RETURN ${recordColumns}`, {
        id: `${kind}/${key}`,
      });
      return row ? toRecord(row) : null;
    },

    async readRecords(kind, keys) {
      const rows: CypherRow[] = [];
      if (keys) {
        const text = `UNWIND $ids AS id MATCH (r:Record {id: id}) RETURN ${recordColumns} ORDER BY key`;
        for (let start = 0; start < keys.length; start += 200) {
          rows.push(...(await run(text, { ids: keys.slice(start, start + 200).map((key) => `${kind}/${key}`) })));
        }
      } else {
        return this.readRecords(kind, await this.readKeys(kind));
      }
      return rows.map(toRecord).sort((a, b) => compare(a.key, b.key));
    },

    async readKeys(kind, about) {
      const test = about === undefined ? '' : 'WHERE $about IN r.about ';
      const text = `MATCH (r:\`${labelOf(kind)}\`) ${test}RETURN r.key AS key ORDER BY key`;
      const rows = await run(text, about === undefined ? {} : { about });
      return rows.map((row) => String(row.key)).sort();
    },

    async writeRecords(changes: RecordChanges) {
      await remove(
        'remove-records',
        changes.remove.map(({ kind, key }) => `${kind}/${key}`),
      );
      for (const kind of new Set(changes.put.map((record) => record.kind))) {
        let rows: CypherRow[] = [];
        let characters = 0;
        for (const { key, body, about } of changes.put.filter((record) => record.kind === kind)) {
          const packed = packBody(body);
          if (characters + packed.length > batchCharacters) {
            await write('put-records', rows, labelOf(kind));
            rows = [];
            characters = 0;
          }
          const id = `${kind}/${key}`;
          rows.push({ id, props: { id, kind, key, body: packed, ...(about ? { about } : {}) } });
          characters += packed.length;
        }
        await write('put-records', rows, labelOf(kind));
      }
    },

    async readEntities(ids) {
      const text = 'UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN properties(n) AS props';
      const rows = await inBatches(ids, (some) => run(text, { ids: [...some] }));
      return rows.map((row) => rowToEntity(row.props as CypherRow)).sort(compareIds);
    },

    async readRelationships(ids) {
      const keys = ids.flatMap((id) => {
        const parts = parseRelationshipId(id);
        return parts ? [{ id, ...parts }] : [];
      });
      const found: Relationship[] = [];
      for (const type of relationshipTypes) {
        const own = keys.filter((key) => key.type === type).map(({ id, from, to }) => ({ id, from, to }));
        const pattern =
          slimEnd(type) === 'from'
            ? `MATCH (a:Entity {id: row.from})-[r:\`${type}\`]->(b:Entity) WHERE r.id = row.id`
            : `MATCH (b:Entity {id: row.to})<-[r:\`${type}\`]-(a:Entity) WHERE r.id = row.id`;
        const text = `UNWIND $rows AS row ${pattern} RETURN a.id AS from, b.id AS to, properties(r) AS props`;
        const rows = await inBatches(own, (some) => run(text, { rows: [...some] }));
        found.push(...rows.map((row) => rowToRelationship({ ...row, type })));
      }
      return found.sort(compareIds);
    },

    async readNaming([first, ...rest]) {
      const text = 'MATCH (n:Entity {id: $id})<-[:MENTIONS]-(d:Document) RETURN d.id AS document ORDER BY document';
      const naming = async (id: EntityId | undefined) =>
        (await run(text, { id: id ?? '' })).map(({ document }) => String(document) as DocumentId);
      let documents = await naming(first);
      for (const id of rest) {
        const others = new Set(await naming(id));
        documents = documents.filter((document) => others.has(document));
      }
      return documents;
    },

    async readGraph(): Promise<Graph> {
      const entities = await run('MATCH (n:Entity) RETURN properties(n) AS props', {});
      const documents = await run('MATCH (d:Document) RETURN properties(d) AS props', {});
      const relationships: CypherRow[] = [];
      for (const type of relationshipTypes) {
        const text = `MATCH (a:Entity)-[r:\`${type}\`]->(b:Entity) RETURN a.id AS from, b.id AS to, properties(r) AS props`;
        for (const row of await run(text, {})) relationships.push({ ...row, type });
      }
      const mentions = await run(
        'MATCH (d:Document)-[m:MENTIONS]->(n:Entity) RETURN d.id AS document, n.id AS entity, m.spans AS spans',
        {},
      );
      const keyed = mentions.map(rowToMention).map((link) => ({ id: linkOf(link), link }));
      return {
        entities: entities.map((row) => rowToEntity(row.props as CypherRow)).sort(compareIds),
        documents: documents.map((row) => rowToDocument(row.props as CypherRow)).sort(compareIds),
        relationships: relationships.map(rowToRelationship).sort(compareIds),
        mentions: keyed.sort(compareIds).map(({ link }) => link),
      };
    },

    async writeGraph({ put, remove: gone }: GraphChanges) {
      const byType = <T extends { readonly type: RelationshipType }>(all: readonly T[], type: RelationshipType) =>
        all.filter((one) => one.type === type);
      // What goes, goes first: a key that changes hands must be free before it is taken.
      for (const type of relationshipTypes) {
        const keys: readonly RelationshipKey[] = byType(gone.relationships, type);
        const rows = keys.map(({ id, from, to }) => ({ id, from, to }));
        await write(`remove-relationships-${slimEnd(type)}`, rows, type);
      }
      await write(
        'remove-mentions',
        gone.mentions.map(({ document, entity }) => ({ document, entity })),
      );
      await remove('remove-entities', gone.entities);
      await remove('remove-documents', gone.documents);

      for (const label of labels) {
        const rows = put.entities.filter((entity) => entity.type === label).map((entity) => toRow(entityToRow(entity)));
        await write('put-entities', rows, label);
      }
      await write(
        'put-documents',
        put.documents.map((document) => toRow(documentToRow(document))),
      );
      for (const type of relationshipTypes) {
        await write(`put-relationships-${slimEnd(type)}`, byType(put.relationships, type).map(relationshipToRow), type);
      }
      await write('put-mentions', put.mentions.map(mentionToRow));
    },
  };
}

async function inBatches<T>(
  list: readonly T[],
  ask: (some: readonly T[]) => Promise<readonly CypherRow[]>,
): Promise<readonly CypherRow[]> {
  const rows: CypherRow[] = [];
  for (let start = 0; start < list.length; start += batch) rows.push(...(await ask(list.slice(start, start + batch))));
  return rows;
}

type KindLabel = `${Capitalize<string>}Record`;

/** `document` → `DocumentRecord`: all records of a kind are found by it, without a look at the others. */
function labelOf(kind: string): KindLabel {
  if (!/^[a-z]+$/.test(kind)) throw new Error(`“${kind}” is no kind of record.`);
  return `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}Record` as KindLabel;
}

const recordColumns = 'r.kind AS kind, r.key AS key, r.body AS body, r.about AS about';

const toRow = (props: Record<string, CypherValue>): CypherRow => ({ id: props.id ?? null, props });

function toRecord(row: CypherRow): StoredRecord {
  const { kind, key, body, about } = row;
  const record = { kind: String(kind), key: String(key), body: unpackBody(String(body)) };
  return Array.isArray(about) ? { ...record, about: about.map(String) } : record;
}

/** Bodies longer than this are packed: a document with its facts takes a quarter of the room, in memory too. */
const longestPlain = 1_000;

function packBody(body: CypherValue): string {
  const json = JSON.stringify(body);
  // No JSON begins with this letter.
  return json.length <= longestPlain ? json : `z${deflateRawSync(json, { level: 3 }).toString('base64')}`;
}

function unpackBody(text: string): CypherValue {
  const json = text.startsWith('z') ? inflateRawSync(Buffer.from(text.slice(1), 'base64')).toString() : text;
  return JSON.parse(json) as CypherValue;
}
