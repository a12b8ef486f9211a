// The description of the API is made from what it does, and what it does fits the description.
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '#model/history';
import type { EntityId } from '#model/ids';
import type { Reason } from '#model/insight';
import { defaultLimits } from '#server/api/limits';
import { createRoutes } from '#server/api/routes/index';
import { encode, openApi } from '../helpers/api.ts';
import { createDocument } from '../helpers/claims.ts';
import { createIdleWriter, nothingChanged, someJudgement } from '../helpers/writer.ts';

interface Described {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { operationId: string; parameters: Parameter[]; requestBody?: unknown }>
  >;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Record<string, unknown>;
}

let api: Awaited<ReturnType<typeof openApi>>;
let described: Described;
beforeAll(async () => {
  api = await openApi({
    insight: {
      explain: async (entity) => ({ ...explained, entity }),
      doubtful: async () => [{ one: ids[0], other: ids[1], shared: [reason], reasons: [] }],
      conflicts: async () => [],
      days: async () => [],
      history: async () => ({ entries: history, total: 3 }),
      statements: async () => ({ page: [], total: 0, next: null }),
      versions: async () => [{ document, since: at, until: null }],
    },
    writer: createIdleWriter({
      remove: async () => ({
        documents: [{ id: 'en-1' as never, outcome: 'removed', reason: null }],
        difference: nothingChanged,
      }),
    }),
  });
  described = (await api.get('/api/openapi.json')).body;
});

const ids = ['person/pham-thanh-binh', 'person/tran-nguyen'] as [EntityId, EntityId];
const reason: Reason = { kind: 'body', entity: 'party-committee/dang-uy-tai-lao' as EntityId, words: [] };
const member = { document: 'en-1' as never, local: 'e1' as never, name: 'A', language: 'en', stated: null };
const explained = {
  doubtful: true,
  members: [{ ...member, joinedTo: null, reasons: [reason] }],
  total: 1,
  apart: [{ entity: ids[1], shared: [], reasons: [{ ...reason, entity: 'person/nobody' as EntityId }] }],
  judgements: [],
};

const at = '2026-02-08T09:00:00.000Z';
const document = createDocument('en-1', ['Place Vientiane']);
const statement = { relationship: 'CHAIRED|person/a|conference/b' as never, sentence: 'A chaired B.' };
const history: HistoryEntry[] = [
  { at, kind: 'judgement', outcome: 'made', judgement: someJudgement },
  { at, kind: 'identity', merged: [{ into: ids[0], from: ids }], split: [{ from: ids[0], into: ids }] },
  {
    at,
    kind: 'document',
    document: 'en-1' as never,
    outcome: 'moved',
    from: 'x' as never,
    named: ids,
    unnamed: [],
    stated: [statement],
    unstated: [],
  },
];

const routes = createRoutes(defaultLimits);

describe('the description', () => {
  it('has every route once, with an id of its own', () => {
    const operations = Object.values(described.paths).flatMap((path) => Object.values(path));
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it('names what is needed and the bounds', () => {
    const parameters = described.paths['/api/search']?.get?.parameters ?? [];
    expect(parameters.map(({ name, required }) => [name, required])).toEqual([
      ['q', true],
      ['types', false],
      ['limit', false],
      ['asOf', false],
      ['knownOn', false],
    ]);
    expect(parameters[2]?.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 50, default: 20 });
    expect(described.paths['/api/cypher']?.post?.requestBody).toBeDefined();
    expect(described.paths['/api/documents/{id}']?.delete?.parameters[0]).toMatchObject({ in: 'path', required: true });
  });

  it('points at nothing that is not in it', () => {
    const text = JSON.stringify(described);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(text).toContain(`"${name}":{`);
    }
    expect(described.openapi).toBe('3.1.0');
  });
});

const examples: Record<string, readonly string[]> = {
  'get /api/graph': ['', '?limit=3', '?limit=3&whole=true'],
  'get /api/entities/:type/:slug': ['person/pham-thanh-binh', 'place/vientiane?limit=1', 'person/tran-nguyen'],
  'get /api/entities/:type/:slug/neighbours': ['place/vientiane/neighbours', 'person/tran-nguyen/neighbours'],
  'get /api/entities/:type/:slug/day': ['conference/hoi-nghi-vientiane/day', 'place/vientiane/day'],
  'get /api/search': ['?q=pham', '?q=nothing', '?q=v&types=Place&limit=1'],
  'get /api/paths': ['?from=person/pham-thanh-binh&to=place/vientiane', '?from=place/vientiane&to=place/vientiane'],
  'get /api/relationships/:id/evidence': [
    `${encode('CHAIRED|person/pham-thanh-binh|conference/hoi-nghi-vientiane')}/evidence`,
  ],
  'get /api/documents': ['', '?offset=100'],
  'get /api/documents/:id': ['en-1', encode('tin/vi-1.txt')],
  'post /api/documents': [''],
  'delete /api/documents/:id': ['en-1'],
  'get /api/entities/:type/:slug/explanation': ['person/pham-thanh-binh/explanation'],
  'get /api/history': ['', '?about=en-1'],
  'get /api/documents/:id/versions': ['en-1/versions'],
  'get /api/documents/:id/versions/:number': ['en-1/versions/1'],
  'get /api/doubtful': ['', '?limit=1'],
  'get /api/conflicts': ['', '?kind=office'],
  'get /api/judgements': ['', '?entity=place/vientiane'],
  'post /api/judgements': [''],
  'delete /api/judgements/:id': ['abc123'],
  'post /api/cypher': [''],
  'put /api/graph/positions': [''],
  'post /api/graph/part': [''],
  'post /api/views': [''],
  'put /api/views/:id': ['0123abcd'],
  'get /api/views': ['', '?limit=1'],
  'get /api/views/:id': ['0123abcd'],
  'delete /api/views/:id': ['0123abcd'],
};
const view = {
  name: 'A view',
  picture: {
    path: '/',
    search: '',
    language: 'en',
    ids: ['place/vientiane'],
    names: ['Vientiane'],
    x: [1],
    y: [2.5],
    without: [],
    camera: null,
  },
};
const bodies: Record<string, object> = {
  '/api/graph/part': { ids: ['place/vientiane', 'person/nobody'] },
  '/api/views': view,
  '/api/views/:id': view,
  '/api/cypher': { query: 'MATCH (n:Place) RETURN n.name AS name, [1, {a: null}] AS list' },
  '/api/judgements': { kind: 'rename', entity: 'place/vientiane', name: 'Viêng Chăn', who: 'An editor' },
  '/api/graph/positions': { ids: ['place/vientiane'], x: [1], y: [2] },
  '/api/documents': { documents: [{ text: 'A text.' }] },
};

describe.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (name, route) => {
  it('answers as it is described', async () => {
    for (const example of examples[name] ?? ['']) {
      const path = `${route.path.split('/:')[0]}${example && !example.startsWith('?') ? '/' : ''}${example}`;
      const asked = request(api.app)[route.method](path);
      const { status, body, type } = await (route.body ? asked.send(bodies[route.path]) : asked);
      expect([status, type], JSON.stringify(body)).toEqual([200, 'application/json']);
      expect(route.answer.safeParse(body).error?.message).toBeUndefined();
    }
  });
});
