import { afterAll, beforeAll, describe, it } from 'vitest';
import type { GraphStore } from '#graph/store';
import { openNeo4jStore } from '../../server/graph/neo4j/store.ts';
import { borrowNeo4j } from '../helpers/neo4j.ts';
import { provideStore } from '../helpers/stores.ts';
import { describeHistories } from './histories.ts';

const neo4j = await borrowNeo4j();
let store: GraphStore;
beforeAll(async () => {
  if (!neo4j) return;
  store = await openNeo4jStore(neo4j);
  await store.prepare();
});
afterAll(async () => {
  await store?.close();
  neo4j?.giveBack();
});

const embedded = provideStore();
if (neo4j) describeHistories('Neo4j', () => store, 10, embedded);
else describe.skip('any history on Neo4j (no Java and Maven here, see above)', () => it('is tested', () => undefined));
