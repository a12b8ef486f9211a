// Opens what a run of Mạch needs, in the order in which it may fail, and closes it again. The only place that chooses an engine.
import { openEmbeddedStore } from '#graph/embedded/store';
import type { GraphStore } from '#graph/store';
import type { Config } from './config.ts';
import { createExtractor } from './extractor.ts';
import type { Extractor } from './ingest.ts';
import { createLog, type Log } from './log.ts';

export interface Context {
  readonly config: Config;
  readonly store: GraphStore;
  readonly extractor: Extractor;
  readonly log: Log;
  close(): Promise<void>;
}

/** Errors: `bad-configuration`, `store-locked`, `store-damaged`, `store-full`, `store-unreachable`; nothing stays open after one. */
export async function openContext(config: Config): Promise<Context> {
  const log = createLog(config.logLevel);
  const extractor = await createExtractor(config.words);
  const store = await openStore(config);
  try {
    await store.prepare();
  } catch (error) {
    await store.close();
    throw error;
  }
  return { config, store, extractor, log, close: () => store.close() };
}

async function openStore({ neo4j, data }: Config): Promise<GraphStore> {
  if (!neo4j) return openEmbeddedStore({ folder: data });
  const { openNeo4jStore } = await import('#graph/neo4j/store');
  const { uri, user, password, database } = neo4j;
  // Without a password no account is offered: a server without authentication takes none.
  const account = password === '' ? {} : { user, password };
  return openNeo4jStore({ uri, ...account, ...(database === null ? {} : { database }) });
}
