// What an entity is related to, page by page, with counts by type before anything is loaded.
import type { GraphStore } from '#graph/store';
import type { EntityId } from '#model/ids';
import type { RelationshipType } from '#model/ontology';
import type { NeighbourView } from '#model/view';
import { neighboursView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { presentEdge, presentNode } from '../../present/graph.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { listOfTypes, nothing, wholeNumber } from '../../validate.ts';
import { entityParams, readEntityId, refuseEntity, requireEntity } from './entity-id.ts';

export const readNeighbours: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/entities/:type/:slug/neighbours',
    summary: 'The relationships of an entity with the entity at the other end, by page; `limit=0` counts alone.',
    params: entityParams,
    query: nothing.extend({
      types: listOfTypes.optional(),
      limit: wholeNumber(0, pageSize).default(Math.min(50, pageSize)),
      offset: wholeNumber(0, 10_000_000).default(0),
    }),
    answer: neighboursView,
    cached: true,
    timed: true,
    async handle({ params, query: { types, limit, offset } }, { store }) {
      const id = readEntityId(params);
      const byType = await countNeighbours(store, id);
      if (sumOf(byType) === 0 && (await requireEntity(store, id)).id !== id) await refuseEntity(store, id);
      const total = types ? types.reduce((sum, type) => sum + (byType[type] ?? 0), 0) : sumOf(byType);
      const neighbours = limit > 0 ? await listNeighbours(store, id, { types: types ?? [], skip: offset, limit }) : [];
      const end = offset + neighbours.length;
      return { neighbours, total, next: limit > 0 && end < total && neighbours.length > 0 ? end : null, byType };
    },
  });

export type CountsByType = Partial<Record<RelationshipType, number>>;

export async function countNeighbours(store: GraphStore, id: EntityId): Promise<CountsByType> {
  const rows = await ask(store, 'count-neighbours', { id });
  return Object.fromEntries(rows.map(({ type, relationships }) => [type, relationships]));
}

export function sumOf(counts: CountsByType): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

interface Page {
  readonly types: readonly RelationshipType[];
  readonly skip: number;
  readonly limit: number;
}

export async function listNeighbours(store: GraphStore, id: EntityId, page: Page): Promise<NeighbourView[]> {
  const rows = await ask(store, 'neighbours', { id, ...page });
  return rows.map((row) => ({ edge: presentEdge(row), node: presentNode(row) }));
}
