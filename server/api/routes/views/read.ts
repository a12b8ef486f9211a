// One kept view with its picture. What has become of its things is asked of the graph, see `routes/graph/part.ts`.
import { savedViewView } from '../../answers.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing } from '../../validate.ts';
import { requireView } from './picture.ts';

export const readView: MakeRoute = () =>
  defineRoute({
    method: 'get',
    path: '/api/views/:id',
    summary: 'A kept view of the stage.',
    params: nothing.extend({ id: idWord }),
    query: nothing,
    answer: savedViewView,
    handle: ({ params: { id } }, { store }) => requireView(store, id),
  });
