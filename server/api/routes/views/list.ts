// The views that are kept, the last changed first, without their pictures.
import { savedViewsView } from '../../answers.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { cutPage, nothing, pageQuery } from '../../validate.ts';
import { readViews } from './picture.ts';

export const listViews: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/views',
    summary: 'Views of the stage that are kept under a name, the last changed first.',
    params: nothing,
    query: pageQuery(pageSize),
    answer: savedViewsView,
    async handle({ query }, { store }) {
      const all = (await readViews(store)).map(({ picture, ...view }) => ({
        ...view,
        things: picture.ids?.length ?? null,
      }));
      const sorted = all.sort((a, b) => (a.changed < b.changed || (a.changed === b.changed && a.id < b.id) ? 1 : -1));
      const { page, ...counts } = cutPage(sorted, query);
      return { views: page, ...counts };
    },
  });
