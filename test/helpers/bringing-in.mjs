// A process of its own that brings documents into a store, on the built product: tests kill it, starve it of disk, and run
// several at once. Told as JSON in a file: `{ store, documents, batch }`, each document with its extraction. It says
// `open PID` (of the engine, where it has one) and then `done N`, a line for each batch that was acknowledged, or `failed CODE MESSAGE`.
import { readFileSync } from 'node:fs';
import { openEmbeddedStore } from '../../dist/server/graph/embedded/store.js';
import { openNeo4jStore } from '../../dist/server/graph/neo4j/store.js';
import { ingestDocuments } from '../../dist/server/ingest.js';

const keyOf = ({ id, hash }) => `${id} ${hash}`;
const { store: where, documents, batch } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const extractions = new Map(documents.map(({ document, extraction }) => [keyOf(document), extraction]));
const extractor = { rules: 'claims-1', extract: (document) => extractions.get(keyOf(document)) };
// Written at once: what was said before the end was said.
const say = (line) => new Promise((told) => process.stdout.write(`${line}\n`, told));

let store = null;
try {
  store = await ('folder' in where ? openEmbeddedStore(where) : openNeo4jStore(where));
  await store.prepare();
  await say(`open ${store.pid?.() ?? ''}`);
  for (let start = 0; start < documents.length; start += batch) {
    const some = documents.slice(start, start + batch).map(({ document }) => document);
    await ingestDocuments({ store, extractor }, some);
    await say(`done ${start + some.length}`);
  }
} catch (error) {
  await say(`failed ${error.code} ${error.message}`);
  process.exitCode = 1;
} finally {
  await store?.close();
}
