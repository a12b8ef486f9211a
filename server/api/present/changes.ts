// What a write changed, or would change, as the page shows it: nodes and edges that come, change and go, each edge
// with the sentences that come or go with it.
import type { GraphStore } from '#graph/store';
import type { Entity, Graph, Relationship, SourceSentence } from '#model/entity';
import type { DocumentId } from '#model/ids';
import type { ChangedEdge, DocumentSummary, EdgeView, IngestView, NodeView } from '#model/view';
import { ask } from '../ask.ts';
import type { WriteOutcome } from '../context.ts';
import { presentDocument, presentSentence } from './document.ts';
import { presentNames } from './graph.ts';

export async function presentWrite(store: GraphStore, outcome: WriteOutcome, dryRun: boolean): Promise<IngestView> {
  const { added, changed, removed, before, context } = outcome.difference;
  const old = new Map(before.relationships.map((relationship) => [relationship.id, relationship]));
  const edges = {
    added: added.relationships.map((edge) => ({ edge, sources: edge.sources })),
    changed: changed.relationships.map((edge) => ({ edge, sources: differenceOf(edge, old.get(edge.id)) })),
    removed: removed.relationships.map((edge) => ({ edge, sources: edge.sources })),
  };
  const shown = [...edges.added, ...edges.changed, ...edges.removed].flatMap(({ sources }) => sources);
  const documents = await summariesOf(store, [added, changed, before, removed], shown);
  const present = (list: readonly EdgeWithSources[]) => list.map((one) => presentChange(one, documents));
  return {
    dryRun,
    documents: outcome.documents,
    changes: {
      nodes: {
        added: added.entities.map(nodeOf),
        changed: changed.entities.map(nodeOf),
        removed: removed.entities.map(nodeOf),
      },
      edges: { added: present(edges.added), changed: present(edges.changed), removed: present(edges.removed) },
      context: context.map(nodeOf),
    },
  };
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

/** The sentences that only one of the two rests on. */
function differenceOf(after: Relationship, before: Relationship | undefined): SourceSentence[] {
  const key = ({ document, start, end, rule, sentence }: SourceSentence) =>
    JSON.stringify([document, start, end, rule, sentence]);
  const was = new Map((before?.sources ?? []).map((source) => [key(source), source]));
  const is = new Map(after.sources.map((source) => [key(source), source]));
  const come = after.sources.filter((source) => !was.has(key(source)));
  return [...come, ...[...was].filter(([id]) => !is.has(id)).map(([, source]) => source)];
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
  return { id, type, name, date, kind, degree, documents: documents.length, ...presentNames(name, names) };
}

function edgeOf({ sources, ...relationship }: Relationship): EdgeView {
  const { id, type, from, to, role, former, since, until, firstStated, lastStated, languages } = relationship;
  const counts = { sentences: sources.length, documents: new Set(sources.map(({ document }) => document)).size };
  return { id, type, from, to, role, former, since, until, firstStated, lastStated, ...counts, languages };
}
