// The best connected part of the graph, and how much is left out.
import type { GraphStore } from '#graph/store';
import { type Label, labels } from '#model/ontology';
import { graphView } from '../../answers.ts';
import { ask, keepPerRevision } from '../../ask.ts';
import { presentEdge, presentNode } from '../../present/graph.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing, wholeNumber } from '../../validate.ts';

export const readOverview: MakeRoute = ({ overviewNodes }) =>
  defineRoute({
    method: 'get',
    path: '/api/graph',
    summary: 'The best connected part of the graph, with counts of what is left out.',
    params: nothing,
    query: nothing.extend({ limit: wholeNumber(1, overviewNodes).default(Math.min(500, overviewNodes)) }),
    answer: graphView,
    cached: true,
    async handle({ query }, { store }) {
      const rows = await ask(store, 'best-connected', { limit: query.limit });
      const [edges, counts] = await Promise.all([
        ask(store, 'edges-among', { ids: rows.map(({ id }) => id) }),
        countGraph(store),
      ]);
      const { total } = counts;
      const leftOut = { nodes: total.nodes - rows.length, edges: total.edges - edges.length };
      return { nodes: rows.map(presentNode), edges: edges.map(presentEdge), leftOut, ...counts };
    },
  });

/** What the store holds. Counting by type looks at every relationship, so it is done once for each revision. */
const countGraph = keepPerRevision(async (store: GraphStore) => {
  const [entities, relationships, documents] = await Promise.all([
    ask(store, 'count-entities', {}),
    ask(store, 'count-relationships', {}),
    ask(store, 'count-documents', {}),
  ]);
  const none = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>;
  const byLabel = { ...none, ...Object.fromEntries(entities.map(({ type, entities }) => [type, entities])) };
  const byType = Object.fromEntries(relationships.map(({ type, relationships }) => [type, relationships]));
  const sum = (counts: object) => Object.values(counts).reduce((total: number, count: number) => total + count, 0);
  return {
    total: { nodes: sum(byLabel), edges: sum(byType) },
    documents: documents[0]?.documents ?? 0,
    byLabel,
    byType,
  };
});
