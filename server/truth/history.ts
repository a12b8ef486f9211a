// The log: what each change did, written with it in one transaction, and how it is read.
import type { DocumentProjection } from '#graph/projection';
import type { GraphStore, StoredRecord } from '#graph/store';
import type { DocumentEntry, HistoryEntry, IdentityEntry, Statement } from '#model/history';
import type { DocumentId, EntityId, RelationshipId } from '#model/ids';
import { parseRelationshipId } from '#model/ids';
import type { DocumentVersion, Insight, Page } from '#model/insight';
import { type Judgement, sidesOf } from '#model/judgement';
import { compare } from '#model/order';
import type { Holding, StoredDocument, StoredVersion } from '#model/stored';
import type { Moves } from './difference.ts';
import type { Plan } from './holdings.ts';
import { type Reading, readLogNumber, toLogKey, toRecord } from './records.ts';

/** What the documents of a plan gave to the graph before, and give to it now. */
export interface Projections {
  readonly before: ReadonlyMap<DocumentId, DocumentProjection>;
  readonly after: ReadonlyMap<DocumentId, DocumentProjection>;
}

export interface Deed {
  readonly plan: Plan;
  readonly judged: readonly Judgement[];
  readonly withdrawn: readonly Judgement[];
  readonly moves: Pick<Moves, 'merged' | 'split'>;
}

/** A sentence of the log is a reminder; the whole one stands in its document. */
const longestSentence = 400;

export function describeDeed(deed: Deed, projections: Projections, now: Date): readonly HistoryEntry[] {
  const at = now.toISOString();
  const { plan, judged, withdrawn, moves } = deed;
  const identity: IdentityEntry = { at, kind: 'identity', merged: moves.merged, split: moves.split };
  return [
    ...judged.map((judgement): HistoryEntry => ({ at, kind: 'judgement', outcome: 'made', judgement })),
    ...withdrawn.map((judgement): HistoryEntry => ({ at, kind: 'judgement', outcome: 'withdrawn', judgement })),
    ...describeDocuments(plan, projections, at),
    ...(moves.merged.length + moves.split.length > 0 ? [identity] : []),
  ];
}

function describeDocuments(plan: Plan, { before, after }: Projections, at: string): readonly DocumentEntry[] {
  const entry = (
    document: DocumentId,
    outcome: DocumentEntry['outcome'],
    { was = document, from = null }: { readonly was?: DocumentId; readonly from?: string | null } = {},
  ): DocumentEntry => {
    const [old, now] = [before.get(was), after.get(document)];
    return {
      at,
      kind: 'document',
      document,
      outcome,
      from,
      named: namesBeyond(now, old),
      unnamed: namesBeyond(old, now),
      stated: claimsBeyond(now, old),
      unstated: claimsBeyond(old, now),
    };
  };
  const movedAway = new Set<DocumentId>();
  const coming = plan.put.map(({ document, rules }) => {
    const was = plan.moved.get(document.id);
    const old = plan.old.get(document.id);
    if (was && !old) {
      movedAway.add(was);
      return entry(document.id, 'moved', { was, from: was });
    }
    if (!old) return entry(document.id, 'added');
    if (old.document.hash !== document.hash) return entry(document.id, 'changed');
    const [from, to] = [old.document.source.path, document.source.path];
    if (old.rules !== rules || from === to) return entry(document.id, 'reread');
    return entry(document.id, 'moved', { from });
  });
  return [...coming, ...plan.remove.filter((id) => !movedAway.has(id)).map((id) => entry(id, 'removed'))];
}

function namesBeyond(one: DocumentProjection | undefined, other: DocumentProjection | undefined): EntityId[] {
  const known = new Set(other?.mentions.map(({ entity }) => entity));
  return (one?.mentions ?? []).flatMap(({ entity }) => (known.has(entity) ? [] : [entity]));
}

function claimsBeyond(one: DocumentProjection | undefined, other: DocumentProjection | undefined): Statement[] {
  return [...(one?.claims ?? [])]
    .filter(([relationship]) => !other?.claims.has(relationship))
    .map(([relationship, sources]) => ({
      relationship,
      sentence: (sources[0]?.sentence ?? '').slice(0, longestSentence),
    }));
}

/** Entries as records; keys rise with time, and go on from the last one. */
export async function writeLog(transaction: Reading, entries: readonly HistoryEntry[]): Promise<StoredRecord[]> {
  if (entries.length === 0) return [];
  const first = await readLogNumber(transaction);
  return [
    ...entries.map((entry, i) => ({ ...toRecord('log', toLogKey(first + i), entry), about: [...idsOf(entry)] })),
    toRecord('setting', 'log', first + entries.length),
  ];
}

/** Every id that an entry is about. */
function idsOf(entry: HistoryEntry): ReadonlySet<string> {
  switch (entry.kind) {
    case 'document': {
      const ends = [...entry.stated, ...entry.unstated].flatMap(({ relationship }) => endsOf(relationship));
      return new Set([entry.document, ...(entry.from ? [entry.from] : []), ...entry.named, ...entry.unnamed, ...ends]);
    }
    case 'identity': {
      const merged = entry.merged.flatMap(({ into, from }) => [into, ...from]);
      return new Set([...merged, ...entry.split.flatMap(({ into, from }) => [from, ...into])]);
    }
    case 'judgement': {
      const documents = 'document' in entry.judgement ? [entry.judgement.document ?? []].flat() : [];
      return new Set<string>([...sidesOf(entry.judgement).map(({ entity }) => entity), ...documents]);
    }
  }
}

function endsOf(relationship: RelationshipId): readonly EntityId[] {
  const parts = parseRelationshipId(relationship);
  return parts ? [parts.from, parts.to] : [];
}

/** What was done, to all or to one document or entity, under the ids that led to it too. */
export function readHistory(
  store: GraphStore,
  about: string | null,
  { limit, offset }: Page,
): ReturnType<Insight['history']> {
  return store.read(async (transaction) => {
    const ids = about === null ? [undefined] : [about, ...(await findFormerIds(transaction, about))];
    const keys = new Set<string>();
    for (const id of ids) for (const key of await transaction.readKeys('log', id)) keys.add(key);
    const sorted = [...keys].sort().reverse();
    const records = await transaction.readRecords('log', sorted.slice(offset, offset + limit));
    const entries = records.map(({ body }) => body as unknown as HistoryEntry).reverse();
    return { entries, total: sorted.length };
  });
}

/** The ids that lead to this one. */
async function findFormerIds(transaction: Reading, id: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const queue = [id];
  for (const at of queue) {
    for (const former of await transaction.readKeys('redirect', at)) {
      if (found.has(former) || former === id) continue;
      found.add(former);
      queue.push(former);
    }
  }
  return [...found];
}

/** The contents of a document, the first first; the one that counts comes last, where it is still there. */
export function readVersions(store: GraphStore, document: DocumentId): Promise<readonly DocumentVersion[]> {
  return store.read(async (transaction) => {
    const earlier = await transaction.readRecords('version', await transaction.readKeys('version', document));
    // Those under an id that the document had before are among them: the end of the key tells the order.
    const turn = ({ key }: StoredRecord) => key.slice(key.lastIndexOf('#'));
    const versions: DocumentVersion[] = [...earlier]
      .sort((a, b) => compare(turn(a), turn(b)))
      .map(({ body }) => body as unknown as StoredVersion);
    const stored = await transaction.readRecord('document', document);
    const holding = await transaction.readRecord('holding', document);
    if (!stored || !holding) return versions;
    const { since } = holding.body as unknown as Holding;
    return [...versions, { document: (stored.body as unknown as StoredDocument).document, since, until: null }];
  });
}
