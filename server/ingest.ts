// Documents to graph: the stages in their order. What a document says is stored with it, in the same transaction as the
// graph that follows from all documents, so that either both are there or neither.
import { diffGraphs } from '#graph/projection';
import type { GraphStore } from '#graph/store';
import type { DocumentResult, GraphDifference } from '#model/change';
import type { Document } from '#model/document';
import type { Problem } from '#model/errors';
import type { Extraction } from '#model/fact';
import type { DocumentId } from '#model/ids';
import type { StoredDocument } from '#model/stored';
import { applyChange } from './truth/change.ts';
import { derive } from './truth/derive.ts';
import { emptyGraph, noDifference } from './truth/difference.ts';
import { Ledger } from './truth/ledger.ts';
import { readDocuments, readJudgements } from './truth/records.ts';

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
  if (known.length === 0) return { documents, problems: [], difference: noDifference };
  const remove = documents.map(({ id }) => id);
  const difference = await applyChange(context.store, { remove }, options.dryRun ?? false);
  return { documents, problems: [], difference };
}

/** Drops the graph and makes it again from the stored facts. */
export async function rebuildGraph(store: GraphStore): Promise<void> {
  await store.update(async (transaction) => {
    const current = await transaction.readGraph();
    await transaction.writeGraph(diffGraphs(current, emptyGraph));
    const { graph } = derive(await readDocuments(transaction), await readJudgements(transaction));
    await transaction.writeGraph(diffGraphs(emptyGraph, graph));
  });
}

class Run {
  readonly #context: IngestContext;
  readonly #options: IngestOptions;
  readonly #documents: DocumentResult[] = [];
  readonly #problems: Problem[] = [];
  /** What a dry run has taken in so far: its later batches see its earlier ones. */
  readonly #pretended: StoredDocument[] = [];
  #ledger = new Ledger();
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
    const difference = await applyChange(this.#context.store, { put: dryRun ? this.#pretended : fresh }, dryRun);
    if (dryRun) this.#ledger = new Ledger();
    this.#ledger.take(difference);
  }

  summary(): IngestSummary {
    return { documents: this.#documents, problems: this.#problems, difference: this.#ledger.difference() };
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
