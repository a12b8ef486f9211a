// Corrections over HTTP, on the real store: asked for, tried, listed, withdrawn; and where old ids lead.
import request from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JudgementsView, JudgeView } from '#model/view';
import { createApp } from '#server/api/app';
import { ingestDocuments } from '#server/ingest';
import { createInsight } from '#server/truth/insight';
import type { Context } from '../../server/context.ts';
import { createWriter } from '../../server/writer.ts';
import { mapOf } from '../helpers/api.ts';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { provideStore } from '../helpers/stores.ts';

const store = provideStore();
const documents = [
  createDocument('a.txt', ['CHAIRED: Person Vũ Hồ -> Conference Hội nghị XIV'], { date: '2026-02-08' }),
  createDocument('b.txt', ['ATTENDED: Person Vũ Văn Hồ -> Conference Hội nghị XIV'], { date: '2026-02-09' }),
];
const api = () => {
  const writer = createWriter({ store: store(), extractor: claimExtractor } as unknown as Context);
  return request(
    createApp({
      store: store(),
      insight: createInsight(store()),
      map: mapOf(store()),
      writer,
      log: () => undefined,
      page: null,
      hosts: null,
    }),
  );
};
const merge = { kind: 'merge', entities: ['person/vu-ho', 'person/vu-van-ho'], who: 'An editor', why: 'one person' };
const old = '/api/entities/person/vu-van-ho';

beforeEach(() => ingestDocuments({ store: store(), extractor: claimExtractor }, documents));

describe('a judgement', () => {
  it.each([
    ['of no kind', { ...merge, kind: 'swap' }, 400],
    ['of one thing', { ...merge, entities: ['person/vu-ho'] }, 400],
    ['of nobody', { ...merge, who: '' }, 400],
    ['about what is not there', { ...merge, entities: ['person/vu-ho', 'person/x'] }, 404],
    ['about a person and a gathering', { ...merge, entities: ['person/vu-ho', 'conference/hoi-nghi-xiv'] }, 422],
  ])('%s is refused', async (_, body, status) => {
    expect((await api().post('/api/judgements').send(body)).status).toBe(status);
    expect((await api().get('/api/judgements')).body).toEqual({ judgements: [], total: 0, next: null });
  });

  it('that is only tried shows what it would change, with the sentence, and leaves all as it is', async () => {
    const { body, status } = await api().post('/api/judgements?dryRun=true').send(merge);
    const { dryRun, judgement, changes }: JudgeView = body;
    expect([status, dryRun, judgement.kind]).toEqual([200, true, 'merge']);
    expect(changes.nodes.merged).toMatchObject([
      {
        into: { id: 'person/vu-ho', documents: 2 },
        from: [{ id: 'person/vu-ho', documents: 1 }, { id: 'person/vu-van-ho' }],
      },
    ]);
    expect(changes.edges.added).toMatchObject([
      { edge: { id: 'ATTENDED|person/vu-ho|conference/hoi-nghi-xiv' }, evidence: [{ document: { id: 'b.txt' } }] },
    ]);
    expect((await api().get(old)).status).toBe(200);
  });

  it('that was made is listed with what it is about, also for one entity, and is gone when it is withdrawn', async () => {
    const made: JudgeView = (await api().post('/api/judgements').send(merge)).body;
    const list = async (query = ''): Promise<JudgementsView> => (await api().get(`/api/judgements${query}`)).body;
    const { judgements, total } = await list();
    expect([judgements, total]).toEqual([[made.judgement], 1]);
    expect(judgements[0]).toMatchObject({ who: 'An editor', why: 'one person', name: null, parts: [] });
    expect(judgements[0]?.entities.map(({ id, now }) => [id, now?.id])).toEqual([
      ['person/vu-ho', 'person/vu-ho'],
      ['person/vu-van-ho', 'person/vu-ho'],
    ]);
    expect((await list('?entity=person/vu-van-ho')).total).toBe(1);
    expect((await list('?entity=conference/hoi-nghi-xiv')).total).toBe(0);
    const path = `/api/judgements/${made.judgement.id}`;
    expect((await api().delete(`${path}?dryRun=true`)).body.changes.nodes.split).toHaveLength(1);
    expect((await list()).total).toBe(1);
    expect((await api().delete(path)).body.judgement.id).toBe(made.judgement.id);
    expect((await list()).total).toBe(0);
    expect((await api().delete(path)).status).toBe(404);
  });
});

describe('an id that was given up', () => {
  it('leads to the same view of the one that took its things over, after a second merge too', async () => {
    await api().post('/api/judgements').send(merge);
    const { status, headers } = await api().get(`${old}?limit=1`).redirects(0);
    expect([status, headers.location, headers['cache-control']]).toEqual([
      308,
      '/api/entities/person/vu-ho?limit=1',
      'no-store',
    ]);
    expect((await api().get(`${old}/neighbours`).redirects(1)).body.total).toBe(2);
    const paths = await api().get('/api/paths?from=person/vu-van-ho&to=conference/hoi-nghi-xiv');
    expect(paths.body.from).toBe('person/vu-ho');

    const third = createDocument('c.txt', ['Person Vũ Đức Hồ']);
    await ingestDocuments({ store: store(), extractor: claimExtractor }, [third]);
    await api()
      .post('/api/judgements')
      .send({ ...merge, entities: ['person/vu-duc-ho', 'person/vu-van-ho'] });
    expect((await api().get(old).redirects(1)).body.id).toBe('person/vu-duc-ho');
  });

  it('is itself again when the merge is withdrawn', async () => {
    const { body } = await api().post('/api/judgements').send(merge);
    await api().delete(`/api/judgements/${body.judgement.id}`);
    expect((await api().get(old).redirects(0)).body.id).toBe('person/vu-van-ho');
  });

  it('leads nowhere when the last document that named it is gone', async () => {
    await api().delete('/api/documents/b.txt');
    const { status, body } = await api().get(old).redirects(0);
    expect([status, body.code]).toEqual([404, 'not-found']);
  });
});
