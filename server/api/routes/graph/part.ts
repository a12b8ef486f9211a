// Chosen things and every relationship among them: what a link, a kept view or the rows of a query put on the stage.
import { z } from 'zod';
import type { EntityId } from '#model/ids';
import { partView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { presentEdge } from '../../present/graph.ts';
import { findNow } from '../../present/judgement.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing } from '../../validate.ts';

export const readPart: MakeRoute = ({ positions }) =>
  defineRoute({
    method: 'post',
    path: '/api/graph/part',
    summary:
      'These things with every relationship among them; ids that lead elsewhere now are followed, lost ones told.',
    params: nothing,
    query: nothing,
    body: z.strictObject({ ids: z.array(idWord).max(positions) }),
    answer: partView,
    timed: true,
    async handle({ body }, { store }) {
      const ids = [...new Set(body.ids as EntityId[])];
      const now = await findNow(store, ids);
      const nodes = [...new Map([...now.values()].map((node) => [node.id, node])).values()];
      const edges = nodes.length === 0 ? [] : await ask(store, 'edges-among', { ids: nodes.map(({ id }) => id) });
      return {
        nodes: nodes.sort((a, b) => (a.id < b.id ? -1 : 1)),
        edges: edges.map(presentEdge),
        moved: ids.flatMap((id) => {
          const node = now.get(id);
          return node && node.id !== id ? [{ id, now: node.id }] : [];
        }),
        gone: ids.filter((id) => !now.has(id)),
      };
    },
  });
