// A large graph at another moment takes seconds to derive: others are answered meanwhile, and it is dropped when the one
// who asked for it leaves.
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredRecord } from '#graph/store';
import type { GraphView } from '#model/view';
import { createApp } from '#server/api/app';
import { makeSideStore } from '#server/time/side-store';
import { createTimes } from '#server/time/times';
import { createInsight } from '#server/truth/insight';
import { toRecord } from '#server/truth/records';
import { mapOf } from '../helpers/api.ts';
import { storeClaims } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { provideStore } from '../helpers/stores.ts';
import { createChance } from '../helpers/worlds.ts';

const store = provideStore();
/** Where moments are kept while they are there. */
const folder = makeFolder();
const { TMPDIR } = process.env;
beforeAll(() => {
  process.env.TMPDIR = folder.path;
});
afterAll(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  folder.remove();
});

const size = 400;

/** The documents alone: a moment is made of them, whatever graph there is now. */
function documents(): StoredRecord[] {
  const chance = createChance(3);
  const pick = (count: number) => Math.floor(chance() * count);
  const line = () => `HOLDS_ROLE secretary: Person Nguyễn Văn ${pick(2_000)} -> PartyCommittee Đảng ủy ${pick(900)}`;
  return Array.from({ length: size }, (_, n) => {
    const lines = Array.from({ length: 12 }, line);
    return toRecord('document', `${n}.txt`, storeClaims(`${n}.txt`, lines, { date: '2026-02-08' }));
  });
}

/** The app on a port, since it is to be asked by several at once; with what moments are made for it. */
async function listen() {
  const endings: Promise<string>[] = [];
  const times = createTimes(store(), (...given) => {
    const made = makeSideStore(...given);
    endings.push(
      made.then(
        () => 'made',
        (error: Error) => error.name,
      ),
    );
    return made;
  });
  const context = { store: store(), insight: createInsight(store()), map: mapOf(store()), times };
  const app = createApp({ ...context, writer: null, page: null, hosts: null, log: () => undefined });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await times.close();
  };
  return { url: `http://127.0.0.1:${port}`, endings, close };
}

describe('a large graph at another moment', { timeout: 300_000 }, () => {
  it('leaves the server free to answer others while it is made', async () => {
    await store().update((transaction) => transaction.writeRecords({ put: documents(), remove: [] }));
    const { url, endings, close } = await listen();
    const began = performance.now();
    let whole: GraphView | null = null;
    const asked = fetch(`${url}/api/graph?asOf=2026-03-01`).then(async (answer) => {
      whole = (await answer.json()) as GraphView;
    });
    const waits: number[] = [];
    while (whole === null) {
      for (const path of ['/api/health/live', '/api/health/ready']) {
        const since = performance.now();
        expect((await fetch(`${url}${path}`)).status).toBe(200);
        waits.push(performance.now() - since);
      }
    }
    await asked;
    const took = performance.now() - began;
    expect(whole).toMatchObject({ documents: size });
    expect(await Promise.all(endings)).toEqual(['made']);
    // A thread that derives answers nobody for the better part of that time.
    expect(Math.max(...waits)).toBeLessThan(took / 8);
    await close();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('is dropped when nobody waits for it any more, and others need not wait for its end', async () => {
    await store().update((transaction) => transaction.writeRecords({ put: documents(), remove: [] }));
    const { url, endings, close } = await listen();
    const leave = new AbortController();
    const asked = fetch(`${url}/api/graph?asOf=2026-03-01`, { signal: leave.signal });
    const refused = expect(asked).rejects.toThrow();
    // It is under way when its store is there.
    while (!readdirSync(folder.path, { recursive: true }).some((name) => String(name).endsWith('.grafeo')))
      expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);
    leave.abort();
    await refused;
    expect(await Promise.all(endings)).toEqual(['AbortError']);
    expect(readdirSync(folder.path)).toEqual([]);
    const next = await fetch(`${url}/api/graph?asOf=2026-03-01`);
    expect((await next.json()) as GraphView).toMatchObject({ documents: size });
    await close();
  });
});
