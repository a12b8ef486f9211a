// Every view at another moment: as of a day what holds on it, known on a day what had been published; by its address alone.
import request from 'supertest';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { WholeGraphView } from '#model/columns';
import type { CypherView, EntityView, GraphView, PathsView, SearchView } from '#model/view';
import { createApp } from '#server/api/app';
import { defaultLimits } from '#server/api/limits';
import { createRoutes } from '#server/api/routes/index';
import { ingestDocuments } from '#server/ingest';
import { makeSideStore } from '#server/time/side-store';
import { createTimes, type Times } from '#server/time/times';
import { createInsight } from '#server/truth/insight';
import { encode, mapOf } from '../helpers/api.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { provideStore } from '../helpers/stores.ts';

const store = provideStore();
let times: Times | null = null;
const appOf = (own: Times | null) =>
  createApp({
    store: store(),
    insight: createInsight(store()),
    map: mapOf(store()),
    times: own,
    writer: null,
    page: null,
    hosts: null,
    log: () => undefined,
  });
const get = async <View>(path: string, status = 200): Promise<View> => {
  times ??= createTimes(store(), makeSideStore);
  const answer = await request(appOf(times)).get(path);
  expect(answer.status, path).toBe(status);
  return answer.body as View;
};
afterAll(() => times?.close());

const body = 'PartyCommittee Đảng ủy Lào';
beforeEach(() =>
  ingestDocuments({ store: store(), extractor: claimExtractor }, [
    createDocument('2024.txt', [`HOLDS_ROLE secretary: Person Vũ Hồ -> ${body}`, 'Person Vu Ho'], {
      date: '2024-05-01',
    }),
    createDocument(
      '2025.txt',
      [`HOLDS_ROLE secretary former: Person Vũ Hồ -> ${body}`, `HOLDS_ROLE secretary: Person Lê Bình -> ${body}`],
      { date: '2025-05-01' },
    ),
    createDocument('2026.txt', ['MET: Person Vũ Hồ -> Person Lê Bình'], { date: '2026-02-08' }),
  ]),
);

const relationship = `HOLDS_ROLE|person/vu-ho|party-committee/dang-uy-lao|secretary`;
const rolesOf = ({ relationships }: EntityView) => relationships.map(({ edge: { type, former } }) => [type, former]);

describe('known on a day', () => {
  const then = 'knownOn=2024-12-31';

  it('an entity has the names, relationships and sources of that day, and one of later is not there', async () => {
    const now = await get<EntityView>('/api/entities/person/vu-ho');
    expect([now.degree, now.documents]).toEqual([3, 3]);
    const view = await get<EntityView>(`/api/entities/person/vu-ho?${then}`);
    expect([view.degree, view.documents, view.relationshipsTotal]).toEqual([1, 1, 1]);
    expect(view.sources.map(({ id }) => id)).toEqual(['2024.txt']);
    expect(rolesOf(view)).toEqual([['HOLDS_ROLE', false]]);
    await get(`/api/entities/person/le-binh?${then}`, 404);
    expect(await get(`/api/entities/person/vu-ho/neighbours?${then}`)).toMatchObject({ total: 1 });
    expect(await get(`/api/entities/person/vu-ho/explanation?${then}`)).toMatchObject({ total: 1 });
  });

  it('so have the graph, search, paths, documents, sentences and Cypher', async () => {
    expect((await get<GraphView>(`/api/graph?${then}`)).total).toEqual({ nodes: 3, edges: 1 });
    const whole = await get<WholeGraphView>(`/api/graph/columns?${then}`);
    expect([whole.total, whole.documents]).toEqual([{ nodes: 3, edges: 1 }, 1]);
    expect((await get<SearchView>(`/api/search?q=binh&${then}`)).total).toBe(0);
    expect((await get<SearchView>('/api/search?q=binh')).total).toBe(1);
    await get(`/api/paths?from=person/vu-ho&to=person/le-binh&${then}`, 404);
    const paths = await get<PathsView>('/api/paths?from=person/vu-ho&to=person/le-binh&knownOn=2025-12');
    expect(paths.paths[0]?.nodes).toContain('party-committee/dang-uy-lao');
    expect(await get(`/api/documents?${then}`)).toMatchObject({ total: 1 });
    await get(`/api/documents/2026.txt?${then}`, 404);
    const evidence = `/api/relationships/${encode(relationship)}/evidence?${then}`;
    expect(await get(evidence)).toMatchObject({ total: 1 });
    expect(await get(`/api/conflicts?${then}`)).toMatchObject({ total: 0 });
    const query = { query: 'MATCH (d:Document) RETURN d.id AS id ORDER BY id' };
    const asked = await request(appOf(times)).post(`/api/cypher?${then}`).send(query);
    expect((asked.body as CypherView).rows).toEqual([['2024.txt']]);
  });
});

describe('as of a day', () => {
  it('a former office is not a current one, and what holds is counted anew', async () => {
    const view = await get<EntityView>('/api/entities/person/vu-ho?asOf=2025-12-31');
    expect(rolesOf(view)).toEqual([['HOLDS_ROLE', false]]);
    expect([view.degree, view.documents]).toEqual([1, 3]);
    expect(rolesOf(await get('/api/entities/person/vu-ho?asOf=2024-04-30'))).toEqual([]);
    expect((await get<GraphView>('/api/graph?asOf=2026-02')).byType).toEqual({ HOLDS_ROLE: 2, MET: 1 });
  });

  it('goes with what was known on another', async () => {
    const both = '/api/graph?asOf=2030&knownOn=2024';
    expect((await get<GraphView>(both)).byType).toEqual({ HOLDS_ROLE: 1 });
  });
});

it.each(['2026-02-31', 'yesterday', ''])('a day “%s” is refused', async (day) => {
  for (const name of ['asOf', 'knownOn'])
    expect(await get(`/api/graph?${name}=${day}`, 400)).toMatchObject({ fields: { [name]: expect.any(String) } });
});

it('a server that keeps but one time says so', async () => {
  const answer = await request(appOf(null)).get('/api/graph?asOf=2026');
  expect([answer.status, (answer.body as { detail: string }).detail]).toEqual([
    400,
    expect.stringMatching(/about now/),
  ]);
});

it('every view of the graph can be asked so, and is described so', () => {
  const routes = createRoutes(defaultLimits);
  const timed = routes.filter(({ query }) => 'asOf' in query.shape && 'knownOn' in query.shape);
  const ofGraph = /^\/api\/(graph|entities|relationships|documents|search|paths|doubtful|conflicts)/;
  const others = routes.filter(({ path, cached, timed: isTimed }) => cached && !isTimed && ofGraph.test(path));
  expect(timed.length).toBeGreaterThan(12);
  // Where things stand on the map is no matter of time.
  expect(others.map(({ path }) => path)).toEqual(['/api/graph/positions']);
});
