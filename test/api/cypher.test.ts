// A reader's own Cypher through the API: what the store is handed, what comes back, and that a reader who leaves
// stops the query.
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CypherLimits, GraphStore } from '#graph/store';
import { MachError } from '#model/errors';
import { openApi } from '../helpers/api.ts';

let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  api = await openApi();
});

const openWith = (cypher: GraphStore['cypher']) =>
  openApi({ store: Object.create(api.store, { cypher: { value: cypher } }) });

describe('POST /api/cypher', () => {
  it.each([
    ['query-refused', 403],
    ['query-failed', 422],
    ['query-too-big', 422],
  ] as const)('tells the reader why: %s', async (code, status) => {
    const { app } = await openWith(() => Promise.reject(new MachError(code, 'CREATE only a reader may not.')));
    const { status: given, body } = await request(app).post('/api/cypher').send({ query: 'CREATE (n)' });
    expect([given, body.code, body.detail]).toEqual([status, code, 'CREATE only a reader may not.']);
  });

  it.each([
    ['an empty query', { query: ' ' }],
    ['a name of a parameter that is none', { query: 'RETURN 1', parameters: { '1a': 1 } }],
    ['more rows than the limit', { query: 'RETURN 1', limit: 2_001 }],
    ['no rows', { query: 'RETURN 1', limit: 0 }],
  ])('refuses %s', async (_what, body) => {
    expect((await request(api.app).post('/api/cypher').send(body)).status).toBe(400);
  });

  it('runs a query with parameters and gives columns and rows', async () => {
    const query =
      'MATCH (n:Person) WHERE n.name CONTAINS $part RETURN n.name AS name, n.degree AS degree ORDER BY name';
    const { body } = await request(api.app)
      .post('/api/cypher')
      .send({ query, parameters: { part: 'Phạm' } });
    expect(body).toMatchObject({ columns: ['name', 'degree'], rows: [['Phạm Thanh Bình', 2]], truncated: false });
  });

  it('says where there were more rows', async () => {
    const body = { query: 'UNWIND [1,2,3] AS n RETURN n ORDER BY n', limit: 2 };
    const response = await request(api.app).post('/api/cypher').send(body);
    expect(response.body).toMatchObject({ rows: [[1], [2]], truncated: true });
  });

  it('hands the limits of the server to the store', async () => {
    let given: CypherLimits | undefined;
    const { app } = await openWith(async (_query, _parameters, limits) => {
      given = limits;
      return { columns: [], rows: [], truncated: false };
    });
    await request(app).post('/api/cypher').send({ query: 'RETURN 1', limit: 7 });
    expect(given).toMatchObject({ rows: 7, milliseconds: 5_000 });
    expect(given?.bytes).toBeGreaterThan(0);
  });

  it('stops the query when the reader goes away', async () => {
    let begun: (signal: AbortSignal) => void = () => {};
    const running = new Promise<AbortSignal>((resolve) => {
      begun = resolve;
    });
    const { app } = await openWith(
      (_query, _parameters, _limits, signal) =>
        new Promise((_resolve, reject) => {
          if (!signal) throw new Error('no signal');
          signal.addEventListener('abort', () => reject(signal.reason));
          begun(signal);
        }),
    );
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const gone = new AbortController();
    const asked = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/cypher`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'RETURN 1' }),
      signal: gone.signal,
    });
    const signal = await running;
    const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve));
    gone.abort();
    await expect(asked).rejects.toThrow();
    await stopped;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
