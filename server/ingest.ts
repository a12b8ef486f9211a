// Documents to graph: the stages in their order. What a document says is stored with it, in the same transaction as the
// graph that follows from all documents, so that either both are there or neither.
import type { GraphStore } from '#graph/store';
import type { DocumentResult, GraphDifference } from '#model/change';
import type { Document } from '#model/document';
import type { Problem } from '#model/errors';
import type { Extraction } from '#model/fact';
import type { DocumentId } from '#model/ids';
import type { Holding, StoredDocument } from '#model/stored';
import { watchFolder } from './documents/watch.ts';
import { applyChange } from './truth/change.ts';
import { noDifference } from './truth/difference.ts';
import { FileBook, nothingSettled, type Settled, type Succession } from './truth/files.ts';
import { hasOwnName, moveDocument, readHoldings, readPlaces } from './truth/holdings.ts';
import { Ledger } from './truth/ledger.ts';
import { type Reading, readDocuments as readStored } from './truth/records.ts';
import { rememberFolder } from './truth/watched.ts';

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
  /** What becomes of documents that their file gave before and no longer gives; `sure` by default. */
  readonly succession?: Succession;
  /** The time of the ingest, for the log; by default that of each batch. */
  readonly now?: Date;
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
    if (run.meet(item)) batch.push(item);
    if (batch.length < batchSize) continue;
    await run.take(batch);
    batch = [];
  }
  await run.take(batch, { isLast: true });
  return run.summary();
}

/** Takes documents out again, with all that only they supported. One that is not there is left out of the summary. */
export async function removeDocuments(
  context: Pick<IngestContext, 'store'>,
  ids: readonly DocumentId[],
  options: IngestOptions = {},
): Promise<IngestSummary> {
  const known = await context.store.read((transaction) => readHoldings(transaction, ids));
  const documents = [...known.keys()].map((id) => ({ id, outcome: 'removed' as const, reason: null }));
  if (known.size === 0) return { documents, problems: [], difference: noDifference };
  const remove = documents.map(({ id }) => id);
  const difference = await applyChange(context.store, { remove }, toChangeOptions(options));
  return { documents, problems: [], difference };
}

/** Follows a folder: brings in what comes or changes there, takes out what goes, until the signal is aborted. */
export async function followFolder(
  context: IngestContext,
  folder: string,
  signal: AbortSignal,
  tell: (summary: IngestSummary) => Promise<void> | void,
): Promise<void> {
  const memory = await rememberFolder(context.store, folder);
  for await (const { documents, gone, files } of watchFolder(folder, signal, memory.files)) {
    const came = await ingestDocuments(context, documents, { signal });
    const went = await removeDocuments(context, gone);
    // Last, so that whatever ends this half-way is done once more.
    await memory.keep(files);
    if (documents.length + gone.length === 0) continue;
    const ledger = new Ledger();
    ledger.take(came.difference);
    ledger.take(went.difference);
    await tell({
      documents: [...came.documents, ...went.documents],
      problems: came.problems,
      difference: ledger.difference(),
    });
  }
}

/** The documents of the store, to be brought in once more: those that other words or rules read are read anew. */
export async function storedDocuments({ store }: Pick<IngestContext, 'store'>): Promise<readonly Document[]> {
  return (await store.read(readStored)).map(({ document }) => document);
}

class Run {
  readonly #context: IngestContext;
  readonly #options: IngestOptions;
  readonly #documents: DocumentResult[] = [];
  readonly #problems: Problem[] = [];
  /** What a dry run has taken in so far: its later batches see its earlier ones. */
  readonly #pretended: StoredDocument[] = [];
  readonly #files = new FileBook();
  #ledger = new Ledger();
  #done = 0;

  constructor(context: IngestContext, options: IngestOptions) {
    this.#context = context;
    this.#options = options;
  }

  report(problem: Problem): void {
    this.#problems.push(problem);
    this.#files.fail(problem.document);
    this.#documents.push({ id: problem.document as DocumentId, outcome: 'failed', reason: problem.reason });
    this.#step(problem.document);
  }

  /** Notes what its file gives; false for an exact repetition of one that was met before. */
  meet(document: Document): boolean {
    return this.#files.take(document);
  }

  /** After the last batch it is known what the files no longer give. */
  async take(batch: readonly Document[], { isLast = false } = {}): Promise<void> {
    const fresh: StoredDocument[] = [];
    for (const { document, twin } of await this.#changedOf(batch)) {
      this.#options.signal?.throwIfAborted();
      const stored = twin ? relocate(twin, document) : this.#extract(document, fresh);
      if (stored) fresh.push(stored);
      this.#step(document.id);
      // Extraction keeps the thread busy: let a stop, or a request, come through.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { remove, moved, records } = isLast ? await this.#settle() : nothingSettled;
    if (fresh.length + remove.length + records.put.length + records.remove.length === 0) return;
    const dryRun = this.#options.dryRun ?? false;
    if (dryRun) this.#pretended.push(...fresh);
    const put = dryRun ? this.#pretended : fresh;
    const change = { put, remove, moved, beside: records };
    const difference = await applyChange(this.#context.store, change, toChangeOptions(this.#options));
    if (dryRun) this.#ledger = new Ledger();
    this.#ledger.take(difference);
  }

  async #settle(): Promise<Settled> {
    const { succession = 'sure' } = this.#options;
    const settled = await this.#context.store.read((transaction) => this.#files.settle(transaction, succession));
    for (const id of settled.remove) this.#documents.push({ id, outcome: 'removed', reason: null });
    for (const { id, file } of settled.kept)
      this.#documents.push({ id, outcome: 'kept', reason: `${file} gave it before, and no longer does.` });
    return settled;
  }

  summary(): IngestSummary {
    return { documents: this.#documents, problems: this.#problems, difference: this.#ledger.difference() };
  }

  /** Those that are new or not as they were; the last of several with one id counts. */
  async #changedOf(batch: readonly Document[]): Promise<readonly Changed[]> {
    const last = [...new Map(batch.map((document) => [document.id, document])).values()];
    const { rules } = this.#context.extractor;
    const known = await this.#context.store.read(async (transaction) => {
      const holdings = await readHoldings(
        transaction,
        last.map(({ id }) => id),
      );
      const isRead = ({ id, hash }: Document) => holdings.get(id)?.hash === hash && holdings.get(id)?.rules === rules;
      const changed = last.filter((document) => !isRead(document));
      const found = last.filter((document) => isRead(document) && hasMoved(document, holdings.get(document.id)));
      return {
        holdings,
        twins: await readTwins(transaction, changed, rules),
        found: await readFound(transaction, found),
      };
    });
    return last.flatMap((document): Changed[] => {
      const holding = known.holdings.get(document.id);
      const twin = known.twins.get(document.hash) ?? null;
      const isSame = holding?.hash === document.hash && holding.rules === rules;
      // The same content at another place is not read again.
      const isKnown = isSame || (!holding && twin !== null && !hasOwnName(document));
      this.#documents.push({
        id: document.id,
        outcome: isKnown ? 'unchanged' : holding ? 'changed' : 'added',
        reason: null,
      });
      const elsewhere = known.found.get(document.id);
      if (isSame && elsewhere) return [{ document, twin: elsewhere }];
      if (isSame) this.#step(document.id);
      return isSame ? [] : [{ document, twin: hasOwnName(document) ? null : twin }];
    });
  }

  /** The facts of the document; of a copy of one of the same batch, those of that one. */
  #extract(document: Document, fresh: readonly StoredDocument[]): StoredDocument | null {
    const { rules } = this.#context.extractor;
    const copy = hasOwnName(document)
      ? undefined
      : fresh.find((one) => one.document.hash === document.hash && !hasOwnName(one.document));
    if (copy) {
      this.#tell({ id: document.id, outcome: 'unchanged', reason: null });
      return relocate(copy, document);
    }
    try {
      return { document, extraction: this.#context.extractor.extract(document), rules };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#problems.push({ document: document.id, stage: 'extract', reason });
      this.#tell({ id: document.id, outcome: 'failed', reason });
      return null;
    }
  }

  /** What was told of the document last is to be told otherwise. */
  #tell(result: DocumentResult): void {
    const at = this.#documents.findLastIndex(({ id }) => id === result.id);
    this.#documents[at] = result;
  }

  #step(document: string): void {
    this.#options.onProgress?.(++this.#done, document);
  }
}

interface Changed {
  readonly document: Document;
  /** A document with the same content at another place, which is not to be read again. */
  readonly twin: StoredDocument | null;
}

/** The same content, read already, at the place of the document. */
function relocate(twin: StoredDocument, document: Document): StoredDocument {
  return hasOwnName(document) ? { ...twin, document } : moveDocument(twin, document.id);
}

/** Whether one that is known by a name of its own is found at another path than before. */
const hasMoved = ({ source }: Document, holding: Holding | undefined) =>
  holding?.own && source.path !== null && source.path !== holding.path;

async function readFound(
  transaction: Reading,
  documents: readonly Document[],
): Promise<ReadonlyMap<DocumentId, StoredDocument>> {
  const stored = await readStored(
    transaction,
    documents.map(({ id }) => id),
  );
  return new Map(stored.map((one) => [one.document.id, one]));
}

/** By content, what is stored of those whose content is known from another place, as far as the same rules read it. */
async function readTwins(
  transaction: Reading,
  documents: readonly Document[],
  rules: string,
): Promise<ReadonlyMap<string, StoredDocument>> {
  const placed = documents.filter((document) => !hasOwnName(document));
  const places = await readPlaces(
    transaction,
    placed.map(({ hash }) => hash),
  );
  const first = [...places.values()].flatMap(([id]) => id ?? []);
  const stored = (await readStored(transaction, first)).filter((one) => one.rules === rules);
  return new Map(stored.map((one) => [one.document.hash, one]));
}

const toChangeOptions = ({ dryRun = false, now = new Date() }: IngestOptions) => ({ dryRun, now });
