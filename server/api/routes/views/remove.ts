// A kept view taken away. The answer is all of it, so that it can be put back.
import { savedViewView } from '../../answers.ts';
import { requireWriter } from '../../require-writer.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing } from '../../validate.ts';
import { dropView, requireView } from './picture.ts';

export const removeView: MakeRoute = () =>
  defineRoute({
    method: 'delete',
    path: '/api/views/:id',
    summary: 'Removes a kept view and answers with it; PUT puts it back.',
    params: nothing.extend({ id: idWord }),
    query: nothing,
    answer: savedViewView,
    async handle({ params: { id } }, context) {
      requireWriter(context);
      const view = await requireView(context.store, id);
      await dropView(context.store, id);
      return view;
    },
  });
