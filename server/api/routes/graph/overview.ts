// The best connected part of the graph, and how much is left out.
import { graphView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { presentEdge, presentNode } from '../../present/graph.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { flag, nothing, wholeNumber } from '../../validate.ts';
import { countGraph } from './count.ts';

export const readOverview: MakeRoute = ({ overviewNodes }) =>
  defineRoute({
    method: 'get',
    path: '/api/graph',
    summary:
      'The best connected part of the graph, with counts of what is left out; with whole=true all of it or, where it has more nodes than asked for, the counts alone.',
    params: nothing,
    query: nothing.extend({
      limit: wholeNumber(1, overviewNodes).default(Math.min(500, overviewNodes)),
      whole: flag.default(false),
    }),
    answer: graphView,
    cached: true,
    timed: true,
    async handle({ query }, { store }) {
      const counts = await countGraph(store);
      const { total } = counts;
      if (query.whole && total.nodes > query.limit) return { nodes: [], edges: [], leftOut: total, ...counts };
      const rows = await ask(store, 'best-connected', { limit: query.limit });
      const edges = await ask(store, 'edges-among', { ids: rows.map(({ id }) => id) });
      const leftOut = { nodes: total.nodes - rows.length, edges: total.edges - edges.length };
      return { nodes: rows.map(presentNode), edges: edges.map(presentEdge), leftOut, ...counts };
    },
  });
