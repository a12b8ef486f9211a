// The truth as it stands at a moment, in a store of its own: of the documents those that had been published, with the
// judgements that stand now; of the graph that follows, what holds.
import { diffGraphs } from '#graph/projection';
import { ask } from '#graph/queries';
import type { GraphStore, StoredRecord } from '#graph/store';
import { lastDayOf } from '#model/dates';
import type { RecordKind } from '#model/stored';
import { emptyGraph } from './difference.ts';
import type { Reading } from './records.ts';
import { replaceTruth } from './restore.ts';

/** What goes by the ids of documents, and what is asked of whole. The log and earlier contents are of another time. */
const ofDocuments: readonly RecordKind[] = ['document', 'holding'];
const whole: readonly RecordKind[] = ['judgement', 'redirect'];
/** So few at once that whoever reads them answers others in between. */
const batch = 25;

type Records = readonly StoredRecord[];

/** What hears of the records: it may be told to begin anew, where they changed while they were read. */
export interface MomentListener {
  begin(): void;
  take(records: Records): void;
}

/** Reads what the graph of that moment follows from. Errors: those of the store; the signal's reason after a stop. */
export async function readMoment(
  source: GraphStore,
  knownOn: string | null,
  { begin, take }: MomentListener,
  signal?: AbortSignal,
): Promise<void> {
  const known = knownOn === null ? null : await ask(source, 'published-by', { day: lastDayOf(knownOn) });
  const ids = known?.map(({ id }) => id as string) ?? null;
  await source.read(async (transaction) => {
    begin();
    for await (const records of readAt(transaction, ids)) {
      signal?.throwIfAborted();
      take(records);
    }
  });
}

/** Puts the graph that follows from these records, and holds on the day, in the place of whatever is in the store. */
export async function fillMoment(target: GraphStore, batches: readonly Records[], asOf: string | null): Promise<void> {
  async function* again() {
    yield* batches;
  }
  await replaceTruth(target, again, { replace: true });
  if (asOf !== null) await leaveInForce(target, asOf);
}

/** `ids` of documents, null for all. */
async function* readAt(transaction: Reading, ids: readonly string[] | null): AsyncGenerator<Records> {
  for (const kind of ofDocuments) {
    const keys = ids ?? (await transaction.readKeys(kind));
    for (let start = 0; start < keys.length; start += batch)
      yield transaction.readRecords(kind, keys.slice(start, start + batch));
  }
  for (const kind of whole) yield transaction.readRecords(kind, await transaction.readKeys(kind));
}

/** Takes out the relationships that do not hold on that day, and counts again how many each entity has. */
async function leaveInForce(target: GraphStore, asOf: string): Promise<void> {
  const rows = await ask(target, 'in-force', { day: lastDayOf(asOf) });
  const inForce = new Set(rows.map(({ edge }) => edge));
  await target.update(async (transaction) => {
    const graph = await transaction.readGraph();
    const degrees = new Map<string, number>();
    const gone = graph.relationships.filter(({ id, from, to }) => {
      if (!inForce.has(id)) return true;
      for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
      return false;
    });
    const entities = graph.entities.map((entity) => ({ ...entity, degree: degrees.get(entity.id) ?? 0 }));
    const before = { ...emptyGraph, entities: graph.entities, relationships: gone };
    await transaction.writeGraph(diffGraphs(before, { ...emptyGraph, entities }));
  });
}
