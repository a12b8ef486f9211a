// A view of the stage kept under a name, for everybody.
import { randomUUID } from 'node:crypto';
import { savedViewView } from '../../answers.ts';
import { requireWriter } from '../../require-writer.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing } from '../../validate.ts';
import { viewBody, writeView } from './picture.ts';

export const keepView: MakeRoute = ({ positions }) =>
  defineRoute({
    method: 'post',
    path: '/api/views',
    summary: 'Keeps a view of the stage under a name, for everybody.',
    params: nothing,
    query: nothing,
    body: viewBody(positions),
    answer: savedViewView,
    async handle({ body }, context) {
      requireWriter(context);
      const now = new Date().toISOString();
      return writeView(context.store, { id: randomUUID().slice(0, 8), ...body, made: now, changed: now });
    },
  });
