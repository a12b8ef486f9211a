// On which day a gathering was, and every sentence that tells it.
import { dayView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { presentSources } from '../../present/document.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { cutPage, nothing, wholeNumber } from '../../validate.ts';
import { entityParams, readEntityId, refuseEntity } from './entity-id.ts';

export const readDay: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/entities/:type/:slug/day',
    summary: 'The day of a gathering and every sentence that tells it, with its document, by page.',
    params: entityParams,
    query: nothing.extend({
      limit: wholeNumber(1, pageSize).default(pageSize),
      offset: wholeNumber(0, 10_000_000).default(0),
    }),
    answer: dayView,
    cached: true,
    timed: true,
    async handle({ params, query }, { store, insight }) {
      const id = readEntityId(params);
      const [row] = await ask(store, 'entities', { ids: [id] });
      const { date } = row ?? (await refuseEntity(store, id));
      const told = date === null ? [] : (await insight.days(id)).filter((one) => one.date === date);
      const { page, total, next } = cutPage(told, query);
      const evidence = await presentSources(
        store,
        page.map(({ source }) => source),
      );
      return { date, evidence, total, next };
    },
  });
