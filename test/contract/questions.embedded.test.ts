import { afterAll } from 'vitest';
import { openEmbeddedStore } from '../../server/graph/embedded/store.ts';
import { makeFolder } from '../helpers/folders.ts';
import { describeQuestions } from './questions.ts';

const folder = makeFolder();
afterAll(folder.remove);
describeQuestions('Grafeo', () => openEmbeddedStore({ folder: folder.path, shuffle: true }));
