// What the API is handed to write with: texts that somebody pasted, documents that are to go, and judgements.

import type { Document } from '#model/document';
import type { Problem } from '#model/errors';
import type { PastedDocument, Writer } from './api/context.ts';
import type { Context } from './context.ts';
import { readDropped, readText } from './documents/read.ts';
import { ingestDocuments, removeDocuments } from './ingest.ts';
import { judge, withdraw } from './truth/judge.ts';

export function createWriter(context: Context): Writer {
  const { store } = context;
  return {
    ingest: (documents, options) => ingestDocuments(context, documents.flatMap(toDocuments), options),
    remove: (documents, options) => removeDocuments(context, documents, options),
    judge: (request, { dryRun }) => judge(store, request, { dryRun, now: new Date() }),
    async withdraw(id, options) {
      const { withdrawn, difference } = await withdraw(store, [id], { dryRun: options.dryRun, now: new Date() });
      const [judgement] = withdrawn;
      return judgement ? { judgement, difference } : null;
    },
  };
}

function toDocuments({ file, text, ...given }: PastedDocument, index: number): (Document | Problem)[] {
  if (file !== null) return [...readDropped(file, text)];
  try {
    return [readText(text, given)];
  } catch (error) {
    const document = given.id ?? given.url ?? `text ${index + 1}`;
    return [{ document, stage: 'read', reason: error instanceof Error ? error.message : String(error) }];
  }
}
