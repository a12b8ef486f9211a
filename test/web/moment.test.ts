// The page asks about its moment wherever the server can be asked about one, and nowhere else.
import { afterEach, expect, it } from 'vitest';
import { defaultLimits } from '#server/api/limits';
import { createRoutes } from '#server/api/routes/index';
import { momentFor, setMomentOfPage } from '../../web/api/moment.ts';

afterEach(() => setMomentOfPage(null));

it.each(
  createRoutes(defaultLimits)
    .filter(({ method, timed }) => method === 'get' || timed)
    .map(({ path, timed }) => [path, timed] as const),
)('%s: %s', (path, timed) => {
  const asked = path.replace(/:\w+/g, 'a%2Fb');
  expect(momentFor(asked)).toEqual({ knownOn: null });
  setMomentOfPage('2026-02-08');
  expect(momentFor(asked)).toEqual({ knownOn: timed ? '2026-02-08' : null });
});
