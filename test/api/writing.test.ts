// Bringing documents in and taking them out: what the writer is handed, what the reader gets, and who may not.
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { MachError } from '#model/errors';
import type { IngestView } from '#model/view';
import type { WriteOutcome, Writer } from '#server/api/context';
import { encode, openApi } from '../helpers/api.ts';
import { nothing } from '../helpers/graphs.ts';
import { createSmallGraph } from '../helpers/small-graph.ts';
import { createIdleWriter, nothingChanged } from '../helpers/writer.ts';

async function open(outcome: Partial<WriteOutcome> = {}) {
  const asked: { what: string; given: unknown; dryRun: boolean; signal: AbortSignal }[] = [];
  const answer = (what: string) => async (given: unknown, options: { dryRun: boolean; signal: AbortSignal }) => {
    asked.push({ what, given, ...options });
    return { documents: [], difference: nothingChanged, ...outcome };
  };
  const writer = createIdleWriter({ ingest: answer('ingest'), remove: answer('remove') } as Partial<Writer>);
  const api = await openApi({ writer });
  const post = (body: object, query = '') => request(api.app).post(`/api/documents${query}`).send(body);
  return { ...api, asked, post, remove: (path: string) => request(api.app).delete(path) };
}

const outcomes: WriteOutcome['documents'] = [{ id: 'pasted' as never, outcome: 'added', reason: null }];

describe('a server that only reads', () => {
  it('says so to whoever wants to write', async () => {
    const api = await openApi();
    const posted = await request(api.app)
      .post('/api/documents')
      .send({ documents: [{ text: 'A text.' }] });
    const removed = await request(api.app).delete('/api/documents/en-1');
    for (const { status, body } of [posted, removed]) expect([status, body.code]).toEqual([403, 'read-only']);
  });
});

describe('documents that are brought in', () => {
  it.each([
    ['none', { documents: [] }],
    ['without a text', { documents: [{ title: 'A title' }] }],
    ['with an empty text', { documents: [{ text: '' }] }],
    ['with a date that is none', { documents: [{ text: 'A', date: '8/2/2026' }] }],
    ['with a day that is none', { documents: [{ text: 'A', date: '2026-02-30' }] }],
    ['with an address that is no web address', { documents: [{ text: 'A', url: 'javascript:alert(1)' }] }],
    ['with a file for an address', { documents: [{ text: 'A', url: 'file:///etc/passwd' }] }],
    ['with a path for a language', { documents: [{ text: 'A', language: '../vi' }] }],
    ['with a line break in the title', { documents: [{ text: 'A', title: 'a\nb' }] }],
    ['with more than this server takes', { documents: Array.from({ length: 21 }, () => ({ text: 'A' })) }],
  ])('are refused: %s', async (_what, body) => {
    const { post, asked } = await open();
    const response = await post(body);
    expect([response.status, response.body.code]).toEqual([400, 'bad-argument']);
    expect(asked).toEqual([]);
  });

  it('reach the writer whole, with null for what is not known', async () => {
    const { post, asked } = await open({ documents: outcomes });
    const text = 'Đảng ủy họp.\r\n\tHôm nay.';
    const { status } = await post({ documents: [{ text, language: 'vi', url: 'https://example.org/a' }] });
    expect(status).toBe(200);
    expect(asked).toMatchObject([{ what: 'ingest', dryRun: false }]);
    expect(asked[0]?.given).toEqual([
      { file: null, id: null, title: null, date: null, language: 'vi', url: 'https://example.org/a', text },
    ]);
  });

  it('are only tried with dryRun', async () => {
    const { post, asked } = await open();
    const { body } = await post({ documents: [{ text: 'A' }] }, '?dryRun=true');
    expect(body.dryRun).toBe(true);
    expect(asked[0]?.dryRun).toBe(true);
  });

  it('that no reader can read are the sender’s to mend', async () => {
    const api = await open();
    const writer = createIdleWriter({
      ingest: () => Promise.reject(new MachError('bad-input', 'The text has no sentence.')),
    });
    const failing = await openApi({ writer });
    const { status, body } = await request(failing.app)
      .post('/api/documents')
      .send({ documents: [{ text: 'A' }] });
    expect([status, body.code, body.detail]).toEqual([422, 'bad-input', 'The text has no sentence.']);
    expect(api.logged).toEqual([]);
  });

  it('show what they change: nodes, edges, and the sentences that come and go', async () => {
    const graph = createSmallGraph();
    const chaired = graph.relationships.find(({ type }) => type === 'CHAIRED');
    const held = graph.relationships.find(({ type }) => type === 'HELD_IN');
    const person = graph.entities.find(({ id }) => id === 'person/pham-thanh-binh');
    const place = graph.entities.find(({ id }) => id === 'place/vientiane');
    if (!chaired || !held || !person || !place) throw new Error('the small graph has changed');
    const sentence = 'A new sentence says that Phạm Thanh Bình chaired it.';
    const fresh = {
      document: 'pasted' as never,
      start: 2,
      end: 5,
      sentenceStart: 0,
      sentenceEnd: sentence.length,
      sentence,
      rule: 'en/new' as never,
      date: null,
      language: 'en',
      since: null,
      until: null,
    };
    const node = { id: 'pasted' as never, title: 'New', date: null, language: 'en', url: null, path: null };
    const { post } = await open({
      documents: outcomes,
      difference: {
        ...nothingChanged,
        added: { ...nothing, entities: [person], documents: [{ ...node, publisher: null, hash: 'x' }] },
        changed: { ...nothing, relationships: [{ ...chaired, sources: [...chaired.sources.slice(1), fresh] }] },
        removed: { ...nothing, relationships: [held] },
        before: { ...nothing, relationships: [chaired] },
        context: [place],
        statements: [
          { relationship: chaired.id, come: [fresh], gone: chaired.sources.slice(0, 1) },
          { relationship: held.id, come: [], gone: held.sources },
        ],
      },
    });
    const response = await post({ documents: [{ text: 'A' }] });
    const { changes, documents } = response.body as IngestView;
    expect(documents).toEqual(outcomes);
    expect(changes.nodes.added).toMatchObject([{ id: 'person/pham-thanh-binh', degree: 2, documents: 2 }]);
    expect(changes.edges.changed[0]?.edge).toMatchObject({ id: chaired.id, sentences: 2, documents: 2 });
    expect(changes.edges.changed[0]?.evidence.map(({ document, words }) => [document.title, words])).toEqual([
      ['New', 'new'],
      ['Hội nghị tại Vientiane', 'Phạm Thanh Bình, Bí thư Đảng ủy tại Lào, chủ trì Hội nghị Vientiane'],
    ]);
    expect(changes.edges.removed[0]?.evidence).toHaveLength(1);
    expect(changes.context.map(({ name }) => name)).toEqual(['Vientiane']);
  });
});

describe('a document that is taken out', () => {
  it('and is not there is not found', async () => {
    const { remove } = await open();
    const { status, body } = await remove('/api/documents/nothing');
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it('is named by its id, whatever signs that has', async () => {
    const { remove, asked } = await open({ documents: [{ id: 'x' as never, outcome: 'removed', reason: null }] });
    for (const id of ['tin/vi-1.txt', 'https://example.org/a?b=c&d=%20#e', 'Nghị quyết 67/TW.txt', 'a+b']) {
      expect((await remove(`/api/documents/${encode(id)}`)).status, id).toBe(200);
    }
    const ids = asked.flatMap(({ given }) => given as string[]);
    expect(ids).toEqual(['tin/vi-1.txt', 'https://example.org/a?b=c&d=%20#e', 'Nghị quyết 67/TW.txt', 'a+b']);
  });
});
