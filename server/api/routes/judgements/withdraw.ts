// A correction taken back: everything is as if it had never been made.
import { judgeView } from '../../answers.ts';
import { RefusedRequest } from '../../errors.ts';
import { presentJudged } from '../../present/changes.ts';
import { requireWriter } from '../../require-writer.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { flag, idWord, nothing } from '../../validate.ts';

export const withdrawJudgement: MakeRoute = () =>
  defineRoute({
    method: 'delete',
    path: '/api/judgements/:id',
    summary: 'Takes a judgement back, or shows with `dryRun=true` what that would change.',
    params: nothing.extend({ id: idWord }),
    query: nothing.extend({ dryRun: flag.default(false) }),
    answer: judgeView,
    async handle({ params: { id }, query: { dryRun }, signal }, context) {
      const outcome = await requireWriter(context).withdraw(id, { dryRun, signal });
      if (!outcome)
        throw new RefusedRequest(
          'not-found',
          `There is no judgement ${id}. GET /api/judgements lists those that stand.`,
        );
      return presentJudged(context.store, outcome, dryRun);
    },
  });
