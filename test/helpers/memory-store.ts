// A store that keeps everything in maps: for properties of what is done with a store, thousands of times over. What a store
// itself must do is tested on the real engines (`test/contract`).
import type { GraphChanges, GraphStore, RecordChanges, StoredRecord, StoreTransaction } from '#graph/store';
import type { Entity, Graph, MentionLink, Relationship } from '#model/entity';

const byId = <T extends { readonly id: string }>(list: Iterable<T>) =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
const keyOf = ({ document, entity }: { readonly document: string; readonly entity: string }) =>
  `${document}\u0000${entity}`;

export function createMemoryStore(): GraphStore {
  const records = new Map<string, StoredRecord>();
  const entities = new Map<string, Entity>();
  const documents = new Map<string, Graph['documents'][number]>();
  const relationships = new Map<string, Relationship>();
  const mentions = new Map<string, MentionLink>();
  let revision = 0;

  const ofKind = (kind: string) =>
    [...records.values()]
      .filter((record) => record.kind === kind)
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const transaction: StoreTransaction = {
    readRecord: async (kind, key) => records.get(`${kind}/${key}`) ?? null,
    readRecords: async (kind, keys) => ofKind(kind).filter(({ key }) => !keys || keys.includes(key)),
    readKeys: async (kind, about) =>
      ofKind(kind)
        .filter((record) => about === undefined || record.about?.includes(about))
        .map(({ key }) => key),
    async writeRecords({ put, remove }: RecordChanges) {
      for (const { kind, key } of remove) records.delete(`${kind}/${key}`);
      for (const record of put) records.set(`${record.kind}/${record.key}`, structuredClone(record));
    },
    readGraph: async () => ({
      entities: byId(entities.values()),
      documents: byId(documents.values()),
      relationships: byId(relationships.values()),
      mentions: [...mentions.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    }),
    readEntities: async (ids) => byId([...new Set(ids)].flatMap((id) => entities.get(id) ?? [])),
    readRelationships: async (ids) => byId([...new Set(ids)].flatMap((id) => relationships.get(id) ?? [])),
    readNaming: async (ids) => {
      const naming = (id: string) =>
        [...mentions.values()].filter(({ entity }) => entity === id).map(({ document }) => document);
      return [...documents.values()]
        .map(({ id }) => id)
        .filter((id) => ids.every((one) => naming(one).includes(id)))
        .sort();
    },
    async writeGraph({ put, remove }: GraphChanges) {
      for (const { id } of remove.relationships) relationships.delete(id);
      for (const link of remove.mentions) mentions.delete(keyOf(link));
      for (const id of remove.entities) {
        entities.delete(id);
        for (const one of [...relationships.values()])
          if (one.from === id || one.to === id) relationships.delete(one.id);
        for (const one of [...mentions.values()]) if (one.entity === id) mentions.delete(keyOf(one));
      }
      for (const id of remove.documents) {
        documents.delete(id);
        for (const one of [...mentions.values()]) if (one.document === id) mentions.delete(keyOf(one));
      }
      for (const one of put.entities) entities.set(one.id, one);
      for (const one of put.documents) documents.set(one.id, one);
      for (const one of put.relationships) relationships.set(one.id, one);
      for (const one of put.mentions) mentions.set(keyOf(one), one);
    },
  };
  // One after the other, as on an engine: nobody sees half of a change.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const own = {
    read: <T>(question: (asked: StoreTransaction) => Promise<T>) => inTurn(() => question(transaction)),
    update: <T>(change: (asked: StoreTransaction) => Promise<T>) =>
      inTurn(async () => {
        const result = await change(transaction);
        revision++;
        return result;
      }),
    revision: async () => String(revision),
  };
  // Cypher needs an engine.
  return own as unknown as GraphStore;
}
