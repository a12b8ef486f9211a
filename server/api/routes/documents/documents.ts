// All documents, the latest first.
import type { GraphStore } from '#graph/store';
import type { DocumentId } from '#model/ids';
import type { StoredDocument } from '#model/stored';
import { documentsView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { presentDocument } from '../../present/document.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing, wholeNumber } from '../../validate.ts';

export const listDocuments: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/documents',
    summary: 'All documents, the latest first, with the number of entities and facts that each gives.',
    params: nothing,
    query: nothing.extend({
      limit: wholeNumber(1, pageSize).default(Math.min(50, pageSize)),
      offset: wholeNumber(0, 10_000_000).default(0),
    }),
    answer: documentsView,
    cached: true,
    timed: true,
    async handle({ query: { limit, offset } }, { store }) {
      const [rows, counted] = await Promise.all([
        ask(store, 'documents', { skip: offset, limit }),
        ask(store, 'count-documents', {}),
      ]);
      const facts = await countFacts(
        store,
        rows.map(({ id }) => id),
      );
      const total = counted[0]?.documents ?? 0;
      const end = offset + rows.length;
      return {
        documents: rows.map((row) => ({
          ...presentDocument(row),
          entities: row.entities,
          facts: facts.get(row.id) ?? 0,
        })),
        total,
        next: rows.length > 0 && end < total ? end : null,
      };
    },
  });

/** The number of facts that each document states, from what is stored of it. */
async function countFacts(store: GraphStore, ids: readonly DocumentId[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const records = await store.read((transaction) => transaction.readRecords('document', ids));
  return new Map(
    records.map(({ key, body }) => [key, (body as unknown as StoredDocument).extraction.facts.length] as const),
  );
}
