// Texts that somebody pasted or dropped, read into the graph; with `dryRun` only what they would change.
import { z } from 'zod';
import type { DocumentId } from '#model/ids';
import { ingestView } from '../../answers.ts';
import { presentWrite } from '../../present/changes.ts';
import { requireWriter } from '../../require-writer.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { flag, idWord, isoDate, nothing, word } from '../../validate.ts';

const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

const pasted = z.strictObject({
  file: orNull(
    word(300).meta({ description: 'Name of the file whose content the text is; it is read by its ending.' }),
  ),
  id: orNull(idWord.transform((id) => id as DocumentId)),
  title: orNull(word(1_000)),
  date: orNull(isoDate),
  language: orNull(z.string().regex(/^[a-z]{2,3}$/, 'A language is its code of two letters, such as vi.')),
  url: orNull(z.url({ protocol: /^https?$/ }).max(2_000)),
  text: z.string().min(1),
});

export const addDocuments: MakeRoute = ({ documentsPerRequest }) =>
  defineRoute({
    method: 'post',
    path: '/api/documents',
    summary: 'Reads pasted texts into the graph, or shows with `dryRun=true` what they would change.',
    params: nothing,
    query: nothing.extend({ dryRun: flag.default(false) }),
    body: z.strictObject({ documents: z.array(pasted).min(1).max(documentsPerRequest) }),
    answer: ingestView,
    async handle({ query: { dryRun }, body, signal }, context) {
      const outcome = await requireWriter(context).ingest(body.documents, { dryRun, signal });
      return presentWrite(context.store, outcome, dryRun);
    },
  });
