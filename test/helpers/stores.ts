// Stores of a test file's own, emptied before each test and gone after the last.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { toCanonicalLines } from '#graph/canonical';
import type { GraphStore } from '#graph/store';
import { type EmbeddedStore, openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { empty } from '../contract/graph-store.ts';
import { makeFolder } from './folders.ts';

/** A function that gives the store; it is there once the tests run. */
export function provideStore(): () => EmbeddedStore {
  const folder = makeFolder();
  let store: EmbeddedStore | null = null;
  beforeAll(async () => {
    store = await openEmbeddedStore({ folder: folder.path, shuffle: true });
    await store.prepare();
  });
  beforeEach(async () => {
    if (store) await empty(store);
  });
  afterAll(async () => {
    await store?.close();
    folder.remove();
  });
  return () => {
    if (!store) throw new Error('The store is not open yet.');
    return store;
  };
}

/** The graph as its canonical lines. */
export async function exportOf(store: GraphStore): Promise<string> {
  return [...toCanonicalLines(await store.read((transaction) => transaction.readGraph()))].join('\n');
}
