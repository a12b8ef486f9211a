// Why an entity is what it is: which mention was joined to which, by what, and which others stayed apart.
import { explanationView } from '../../answers.ts';
import { presentExplanation } from '../../present/insight.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing, wholeNumber } from '../../validate.ts';
import { entityParams, readEntityId, refuseEntity } from './entity-id.ts';

export const readExplanation: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/entities/:type/:slug/explanation',
    summary: 'Why its mentions are one, with the reason of each join, and why others stayed apart.',
    params: entityParams,
    query: nothing.extend({ limit: wholeNumber(1, pageSize).default(pageSize) }),
    answer: explanationView,
    cached: true,
    timed: true,
    async handle({ params, query: { limit } }, { store, insight }) {
      const id = readEntityId(params);
      const explanation = await insight.explain(id, limit);
      const view = explanation && (await presentExplanation(store, explanation));
      return view ?? refuseEntity(store, id);
    },
  });
