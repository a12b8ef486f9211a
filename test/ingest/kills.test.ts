// Power cuts: the processes of an ingest are killed at random moments. What was acknowledged is there, nothing is there by
// half, and the same ingest run again comes to what it would have come to.
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { ingestDocuments } from '../../server/ingest.ts';
import { startBringing } from '../helpers/bringing-in.ts';
import { claimExtractor } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { expectedExports } from '../helpers/held.ts';
import { documents } from '../helpers/histories.ts';
import { exportOf } from '../helpers/stores.ts';
import { createChance } from '../helpers/worlds.ts';

const folder = makeFolder();
afterAll(folder.remove);

/** Some come again and say something else. */
const list = fc.sample(documents, { seed: 6, numRuns: 14 });
const states = expectedExports(list);
const seed = Date.now() % 100_000;
const chance = createChance(seed);
const victims = ['the app', 'the engine', 'both'] as const;

interface Fall {
  readonly name: string;
  readonly victim: (typeof victims)[number];
  /** The line after which it happens, null for a moment before the store is open; and so many milliseconds later. */
  readonly after: RegExp | null;
  readonly delay: number;
}

const falls = Array.from({ length: 100 }, (_, n): Fall => {
  const victim = victims[n % victims.length] ?? 'both';
  const at = Math.floor(chance() * list.length);
  const isEarly = n % 10 === 9;
  const after = isEarly ? null : at === 0 ? /^open/ : new RegExp(`^done ${at}$`);
  return {
    name: `${n}`,
    victim: isEarly ? 'the app' : victim,
    after,
    delay: Math.round(chance() * (isEarly ? 400 : 25)),
  };
});

const end = (pid: number | undefined) => {
  try {
    if (pid) process.kill(pid, 'SIGKILL');
  } catch {
    // It was done already.
  }
};

/** How many documents had been acknowledged when it fell. */
async function suffer({ name, victim, after, delay }: Fall): Promise<number> {
  const store = { folder: `${folder.path}/${name}` };
  const { child, ended, hears } = startBringing(`${folder.path}/${name}.json`, { store, documents: list, batch: 1 });
  const opened = after && (await hears(/^open/));
  if (after) await hears(after);
  await wait(delay);
  const engine = Number(opened?.split(' ')[1]);
  if (victim !== 'the app') end(engine);
  if (victim !== 'the engine') end(child.pid);
  const result = await ended;
  if (victim === 'the engine')
    expect(result, `the app after the fall of its engine, seed ${seed}`).toMatchObject({ code: 0 });
  const reopened = await openEmbeddedStore(store);
  try {
    await reopened.prepare();
    const { done } = result;
    // The last one may have been written and its answer lost.
    const allowed = states.slice(done, done + 2);
    expect(allowed, `${done} acknowledged, ${victim} fell ${delay} ms after ${after}, seed ${seed}`).toContain(
      await exportOf(reopened),
    );
    await ingestDocuments({ store: reopened, extractor: claimExtractor }, list);
    expect(await exportOf(reopened)).toBe(states.at(-1));
    return done;
  } finally {
    await reopened.close();
  }
}

describe('an ingest that is killed', { timeout: 900_000 }, () => {
  it('at a hundred moments has lost nothing that it acknowledged, and run again comes to the same', async () => {
    const waiting = [...falls];
    const reached: number[] = [];
    const lane = async () => {
      for (let fall = waiting.pop(); fall; fall = waiting.pop()) reached.push(await suffer(fall));
    };
    await Promise.all([lane(), lane()]);
    expect(reached).toHaveLength(100);
    // The moments lay all along the way.
    expect(new Set(reached).size).toBeGreaterThan(8);
  });
});
