// Everything at once, column by column, with a place on the map for each node.
import { wholeGraphView } from '../../answers.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing } from '../../validate.ts';
import { readWhole } from './whole.ts';

export const readColumns: MakeRoute = (limits) =>
  defineRoute({
    method: 'get',
    path: '/api/graph/columns',
    summary:
      'The whole graph, column by column, with places and communities; its best connected nodes where it is larger than that.',
    params: nothing,
    query: nothing,
    answer: wholeGraphView,
    cached: true,
    timed: true,
    handle: (_asked, context) => readWhole(context, limits),
  });
