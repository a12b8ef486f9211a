// What this server accepts and sends at most, so that the page can say so before a request fails.
import { limitsView } from '../../answers.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing } from '../../validate.ts';

export const tellLimits: MakeRoute = (limits) =>
  defineRoute({
    method: 'get',
    path: '/api/limits',
    summary: 'What this server accepts and sends at most.',
    params: nothing,
    query: nothing,
    answer: limitsView,
    handle: async () => limits,
  });
