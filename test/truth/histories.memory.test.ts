import { createMemoryStore } from '../helpers/memory-store.ts';
import { describeHistories } from './histories.ts';

const store = createMemoryStore();
describeHistories('maps', () => store, 500);
