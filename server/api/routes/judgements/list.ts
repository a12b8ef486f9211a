// The corrections that people made, the latest first.
import type { GraphStore } from '#graph/store';
import type { EntityId } from '#model/ids';
import { type Judgement, sidesOf } from '#model/judgement';
import { judgementsView } from '../../answers.ts';
import { findNow, presentJudgements } from '../../present/judgement.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing, wholeNumber } from '../../validate.ts';

export const listJudgements: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/judgements',
    summary: 'All judgements that stand, the latest first; `entity` for those about one thing.',
    params: nothing,
    query: nothing.extend({
      entity: idWord.optional(),
      limit: wholeNumber(1, pageSize).default(Math.min(50, pageSize)),
      offset: wholeNumber(0, 10_000_000).default(0),
    }),
    answer: judgementsView,
    async handle({ query: { entity, limit, offset } }, { store }) {
      const records = await store.read((transaction) => transaction.readRecords('judgement'));
      const all = records.map(({ body }) => body as unknown as Judgement);
      const about = entity ? await findAbout(store, entity as EntityId, all) : all;
      const sorted = [...about].sort((a, b) => (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1));
      const page = sorted.slice(offset, offset + limit);
      const end = offset + page.length;
      return {
        judgements: await presentJudgements(store, page),
        total: sorted.length,
        next: page.length > 0 && end < sorted.length ? end : null,
      };
    },
  });

/** Those with a side that was called so, or is now. */
async function findAbout(
  store: GraphStore,
  entity: EntityId,
  judgements: readonly Judgement[],
): Promise<readonly Judgement[]> {
  const called = (judgement: Judgement) => sidesOf(judgement).map((side) => side.entity);
  const now = await findNow(store, [...new Set(judgements.flatMap(called))]);
  return judgements.filter((judgement) => called(judgement).some((id) => id === entity || now.get(id)?.id === entity));
}
