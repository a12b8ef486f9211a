// A document and all that only it supported, taken out again.
import type { DocumentId } from '#model/ids';
import { ingestView } from '../../answers.ts';
import { presentWrite } from '../../present/changes.ts';
import { requireWriter } from '../../require-writer.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { flag, idWord, nothing } from '../../validate.ts';
import { unknownDocument } from './document.ts';

export const removeDocument: MakeRoute = () =>
  defineRoute({
    method: 'delete',
    path: '/api/documents/:id',
    summary: 'Takes a document out with all that only it supported, or shows with `dryRun=true` what would go.',
    params: nothing.extend({ id: idWord }),
    query: nothing.extend({ dryRun: flag.default(false) }),
    answer: ingestView,
    async handle({ params: { id }, query: { dryRun }, signal }, context) {
      const outcome = await requireWriter(context).remove([id as DocumentId], { dryRun, signal });
      if (outcome.documents.length === 0) throw unknownDocument(id);
      return presentWrite(context.store, outcome, dryRun);
    },
  });
