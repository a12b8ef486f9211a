// Whether this build has rules for any language: tests of what documents say wait for them.
import { createExtractor } from '../../server/extractor.ts';

export const hasRules = (await createExtractor()).rules !== 'none';

if (!hasRules) console.warn('SKIPPED the tests on what documents say: this build has no rules for any language.');
