// Whether this process runs, and whether it can answer.
import { healthView, liveView } from '../../answers.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing } from '../../validate.ts';

export const isLive: MakeRoute = () =>
  defineRoute({
    method: 'get',
    path: '/api/health/live',
    summary: 'That the process runs; asks no database.',
    params: nothing,
    query: nothing,
    answer: liveView,
    always: true,
    handle: async () => ({ status: 'live' as const }),
  });

export const isReady: MakeRoute = () =>
  defineRoute({
    method: 'get',
    path: '/api/health/ready',
    summary: 'That the database answers; 503 where it does not.',
    params: nothing,
    query: nothing,
    answer: healthView,
    always: true,
    async handle(_asked, { store, isStarting }) {
      await store.ping();
      const status = isStarting?.() ? ('starting' as const) : ('ready' as const);
      return { status, engine: store.engine.name, version: store.engine.version };
    },
  });
