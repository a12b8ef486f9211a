// An app over the small graph, without a port, and what a test asks of it.
import request from 'supertest';
import { createApp } from '#server/api/app';
import type { ApiContext, LogEntry } from '#server/api/context';
import { openGrafeo } from './grafeo-store.ts';
import { createSmallGraph, createSmallRecords } from './small-graph.ts';

export async function openApi(changes: Partial<ApiContext> = {}) {
  const store = await openGrafeo(createSmallGraph(), createSmallRecords() as never);
  const logged: LogEntry[] = [];
  const log = (entry: LogEntry) => void logged.push(entry);
  const app = createApp({ store, writer: null, log, page: null, hosts: null, ...changes });
  return { app, store, logged, get: (path: string) => request(app).get(path), close: () => store.close() };
}

export const encode = encodeURIComponent;
