// Pairs that might be one: the queue of whoever corrects.
import { doubtfulView } from '../../answers.ts';
import { presentDoubtful } from '../../present/insight.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { cutPage, nothing, pageQuery } from '../../validate.ts';

export const listDoubtful: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/doubtful',
    summary: 'Pairs of entities that might be one, with what speaks for it.',
    params: nothing,
    query: pageQuery(pageSize),
    answer: doubtfulView,
    cached: true,
    timed: true,
    async handle({ query }, { store, insight }) {
      const { page, ...counts } = cutPage(await insight.doubtful(), query);
      return { pairs: await presentDoubtful(store, page), ...counts };
    },
  });
