// What must hold whatever is done in whatever order, on any engine: the graph is what follows from the documents that
// count and the judgements that stand, and from nothing else.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toCanonicalLines } from '#graph/canonical';
import { keptSentences } from '#graph/relationship';
import type { GraphStore } from '#graph/store';
import type { Document } from '#model/document';
import type { DocumentId } from '#model/ids';
import type { StoredDocument } from '#model/stored';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { derive } from '#server/truth/derive';
import { comparePlaces, hasOwnName } from '#server/truth/holdings';
import { judge, listJudgements, withdraw } from '#server/truth/judge';
import { pageSizes } from '#server/truth/name-index';
import { rebuildGraph } from '#server/truth/rebuild';
import { empty } from '../contract/graph-store.ts';
import { claimExtractor, extractClaims } from '../helpers/claims.ts';
import { crowdedHistories, documents, histories, type Step, toRequest } from '../helpers/histories.ts';
import { exportOf } from '../helpers/stores.ts';

/** What is held under each id: the model that the store is held against. */
type Held = Map<DocumentId, Document>;

/** The documents that count: of one content at several paths one, which goes by the best of them. */
function countingOf(held: Held): readonly StoredDocument[] {
  const placed = [...held.values()].filter((document) => !hasOwnName(document));
  const firsts = new Map<string, Document>();
  for (const document of placed.sort((a, b) => comparePlaces(a.id, b.id)))
    if (!firsts.has(document.hash)) firsts.set(document.hash, document);
  return [...[...held.values()].filter(hasOwnName), ...firsts.values()].map((document) => ({
    document,
    extraction: extractClaims(document),
    rules: claimExtractor.rules,
  }));
}

/** Long enough for a slow machine: how long it takes says nothing. */
const timeout = 900_000;

export function describeHistories(name: string, getStore: () => GraphStore, runs: number): void {
  describe(`any history on ${name}`, { timeout }, () => {
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

    /** The export that follows from what is held and judged. */
    async function expected(held: Held): Promise<string> {
      const { graph } = derive(countingOf(held), await listJudgements(getStore()));
      return [...toCanonicalLines(graph)].join('\n');
    }

    it.each([
      ['of documents that differ', histories(6)],
      ['of documents that say the same', crowdedHistories(6)],
    ])('%s leaves the graph that follows from the documents and judgements that are left', async (_, any) => {
      await fc.assert(
        fc.asyncProperty(any, async (steps) => {
          const held = await tell(steps);
          expect(await exported()).toBe(await expected(held));
        }),
        { numRuns: runs },
      );
    });

    it('leaves a graph that is made again from the truth to the same bytes, and changes on as before', async () => {
      await fc.assert(
        fc.asyncProperty(histories(4), histories(1, { judged: false }), async (steps, more) => {
          const held = await tell(steps);
          const before = await exported();
          await rebuildGraph(getStore());
          expect(await exported()).toBe(before);
          for (const step of more) await take(step, held);
          expect(await exported()).toBe(await expected(held));
        }),
        { numRuns: Math.ceil(runs / 4) },
      );
    });

    it('of documents comes to the same in any order and any batches, and twice is once', async () => {
      const list = fc.uniqueArray(documents, { selector: ({ id }) => id, minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(list, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), async (all, picks) => {
          await empty(getStore());
          await bringIn(all);
          const before = await exported();
          await bringIn(all);
          expect(await exported()).toBe(before);
          const shuffled = [...all];
          for (const pick of picks) shuffled.push(...shuffled.splice(pick % shuffled.length, 1));
          await empty(getStore());
          const size = 1 + ((picks[0] ?? 0) % all.length);
          for (let start = 0; start < all.length; start += size) await bringIn(shuffled.slice(start, start + size));
          expect(await exported()).toBe(before);
        }),
        { numRuns: Math.ceil(runs / 4) },
      );
    });

    it('may be undone: brought in and taken out, changed and changed back, judged and withdrawn', async () => {
      await fc.assert(
        fc.asyncProperty(histories(3), documents, fc.nat(1000), async (steps, document, pick) => {
          const held = await tell(steps);
          const before = await exported();
          const old = held.get(document.id);
          await bringIn([document]);
          if (old) await bringIn([old]);
          else await takeOut([document.id]);
          expect(await exported()).toBe(before);
          const kinds = ['merge', 'split', 'never-same', 'rename', 'hide-fact'] as const;
          const picks = [pick, pick >> 1, pick >> 2, pick >> 3];
          const what = kinds[pick % kinds.length] ?? 'merge';
          const request = toRequest({ kind: 'judge', what, picks }, await readGraph());
          if (!request) return;
          const judged = await judge(getStore(), request, tick()).catch(() => null);
          if (judged) await withdraw(getStore(), [judged.judgement.id], tick());
          expect(await exported()).toBe(before);
        }),
        { numRuns: Math.ceil(runs / 4) },
      );
    });
  });
}
