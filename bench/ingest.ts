// npm run bench -- ingest: what it costs to bring in one more document, as the number of those already there grows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openEmbeddedStore } from '#graph/embedded/store';
import type { GraphStore } from '#graph/store';
import { MachError } from '#model/errors';
import { ingestDocuments, removeDocuments } from '#server/ingest';
import { claimExtractor } from '../test/helpers/claims.ts';
import { type BenchFrame, type Benchmark, type Figure, medianOf } from './helpers/benchmark.ts';
import { makeDocument } from './helpers/world.ts';

/** Documents that are brought in one by one, and taken out again, at each size. */
const samples = 40;
/** What one document may cost at the largest size, as a multiple of what it costs at the smallest. */
const mostGrowth = 1.5;

const benchmark: Benchmark = {
  about: 'What one more document costs in a graph of each number of documents, on the embedded engine.',
  usage: '[DOCUMENTS…]   by default 1000 20000',
  async run({ args, say, signal }) {
    const sizes = (args.length > 0 ? args : ['1000', '20000']).map(Number).sort((a, b) => a - b);
    if (sizes.some((size) => !Number.isInteger(size) || size < 1))
      throw new MachError('bad-argument', `Give numbers of documents, not ${args.join(' ')}.`);
    const measured = await measure(sizes, { say, signal });
    const figures = measured.flatMap(({ size, add, remove }): Figure[] => [
      { name: `one document into ${size}`, value: add, unit: 'ms' },
      { name: `one document out of ${size + 1}`, value: remove, unit: 'ms' },
    ]);
    const [first, last] = [measured[0], measured.at(-1)];
    if (!first || !last || first === last) return figures;
    return [
      ...figures,
      {
        name: `bringing in, ${last.size} against ${first.size}`,
        value: last.add / first.add,
        unit: '×',
        most: mostGrowth,
      },
      { name: `taking out, ${last.size} against ${first.size}`, value: last.remove / first.remove, unit: '×' },
    ];
  },
};

export default benchmark;

interface Loaded {
  readonly size: number;
  readonly store: GraphStore;
  readonly add: number[];
  readonly remove: number[];
}

/** The sizes take turns, document by document, so that what else the machine does weighs on all of them alike. */
async function measure(sizes: readonly number[], { say, signal }: Pick<BenchFrame, 'say' | 'signal'>) {
  const folder = mkdtempSync(join(tmpdir(), 'mach-bench-'));
  const loaded: Loaded[] = [];
  try {
    for (const size of sizes) {
      const store = await openEmbeddedStore({ folder: join(folder, `${size}`) });
      loaded.push({ size, store, add: [], remove: [] });
      await store.prepare();
      await load(store, size, { say, signal });
    }
    for (let i = 0; i < samples; i++) {
      for (const { size, store, add, remove } of loaded) {
        signal.throwIfAborted();
        const context = { store, extractor: claimExtractor };
        const document = makeDocument(size + i);
        add.push(await time(() => ingestDocuments(context, [document])));
        remove.push(await time(() => removeDocuments(context, [document.id])));
      }
    }
    return loaded.map(({ size, add, remove }) => ({ size, add: medianOf(add), remove: medianOf(remove) }));
  } finally {
    for (const { store } of loaded) await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function load(store: GraphStore, size: number, { say, signal }: Pick<BenchFrame, 'say' | 'signal'>) {
  const began = performance.now();
  const onProgress = (done: number) => {
    if (done % 2_000 === 0) say(`  ${done} of ${size} documents, ${seconds(began)} s`);
  };
  const all = Array.from({ length: size }, (_, n) => makeDocument(n));
  await ingestDocuments({ store, extractor: claimExtractor }, all, { signal, onProgress });
  say(`${size} documents loaded in ${seconds(began)} s`);
}

const seconds = (began: number) => ((performance.now() - began) / 1000).toFixed(1);

async function time(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
