// The log as the page shows it: ids of then with what they lead to now.
import type { GraphStore } from '#graph/store';
import type { HistoryEntry } from '#model/history';
import type { DocumentId, EntityId } from '#model/ids';
import type { DocumentSummary, HistoryEntryView, JudgedEntity, JudgementView, NodeView } from '#model/view';
import { ask } from '../ask.ts';
import { presentDocument } from './document.ts';
import { findNow, presentJudgements } from './judgement.ts';

export async function presentHistory(
  store: GraphStore,
  entries: readonly HistoryEntry[],
): Promise<readonly HistoryEntryView[]> {
  const documents = entries.flatMap((entry) => (entry.kind === 'document' ? [entry.document] : []));
  const judgements = entries.flatMap((entry) => (entry.kind === 'judgement' ? [entry.judgement] : []));
  const [nodes, summaries, judged] = await Promise.all([
    findNow(store, [...new Set(entries.flatMap(entitiesOf))]),
    ask(store, 'documents-by-id', { ids: [...new Set(documents)] }),
    presentJudgements(store, judgements),
  ]);
  const known = {
    nodes,
    documents: new Map(summaries.map((row) => [row.id, presentDocument(row)])),
    judgements: new Map(judged.map((view) => [view.id, view])),
  };
  return entries.map((entry) => presentEntry(entry, known));
}

interface Known {
  readonly nodes: ReadonlyMap<EntityId, NodeView>;
  readonly documents: ReadonlyMap<DocumentId, DocumentSummary>;
  readonly judgements: ReadonlyMap<string, JudgementView>;
}

function entitiesOf(entry: HistoryEntry): readonly EntityId[] {
  if (entry.kind === 'document') return [...entry.named, ...entry.unnamed];
  if (entry.kind === 'judgement') return [];
  return [...entry.merged, ...entry.split].flatMap(({ into, from }) => [into, from].flat());
}

function presentEntry(entry: HistoryEntry, { nodes, documents, judgements }: Known): HistoryEntryView {
  const present = (id: EntityId): JudgedEntity => ({ id, now: nodes.get(id) ?? null });
  const nothing = { outcome: null, document: null, from: null, named: [], unnamed: [], stated: [], unstated: [] };
  const view = { ...nothing, at: entry.at, kind: entry.kind, merged: [], split: [], judgement: null };
  switch (entry.kind) {
    case 'document': {
      const { document, outcome, from, stated, unstated } = entry;
      return {
        ...view,
        ...{ outcome, from, stated, unstated },
        document: { id: document, now: documents.get(document) ?? null },
        named: entry.named.map(present),
        unnamed: entry.unnamed.map(present),
      };
    }
    case 'judgement':
      return { ...view, outcome: entry.outcome, judgement: judgements.get(entry.judgement.id) ?? null };
    case 'identity':
      return {
        ...view,
        merged: entry.merged.map(({ into, from }) => ({ into: present(into), from: from.map(present) })),
        split: entry.split.map(({ from, into }) => ({ from: present(from), into: into.map(present) })),
      };
  }
}
