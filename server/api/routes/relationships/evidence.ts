// Every sentence that supports a relationship, cut in three parts: before, the words that say so, after.
import { textToEvidence } from '#graph/evidence';
import type { RowOf } from '#graph/queries';
import type { GraphStore } from '#graph/store';
import { type RelationshipId, startOfRelationship } from '#model/ids';
import { evidenceView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { RefusedRequest } from '../../errors.ts';
import { presentSources } from '../../present/document.ts';
import { presentEdge, presentNode } from '../../present/graph.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { cutPage, idWord, nothing, wholeNumber } from '../../validate.ts';

export const readEvidence: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/relationships/:id/evidence',
    summary: 'Every sentence that supports a relationship, with its document, by page.',
    params: nothing.extend({ id: idWord }),
    query: nothing.extend({
      limit: wholeNumber(1, pageSize).default(pageSize),
      offset: wholeNumber(0, 10_000_000).default(0),
    }),
    answer: evidenceView,
    cached: true,
    timed: true,
    async handle({ params: { id }, query }, { store, insight }) {
      const row = await findRelationship(store, id as RelationshipId);
      const kept = row.evidence.map((line, at) => textToEvidence(line, row.texts[at] ?? ''));
      // Of a great many a relationship keeps the first and the last; all of them stand with their documents.
      const {
        page: sources,
        total,
        next,
      } = kept.length === row.sentences ? cutPage(kept, query) : await insight.statements(row.edge, query);
      const [ends, evidence] = await Promise.all([
        ask(store, 'entities', { ids: [row.from, row.to] }),
        presentSources(store, sources),
      ]);
      const [from, to] = [row.from, row.to].map((end) => ends.find(({ id }) => id === end));
      if (!from || !to) throw unknownRelationship(id);
      return { edge: presentEdge(row), from: presentNode(from), to: presentNode(to), evidence, total, next };
    },
  });

const unknownRelationship = (id: string) =>
  new RefusedRequest(
    'not-found',
    `There is no relationship ${id}. It may have gone with the last document that stated it.`,
  );

async function findRelationship(store: GraphStore, id: RelationshipId): Promise<RowOf<'relationship'>> {
  const from = startOfRelationship(id);
  const [row] = from ? await ask(store, 'relationship', { from, id }) : [];
  if (!row) throw unknownRelationship(id);
  return row;
}
