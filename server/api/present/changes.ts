// What a write changed, or would change, as the page shows it: nodes and edges that come, change and go, each edge
// with the sentences that come or go with it.
import type { GraphStore } from '#graph/store';
import type { GraphDifference } from '#model/change';
import type { Entity, Graph, Relationship, SourceSentence } from '#model/entity';
import type { DocumentId, EntityId } from '#model/ids';
import type { ChangedEdge, ChangesView, DocumentSummary, EdgeView, IngestView, JudgeView, NodeView } from '#model/view';
import { ask } from '../ask.ts';
import type { JudgeOutcome, WriteOutcome } from '../context.ts';
import { presentDocument, presentSentence } from './document.ts';
import { presentNames } from './graph.ts';
import { presentJudgements } from './judgement.ts';

export async function presentWrite(store: GraphStore, outcome: WriteOutcome, dryRun: boolean): Promise<IngestView> {
  return { dryRun, documents: outcome.documents, changes: await presentChanges(store, outcome.difference) };
}

export async function presentJudged(store: GraphStore, outcome: JudgeOutcome, dryRun: boolean): Promise<JudgeView> {
  const [judgement] = await presentJudgements(store, [outcome.judgement]);
  if (!judgement) throw new Error('A judgement has been lost on the way.');
  return { dryRun, judgement, changes: await presentChanges(store, outcome.difference) };
}

async function presentChanges(store: GraphStore, difference: GraphDifference): Promise<ChangesView> {
  const { added, changed, removed, before, context, merged, split } = difference;
  const statements = new Map(difference.statements.map((one) => [one.relationship, [...one.come, ...one.gone]]));
  const withSources = (list: readonly Relationship[]) =>
    list.map((edge) => ({ edge, sources: statements.get(edge.id) ?? [] }));
  const edges = {
    added: withSources(added.relationships),
    changed: withSources(changed.relationships),
    removed: withSources(removed.relationships),
  };
  const shown = [...edges.added, ...edges.changed, ...edges.removed].flatMap(({ sources }) => sources);
  const documents = await summariesOf(store, [added, changed, before, removed], shown);
  const present = (list: readonly EdgeWithSources[]) => list.map((one) => presentChange(one, documents));
  const earlier = nodesOf(context, added.entities, changed.entities, before.entities, removed.entities);
  const later = nodesOf(context, removed.entities, before.entities, added.entities, changed.entities);
  const pick = (ids: readonly EntityId[], nodes: ReadonlyMap<EntityId, NodeView>) =>
    ids.flatMap((id) => nodes.get(id) ?? []);
  return {
    nodes: {
      added: added.entities.map(nodeOf),
      changed: changed.entities.map(nodeOf),
      removed: removed.entities.map(nodeOf),
      merged: merged.flatMap(({ into, from }) =>
        pick([into], later).map((node) => ({ into: node, from: pick(from, earlier) })),
      ),
      split: split.flatMap(({ from, into }) =>
        pick([from], earlier).map((node) => ({ from: node, into: pick(into, later) })),
      ),
    },
    edges: { added: present(edges.added), changed: present(edges.changed), removed: present(edges.removed) },
    context: context.map(nodeOf),
  };
}

/** The last list that has an entity tells how it is. */
function nodesOf(...lists: readonly (readonly Entity[])[]): ReadonlyMap<EntityId, NodeView> {
  return new Map(lists.flat().map((entity) => [entity.id, nodeOf(entity)]));
}

interface EdgeWithSources {
  readonly edge: Relationship;
  readonly sources: readonly SourceSentence[];
}

function presentChange({ edge, sources }: EdgeWithSources, documents: ReadonlyMap<DocumentId, DocumentSummary>) {
  const evidence = sources.flatMap((source) => {
    const document = documents.get(source.document);
    return document ? [presentSentence(source, document)] : [];
  });
  return { edge: edgeOf(edge), evidence } satisfies ChangedEdge;
}

/** Documents of a change that is not applied are in no store; all others are asked for. */
async function summariesOf(store: GraphStore, graphs: readonly Graph[], sources: readonly SourceSentence[]) {
  const known = new Map<DocumentId, DocumentSummary>();
  for (const { documents } of graphs) for (const node of documents) known.set(node.id, presentDocument(node));
  const missing = [...new Set(sources.map(({ document }) => document))].filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  for (const row of await ask(store, 'documents-by-id', { ids: missing })) {
    known.set(row.id, presentDocument(row));
  }
  return known;
}

function nodeOf({ id, type, name, date, kind, degree, documents, names }: Entity): NodeView {
  return { id, type, name, date, kind, degree, documents, ...presentNames(name, names) };
}

function edgeOf({ statements, documents, ...relationship }: Relationship): EdgeView {
  const { id, type, from, to, role, former, since, until, firstStated, lastStated, languages } = relationship;
  const counts = { sentences: statements, documents };
  return { id, type, from, to, role, former, since, until, firstStated, lastStated, ...counts, languages };
}
