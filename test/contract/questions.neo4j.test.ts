import { afterAll, describe, it } from 'vitest';
import { openNeo4jStore } from '../../server/graph/neo4j/store.ts';
import { borrowNeo4j } from '../helpers/neo4j.ts';
import { describeQuestions } from './questions.ts';

const neo4j = await borrowNeo4j();
afterAll(() => neo4j?.giveBack());

if (neo4j) describeQuestions('Neo4j', () => openNeo4jStore(neo4j));
else
  describe.skip('the questions on Neo4j (no Java and Maven here, see above)', () => it('are asked', () => undefined));
