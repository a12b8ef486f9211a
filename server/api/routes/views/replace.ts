// A kept view under another name or with another picture; one that was removed is put back so.
import { savedViewView } from '../../answers.ts';
import { RefusedRequest } from '../../errors.ts';
import { requireWriter } from '../../require-writer.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing } from '../../validate.ts';
import { isViewId, requireView, unknownView, viewBody, writeView } from './picture.ts';

export const replaceView: MakeRoute = ({ positions }) =>
  defineRoute({
    method: 'put',
    path: '/api/views/:id',
    summary: 'Renames a kept view or puts another in its place; puts back one that was removed.',
    params: nothing.extend({ id: idWord }),
    query: nothing,
    body: viewBody(positions),
    answer: savedViewView,
    async handle({ params: { id }, body }, context) {
      requireWriter(context);
      if (!isViewId(id)) throw unknownView(id);
      const now = new Date().toISOString();
      const made = await requireView(context.store, id).then(
        (view) => view.made,
        (error: unknown) => {
          if (error instanceof RefusedRequest && error.code === 'not-found') return now;
          throw error;
        },
      );
      return writeView(context.store, { id, ...body, made, changed: now });
    },
  });
