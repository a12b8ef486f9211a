// One document: its text in pieces, the entities that it names and the facts that it states.
import type { RowOf } from '#graph/queries';
import type { GraphStore } from '#graph/store';
import { silentSentences } from '#model/fact';
import type { DocumentId, RelationshipId } from '#model/ids';
import type { StoredDocument, StoredHome } from '#model/stored';
import { documentView } from '../../answers.ts';
import { ask } from '../../ask.ts';
import { RefusedRequest } from '../../errors.ts';
import { cutText, type MarkedSpan, parseSpan, presentDocument } from '../../present/document.ts';
import { presentEdge, presentNode } from '../../present/graph.ts';
import { defineRoute, type MakeRoute } from '../../route.ts';
import { idWord, nothing } from '../../validate.ts';

type NamedRow = RowOf<'entities-of-document'>;

export const readDocument: MakeRoute = () =>
  defineRoute({
    method: 'get',
    path: '/api/documents/:id',
    summary: 'A document with its text cut at the names of entities; its id is percent-encoded as one part.',
    params: nothing.extend({ id: idWord }),
    query: nothing,
    answer: documentView,
    cached: true,
    timed: true,
    async handle({ params }, { store }) {
      const id = params.id as DocumentId;
      const [summaries, stored, named] = await Promise.all([
        ask(store, 'documents-by-id', { ids: [id] }),
        readStored(store, id),
        ask(store, 'entities-of-document', { id }),
      ]);
      const summary = summaries[0];
      if (!summary || !stored) throw unknownDocument(id);
      const home = await readHome(store, id);
      const stated = await ask(store, 'edges', { ids: Object.keys(home.claims) as RelationshipId[] });
      const { text, paragraphs } = stored.document;
      const silent = silentSentences(stored.extraction);
      return {
        ...presentDocument(summary),
        paragraphs: cutText(text, paragraphs, named.flatMap(marksOf)),
        entities: named.map(presentNode),
        edges: stated.map(presentEdge),
        facts: stated.flatMap(({ edge }) => factsOf(edge, home)).sort((a, b) => a.start - b.start || a.end - b.end),
        unused: stored.extraction.unused,
        silent: silent.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
      };
    },
  });

export const unknownDocument = (id: string) =>
  new RefusedRequest('not-found', `There is no document ${id}. GET /api/documents lists those that there are.`);

async function readStored(store: GraphStore, id: DocumentId): Promise<StoredDocument | null> {
  const record = await store.read((transaction) => transaction.readRecord('document', id));
  return record ? (record.body as unknown as StoredDocument) : null;
}

function marksOf({ id, type, spans }: NamedRow): MarkedSpan[] {
  return spans.flatMap((text) => {
    const span = parseSpan(text);
    return span ? [{ ...span, entity: id, type }] : [];
  });
}

async function readHome(store: GraphStore, id: DocumentId): Promise<Pick<StoredHome, 'claims'>> {
  const record = await store.read((transaction) => transaction.readRecord('home', id));
  return record ? (record.body as unknown as StoredHome) : { claims: {} };
}

function factsOf(edge: RelationshipId, { claims }: Pick<StoredHome, 'claims'>) {
  return (claims[edge] ?? []).map(({ start, end, rule }) => ({ edge, start, end, rule }));
}
