// What is no proper request is refused with a 4xx problem document, on every route alike, and nothing inside shows.
import { gzipSync } from 'node:zlib';
import request, { type Response } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { MachError } from '#model/errors';
import { problemView } from '#server/api/answers';
import { defaultLimits } from '#server/api/limits';
import type { Route } from '#server/api/route';
import { createRoutes } from '#server/api/routes/index';
import { encode, openApi } from '../helpers/api.ts';

let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  api = await openApi();
});

const routes = createRoutes(defaultLimits);
const goodParams: Record<string, string> = { type: 'person', slug: 'pham-thanh-binh', id: 'en-1', number: '1' };
const goodQuery: Record<string, string> = { q: 'pham', from: 'person/a', to: 'person/b' };
const goodPicture = {
  path: '/',
  search: '',
  language: 'en',
  ids: null,
  names: [],
  x: [],
  y: [],
  without: [],
  camera: null,
};
const goodView = { name: 'A view', picture: goodPicture };
const goodBody: Record<string, unknown> = {
  '/api/judgements': { kind: 'rename', entity: 'person/a', name: 'A', who: 'An editor' },
  '/api/cypher': { query: 'RETURN 1 AS one' },
  '/api/documents': { documents: [{ text: 'A text.' }] },
  '/api/graph/positions': { ids: ['place/vientiane'], x: [1], y: [2] },
  '/api/graph/part': { ids: ['place/vientiane'] },
  '/api/views': goodView,
  '/api/views/:id': goodView,
};

/** The path of a route with proper values, some of them replaced; values are percent-encoded unless `raw`. */
function pathOf(route: Route, params: Record<string, string> = {}, query: Record<string, string> = {}) {
  const filled = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? encode(goodParams[name] ?? ''));
  const needed = Object.keys(route.query.shape).filter((name) => goodQuery[name] && !(name in query));
  const parts = [...needed.map((name) => `${name}=${goodQuery[name]}`), ...Object.values(query)];
  return parts.length > 0 ? `${filled}?${parts.join('&')}` : filled;
}

function send(route: Route, path: string, body?: string, type = 'application/json') {
  const asked = request(api.app)[route.method](path);
  if (!route.body) return asked;
  return asked.set('content-type', type).send(body ?? JSON.stringify(goodBody[route.path]));
}

function expectRefusal(response: Response, ...statuses: number[]) {
  const { status, body, headers, text } = response;
  expect(statuses.length > 0 ? statuses : [400, 404], `${status} ${text}`).toContain(status);
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(problemView.safeParse(body).error?.message).toBeUndefined();
  expect(body.requestId).toBe(headers['x-request-id']);
  expect(text).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(|GRAFEO|MATCH|\/server\//);
}

const named = routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const);
const withBody = named.filter(([, { body }]) => body);
const withParams = named.filter(([, { params }]) => Object.keys(params.shape).length > 0);

describe.each(named)('%s', (_name, route) => {
  it('refuses other methods and says which it takes', async () => {
    for (const method of ['put', 'patch', 'post', 'delete', 'get'] as const) {
      const isTaken = routes.some((other) => other.path === route.path && other.method === method);
      if (isTaken) continue;
      const response = await request(api.app)[method](pathOf(route));
      expectRefusal(response, 405);
      expect(response.headers.allow?.split(', ')).toContain(route.method.toUpperCase());
    }
  });

  it('refuses what it does not know in the query', async () => {
    for (const extra of ['nonsense=1', '__proto__=1', 'constructor=1', '__proto__[a]=1', 'limit[]=1', '%00=1', '%=1']) {
      expectRefusal(await send(route, pathOf(route, {}, { extra })), 400);
    }
  });

  it('refuses each field of its query where it does not fit', async () => {
    for (const field of Object.keys(route.query.shape)) {
      const values = ['', '%00', 'a%00b', '%0A', '%7F', 'a'.repeat(700), `x&${field}=y`];
      const isNumber = ['limit', 'offset', 'steps', 'hub', 'sources'].includes(field);
      const numbers = ['-1', 'NaN', '1e9', '1e3', '1000000000', '99999999999', '1.5', '0x10', ' 1', 'Infinity', 'ten'];
      const isClosed = ['types', 'withoutLabels', 'dryRun', 'until'].includes(field);
      const closed = [
        '__proto__',
        'constructor',
        'toString',
        'MENTIONS',
        'person',
        'HOLDS_ROLE;',
        'true,',
        '1',
        '2026-1',
      ];
      for (const value of [...values, ...(isNumber ? numbers : []), ...(isClosed ? closed : [])]) {
        const response = await send(route, pathOf(route, {}, { [field]: `${field}=${value}` }));
        expectRefusal(response, 400);
        expect(Object.keys(response.body.fields).join(), `${field}=${value}`).toContain(field);
      }
    }
  });
});

describe.each(withParams)('%s', (_name, route) => {
  const names = Object.keys(route.params.shape);

  it.each([
    ['NUL', '%00', 400],
    ['NUL inside', 'a%00b', 400],
    ['a line break', 'a%0Ab', 400],
    ['half a surrogate pair', '%ED%A0%80', 400],
    ['a broken escape', '%', 400],
    ['a broken escape in text', 'a%zzb', 400],
    ['overlong UTF-8', '%C0%AF', 400],
    ['601 letters', 'a'.repeat(601), 400],
    ['dots and slashes', encode('../../../../etc/passwd'), 404],
    ['__proto__', '__proto__', 404],
    ['constructor', 'constructor', 404],
    ['a right-to-left override', encode('a\u202eb'), 404],
    ['combining marks', encode(`a${'\u0301'.repeat(200)}`), 404],
  ])('refuses %s in the address', async (_what, value, status) => {
    for (const name of names) {
      const response = await send(route, pathOf(route, { [name]: value }));
      const isReadOnly = ['delete', 'put'].includes(route.method) && status === 404;
      expectRefusal(response, ...(name === 'type' || name === 'number' ? [400] : isReadOnly ? [403] : [status]));
    }
  });
});

describe.each(withBody)('%s', (_name, route) => {
  const deep = (open: string, close: string, times = 100_000) => `${open.repeat(times)}1${close.repeat(times)}`;

  it.each([
    ['nothing', '', 400],
    ['broken JSON', '{"query":', 400],
    ['a bare string', '"query"', 400],
    ['a bare number', '1', 400],
    ['null', 'null', 400],
    ['a list', '[]', 400],
    ['an empty object', '{}', 400],
    ['numbers for texts', '{"query": 1, "documents": [{"text": 1}]}', 400],
    ['NUL', '{"query": "a\\u0000b"}', 400],
    ['half a surrogate pair', '{"query": "\\ud800"}', 400],
    ['__proto__', '{"__proto__": {"query": "RETURN 1"}}', 400],
    ['lists 100,000 deep', deep('[', ']'), 400],
    ['objects 100,000 deep', `{"query":"RETURN 1","parameters":${deep('{"a":', '}')}}`, 400],
    ['a byte order mark and nonsense', '\ufeff{', 400],
  ])('refuses %s for a body', async (_what, body, status) => {
    expectRefusal(await send(route, pathOf(route), body), status);
  });

  it('refuses fields that it does not know, one by one', async () => {
    const body = { ...(goodBody[route.path] as object), nonsense: 1 };
    expectRefusal(await send(route, pathOf(route), JSON.stringify(body)), 400);
    const proto = JSON.stringify(goodBody[route.path]).replace('{', '{"__proto__":{"a":1},');
    expectRefusal(await send(route, pathOf(route), proto), 400);
  });

  it('refuses other types of body, and none', async () => {
    const good = JSON.stringify(goodBody[route.path]);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'x/y']) {
      expectRefusal(await send(route, pathOf(route), good, type), 415);
    }
    expectRefusal(await send(route, pathOf(route), good, 'application/json; charset=koi8-r'), 415);
    expectRefusal(await request(api.app)[route.method](pathOf(route)), 415);
  });

  it('refuses a body that is too big, packed or not', async () => {
    const big = JSON.stringify({ query: 'x'.repeat(defaultLimits.bodyBytes) });
    expectRefusal(await send(route, pathOf(route), big), 413);
    const bomb = request(api.app)[route.method](pathOf(route)).set('content-type', 'application/json');
    expectRefusal(
      await bomb
        .set('content-encoding', 'gzip')
        .serialize((x) => x)
        .send(gzipSync(big) as never),
      413,
    );
    const unknown = request(api.app)[route.method](pathOf(route)).set('content-type', 'application/json');
    expectRefusal(await unknown.set('content-encoding', 'rot13').send('{}'), 415);
  });
});

describe('an address of no route', () => {
  it.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/graph/more',
    '/API/graph',
    '/api/entities',
    '/api/%00',
    '/api/entities/person',
  ])('%s is not found', async (path) => expectRefusal(await api.get(path), 404));

  it('outside the API is not found where no page is served', async () => {
    expectRefusal(await api.get('/'), 404);
  });
});

describe('a failure inside', () => {
  const secret = new Error('/home/someone/data.grafeo: MATCH (n) failed at line 3');

  it.each([
    ['an unknown error', secret, 500, 'internal'],
    ['a query of ours that fails', new MachError('query-failed', secret.message), 500, 'internal'],
    ['a thrown string', secret.message, 500, 'internal'],
    [
      'an engine that is away',
      new MachError('store-unreachable', secret.message, { cause: secret }),
      503,
      'store-unreachable',
    ],
    ['a damaged store', new MachError('store-damaged', secret.message), 503, 'store-damaged'],
  ])('is told without inner text: %s', async (_what, error, status, code) => {
    const store = Object.create(api.store, { query: { value: () => Promise.reject(error) } });
    const broken = await openApi({ store });
    const response = await broken.get('/api/graph');
    expectRefusal(response, status);
    expect(response.body.code).toBe(code);
    expect(response.text).not.toContain('someone');
    expect(response.headers.etag).toBeUndefined();
    if (status === 503) expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    const [entry] = broken.logged;
    expect(entry).toMatchObject({ level: 'error', requestId: response.body.requestId });
    expect(String((entry?.error as Error)?.cause ?? entry?.error)).toContain('someone');
  });

  it('of the database makes the server not ready, and leaves it live', async () => {
    const store = Object.create(api.store, {
      ping: { value: () => Promise.reject(new MachError('store-unreachable', 'no')) },
    });
    const broken = await openApi({ store });
    expectRefusal(await broken.get('/api/health/ready'), 503);
    expect((await broken.get('/api/health/live')).status).toBe(200);
  });
});
