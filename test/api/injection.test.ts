// Sixty hostile texts in every parameter of every route: the graph stays as it is, no text becomes a query, a path
// or markup, and no error of the engine shows.
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PastedDocument } from '#server/api/context';
import { defaultLimits } from '#server/api/limits';
import { createRoutes } from '#server/api/routes/index';
import { encode, openApi } from '../helpers/api.ts';
import { hostileTexts } from '../helpers/hostile.ts';
import { createIdleWriter, nothingChanged } from '../helpers/writer.ts';

let api: Awaited<ReturnType<typeof openApi>>;
const pasted: PastedDocument[] = [];
beforeAll(async () => {
  api = await openApi({
    writer: createIdleWriter({
      ingest: async (documents) => {
        pasted.push(...documents);
        return { documents: [], difference: nothingChanged };
      },
    }),
  });
});

const routes = createRoutes(defaultLimits);
const good: Record<string, string> = { type: 'person', slug: 'a', id: 'a', q: 'a', from: 'person/a', to: 'person/b' };
const dump = async () => JSON.stringify(await api.store.read((transaction) => transaction.readGraph()));

/** The addresses of a route with the text in each of its parameters in turn. */
function addressesOf(path: string, fields: { params: string[]; query: string[] }, text: string): string[] {
  const fill = (one: string | null) =>
    path.replace(/:(\w+)/g, (_, name: string) => encode(name === one ? text : (good[name] ?? '')));
  const needed = (one: string | null) =>
    fields.query.flatMap((name) => {
      const value = name === one ? text : good[name];
      return value ? [`${name}=${encode(value)}`] : [];
    });
  const address = (param: string | null, query: string | null) => `${fill(param)}?${needed(query).join('&')}`;
  return [
    ...fields.params.map((name) => address(name, null)),
    ...fields.query.map((name) => address(null, name)),
    `${address(null, null)}&${encode(text)}=${encode(text)}`,
  ];
}

const bodies: Record<string, (text: string) => object> = {
  '/api/cypher': (text) => ({ query: 'RETURN $a AS a', parameters: { a: text } }),
  '/api/documents': (text) => ({ documents: [{ text, title: text, id: text }] }),
  '/api/judgements': (text) => ({ kind: 'rename', entity: text, name: text, who: text, why: text }),
};

describe('hostile texts', () => {
  it('are sixty and more', () => expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(60));

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'do nothing in %s',
    async (_n, route) => {
      const before = await dump();
      const fields = { params: Object.keys(route.params.shape), query: Object.keys(route.query.shape) };
      for (const text of hostileTexts) {
        for (const address of addressesOf(route.path, fields, text)) {
          const asked = request(api.app)[route.method](address);
          const sent = route.body ? asked.send(bodies[route.path]?.(text)) : asked;
          const { status, type, text: answer } = await sent;
          expect(status, `${address}: ${answer}`).toBeLessThan(500);
          expect(type).toMatch(/^application\/(problem\+)?json$/);
          expect(answer).not.toMatch(/GRAFEO|Neo\.|syntax error|root:x:|node_modules/i);
        }
      }
      expect(await dump()).toBe(before);
      expect(api.logged).toEqual([]);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it('come back from a query as what they are', async () => {
    for (const text of hostileTexts) {
      const sent = { query: 'RETURN $text AS text', parameters: { text } };
      const { body } = await request(api.app).post('/api/cypher').send(sent);
      expect(body.rows).toEqual([[text]]);
    }
  });

  it('reach the writer as what they are', async () => {
    pasted.length = 0;
    for (const text of hostileTexts) {
      await request(api.app)
        .post('/api/documents')
        .send({ documents: [{ text, title: text, id: text }] });
    }
    expect(pasted.map(({ text, title, id }) => [text, title, id])).toEqual(
      hostileTexts.map((text) => [text, text, text]),
    );
  });
});
