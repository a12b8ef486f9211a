// Documents to graph: the stages in their order. What a document says is stored with it, in the same transaction as the
// graph that follows from all documents, so that either both are there or neither.
import { diffGraphs, projectGraph } from '#graph/projection';
import type { CypherValue, GraphStore, StoreTransaction } from '#graph/store';
import type { Document } from '#model/document';
import type { Graph } from '#model/entity';
import type { Problem } from '#model/errors';
import type { Extraction } from '#model/fact';
import type { DocumentId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { resolveEntities } from './resolve/resolve-entities.ts';

/** Segments a document and takes its facts; made from the language packs by `context.ts`. */
export interface Extractor {
  /** Hash of the packs and of the engine: facts made by another one are made anew. */
  readonly rules: string;
  extract(document: Document): Extraction;
}

export interface IngestContext {
  readonly store: GraphStore;
  readonly extractor: Extractor;
}

export interface IngestOptions {
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  /** After each document, with the number read so far. */
  readonly onProgress?: (done: number, document: string) => void;
}

export type Outcome = 'added' | 'changed' | 'unchanged' | 'removed' | 'failed';

export interface DocumentResult {
  readonly id: DocumentId;
  readonly outcome: Outcome;
  /** Why it failed, or null. */
  readonly reason: string | null;
}

/** The parts of the graph that a change adds, replaces (as they are afterwards) and takes out (as they were). */
export interface GraphDifference {
  readonly added: Graph;
  readonly changed: Graph;
  readonly removed: Graph;
  /** What `changed` was before. */
  readonly before: Graph;
  /** Entities at the ends of those relationships that stay as they are. */
  readonly context: Graph['entities'];
}

export interface IngestSummary {
  readonly documents: readonly DocumentResult[];
  readonly problems: readonly Problem[];
  readonly difference: GraphDifference;
}

/** Documents of one transaction: few enough that a stop loses little, many enough that deriving pays. */
const batchSize = 200;

type Incoming = Iterable<Document | Problem> | AsyncIterable<Document | Problem>;

/**
 * Brings documents into the store: new ones are added, changed ones replace what they said before, unchanged ones cost a
 * look at their hash. A document that fails is reported and the rest go on.
 *
 * Errors: those of the store; `AbortError` after a stop, with all whole batches written.
 */
export async function ingestDocuments(
  context: IngestContext,
  incoming: Incoming,
  options: IngestOptions = {},
): Promise<IngestSummary> {
  const run = new Run(context, options);
  let batch: Document[] = [];
  for await (const item of incoming) {
    options.signal?.throwIfAborted();
    if ('stage' in item) {
      run.report(item);
      continue;
    }
    batch.push(item);
    if (batch.length < batchSize) continue;
    await run.take(batch);
    batch = [];
  }
  await run.take(batch);
  return run.summary();
}

/** Takes documents out again, with all that only they supported. One that is not there is left out of the summary. */
export async function removeDocuments(
  context: Pick<IngestContext, 'store'>,
  ids: readonly DocumentId[],
  options: IngestOptions = {},
): Promise<IngestSummary> {
  const known = await context.store.read((transaction) => transaction.readRecords('document', ids));
  const documents = known.map(({ key }) => ({ id: key as DocumentId, outcome: 'removed' as const, reason: null }));
  if (known.length === 0) return { documents, problems: [], difference: differ(emptyGraph, emptyGraph) };
  const remove = documents.map(({ id }) => id);
  const { before, after } = await change(context.store, { put: [], remove }, options.dryRun ?? false);
  return { documents, problems: [], difference: differ(before, after) };
}

/** Drops the graph and makes it again from the stored facts. */
export async function rebuildGraph(store: GraphStore): Promise<void> {
  await store.update(async (transaction) => {
    const current = await transaction.readGraph();
    await transaction.writeGraph(diffGraphs(current, emptyGraph));
    await transaction.writeGraph(diffGraphs(emptyGraph, derive(await readStored(transaction))));
  });
}

/** The graph that follows from these documents: a pure function of the set of them. */
export function derive(stored: readonly StoredDocument[], judgements: readonly Judgement[] = []): Graph {
  const resolvable = stored.map(({ document, extraction }) => ({
    id: document.id,
    language: extraction.language,
    date: extraction.date,
    entities: extraction.entities,
    facts: extraction.facts,
  }));
  const { entities, entityOf } = resolveEntities(resolvable, judgements);
  return projectGraph({ documents: stored, entities: entities.map(({ entity }) => entity), entityOf });
}

class Run {
  readonly #context: IngestContext;
  readonly #options: IngestOptions;
  readonly #documents: DocumentResult[] = [];
  readonly #problems: Problem[] = [];
  /** What a dry run has taken in so far: its later batches see its earlier ones. */
  readonly #pretended: StoredDocument[] = [];
  #before: Graph | null = null;
  #after: Graph = emptyGraph;
  #done = 0;

  constructor(context: IngestContext, options: IngestOptions) {
    this.#context = context;
    this.#options = options;
  }

  report(problem: Problem): void {
    this.#problems.push(problem);
    this.#documents.push({ id: problem.document as DocumentId, outcome: 'failed', reason: problem.reason });
    this.#step(problem.document);
  }

  async take(batch: readonly Document[]): Promise<void> {
    const fresh: StoredDocument[] = [];
    for (const document of await this.#changedOf(batch)) {
      this.#options.signal?.throwIfAborted();
      const stored = this.#extract(document);
      if (stored) fresh.push(stored);
      this.#step(document.id);
      // Extraction keeps the thread busy: let a stop, or a request, come through.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (fresh.length === 0) return;
    const dryRun = this.#options.dryRun ?? false;
    if (dryRun) this.#pretended.push(...fresh);
    const put = dryRun ? this.#pretended : fresh;
    const { before, after } = await change(this.#context.store, { put, remove: [] }, dryRun);
    this.#before ??= before;
    this.#after = after;
  }

  summary(): IngestSummary {
    const difference = differ(this.#before ?? emptyGraph, this.#after);
    return { documents: this.#documents, problems: this.#problems, difference };
  }

  /** Those that are new or not as they were; the last of several with one id counts. */
  async #changedOf(batch: readonly Document[]): Promise<readonly Document[]> {
    const last = [...new Map(batch.map((document) => [document.id, document])).values()];
    const ids = last.map(({ id }) => id);
    const records = await this.#context.store.read((transaction) => transaction.readRecords('document', ids));
    const known = new Map(records.map(({ key, body }) => [key, body as unknown as StoredDocument]));
    return last.filter((document) => {
      const stored = known.get(document.id);
      const same = stored?.document.hash === document.hash && stored.rules === this.#context.extractor.rules;
      const outcome = same ? 'unchanged' : stored ? 'changed' : 'added';
      this.#documents.push({ id: document.id, outcome, reason: null });
      if (same) this.#step(document.id);
      return !same;
    });
  }

  #extract(document: Document): StoredDocument | null {
    try {
      const extraction = this.#context.extractor.extract(document);
      return { document, extraction, rules: this.#context.extractor.rules };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#problems.push({ document: document.id, stage: 'extract', reason });
      const at = this.#documents.findLastIndex(({ id }) => id === document.id);
      this.#documents[at] = { id: document.id, outcome: 'failed', reason };
      return null;
    }
  }

  #step(document: string): void {
    this.#options.onProgress?.(++this.#done, document);
  }
}

interface StoredChanges {
  readonly put: readonly StoredDocument[];
  readonly remove: readonly DocumentId[];
}

/** Writes what documents say, and the graph that follows; or, in a dry run, only works out what would follow. */
async function change(
  store: GraphStore,
  { put, remove }: StoredChanges,
  dryRun: boolean,
): Promise<{ readonly before: Graph; readonly after: Graph }> {
  const derived = async (transaction: Pick<StoreTransaction, 'readRecords' | 'readGraph'>) => {
    const gone = new Set<string>([...remove, ...put.map(({ document }) => document.id)]);
    const kept = (await readStored(transaction)).filter(({ document }) => !gone.has(document.id));
    return { before: await transaction.readGraph(), after: derive([...kept, ...put]) };
  };
  if (dryRun) return store.read(derived);
  return store.update(async (transaction) => {
    const graphs = await derived(transaction);
    await transaction.writeRecords({
      put: put.map((stored) => ({
        kind: 'document',
        key: stored.document.id,
        body: stored as unknown as CypherValue,
      })),
      remove: remove.map((key) => ({ kind: 'document', key })),
    });
    await transaction.writeGraph(diffGraphs(graphs.before, graphs.after));
    return graphs;
  });
}

async function readStored(transaction: Pick<StoreTransaction, 'readRecords'>): Promise<readonly StoredDocument[]> {
  return (await transaction.readRecords('document')).map(({ body }) => body as unknown as StoredDocument);
}

const emptyGraph: Graph = { entities: [], documents: [], relationships: [], mentions: [] };

/** What became of one graph in the other, ready to be shown. */
function differ(before: Graph, after: Graph): GraphDifference {
  const { put, remove } = diffGraphs(before, after);
  const keys = (graph: Graph) => ({
    entities: new Map(graph.entities.map((one) => [one.id as string, one])),
    documents: new Map(graph.documents.map((one) => [one.id as string, one])),
    relationships: new Map(graph.relationships.map((one) => [one.id as string, one])),
    mentions: new Map(graph.mentions.map((one) => [`${one.document}\u0000${one.entity}`, one])),
  });
  const old = keys(before);
  const now = keys(after);
  const split = <T>(list: readonly T[], known: ReadonlyMap<string, T>, keyOf: (one: T) => string) => ({
    added: list.filter((one) => !known.has(keyOf(one))),
    changed: list.filter((one) => known.has(keyOf(one))),
    before: list.flatMap((one) => known.get(keyOf(one)) ?? []),
  });
  const idOf = (one: { readonly id: string }) => one.id;
  const linkOf = (one: { readonly document: string; readonly entity: string }) => `${one.document}\u0000${one.entity}`;
  const entities = split(put.entities, old.entities, idOf);
  const documents = split(put.documents, old.documents, idOf);
  const relationships = split(put.relationships, old.relationships, idOf);
  const mentions = split(put.mentions, old.mentions, linkOf);
  const removed: Graph = {
    entities: remove.entities.flatMap((id) => old.entities.get(id) ?? []),
    documents: remove.documents.flatMap((id) => old.documents.get(id) ?? []),
    relationships: remove.relationships.flatMap(({ id }) => old.relationships.get(id) ?? []),
    mentions: remove.mentions.flatMap((link) => old.mentions.get(linkOf(link)) ?? []),
  };
  const pick = (part: 'added' | 'changed' | 'before'): Graph => ({
    entities: entities[part],
    documents: documents[part],
    relationships: relationships[part],
    mentions: mentions[part],
  });
  const shown = new Set<string>([...put.entities, ...removed.entities].map(idOf));
  const ends = new Set([...put.relationships, ...removed.relationships].flatMap(({ from, to }) => [from, to]));
  const context = [...ends]
    .filter((id) => !shown.has(id))
    .flatMap((id) => now.entities.get(id) ?? old.entities.get(id) ?? []);
  return { added: pick('added'), changed: pick('changed'), before: pick('before'), removed, context };
}
