// What must hold whatever is done in whatever order, on any engine: the graph is what follows from the documents that
// count and the judgements that stand, and from nothing else.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followRedirects } from '#graph/redirects';
import { keptSentences } from '#graph/relationship';
import type { GraphStore } from '#graph/store';
import type { Document } from '#model/document';
import type { Graph } from '#model/entity';
import type { DocumentId, EntityId } from '#model/ids';
import { makeBackup, restoreBackup } from '#server/backup';
import { openBackup } from '#server/backup/file';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { judge, listJudgements, withdraw } from '#server/truth/judge';
import { pageSizes } from '#server/truth/name-index';
import { rebuildGraph } from '#server/truth/rebuild';
import { empty } from '../contract/graph-store.ts';
import { claimExtractor } from '../helpers/claims.ts';
import { makeFolder } from '../helpers/folders.ts';
import { expectedExport, type Held } from '../helpers/held.ts';
import { crowdedHistories, documents, histories, judgements, type Step, toRequest } from '../helpers/histories.ts';
import { exportOf } from '../helpers/stores.ts';

/** Long enough for a slow machine: how long it takes says nothing. */
const timeout = 900_000;

/** `getOther` is a store that backups go through on their way back, on another engine where it is given. */
export function describeHistories(
  name: string,
  getStore: () => GraphStore,
  runs: number,
  getOther: () => GraphStore = getStore,
): void {
  describe(`any history on ${name}`, { timeout }, () => {
    const folder = makeFolder();
    afterAll(folder.remove);
    beforeAll(() => {
      // Three mentions are a crowd: what is told of many must be told of few.
      pageSizes.usual = 1;
      keptSentences.each = 1;
    });
    const bringIn = (list: readonly Document[]) =>
      ingestDocuments({ store: getStore(), extractor: claimExtractor }, list);
    const takeOut = (ids: readonly DocumentId[]) => removeDocuments({ store: getStore() }, ids);
    const exported = () => exportOf(getStore());
    const readGraph = () => getStore().read((transaction) => transaction.readGraph());
    let seconds = 0;
    const tick = () => ({ dryRun: false, now: new Date(Date.UTC(2026, 1, 8, 9, 0, seconds++)) });

    async function take(step: Step, held: Held): Promise<void> {
      if (step.kind === 'ingest') {
        await bringIn(step.documents);
        for (const document of step.documents) held.set(document.id, document);
      } else if (step.kind === 'remove') {
        await takeOut(step.ids);
        for (const id of step.ids) held.delete(id);
      } else if (step.kind === 'judge') {
        const request = toRequest(step, await readGraph());
        if (request) await judge(getStore(), request, tick()).catch(() => undefined);
      } else {
        const standing = await listJudgements(getStore());
        const one = standing[step.pick % Math.max(1, standing.length)];
        if (one) await withdraw(getStore(), [one.id], tick());
      }
    }

    async function tell(steps: readonly Step[]): Promise<Held> {
      await empty(getStore());
      const held: Held = new Map();
      for (const step of steps) await take(step, held);
      return held;
    }

    /** Into a file and out of it; where there is another store, onto that one and back again. */
    async function moveThere(): Promise<void> {
      const path = `${folder.path}/backup`;
      const stores = [getStore(), ...(getOther() === getStore() ? [] : [getOther()]), getStore()];
      const before = await exported();
      for (const [at, to] of stores.slice(1).entries()) {
        await makeBackup(stores[at] ?? to, path);
        await restoreBackup(to, await openBackup(path), { replace: true });
        expect(await exportOf(to)).toBe(before);
      }
    }

    const expected = async (held: Held) => expectedExport(held, await listJudgements(getStore()));

    it.each([
      ['of documents that differ', histories(6), histories(1, { judged: false })],
      ['of documents that say the same', crowdedHistories(6), crowdedHistories(1)],
    ])(
      '%s leaves the graph that follows from what is left, also made again or restored, and changes on from there',
      async (_, any, more) => {
        await fc.assert(
          fc.asyncProperty(any, more, async (steps, rest) => {
            const held = await tell(steps);
            const graph = await exported();
            expect(graph).toBe(await expected(held));
            await rebuildGraph(getStore());
            expect(await exported()).toBe(graph);
            await moveThere();
            expect(await exported()).toBe(graph);
            for (const step of rest) await take(step, held);
            expect(await exported()).toBe(await expected(held));
          }),
          { numRuns: runs },
        );
      },
    );

    it('of documents comes to the same in any order, any batches and by any number of workers, and twice is once', async () => {
      const list = fc.uniqueArray(documents, { selector: ({ id }) => id, minLength: 1, maxLength: 6 });
      const picks = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(list, picks, fc.integer({ min: 1, max: 4 }), async (all, order, workers) => {
          await empty(getStore());
          await bringIn(all);
          const before = await exported();
          await bringIn(all);
          expect(await exported()).toBe(before);
          const shuffled = [...all];
          for (const pick of order) shuffled.push(...shuffled.splice(pick % shuffled.length, 1));
          await empty(getStore());
          const size = 1 + ((order[0] ?? 0) % all.length);
          const batches: Document[][] = [];
          for (let start = 0; start < all.length; start += size) batches.push(shuffled.slice(start, start + size));
          const work = async () => {
            for (let batch = batches.shift(); batch; batch = batches.shift()) await bringIn(batch);
          };
          await Promise.all(Array.from({ length: workers }, work));
          expect(await exported()).toBe(before);
        }),
        { numRuns: runs },
      );
    });

    it('of documents that go, whatever was judged of them, and come back, is as if they had never gone', async () => {
      const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(histories(6), picks, fc.boolean(), async (steps, going, atOnce) => {
          const held = await tell(steps);
          const before = await exported();
          const judged = await listJudgements(getStore());
          const all = [...held.values()];
          const some = [...new Set(going.flatMap((pick) => all[pick % Math.max(1, all.length)] ?? []))];
          const ids = some.map(({ id }) => id);
          await takeOut(ids);
          // Twice is once.
          expect((await takeOut(ids)).documents).toEqual([]);
          for (const id of ids) held.delete(id);
          expect(await exported()).toBe(await expected(held));
          if (atOnce) await bringIn(some);
          else for (const document of some.reverse()) await bringIn([document]);
          expect(await exported()).toBe(before);
          expect(await listJudgements(getStore())).toEqual(judged);
        }),
        { numRuns: runs },
      );
    });

    it('leaves no id behind: while a document that named a thing says the same, its id is there or leads on', async () => {
      let led = 0;
      await fc.assert(
        fc.asyncProperty(histories(9), async (steps) => {
          await empty(getStore());
          const held: Held = new Map();
          /** Id → the places at which it was named last, with the content of their document. */
          const named = new Map<EntityId, ReadonlySet<string>>();
          for (const step of steps) {
            await take(step, held);
            const { entities, mentions } = await readGraph();
            const alive = new Set(entities.map(({ id }) => id));
            const places = mentions.map(({ entity, document, spans }) => ({
              entity,
              keys: spans.map((span) => `${document} ${held.get(document)?.hash} ${span}`),
            }));
            const standing = new Set(places.flatMap(({ keys }) => keys));
            for (const [id, keys] of named) named.set(id, new Set([...keys].filter((key) => standing.has(key))));
            for (const id of alive) named.set(id, new Set());
            for (const { entity, keys } of places) named.set(entity, new Set([...(named.get(entity) ?? []), ...keys]));
            for (const [id, keys] of named) {
              if (alive.has(id) || keys.size === 0) continue;
              const end = await getStore().read((transaction) =>
                followRedirects(transaction, id, (one) => alive.has(one)),
              );
              expect(end, `${id} leads nowhere`).not.toBeNull();
              led++;
            }
          }
        }),
        { numRuns: runs },
      );
      // Histories in which no id is given up would prove nothing.
      expect(led).toBeGreaterThan(runs / 10);
    });

    it('may be undone: brought in and taken out, changed and changed back, judged in chains and withdrawn', async () => {
      const others = fc.array(documents, { minLength: 1, maxLength: 3 });
      const decisions = fc.array(judgements, { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(histories(3), others, decisions, async (steps, more, judged) => {
          const held = await tell(steps);
          const before = await exported();
          await bringIn(more);
          const old = more.flatMap(({ id }) => held.get(id) ?? []);
          await bringIn(old);
          await takeOut(more.map(({ id }) => id).filter((id) => !held.has(id)));
          expect(await exported()).toBe(before);
          // Chains of merges and splits, each about what the one before left. None loses or invents a sentence.
          const made: string[] = [];
          const stated = countClaims(await readGraph());
          // What is hidden of one is hidden of all that is merged with it.
          const standing = (await listJudgements(getStore())).map(({ kind }) => kind);
          const isHiding = [...standing, ...judged.map(({ what }) => what)].includes('hide-fact');
          for (const step of judged) {
            const request = toRequest(step, await readGraph());
            const done = request && (await judge(getStore(), request, tick()).catch(() => null));
            if (done) made.push(done.judgement.id);
          }
          if (!isHiding) expect(countClaims(await readGraph())).toEqual(stated);
          for (const at of judged.flatMap(({ picks }) => picks)) {
            const [one] = made.splice(at % Math.max(1, made.length), 1);
            if (one) await withdraw(getStore(), [one], tick());
          }
          expect(made).toEqual([]);
          expect(await exported()).toBe(before);
        }),
        { numRuns: runs },
      );
    });
  });
}

/** How often what is stated, whatever the things are called: nobody meets himself, and nothing is part of itself. */
function countClaims({ relationships }: Graph): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { type, role, former, statements } of relationships) {
    const key = [type, role, former].join(' ');
    if (type !== 'MET' && type !== 'PART_OF') sums[key] = (sums[key] ?? 0) + statements;
  }
  return sums;
}
