// npm run bench -- extract: how fast documents are read, and whether a long one costs more a page than a short one.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { MachError } from '#model/errors';
import { createExtractor } from '#server/extractor';
import type { BenchFrame, Benchmark, Figure } from './helpers/benchmark.ts';
import { makeLongText, readSamples } from './helpers/readings.ts';

const megabyte = 1_000_000;
/** Each is measured so often, and the fastest counts: what else a machine does only makes things slower. */
const rounds = 3;
/** As long as it takes until reading gets no faster any more, on one core and on each of all. */
const warmUp = 30;
const mostGrowth = 2.2;
const leastSpeed = 3;
/** For how long all cores read. */
const milliseconds = 5_000;

const benchmark: Benchmark = {
  about: 'How fast documents are read, beside a plain tokenizer on the same text, and what a long one costs.',
  usage: '[MEGABYTES]   of the longest document, by default 5',
  async run({ args, say, signal }): Promise<readonly Figure[]> {
    const longest = Number(args[0] ?? '5');
    if (!(longest > 0 && longest <= 100) || args.length > 1)
      throw new MachError('bad-argument', `Give one number of megabytes, not ${args.join(' ')}.`);
    const engine = await createExtractor();
    const samples = readSamples();
    const size = samples.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / megabyte;
    for (let i = 0; i < warmUp; i++) for (const document of samples) engine.extract(document);
    const read = fastest(signal, () => {
      for (const document of samples) engine.extract(document);
    });
    const split = fastest(signal, () => {
      for (const { text } of samples) countWords(text);
    });
    say(`${samples.length} documents read in ${Math.round(read)} ms`);
    const [half, whole] = [longest / 2, longest].map((megabytes) => {
      const document = makeLongText(megabytes * megabyte);
      const time = fastest(signal, () => engine.extract(document));
      say(`a document of ${megabytes} MB read in ${(time / 1000).toFixed(1)} s`);
      return time;
    }) as [number, number];
    const cores = availableParallelism();
    const together = await readTogether(cores, { signal });
    return [
      { name: 'extraction, one core', value: size / (read / 1000), unit: 'MB/s', least: leastSpeed },
      { name: 'plain tokenizer, one core', value: size / (split / 1000), unit: 'MB/s' },
      { name: 'extraction against the tokenizer', value: read / split, unit: '×' },
      { name: 'documents, one core', value: samples.length / (read / 1000), unit: '/s' },
      { name: `documents, ${cores} cores`, value: together, unit: '/s' },
      { name: `one document of ${longest / 2} MB`, value: half / 1000, unit: 's' },
      { name: `one document of ${longest} MB`, value: whole / 1000, unit: 's' },
      { name: 'twice as long a document', value: whole / half, unit: '×', most: mostGrowth },
    ];
  },
};

export default benchmark;

function fastest(signal: AbortSignal, run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i++) {
    signal.throwIfAborted();
    const began = performance.now();
    run();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

/** What any reader of words does at least: cuts a text into words, in lower case, and counts them. */
function countWords(text: string): number {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+|\p{Nd}+|\S/gu)) {
    const key = word.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts.size;
}

/** Documents a second of so many threads at once. */
async function readTogether(cores: number, { signal }: Pick<BenchFrame, 'signal'>): Promise<number> {
  const entry = fileURLToPath(new URL('./helpers/reader.js', import.meta.url));
  const workers = Array.from(
    { length: cores },
    () => new Worker(entry, { workerData: { milliseconds, warmUp }, execArgv: [] }),
  );
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message', { signal })));
    const counts = await Promise.all(
      workers.map(async (worker) => {
        const counted = once(worker, 'message', { signal });
        worker.postMessage('go');
        const [read] = (await counted) as [number];
        return read;
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0) / (milliseconds / 1000);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
