// Whatever is asked, the answer is one that the description knows: the view of the route or a problem, never a 5xx.
import fc from 'fast-check';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemView } from '#server/api/answers';
import { defaultLimits } from '#server/api/limits';
import { createRoutes } from '#server/api/routes/index';
import { encode, openApi } from '../helpers/api.ts';
import { hostileTexts } from '../helpers/hostile.ts';

let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  api = await openApi();
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...hostileTexts),
  fc.constantFrom('person/pham-thanh-binh', 'place/vientiane', 'pham-thanh-binh', 'tin/vi-1.txt', 'en-1', 'person'),
  fc.constantFrom('CHAIRED', 'Person,Place', 'true', '2026', '2026-02-31', '0', '1', '7', '-1', '1e3', 'nguyễn'),
);
/** Halves of surrogate pairs cannot be percent-encoded at all. */
const encodable = text.map((value) => value.replace(/\p{Cs}/gu, ''));

describe.each(createRoutes(defaultLimits).map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  (_, route) => {
    it('answers anything with its view or with a problem', async () => {
      const params = fc.record(Object.fromEntries(Object.keys(route.params.shape).map((name) => [name, encodable])));
      const names = [...Object.keys(route.query.shape), 'other'];
      const query = fc.array(fc.tuple(fc.constantFrom(...names), encodable), { maxLength: 4 });
      const body = fc.oneof(
        fc.jsonValue(),
        fc.record({ query: text, parameters: fc.dictionary(text, fc.jsonValue()), limit: fc.integer() }),
        fc.record({ documents: fc.array(fc.record({ text, title: text, date: text, id: text })) }),
      );
      await fc.assert(
        fc.asyncProperty(params, query, body, async (given, asked, sent) => {
          const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encode(given[name] ?? ''));
          const words = asked.map(([name, value]) => `${name}=${encode(value)}`).join('&');
          const call = request(api.app)[route.method](`${path}?${words}`).redirects(0);
          const response = await (route.body
            ? call.set('content-type', 'application/json').send(JSON.stringify(sent))
            : call);
          const where = `${path}?${words} ${response.status} ${response.text}`;
          expect(response.status, where).toBeLessThan(500);
          const schema = response.status === 200 ? route.answer : problemView;
          // Parts of an address that are empty or dots lead to another route, whose answer is not this one's.
          const isElsewhere = Object.values(given).some((value) => value === '' || value === '.' || value === '..');
          if (!isElsewhere) expect(schema.safeParse(response.body).error?.message, where).toBeUndefined();
        }),
        { numRuns: 60 },
      );
      expect(api.logged).toEqual([]);
    });
  },
);
