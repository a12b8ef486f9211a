// What was done, to all, to one document or to one entity.
import { historyView } from '../../answers.ts';
import { presentHistory } from '../../present/history.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing, pageQuery } from '../../validate.ts';

export const readChanges: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/history',
    summary: 'What was done, the latest first; `about` the id of a document or of an entity narrows it.',
    params: nothing,
    query: pageQuery(pageSize).extend({ about: idWord.optional() }),
    answer: historyView,
    async handle({ query: { about, ...page } }, { store, insight }) {
      const { entries, total } = await insight.history(about ?? null, page);
      const end = page.offset + entries.length;
      const next = entries.length > 0 && end < total ? end : null;
      return { entries: await presentHistory(store, entries), total, next };
    },
  });
