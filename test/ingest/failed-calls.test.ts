// Every call to the store fails in its turn, before it is made and after; the engine goes down at each of them. A change is
// done or it is not: records and graph stand as before, and the same change made again goes through.
import { describe, expect, it } from 'vitest';
import type { GraphStore, StoreTransaction } from '#graph/store';
import type { DocumentId, EntityId } from '#model/ids';
import { recordKinds } from '#model/stored';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { judge, listJudgements, withdraw } from '#server/truth/judge';
import { rebuildGraph } from '#server/truth/rebuild';
import { claimExtractor, createDocument } from '../helpers/claims.ts';
import { exportOf, provideStore } from '../helpers/stores.ts';

const store = provideStore();

const secretary = (name: string) =>
  `HOLDS_ROLE secretary: Person ${name} -> PartyCommittee Đảng ủy tại Lào {party_committee(in=LA)}`;
const chaired = (name: string) => `CHAIRED: Person ${name} -> Conference Hội nghị 32 @2026-02-08`;
const first = [
  createDocument('a.txt', [secretary('Vũ Hồ'), chaired('Vũ Hồ')], { date: '2026-02-08' }),
  createDocument('d/b.txt', [secretary('Vu Ho'), 'Person Lê Hoàng'], { date: '2026-02-09', language: 'en' }),
  createDocument('c.txt', [chaired('Vũ Hồ')]),
];
/** New, changed, and a content that is there already, at a better place. */
const next = [
  createDocument('e.txt', [secretary('Lê Hoàng')], { date: '2026-03-01' }),
  createDocument('a.txt', [secretary('Vũ Hồ')], { date: '2026-02-08' }),
  { ...first[1]!, id: 'b.txt' as DocumentId, source: { ...first[1]!.source, path: 'b.txt' } },
];
const now = new Date(Date.UTC(2026, 1, 8));
const options = { dryRun: false, now };
const bringIn = (into: GraphStore, documents: typeof first) =>
  ingestDocuments({ store: into, extractor: claimExtractor }, documents, { now });
const merge = {
  kind: 'merge',
  who: 'a',
  why: '',
  entities: ['person/vu-ho', 'person/le-hoang'] as EntityId[],
} as const;

const changes: readonly [string, (into: GraphStore) => Promise<unknown>][] = [
  ['an ingest', (into) => bringIn(into, next)],
  ['a merge', (into) => judge(into, merge, options)],
  ['a removal', (into) => removeDocuments({ store: into }, ['c.txt' as DocumentId], { now })],
  ['a withdrawal', async (into) => withdraw(into, [(await listJudgements(store()))[0]?.id ?? ''], options)],
  ['a rebuilding', (into) => rebuildGraph(into)],
];

/** The store with something that happens before and after each call of a transaction. */
function watched({ read, update, ...rest }: GraphStore, happen: () => Promise<void>): GraphStore {
  const watch = <T extends object>(transaction: T): T =>
    new Proxy(transaction, {
      get(target, name, receiver) {
        const own = Reflect.get(target, name, receiver) as unknown;
        if (typeof own !== 'function') return own;
        return async (...args: unknown[]) => {
          await happen();
          const result: unknown = await Reflect.apply(own, target, args);
          await happen();
          return result;
        };
      },
    });
  return {
    ...rest,
    read: (question) => read((transaction) => question(watch(transaction as StoreTransaction))),
    update: (change) => update((transaction) => change(watch(transaction))),
  };
}

/** Everything that is kept: the records of all kinds, and the graph. */
const everything = () =>
  store().read(async (transaction) => {
    const records = [];
    for (const kind of recordKinds) records.push(...(await transaction.readRecords(kind)));
    return { records, graph: await exportOf(store()) };
  });

describe('a change whose call to the store fails', { timeout: 300_000 }, () => {
  it('leaves all as it was, whichever call it is, and goes through when it is made again', async () => {
    await bringIn(store(), first);
    let failed = 0;
    for (const [name, change] of changes) {
      const before = await everything();
      for (let left = 1; ; left++) {
        let calls = 0;
        const failing = watched(store(), async () => {
          if (++calls === left) throw new Error(`call ${left} failed`);
        });
        const reason = await change(failing).then(
          () => null,
          (error: Error) => error.message,
        );
        if (reason === null) break;
        failed++;
        expect(reason).toBe(`call ${left} failed`);
        expect(await everything(), `${name}, call ${left}`).toEqual(before);
      }
      if (name !== 'a rebuilding') expect(await everything(), name).not.toEqual(before);
    }
    expect(failed).toBeGreaterThan(100);
  });

  it('has been made all the same where it was the engine that went down, at whichever call', async () => {
    await bringIn(store(), first);
    const before = await exportOf(store());
    await bringIn(store(), next);
    const after = await exportOf(store());
    expect(after).not.toBe(before);
    let fallen = 0;
    // Every third moment: now before a call is made, now after.
    for (let at = 1; ; at += 3) {
      await removeDocuments({ store: store() }, ['b.txt', 'e.txt'] as DocumentId[], { now });
      await bringIn(store(), first);
      expect(await exportOf(store())).toBe(before);
      let calls = 0;
      const falling = watched(store(), async () => {
        if (++calls === at) process.kill(store().pid() ?? 0, 'SIGKILL');
      });
      await bringIn(falling, next);
      expect(await exportOf(store()), `call ${at}`).toBe(after);
      if (calls < at) break;
      fallen++;
    }
    expect(fallen).toBeGreaterThan(10);
  });
});
