// A thread of its own that reads the samples again and again for as long as it is asked to.
import { parentPort, workerData } from 'node:worker_threads';
import { createExtractor } from '#server/extractor';
import { readSamples } from './readings.ts';

const { milliseconds, warmUp } = workerData as { readonly milliseconds: number; readonly warmUp: number };
const engine = await createExtractor();
const documents = readSamples();
for (let i = 0; i < warmUp; i++) for (const document of documents) engine.extract(document);
parentPort?.postMessage('ready');
parentPort?.once('message', () => {
  const until = performance.now() + milliseconds;
  let read = 0;
  while (performance.now() < until) {
    engine.extract(documents[read % documents.length] as (typeof documents)[number]);
    read++;
  }
  parentPort?.postMessage(read);
  parentPort?.close();
});
