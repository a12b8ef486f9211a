// A correction that somebody makes; with `dryRun` only what it would change.
import { z } from 'zod';
import type { DocumentId, EntityId, LocalId, RelationshipId } from '#model/ids';
import type { JudgementRequest } from '#model/judgement';
import { judgeView } from '../../answers.ts';
import { presentJudged } from '../../present/changes.ts';
import { requireWriter } from '../../require-writer.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { flag, idWord, nothing, word } from '../../validate.ts';

const entity = idWord.transform((id) => id as EntityId);
const document = idWord.transform((id) => id as DocumentId);
const local = word(20).transform((id) => id as LocalId);
const reason = { who: word(100), why: z.string().trim().max(2_000).default('') };

const request = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('merge'), entities: z.array(entity).min(2).max(50), ...reason }),
  z.strictObject({ kind: z.literal('never-same'), entities: z.array(entity).min(2).max(50), ...reason }),
  z.strictObject({
    kind: z.literal('split'),
    entity,
    parts: z
      .array(z.strictObject({ document, local: local.optional() }))
      .min(1)
      .max(10_000),
    ...reason,
  }),
  z.strictObject({ kind: z.literal('rename'), entity, name: word(500), ...reason }),
  z.strictObject({
    kind: z.literal('hide-fact'),
    relationship: idWord.transform((id) => id as RelationshipId),
    document: document.nullable().default(null),
    ...reason,
  }),
]) satisfies z.ZodType<JudgementRequest>;

export const makeJudgement: MakeRoute = () =>
  defineRoute({
    method: 'post',
    path: '/api/judgements',
    summary: 'Merges, splits, renames, keeps apart or hides; shows with `dryRun=true` what that would change.',
    params: nothing,
    query: nothing.extend({ dryRun: flag.default(false) }),
    body: request,
    answer: judgeView,
    async handle({ query: { dryRun }, body, signal }, context) {
      const outcome = await requireWriter(context).judge(body, { dryRun, signal });
      return presentJudged(context.store, outcome, dryRun);
    },
  });
