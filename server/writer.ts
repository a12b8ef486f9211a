// What the API is handed to write with: texts that somebody pasted, and documents that are to go.

import type { Document } from '#model/document';
import type { Problem } from '#model/errors';
import type { DocumentId } from '#model/ids';
import type { Context } from './context.ts';
import { readText } from './documents/read.ts';
import { type IngestOptions, type IngestSummary, ingestDocuments, removeDocuments } from './ingest.ts';

interface PastedText {
  readonly id: DocumentId | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly text: string;
}

export interface Writer {
  ingest(documents: readonly PastedText[], options: IngestOptions): Promise<IngestSummary>;
  remove(documents: readonly DocumentId[], options: IngestOptions): Promise<IngestSummary>;
}

export function createWriter(context: Context): Writer {
  return {
    ingest: (documents, options) => ingestDocuments(context, documents.map(toDocument), options),
    remove: (documents, options) => removeDocuments(context, documents, options),
  };
}

function toDocument({ text, ...given }: PastedText, index: number): Document | Problem {
  try {
    return readText(text, given);
  } catch (error) {
    const document = given.id ?? given.url ?? `text ${index + 1}`;
    return { document, stage: 'read', reason: error instanceof Error ? error.message : String(error) };
  }
}
