// The whole graph in columns with its map, and where things stand on it: nothing lost, the same tomorrow, moved for good.
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createColumns, edgesOf, nodesOf, type WholeGraphView } from '#model/columns';
import type { EntityId } from '#model/ids';
import type { GraphView, PositionsView } from '#model/view';
import { openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { fillStore, openApi } from '../helpers/api.ts';
import { makeFolder } from '../helpers/folders.ts';
import { edgeOf, nodeOf } from '../helpers/views.ts';
import { createIdleWriter } from '../helpers/writer.ts';

const writer = createIdleWriter({});
const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
const placesOf = ({ nodes, map }: WholeGraphView) =>
  new Map(nodes.id.map((id, at) => [id as string, [map.x[at], map.y[at]]] as const));

describe('columns', () => {
  it('of nothing are empty', () => {
    const columns = createColumns([]).finish();
    expect([nodesOf(columns), edgesOf(columns)]).toEqual([[], []]);
  });

  it('give back what they were made of, sorted by ends, and pass over edges that lead elsewhere', () => {
    const nodes = [
      nodeOf('b', { date: '2025-02', kind: 'congress', nameIn: { vi: 'Bê' }, languages: ['vi', 'en'] }),
      nodeOf('a', { name: '<a>', documents: 3 }),
    ];
    const edges = [
      edgeOf('a', 'b', { since: '2020', firstStated: '2021-05-06', documents: 2, languages: ['vi'] }),
      edgeOf('b', 'a', {
        type: 'HOLDS_ROLE',
        role: 'secretary',
        former: true,
        id: 'HOLDS_ROLE|b|a|secretary|former' as never,
      }),
      edgeOf('a', 'b', { id: 'an id of its own' as never, until: '2024-01' }),
    ];
    const builder = createColumns(nodes);
    builder.add(edges.slice(0, 1));
    builder.add([...edges.slice(1), edgeOf('a', 'elsewhere')]);
    const columns = JSON.parse(JSON.stringify(builder.finish()));
    expect(nodesOf(columns)).toEqual(nodes);
    expect(edgesOf(columns)).toEqual([edges[1], edges[0], edges[2]]);
  });
});

describe('GET /api/graph/columns', () => {
  it('is the same graph as in rows, with a place and a community for each node', async () => {
    const { get } = await openApi();
    const rows: GraphView = (await get('/api/graph?limit=500')).body;
    const { status, body }: { status: number; body: WholeGraphView } = await get('/api/graph/columns');
    expect(status).toBe(200);
    expect(nodesOf(body)).toEqual(byId(rows.nodes));
    expect(byId(edgesOf(body))).toEqual(byId(rows.edges));
    expect([body.total, body.leftOut, body.documents]).toEqual([rows.total, { nodes: 0, edges: 0 }, rows.documents]);
    const places = placesOf(body);
    expect(new Set([...places.values()].map(String)).size).toBe(rows.nodes.length);
    expect(body.map.community.every((own) => own >= 0 && own < body.map.above.length)).toBe(true);
  });

  it('comes compressed to whoever takes that, plain to others, and not at all to whoever has it', async () => {
    const { get } = await openApi();
    const zipped = await get('/api/graph/columns').set('accept-encoding', 'gzip');
    expect(zipped.headers['content-encoding']).toBe('gzip');
    const plain = await get('/api/graph/columns').set('accept-encoding', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toEqual(zipped.body);
    const again = await get('/api/graph/columns').set('if-none-match', zipped.headers.etag ?? '');
    expect(again.status).toBe(304);
  });

  it('has the best connected of what is asked for, in the communities of the whole', async () => {
    const { get } = await openApi();
    const { body: whole }: { body: WholeGraphView } = await get('/api/graph/columns');
    const { body: part }: { body: WholeGraphView } = await get('/api/graph/columns?nodes=5&edges=3');
    expect(part.nodes.id).toHaveLength(5);
    expect(part.edges.to).toHaveLength(3);
    const least = Math.min(...part.nodes.degree);
    const others = whole.nodes.degree.filter((_, at) => !part.nodes.id.includes(whole.nodes.id[at] as EntityId));
    expect(others.every((degree) => degree <= least)).toBe(true);
    const known = new Map(edgesOf(whole).map((edge) => [edge.id, edge]));
    for (const edge of edgesOf(part)) expect(edge).toEqual(known.get(edge.id));
    const placed = new Map(whole.nodes.id.map((id, at) => [id, [whole.map.x[at], whole.map.community[at]]]));
    part.nodes.id.forEach((id, at) => {
      expect([part.map.x[at], part.map.community[at]]).toEqual(placed.get(id));
    });
    expect(part.map.members.reduce((sum, count) => sum + count, 0)).toBe(whole.nodes.id.length);
    expect(part.map.members).toEqual(whole.map.members);
    expect(part.leftOut).toEqual({ nodes: whole.total.nodes - 5, edges: whole.total.edges - 3 });
    expect(nodesOf(part)).toEqual(nodesOf(whole).filter(({ id }) => part.nodes.id.includes(id)));
  });

  it('has the best connected nodes where there are more than it sends', async () => {
    const folder = makeFolder();
    const store = await openEmbeddedStore({ folder: folder.path });
    try {
      await store.prepare();
      await fillStore(store);
      const { get } = await openApi({ store, limits: { mapNodes: 3 } });
      const { body }: { body: WholeGraphView } = await get('/api/graph/columns');
      expect(body.nodes.id).toHaveLength(3);
      expect(body.leftOut.nodes).toBe(body.total.nodes - 3);
      expect(edgesOf(body).every(({ from, to }) => body.nodes.id.includes(from) && body.nodes.id.includes(to))).toBe(
        true,
      );
    } finally {
      await store.close();
      folder.remove();
    }
  });
});

describe('positions', () => {
  const open = async () => {
    const api = await openApi({ writer });
    const put = (body: object) => request(api.app).put('/api/graph/positions').send(body);
    return { ...api, put };
  };

  it('are not moved by a reader of a server that only reads', async () => {
    const { app } = await openApi();
    const { status, body } = await request(app)
      .put('/api/graph/positions')
      .send({ ids: ['person/pham-thanh-binh'], x: [1], y: [1] });
    expect([status, body.code]).toEqual([403, 'read-only']);
  });

  it.each([
    ['none', { ids: [], x: [], y: [] }],
    ['fewer than ids', { ids: ['a', 'b'], x: [1], y: [1, 2] }],
    ['that are no numbers', { ids: ['a'], x: ['1'], y: [1] }],
    ['beyond all maps', { ids: ['a'], x: [1e9], y: [1] }],
    ['more than a request may have', { ids: Array(5_001).fill('a'), x: Array(5_001).fill(1), y: Array(5_001).fill(1) }],
  ])('are refused: %s', async (_what, body) => {
    const { put } = await open();
    const response = await put(body);
    expect([response.status, response.body.code]).toEqual([400, 'bad-argument']);
  });

  it('are kept when the map was made, moved for good, and the graph stays what it was', async () => {
    const { get, put, store } = await open();
    const before: WholeGraphView = (await get('/api/graph/columns')).body;
    await expect.poll(async () => (await get('/api/graph/positions')).body.ids.length).toBe(before.nodes.id.length);
    const kept: PositionsView = (await get('/api/graph/positions')).body;
    expect(new Map(kept.ids.map((id, at) => [id as string, [kept.x[at], kept.y[at]]]))).toEqual(placesOf(before));

    const [id, other] = before.nodes.id;
    const moved = await put({ ids: [id, 'person/nobody'], x: [1_234.4, 5], y: [-77, 5] });
    expect(moved.body).toEqual({ kept: 1 });
    const after: WholeGraphView = (await get('/api/graph/columns')).body;
    expect(placesOf(after).get(id as string)).toEqual([1_234, -77]);
    expect(placesOf(after).get(other as string)).toEqual(placesOf(before).get(other as string));
    expect({ ...after, map: null }).toEqual({ ...before, map: null });

    // Another app knows of it only from the store.
    const elsewhere = await openApi();
    expect(elsewhere.store).toBe(store);
    const tomorrow = (await elsewhere.get('/api/graph/positions')).body;
    expect(tomorrow.x[tomorrow.ids.indexOf(id)]).toBe(1_234);
  });

  it('of those who were there stay when somebody comes, and the newcomer stands near his own', async () => {
    const { get, store } = await open();
    const before = placesOf((await get('/api/graph/columns')).body);
    await expect.poll(async () => (await get('/api/graph/positions')).body.ids.length).toBe(before.size);
    const graph = await store.read((transaction) => transaction.readGraph());
    const [friend] = graph.entities;
    if (!friend) throw new Error('the small graph has nobody');
    const newcomer = { ...friend, id: 'person/a-newcomer' as EntityId, type: 'Person' as const, degree: 1 };
    const meeting = graph.relationships.find(({ type }) => type === 'CHAIRED' || type === 'ATTENDED');
    if (!meeting) throw new Error('nobody was anywhere');
    const joined = {
      ...meeting,
      type: 'ATTENDED' as const,
      from: newcomer.id,
      id: `ATTENDED|${newcomer.id}|${meeting.to}` as never,
    };
    const none = { entities: [], documents: [], relationships: [], mentions: [] };
    await store.update((transaction) =>
      transaction.writeGraph({ put: { ...none, entities: [newcomer], relationships: [joined] }, remove: none }),
    );
    const after = placesOf((await get('/api/graph/columns')).body);
    for (const [id, place] of before) expect(after.get(id), id).toEqual(place);
    const [x = 0, y = 0] = after.get(newcomer.id) ?? [];
    const [hostX = 0, hostY = 0] = after.get(meeting.to) ?? [];
    expect(Math.hypot(x - hostX, y - hostY)).toBeLessThan(200);
    await expect.poll(async () => (await get('/api/graph/positions')).body.ids).toContain(newcomer.id);
  });
});
