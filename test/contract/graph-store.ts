// What every graph engine must do, as a function of a store: run on each of them, real ones only.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GraphChanges, GraphStore } from '#graph/store';
import { cypherFunctions } from '#model/cypher-words';
import type { Graph } from '#model/entity';
import type { EntityId } from '#model/ids';
import { recordKinds } from '#model/stored';
import { graphs, nothing } from '../helpers/graphs.ts';
import { harmful, harmless } from './reader-queries.ts';

export const limits = { rows: 1000, milliseconds: 20_000, bytes: 1_000_000 };
const none: GraphChanges['remove'] = { entities: [], documents: [], relationships: [], mentions: [] };

/** Takes everything out of the store, so that each test starts from nothing. */
export async function empty(store: GraphStore): Promise<void> {
  await store.update(async (transaction) => {
    const graph = await transaction.readGraph();
    await transaction.writeGraph({
      put: nothing,
      remove: {
        entities: graph.entities.map(({ id }) => id),
        documents: graph.documents.map(({ id }) => id),
        relationships: [],
        mentions: [],
      },
    });
    for (const kind of [...recordKinds, 'note']) {
      const remove = (await transaction.readRecords(kind)).map(({ key }) => ({ kind, key }));
      await transaction.writeRecords({ put: [], remove });
    }
  });
}

export function describeGraphStore(name: string, open: () => Promise<GraphStore>): void {
  describe(`the graph store on ${name}`, () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await open();
      await store.prepare();
      await store.prepare();
    });
    afterAll(() => store?.close());
    beforeEach(() => empty(store));

    const put = (graph: Graph) => store.update((transaction) => transaction.writeGraph({ put: graph, remove: none }));
    const graphOf = () => store.read((transaction) => transaction.readGraph());

    it('names its engine and answers a ping', async () => {
      expect(store.engine.name).not.toBe('');
      expect(store.engine.version).toMatch(/\d/);
      await store.ping();
    });

    it('gives back the very graph that was written, whatever is in it, and once only', async () => {
      await fc.assert(
        fc.asyncProperty(graphs(), async (graph) => {
          await empty(store);
          await put(graph);
          await put(graph);
          expect(await graphOf()).toEqual(graph);
        }),
        { numRuns: 15 },
      );
    });

    it('replaces what is put again and takes out what is to go', async () => {
      await fc.assert(
        fc.asyncProperty(graphs(12), graphs(12), async (before, after) => {
          await empty(store);
          await put(before);
          const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
          const gone = <T extends { readonly id: string }>(a: readonly T[], b: readonly T[]) =>
            a.filter(({ id }) => !ids(b).has(id));
          const kept = new Set(after.mentions.map(({ document, entity }) => `${document} ${entity}`));
          await store.update((transaction) =>
            transaction.writeGraph({
              put: after,
              remove: {
                entities: gone(before.entities, after.entities).map(({ id }) => id),
                documents: gone(before.documents, after.documents).map(({ id }) => id),
                relationships: gone(before.relationships, after.relationships),
                mentions: before.mentions.filter(({ document, entity }) => !kept.has(`${document} ${entity}`)),
              },
            }),
          );
          expect(await graphOf()).toEqual(after);
        }),
        { numRuns: 15 },
      );
    });

    it('keeps records apart by kind, in the order of their keys', async () => {
      const body = { text: 'Đảng ủy\n"tại" Hàn Quốc', list: [1, null, { a: true }] };
      await store.update((transaction) =>
        transaction.writeRecords({
          put: [
            { kind: 'note', key: 'b', body },
            { kind: 'note', key: 'a', body: null },
            { kind: 'document', key: 'a', body: 'other' },
          ],
          remove: [],
        }),
      );
      await store.read(async (transaction) => {
        expect(await transaction.readRecord('note', 'b')).toEqual({ kind: 'note', key: 'b', body });
        expect(await transaction.readRecord('note', 'c')).toBeNull();
        expect((await transaction.readRecords('note')).map(({ key }) => key)).toEqual(['a', 'b']);
        expect((await transaction.readRecords('note', ['b', 'none'])).map(({ key }) => key)).toEqual(['b']);
      });
    });

    it('leaves nothing of an update that fails, and sees its own writes before', async () => {
      const failed = store.update(async (transaction) => {
        await transaction.writeRecords({ put: [{ kind: 'note', key: 'x', body: 1 }], remove: [] });
        expect(await transaction.readRecord('note', 'x')).not.toBeNull();
        throw new Error('on purpose');
      });
      await expect(failed).rejects.toThrow('on purpose');
      expect(await store.read((transaction) => transaction.readRecord('note', 'x'))).toBeNull();
    });

    it('runs updates one after the other, however many come at once', async () => {
      const raise = () =>
        store.update(async (transaction) => {
          const count = Number((await transaction.readRecord('note', 'count'))?.body ?? 0);
          await transaction.writeRecords({ put: [{ kind: 'note', key: 'count', body: count + 1 }], remove: [] });
        });
      await Promise.all(Array.from({ length: 20 }, raise));
      expect((await store.read((transaction) => transaction.readRecord('note', 'count')))?.body).toBe(20);
    });

    it('has another revision after an update of the graph', async () => {
      const before = await store.revision();
      await put({ ...nothing, entities: [entity('person/a', 'A')] });
      expect(await store.revision()).not.toBe(before);
    });

    describe('a reader’s own Cypher', () => {
      beforeEach(() => put({ ...nothing, entities: [entity('person/a', 'Phạm A'), entity('person/b', 'Trần B')] }));

      it.each(harmful)('refuses %s', async (query) => {
        const before = await graphOf();
        await expect(store.cypher(query, {}, limits)).rejects.toMatchObject({
          code: expect.stringMatching(/^query-(refused|failed)$/),
        });
        expect(await graphOf()).toEqual(before);
      });

      it.each(harmless)('runs %s', async (query) => {
        await store.cypher(query, { names: ['Phạm A'], one: 1 }, limits);
      });

      it.each(cypherFunctions.map(({ name, example }) => [name, example]))('knows %s', async (_, example) => {
        await store.cypher(`OPTIONAL MATCH p = (n)-[r]->() RETURN ${example} AS x LIMIT 1`, {}, limits);
      });

      it.each([
        ['MATCH (p:Person RETURN p', 'line 1, column 1[678]'],
        ['// why\nMATCH (p:Person RETURN p', 'line 2, column 1[678]'],
        ['EXPLAIN MATCH (p:Person RETURN p', 'line 1, column 2[456]'],
        ['MATCH (p:Person)\nWHERE p.name =\nRETURN p', 'line 3, column [18]'],
      ])('tells the place of a mistake in %j', async (query, place) => {
        const failing = store.cypher(query, {}, limits);
        await expect(failing).rejects.toMatchObject({
          code: 'query-failed',
          message: expect.stringMatching(new RegExp(`\\(${place}\\)$`)),
        });
        await expect(failing).rejects.not.toMatchObject({
          message: expect.stringContaining('EXPLAIN MATCH (p:Person RETURN'),
        });
      });

      it('gives nodes by their own ids, labels and properties', async () => {
        const { columns, rows } = await store.cypher(
          'MATCH (p:Person) RETURN p AS p, p.name AS name ORDER BY name',
          {},
          limits,
        );
        expect(columns).toEqual(['p', 'name']);
        expect(rows[0]).toMatchObject([
          { id: 'person/a', labels: ['Entity', 'Person'], properties: { name: 'Phạm A' } },
          'Phạm A',
        ]);
      });

      it('stops at the limit of rows and says so', async () => {
        const result = await store.cypher('UNWIND range(1, 10) AS i RETURN i AS i', {}, { ...limits, rows: 3 });
        expect(result).toEqual({ columns: ['i'], rows: [[1], [2], [3]], truncated: true });
      });

      const slow =
        'UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN count(*) AS n';

      it('is stopped when it takes too long, and the next one runs', async () => {
        await expect(store.cypher(slow, {}, { ...limits, milliseconds: 300 })).rejects.toMatchObject({
          code: 'query-too-big',
        });
        expect((await store.cypher('RETURN 1 AS one', {}, limits)).rows).toEqual([[1]]);
      });

      describe('is stopped when the reader goes away', () => {
        const stopped = { code: 'query-stopped' };

        it('at once', async () => {
          const leave = new AbortController();
          const answer = store.cypher(slow, {}, limits, leave.signal);
          leave.abort();
          await expect(answer).rejects.toMatchObject(stopped);
        });

        it('while it runs', async () => {
          const leave = new AbortController();
          const answer = store.cypher(slow, {}, limits, leave.signal);
          answer.catch(() => undefined);
          // Asked later and answered: the slow one has begun by then.
          await store.cypher('RETURN 1 AS one', {}, limits);
          leave.abort();
          await expect(answer).rejects.toMatchObject(stopped);
        });

        it('while others are before it', async () => {
          const leaves = Array.from({ length: 6 }, () => new AbortController());
          const answers = leaves.map(({ signal }) => store.cypher(slow, {}, limits, signal));
          for (const answer of answers) answer.catch(() => undefined);
          leaves.at(-1)?.abort();
          await expect(answers.at(-1)).rejects.toMatchObject(stopped);
          for (const leave of leaves) leave.abort();
          for (const answer of answers) await expect(answer).rejects.toMatchObject(stopped);
          expect((await store.cypher('RETURN 1 AS one', {}, limits)).rows).toEqual([[1]]);
        });
      });
    });
  });
}

function entity(id: string, name: string): Graph['entities'][number] {
  const names = [{ form: name, language: 'vi', documents: 1 }];
  const plain = { kind: null, date: null, concept: null, implied: false, documents: 0, degree: 0 };
  return { id: id as EntityId, type: 'Person', name, names, ...plain };
}
