// What a store must come to: the documents that are held, those of them that count, and the export that follows.
import { toCanonicalLines } from '#graph/canonical';
import type { Document } from '#model/document';
import type { DocumentId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { derive } from '#server/truth/derive';
import { comparePlaces, hasOwnName } from '#server/truth/holdings';
import { claimExtractor, extractClaims } from './claims.ts';

/** What is held under each id: the model that a store is held against. */
export type Held = Map<DocumentId, Document>;

/** The documents that count: of one content at several paths one, which goes by the best of them. */
function countingOf(held: Held): readonly StoredDocument[] {
  const placed = [...held.values()].filter((document) => !hasOwnName(document));
  const firsts = new Map<string, Document>();
  for (const document of placed.sort((a, b) => comparePlaces(a.id, b.id)))
    if (!firsts.has(document.hash)) firsts.set(document.hash, document);
  return [...[...held.values()].filter(hasOwnName), ...firsts.values()].map((document) => ({
    document,
    extraction: extractClaims(document),
    rules: claimExtractor.rules,
  }));
}

/** The export that follows from what is held and judged. */
export function expectedExport(held: Held, judgements: readonly Judgement[] = []): string {
  return [...toCanonicalLines(derive(countingOf(held), judgements).graph)].join('\n');
}

/** The exports that follow when documents are brought in one after the other: before the first, after each. */
export function expectedExports(documents: readonly Document[]): readonly string[] {
  const held: Held = new Map();
  return [
    expectedExport(held),
    ...documents.map((document) => {
      held.set(document.id, document);
      return expectedExport(held);
    }),
  ];
}
