// The OpenAPI 3.1 document, made from the records of the routes: what is validated is what is described.
import { z } from 'zod';
import type { LimitsView } from '#model/view';
import { problemView } from './answers.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

export function describeRoutes(routes: readonly Route[], limits: LimitsView): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mạch',
      version: '1',
      description: `Who is connected to whom, and which sentence says so. Pages hold at most ${limits.pageSize} entries.`,
    },
    paths,
    components: { schemas: { Problem: toSchema(problemView) } },
  };
}

function describeRoute({ method, path, summary, params, query, body, answer }: Route): Json {
  return {
    summary,
    operationId: `${method}${path.replace('/api', '').replace(/[/:.]{1,4}(\w)/g, (_, letter) => letter.toUpperCase())}`,
    parameters: [...describeParameters(params, 'path'), ...describeParameters(query, 'query')],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: toSchema(body, 'input') } } } }
      : {}),
    responses: {
      200: { description: 'The answer.', content: { 'application/json': { schema: toSchema(answer) } } },
      ...(path.includes(':slug') ? { 308: { description: 'The entity goes by another id now.' } } : {}),
      default: {
        description: 'A refusal or a failure, as a problem document (RFC 9457).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function describeParameters(schema: z.ZodObject, where: 'path' | 'query'): Json[] {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: where,
    required: !z.safeParse(field, undefined).success,
    schema: toSchema(field),
    // Lists stand in one parameter, with commas between.
    ...(where === 'query' ? { style: 'form', explode: false } : {}),
  }));
}

/** What comes out of a schema is described, since that is where the bounds stand; of a body, what goes in. */
function toSchema(schema: z.core.$ZodType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
