// What takes the facts from documents: the language packs, and the engine that runs their rules.
import { MachError } from '#model/errors';
import type { Extractor } from './ingest.ts';

/** Errors of `extract`: `unknown-language` for a text in a language without rules. */
export async function createExtractor(): Promise<Extractor> {
  return {
    rules: 'none',
    extract(document) {
      throw new MachError('unknown-language', `There are no rules for the language of ${document.id}.`);
    },
  };
}
