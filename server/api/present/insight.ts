// Reasons and disagreements as the page shows them: ids become nodes, documents and sentences.
import type { GraphStore } from '#graph/store';
import type { EntityId } from '#model/ids';
import type { Apart, Conflict, DoubtfulPair, Explanation, Reason } from '#model/insight';
import type { Judgement } from '#model/judgement';
import type {
  ApartView,
  ConflictSideView,
  ConflictView,
  DoubtfulPairView,
  ExplanationView,
  NodeView,
  ReasonView,
} from '#model/view';
import { presentSentence, readSummaries } from './document.ts';
import { findNow, presentJudgements } from './judgement.ts';

type Nodes = ReadonlyMap<EntityId, NodeView>;

/** Null where the entity has gone in the meantime. */
export async function presentExplanation(store: GraphStore, explanation: Explanation): Promise<ExplanationView | null> {
  const { entity, doubtful, members, total, apart, judgements } = explanation;
  const reasons = [...members.flatMap((one) => one.reasons), ...apart.flatMap(reasonsOf)];
  const [nodes, documents, records] = await Promise.all([
    findNow(store, [...new Set([entity, ...apart.map((one) => one.entity), ...entitiesOf(reasons)])]),
    readSummaries(
      store,
      members.map(({ document }) => document),
    ),
    store.read((transaction) => transaction.readRecords('judgement', judgements)),
  ]);
  const node = nodes.get(entity);
  if (!node) return null;
  return {
    entity: node,
    doubtful,
    members: members.flatMap(({ document, local, name, joinedTo, reasons: own }) => {
      const summary = documents.get(document);
      return summary ? [{ document: summary, local, name, joinedTo, reasons: presentReasons(own, nodes) }] : [];
    }),
    total,
    apart: apart.flatMap((one) => presentApart(one, nodes)),
    judgements: await presentJudgements(
      store,
      records.map(({ body }) => body as unknown as Judgement),
    ),
  };
}

export async function presentDoubtful(
  store: GraphStore,
  pairs: readonly DoubtfulPair[],
): Promise<readonly DoubtfulPairView[]> {
  const ids = pairs.flatMap((pair) => [pair.one, pair.other, ...entitiesOf(reasonsOf(pair))]);
  const nodes = await findNow(store, [...new Set(ids)]);
  return pairs.flatMap(({ one, other, shared, reasons }) => {
    const [left, right] = [nodes.get(one), nodes.get(other)];
    if (!left || !right) return [];
    const view = { shared: presentReasons(shared, nodes), reasons: presentReasons(reasons, nodes) };
    return [{ one: left, other: right, ...view }];
  });
}

export async function presentConflicts(
  store: GraphStore,
  conflicts: readonly Conflict[],
): Promise<readonly ConflictView[]> {
  const sides = conflicts.flatMap((conflict) => conflict.sides);
  const ids = [
    ...conflicts.map(({ about }) => about),
    ...sides.flatMap(({ entity, place }) => [entity, place ?? []].flat()),
  ];
  const [nodes, documents] = await Promise.all([
    findNow(store, [...new Set(ids)]),
    readSummaries(
      store,
      sides.map(({ source }) => source.document),
    ),
  ]);
  return conflicts.flatMap(({ kind, about, role, day, sides: own }) => {
    const node = nodes.get(about);
    const views = own.flatMap(({ entity, date, place, relationship, source }): ConflictSideView[] => {
      const [thing, document] = [nodes.get(entity), documents.get(source.document)];
      if (!thing || !document) return [];
      const sentence = presentSentence(source, document);
      return [{ node: thing, date, place: (place && nodes.get(place)) ?? null, edge: relationship, sentence }];
    });
    return node && views.length > 1 ? [{ kind, about: node, role, day, sides: views }] : [];
  });
}

const reasonsOf = ({ shared, reasons }: Pick<Apart, 'shared' | 'reasons'>) => [...shared, ...reasons];
const entitiesOf = (reasons: readonly Reason[]) => reasons.flatMap(({ entity }) => entity ?? []);

function presentReasons(reasons: readonly Reason[], nodes: Nodes): readonly ReasonView[] {
  return reasons.map(({ kind, entity, words }) => {
    const node = (entity && nodes.get(entity)) ?? null;
    // A thing that goes by no id of its own is told by its key.
    return { kind, node, words: node === null && entity !== null ? [...words, entity] : words };
  });
}

function presentApart({ entity, shared, reasons }: Apart, nodes: Nodes): ApartView[] {
  const node = nodes.get(entity);
  return node ? [{ node, shared: presentReasons(shared, nodes), reasons: presentReasons(reasons, nodes) }] : [];
}
