// What the store holds, by label and by type.
import type { GraphStore } from '#graph/store';
import { type Label, labels } from '#model/ontology';
import { ask, keepPerRevision } from '../../ask.ts';

/** What the store holds. Counting by type looks at every relationship, so it is done once for each revision. */
export const countGraph = keepPerRevision(async (store: GraphStore) => {
  const [entities, relationships, documents] = await Promise.all([
    ask(store, 'count-entities', {}),
    ask(store, 'count-relationships', {}),
    ask(store, 'count-documents', {}),
  ]);
  const none = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>;
  const byLabel = { ...none, ...Object.fromEntries(entities.map(({ type, entities }) => [type, entities])) };
  const byType = Object.fromEntries(relationships.map(({ type, relationships }) => [type, relationships]));
  const sum = (counts: object) => Object.values(counts).reduce((total: number, count: number) => total + count, 0);
  return {
    total: { nodes: sum(byLabel), edges: sum(byType) },
    documents: documents[0]?.documents ?? 0,
    byLabel,
    byType,
  };
});
