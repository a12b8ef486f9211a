// The corrections that people made, the latest first.
import type { GraphStore } from '#graph/store';
import type { EntityId } from '#model/ids';
import { type Judgement, sidesOf } from '#model/judgement';
import { judgementsView } from '../../answers.ts';
import { findNow, presentJudgements } from '../../present/judgement.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { cutPage, idWord, nothing, pageQuery } from '../../validate.ts';

export const listJudgements: MakeRoute = ({ pageSize }) =>
  defineRoute({
    method: 'get',
    path: '/api/judgements',
    summary: 'All judgements that stand, the latest first; `entity` for those about one thing.',
    params: nothing,
    query: pageQuery(pageSize).extend({ entity: idWord.optional() }),
    answer: judgementsView,
    async handle({ query }, { store }) {
      const records = await store.read((transaction) => transaction.readRecords('judgement'));
      const all = records.map(({ body }) => body as unknown as Judgement);
      const about = query.entity ? await findAbout(store, query.entity as EntityId, all) : all;
      const sorted = [...about].sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
      const { page, ...counts } = cutPage(sorted, query);
      return { judgements: await presentJudgements(store, page), ...counts };
    },
  });

const keyOf = ({ date, id }: Judgement) => `${date} ${id}`;

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
