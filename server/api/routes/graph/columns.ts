// Everything at once, column by column, with a place on the map for each node.
import { wholeGraphView } from '../../answers.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing, wholeNumber } from '../../validate.ts';
import { readWhole } from './whole.ts';

export const readColumns: MakeRoute = (limits) =>
  defineRoute({
    method: 'get',
    path: '/api/graph/columns',
    summary:
      'The whole graph, column by column, with places and communities; of a larger one than asked for its best connected nodes, in the communities of the whole.',
    params: nothing,
    query: nothing.extend({
      nodes: wholeNumber(1, limits.mapNodes).optional(),
      edges: wholeNumber(1, 10_000_000).optional(),
    }),
    answer: wholeGraphView,
    cached: true,
    timed: true,
    handle: ({ query }, context) => readWhole(context, limits, query),
  });
