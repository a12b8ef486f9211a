// How two entities hang together.
import type { EntityId } from '#model/ids';
import { pathsView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { presentEdge, presentNode } from '../../present/graph.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, isoDate, listOfLabels, listOfTypes, nothing, wholeNumber } from '../../validate.ts';
import { requireEntity } from '../entities/entity-id.ts';
import { findPaths } from './find-paths.ts';

const idList = idWord.transform((text) => text.split(',') as EntityId[]);

export const findConnections: MakeRoute = ({ paths, pathSteps }) =>
  defineRoute({
    method: 'get',
    path: '/api/paths',
    summary: 'The shortest paths between two entities, then the next best.',
    params: nothing,
    query: nothing.extend({
      from: idWord,
      to: idWord,
      limit: wholeNumber(1, paths).default(Math.min(5, paths)),
      steps: wholeNumber(1, pathSteps).default(pathSteps),
      types: listOfTypes.optional(),
      without: idList.optional().meta({ description: 'Entities that no path may pass, with commas between.' }),
      withoutLabels: listOfLabels.optional().meta({ description: 'Labels that no path may pass.' }),
      hub: wholeNumber(1, 1_000_000).optional().meta({ description: 'No path passes a node of higher degree.' }),
      sources: wholeNumber(1, 1_000).default(1).meta({ description: 'Documents that must state each step.' }),
      until: isoDate.optional().meta({ description: 'Only what was stated by that day.' }),
    }),
    answer: pathsView,
    cached: true,
    timed: true,
    async handle({ query, signal }, { store }) {
      const [{ id: from }, { id: to }] = await Promise.all([
        requireEntity(store, query.from as EntityId),
        requireEntity(store, query.to as EntityId),
      ]);
      const found = await findPaths(store, {
        from,
        to,
        limit: query.limit,
        steps: query.steps,
        types: query.types ?? [],
        without: new Set(query.without ?? []),
        withoutLabels: new Set(query.withoutLabels ?? []),
        hub: query.hub ?? Number.POSITIVE_INFINITY,
        sources: query.sources,
        until: query.until ?? '',
        signal,
      });
      const ids = new Set(found.paths.flatMap((path) => path.nodes));
      const edgeIds = new Set(found.paths.flatMap((path) => path.steps.flat()));
      const [nodes, edges] = await Promise.all([
        ask(store, 'entities', { ids: [...ids] }),
        ask(store, 'edges-among', { ids: [...ids] }),
      ]);
      return {
        from,
        to,
        ...found,
        nodes: nodes.map(presentNode),
        edges: edges.filter(({ edge }) => edgeIds.has(edge)).map(presentEdge),
      };
    },
  });
