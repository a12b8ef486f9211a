// Where documents disagree.
import { z } from 'zod';
import { conflictKinds } from '#model/insight';
import { conflictsView } from '../../answers.ts';
import { presentConflicts } from '../../present/insight.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { cutPage, nothing, pageQuery } from '../../validate.ts';

export const listConflicts: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/conflicts',
    summary: 'Two in one office on one day, two dates of one gathering, one person in two places: with both sentences.',
    params: nothing,
    query: pageQuery(pageSize).extend({ kind: z.enum(conflictKinds).optional() }),
    answer: conflictsView,
    cached: true,
    timed: true,
    async handle({ query }, { store, insight }) {
      const all = await insight.conflicts();
      const asked = query.kind ? all.filter(({ kind }) => kind === query.kind) : all;
      const { page, ...counts } = cutPage(asked, query);
      return { conflicts: await presentConflicts(store, page), ...counts };
    },
  });
