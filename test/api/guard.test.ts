// Who may ask: hosts, origins, load; what every answer carries; and how the built page is served.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopbackHosts } from '#server/api/context';
import { setTimeouts, watchEventLoop } from '#server/api/guard';
import { openApi } from '../helpers/api.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-page-'));
const open = (...changes: Parameters<typeof openApi>) => openApi(...changes);
afterAll(() => rmSync(folder, { recursive: true }));

describe('hosts', () => {
  it.each([
    'evil.example',
    'evil.example:4747',
    'localhost.evil.example',
    'localhost.',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '[::2]:4747',
    '0.0.0.0',
    'localhost@evil.example',
    '',
  ])('other than the own are refused: %j', async (host) => {
    const { get } = await open({ hosts: loopbackHosts });
    const { status, body } = await get('/api/graph').set('host', host);
    expect([status, body.code]).toEqual([403, 'host-refused']);
  });

  it.each(['localhost', 'localhost:4747', 'LOCALHOST:1', '127.0.0.1:4747', '[::1]:4747', '[::1]'])(
    'of one’s own are taken: %s',
    async (host) => {
      const { get } = await open({ hosts: loopbackHosts });
      expect((await get('/api/limits').set('host', host)).status).toBe(200);
    },
  );

  it('are not taken from what a proxy says', async () => {
    const { get } = await open({ hosts: loopbackHosts });
    const { status } = await get('/api/limits').set('host', 'evil.example').set('x-forwarded-host', 'localhost');
    expect(status).toBe(403);
  });
});

describe('origins', () => {
  const post = async (headers: Record<string, string>) => {
    const { app } = await open();
    const asked = request(app).post('/api/cypher').set('host', 'localhost:4747').set(headers);
    const { status, body } = await asked.send({ query: 'RETURN 1 AS one' });
    return status === 200 ? 200 : body.code;
  };

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost:5173' }],
    [{ origin: 'http://localhost' }],
    [{ origin: 'localhost:4747' }],
    [{ origin: 'http://localhost:4747.evil.example' }],
    [{ origin: '' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://localhost:4747' }],
  ])('other than the own may not send: %j', async (headers) => {
    expect(await post(headers as Record<string, string>)).toBe('origin-refused');
  });

  it.each([
    [{}],
    [{ origin: 'http://localhost:4747' }],
    [{ origin: 'https://localhost:4747', 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('of the page, and commands without any, may: %j', async (headers) => {
    expect(await post(headers as Record<string, string>)).toBe(200);
  });

  it('do not matter for a plain read', async () => {
    const { get } = await open();
    const { status, headers } = await get('/api/limits').set('origin', 'https://evil.example');
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('load', () => {
  it('beyond what can be borne is sent away for a moment, and let in again', async () => {
    let delay = 251;
    const { get } = await open({ eventLoopDelay: () => delay });
    const { status, body, headers } = await get('/api/graph');
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'overloaded', '2']);
    expect((await get('/api/health/live')).status).toBe(200);
    delay = 12;
    expect((await get('/api/graph')).status).toBe(200);
  });

  it('is seen where something holds up the event loop', async () => {
    const watch = watchEventLoop();
    while (watch.delay() < 100) {
      for (const until = Date.now() + 300; Date.now() < until; );
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    watch.stop();
  });

  it('of slow clients ends', () => {
    const server = createServer();
    setTimeouts(server);
    expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
    expect(server.requestTimeout).toBeLessThanOrEqual(30_000);
    expect(server.timeout).toBeGreaterThan(0);
  });
});

describe('headers', () => {
  it('are those of a page that trusts nothing but its origin', async () => {
    const { get } = await open();
    for (const path of ['/api/graph', '/api/nothing', '/nothing']) {
      const { headers } = await get(path);
      const { date, connection, etag, vary, 'x-request-id': id, ...rest } = headers;
      expect(id).toMatch(/^[\da-f-]{36}$/);
      for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) delete rest[name];
      expect(rest).toMatchSnapshot(path);
    }
  });

  it('let nothing stand inline and nothing come from elsewhere', async () => {
    const policy = (await (await open()).get('/api/limits')).headers['content-security-policy'] ?? '';
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect(policy).toContain("default-src 'self'");
  });

  it('let a client keep an answer for as long as the graph stays as it is', async () => {
    let revision = 'a';
    const base = await open();
    const { get } = await open({ store: Object.create(base.store, { revision: { value: async () => revision } }) });
    const first = await get('/api/graph');
    const etag = String(first.headers.etag);
    const again = await get('/api/graph').set('if-none-match', etag);
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await get('/api/graph?limit=2').set('if-none-match', etag)).status).toBe(200);
    revision = 'b';
    expect((await get('/api/graph').set('if-none-match', etag)).status).toBe(200);
  });

  it('let big answers be packed', async () => {
    const { get } = await open();
    expect((await get('/api/graph').set('accept-encoding', 'gzip')).headers['content-encoding']).toBe('gzip');
  });
});

describe('the page', () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'built/assets'), { recursive: true });
    writeFileSync(join(folder, 'built/index.html'), '<!doctype html><title>Mạch</title>');
    writeFileSync(join(folder, 'built/assets/index-1a2b.js'), 'export {};');
    writeFileSync(join(folder, 'built/icon.svg'), '<svg/>');
    writeFileSync(join(folder, 'built/.hidden'), 'secret');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    mkdirSync(join(folder, 'empty'));
  });
  const built = () => open({ page: join(folder, 'built') });

  it('is missed in one clear sentence where it is not built', async () => {
    const { get } = await open({ page: join(folder, 'empty') });
    const { status, text, type } = await get('/');
    expect([status, type]).toEqual([503, 'text/plain']);
    expect(text).toContain('npm run build');
    expect((await get('/api/limits')).status).toBe(200);
  });

  it.each(['/', '/entity/person/pham-thanh-binh', '/document/tin%2Fvi-1.txt', '/?q=1'])(
    'is one file at every address of a view: %s',
    async (path) => {
      const { get } = await built();
      const { status, type, text, headers } = await get(path).set('accept', 'text/html,*/*;q=0.8');
      expect([status, type, headers['cache-control']]).toEqual([200, 'text/html', 'no-cache']);
      expect(text).toContain('Mạch');
    },
  );

  it('has files that never change, and others that are asked for again', async () => {
    const { get } = await built();
    expect((await get('/assets/index-1a2b.js')).headers['cache-control']).toContain('immutable');
    expect((await get('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    '/assets/gone.js',
    '/assets/',
    '/gone.js',
    '/.hidden',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/index.html%00.js',
    '/api/nothing',
  ])('gives nothing at %s', async (path) => {
    const { get } = await built();
    const { status, text } = await get(path).set('accept', '*/*');
    expect([400, 403, 404]).toContain(status);
    expect(text).not.toContain('secret\n');
    expect(text).not.toBe('secret');
    expect(JSON.parse(text)).toMatchObject({ status });
  });

  it('is only read', async () => {
    const { app } = await built();
    expect((await request(app).post('/').send({})).status).toBe(404);
  });
});
