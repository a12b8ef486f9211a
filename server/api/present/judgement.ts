// A judgement as the page shows it, each of its things with what it is called now.
import { followRedirects } from '#graph/redirects';
import type { GraphStore } from '#graph/store';
import type { EntityId } from '#model/ids';
import { type Judgement, sidesOf } from '#model/judgement';
import type { JudgementView, NodeView } from '#model/view';
import { ask } from '../ask.ts';
import { presentNode } from './graph.ts';

export async function presentJudgements(
  store: GraphStore,
  judgements: readonly Judgement[],
): Promise<readonly JudgementView[]> {
  const ids = [...new Set(judgements.flatMap((judgement) => sidesOf(judgement).map(({ entity }) => entity)))];
  const now = await findNow(store, ids);
  return judgements.map((judgement) => {
    const { id, kind, date, who, why } = judgement;
    return {
      id,
      kind,
      date,
      who,
      why,
      entities: sidesOf(judgement).map(({ entity }) => ({ id: entity, now: now.get(entity) ?? null })),
      name: judgement.kind === 'rename' ? judgement.name : null,
      parts: judgement.kind === 'split' ? judgement.parts.map(({ document, name }) => ({ document, name })) : [],
      relationship: judgement.kind === 'hide-fact' ? judgement.relationship : null,
      document: judgement.kind === 'hide-fact' ? judgement.document : null,
    };
  });
}

/** The nodes that ids lead to now. */
export async function findNow(store: GraphStore, ids: readonly EntityId[]): Promise<ReadonlyMap<EntityId, NodeView>> {
  const alive = await readNodes(store, ids);
  const moved = new Map<EntityId, EntityId>();
  for (const id of ids.filter((one) => !alive.has(one))) {
    const isAlive = async (one: EntityId) => (await readNodes(store, [one])).has(one);
    const now = await store.read((transaction) => followRedirects(transaction, id, isAlive));
    if (now) moved.set(id, now);
  }
  const targets = await readNodes(store, [...new Set(moved.values())]);
  const found = [...moved].flatMap(([id, now]) => {
    const node = targets.get(now);
    return node ? [[id, node] as const] : [];
  });
  return new Map([...alive, ...found]);
}

async function readNodes(store: GraphStore, ids: readonly EntityId[]): Promise<ReadonlyMap<EntityId, NodeView>> {
  if (ids.length === 0) return new Map();
  const rows = await ask(store, 'entities', { ids });
  return new Map(rows.map((row) => [row.id, presentNode(row)]));
}
