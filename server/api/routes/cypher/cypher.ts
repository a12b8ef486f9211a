// A reader's own Cypher. The store refuses what does more than read, and stops at the limits.
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import type { CypherValue } from '#graph/store';
import { cypherView } from '../../answers.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { nothing } from '../../validate.ts';

const parameterName = z.string().regex(/^[A-Za-z]\w{0,63}$/, 'A parameter begins with a letter.');

export const runCypher: MakeRoute = ({ cypher }) =>
  defineRoute({
    method: 'post',
    path: '/api/cypher',
    summary: 'Runs a query that only reads, within limits of time, rows and bytes.',
    params: nothing,
    query: nothing,
    body: z.strictObject({
      query: z.string().trim().min(1).max(20_000),
      parameters: z.record(parameterName, z.json()).default({}),
      limit: z.int().min(1).max(cypher.rows).default(cypher.rows),
    }),
    answer: cypherView,
    timed: true,
    async handle({ body, signal }, { store }) {
      const began = performance.now();
      const parameters = body.parameters as Record<string, CypherValue>;
      const result = await store.cypher(body.query, parameters, { ...cypher, rows: body.limit }, signal);
      return { ...result, milliseconds: Math.round(performance.now() - began) };
    },
  });
