// One entity: its names in every language, its relationships with offices and their dates first, its sources.
import { entityView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { presentDocument } from '../../present/document.ts';
import { presentNode } from '../../present/graph.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing, wholeNumber } from '../../validate.ts';
import { entityParams, readEntityId, refuseEntity } from './entity-id.ts';
import { countNeighbours, listNeighbours, sumOf } from './neighbours.ts';

export const readEntity: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/entities/:type/:slug',
    summary: 'One entity with its names, relationships and sources.',
    params: entityParams,
    query: nothing.extend({ limit: wholeNumber(1, pageSize).default(pageSize) }),
    answer: entityView,
    cached: true,
    timed: true,
    async handle({ params, query: { limit } }, { store }) {
      const id = readEntityId(params);
      const [rows, relationships, byType, documents] = await Promise.all([
        ask(store, 'entity', { id }),
        listNeighbours(store, id, { types: [], skip: 0, limit }),
        countNeighbours(store, id),
        ask(store, 'documents-of-entity', { id, limit }),
      ]);
      const entity = rows[0] ?? (await refuseEntity(store, id));
      const { names, languages, counts } = entity;
      return {
        ...presentNode(entity),
        names: names.map((form, at) => ({ form, language: languages[at] ?? '', documents: counts[at] ?? 0 })),
        implied: entity.implied,
        relationships,
        relationshipsTotal: sumOf(byType),
        sources: documents.map(presentDocument),
      };
    },
  });
