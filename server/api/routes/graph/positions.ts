// Where things stand on the map, as it is kept; and moving some of them, for everybody and for good.
import { z } from 'zod';
import type { EntityId } from '#model/ids';
import { keptView, positionsView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { RefusedRequest } from '../../errors.ts';
import { requireWriter } from '../../require-writer.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing } from '../../validate.ts';
import { moveOnMap } from './whole.ts';

export const readPositions: MakeRoute = () =>
  defineRoute({
    method: 'get',
    path: '/api/graph/positions',
    summary: 'Where things stand on the map, as far as it is kept.',
    params: nothing,
    query: nothing,
    answer: positionsView,
    cached: true,
    async handle(_asked, { map }) {
      const places = [...(await map.places())].sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        ids: places.map(([id]) => id),
        x: places.map(([, { x }]) => x),
        y: places.map(([, { y }]) => y),
      };
    },
  });

/** Farther out than any map reaches. */
const coordinate = z.number().min(-10_000_000).max(10_000_000);

export const keepPositions: MakeRoute = ({ positions }) =>
  defineRoute({
    method: 'put',
    path: '/api/graph/positions',
    summary: 'Moves things on the map, for everybody and for good. Ids that are not there are passed over.',
    params: nothing,
    query: nothing,
    body: z.strictObject({
      ids: z.array(idWord).min(1).max(positions),
      x: z.array(coordinate).max(positions),
      y: z.array(coordinate).max(positions),
    }),
    answer: keptView,
    async handle({ body: { ids, x, y } }, context) {
      requireWriter(context);
      if (x.length !== ids.length || y.length !== ids.length) {
        const fields = { x: 'One for each id.', y: 'One for each id.' };
        throw new RefusedRequest('bad-argument', 'The body of the request does not fit: x, y.', { fields });
      }
      const there = new Set((await ask(context.store, 'entities', { ids: ids as EntityId[] })).map(({ id }) => id));
      const places = new Map(
        ids.flatMap((id, at) => {
          const entity = id as EntityId;
          return there.has(entity) ? [[entity, { x: x[at] ?? 0, y: y[at] ?? 0 }] as const] : [];
        }),
      );
      if (places.size > 0) await moveOnMap(context, places);
      return { kept: places.size };
    },
  });
