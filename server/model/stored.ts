// What the store keeps as records: the truth that the graph is derived from.
import type { Document } from './document.ts';
import type { Extraction } from './fact.ts';

/** Kind `document`, key = the document's id: what was read and what it says. */
export interface StoredDocument {
  readonly document: Document;
  readonly extraction: Extraction;
  /** Hash of the language packs and engine that made the extraction; another one means: extract anew. */
  readonly rules: string;
}

/**
 * Every kind of record: what documents say and what people decided is the truth; where ids lead that were given up is
 * history; the rest are settings.
 */
export const recordKinds = ['document', 'judgement', 'redirect', 'setting'] as const;
export type RecordKind = (typeof recordKinds)[number];
