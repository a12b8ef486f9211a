// An app over the small graph in the embedded engine, without a port, and what a test asks of it.
import request from 'supertest';
import { afterAll } from 'vitest';
import type { CypherValue, GraphStore } from '#graph/store';
import { growMap } from '#layout/map';
import { createApp } from '#server/api/app';
import type { ApiContext, LogEntry } from '#server/api/context';
import { createMapKeeper } from '#server/map/keeper';
import { createInsight } from '#server/truth/insight';
import { openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { makeFolder } from './folders.ts';
import { createSmallGraph, createSmallHomes, createSmallRecords } from './small-graph.ts';

const folder = makeFolder();
let shared: Promise<GraphStore> | undefined;
afterAll(async () => {
  await (await shared)?.close();
  folder.remove();
});

async function openStore(): Promise<GraphStore> {
  const store = await openEmbeddedStore({ folder: folder.path, shuffle: true });
  await store.prepare();
  await fillStore(store);
  return store;
}

/** Puts the small graph and its documents into the store. */
export async function fillStore(store: GraphStore): Promise<void> {
  await store.update(async (transaction) => {
    const remove = { entities: [], documents: [], relationships: [], mentions: [] };
    const put = [...createSmallRecords(), ...createSmallHomes()].map((record) => ({
      ...record,
      body: record.body as unknown as CypherValue,
    }));
    await transaction.writeRecords({ put, remove: [] });
    await transaction.writeGraph({ put: createSmallGraph(), remove });
  });
}

/** Maps are made right here: the worker that the server has is tested where there is much to do. */
export const mapOf = (store: GraphStore) =>
  createMapKeeper(store, { make: async (edges, places) => growMap(edges, places) });

/** The store is one for all tests of a file; what they change of the context is their own. */
export async function openApi(changes: Partial<ApiContext> = {}) {
  shared ??= openStore();
  const store = await shared;
  const logged: LogEntry[] = [];
  const log = (entry: LogEntry) => void logged.push(entry);
  const insight = createInsight(store);
  const app = createApp({ store, insight, map: mapOf(store), writer: null, log, page: null, hosts: null, ...changes });
  return { app, store, logged, get: (path: string) => request(app).get(path) };
}

export const encode = encodeURIComponent;
