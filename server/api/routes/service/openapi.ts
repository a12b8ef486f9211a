// The description of all routes, this one included.
import { z } from 'zod';
import { defineRoute, type Route } from '../../route.ts';
import { nothing } from '../../validate.ts';

export function tellRoutes(describe: (own: Route) => Record<string, unknown>): Route {
  const own: Route = defineRoute({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description (OpenAPI 3.1).',
    params: nothing,
    query: nothing,
    answer: z.record(z.string(), z.unknown()),
    handle: async () => describe(own),
  });
  return own;
}
