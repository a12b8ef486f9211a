// What follows from a change, worked out from the part of the truth that it reaches: the parts of the graph before and
// after, where things moved, and the records that make the next change as cheap. `derive` says the same of the whole.
import { type DocumentProjection, type Projector, projectDocument, toRelationship } from '#graph/projection';
import type { RecordChanges } from '#graph/store';
import type { Entity, Graph, Relationship } from '#model/entity';
import type { DocumentId, EntityId, LocalId, RelationshipId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { shapeOf } from '../resolve/crowd.ts';
import { describeEntity } from '../resolve/entity.ts';
import { type Ends, findEnd, type Hidden, hiddenBy, keysOfSides, toTest } from '../resolve/judge.ts';
import { type Cluster, type Profile, profileDocument } from '../resolve/profile.ts';
import { combine, emptyTally, type Tally, tallyProfiles } from '../resolve/tally.ts';
import { type Block, type SettledBlock, touchedIds, workOut } from './blocks.ts';
import { toResolvable } from './derive.ts';
import { findMoves, type Moves } from './difference.ts';
import type { Projections } from './history.ts';
import { type Plan, planHoldings, type Wish } from './holdings.ts';
import { NameIndex } from './name-index.ts';
import { type Reading, readJudgements, toRecord } from './records.ts';

export interface Change extends Partial<Wish> {
  readonly judge?: readonly Judgement[];
  /** Ids of judgements. */
  readonly withdraw?: readonly string[];
}

export interface Consequence {
  readonly plan: Plan;
  readonly judged: readonly Judgement[];
  readonly withdrawn: readonly Judgement[];
  /** The touched parts of the graph. */
  readonly before: Graph;
  readonly after: Graph;
  readonly moves: Moves;
  readonly projections: Projections;
  readonly records: RecordChanges;
}

/** Kind `tally`: what is counted of an entity of many documents, and the name that somebody gave it. */
interface StoredTally {
  readonly tally: Tally;
  readonly renamed: string | null;
}

/** Document → its own id of a thing → the entity that it is. */
type Homes = ReadonlyMap<DocumentId, ReadonlyMap<LocalId, EntityId>>;

export async function foresee(transaction: Reading, change: Change, now: Date): Promise<Consequence> {
  const { put = [], remove = [], judge = [], withdraw = [] } = change;
  const plan = await planHoldings(transaction, { put, remove }, now);
  const known = await readJudgements(transaction);
  const lifted = new Set([...withdraw, ...judge.map(({ id }) => id)]);
  const after = [...known.filter(({ id }) => !lifted.has(id)), ...judge];
  const withdrawn = known.filter(({ id }) => withdraw.includes(id));

  const changed = new Set([...plan.remove, ...plan.put.map(({ document }) => document.id)]);
  const old = [...plan.old.values()].filter(({ document }) => changed.has(document.id));
  const turn = { gone: profilesOf(old), come: profilesOf(plan.put), before: known, after };
  const index = new NameIndex(transaction);
  const seeds = [...turn.gone, ...turn.come].flatMap(({ keys }) => keys);
  await index.reach([...seeds, ...[...judge, ...withdrawn].flatMap(keysOfSides).flat()], [...known, ...judge]);
  await index.change(turn.gone, turn.come);

  const tallies = new Tallies(transaction);
  const blocks = await workOut(index, turn, (ids) => tallies.know(ids));
  const hidden = await resolveHidden(transaction, blocks, turn);
  const homes = await settleHomes(transaction, blocks, { old, put: plan.put, remove: plan.remove }, hidden);
  const parts = await projectParts(transaction, { plan, old, homes, hidden });
  const entities = await describeEntities(transaction, blocks, tallies, parts.relationships);
  return {
    plan,
    judged: judge,
    withdrawn,
    before: { ...parts.before, relationships: parts.relationships.before, entities: entities.before },
    after: { ...parts.after, relationships: parts.relationships.after, entities: entities.after },
    moves: movesOf(blocks, plan),
    projections: parts.projections,
    records: joinRecords(index.changes(), tallies.changes(), hidden.records, homes.records),
  };
}

function profilesOf(documents: readonly StoredDocument[]): readonly Profile[] {
  return documents.flatMap((stored) => profileDocument(toResolvable(stored)));
}

function joinRecords(...changes: readonly RecordChanges[]): RecordChanges {
  return { put: changes.flatMap(({ put }) => put), remove: changes.flatMap(({ remove }) => remove) };
}

function movesOf(blocks: readonly Block[], plan: Plan): Moves {
  const grouped = blocks.filter((block) => block.kind === 'grouped');
  return findMoves(
    grouped.flatMap(({ before }) => before),
    grouped.flatMap((block) => block.after),
    plan.moved,
  );
}

/** The counts of entities of many documents, as far as a change needs them. */
class Tallies {
  readonly #transaction: Reading;
  readonly #before = new Map<EntityId, StoredTally | null>();
  readonly #after = new Map<EntityId, StoredTally | null>();

  constructor(transaction: Reading) {
    this.#transaction = transaction;
  }

  /** Whether there are counts of each of these that is there at all. */
  async know(ids: readonly EntityId[]): Promise<boolean> {
    const missing = ids.filter((id) => !this.#before.has(id));
    for (const id of missing) this.#before.set(id, null);
    for (const { key, body } of await this.#transaction.readRecords('tally', missing))
      this.#before.set(key as EntityId, body as unknown as StoredTally);
    const uncounted = ids.filter((id) => !this.#before.get(id));
    return uncounted.length === 0 || (await this.#transaction.readEntities(uncounted)).length === 0;
  }

  get(id: EntityId): StoredTally {
    return this.#after.get(id) ?? this.#before.get(id) ?? { tally: emptyTally, renamed: null };
  }

  /** Null for an entity that is not there any more, or has few mentions. */
  set(id: EntityId, stored: StoredTally | null): void {
    this.#after.set(id, stored);
  }

  changes(): RecordChanges {
    const entries = [...this.#after];
    return {
      put: entries.flatMap(([id, stored]) => (stored ? [toRecord('tally', id, stored)] : [])),
      remove: entries.flatMap(([id, stored]) => (stored ? [] : [{ kind: 'tally', key: id }])),
    };
  }
}

interface HiddenTurn {
  readonly before: Hidden;
  readonly after: Hidden;
  readonly records: RecordChanges;
}

/** What the ends of hidden facts were and are: those of blocks that were not reached are what they were. */
async function resolveHidden(
  transaction: Reading,
  blocks: readonly Block[],
  turn: { readonly before: readonly Judgement[]; readonly after: readonly Judgement[] },
): Promise<HiddenTurn> {
  const hiding = [...turn.before, ...turn.after].filter((judgement) => judgement.kind === 'hide-fact');
  if (hiding.length === 0) return { before: new Map(), after: new Map(), records: { put: [], remove: [] } };
  const records = await transaction.readRecords('hidden', [...new Set(hiding.map(({ id }) => id))]);
  const known = new Map(records.map(({ key, body }) => [key, body as unknown as Ends]));
  const was = ({ id }: Judgement): Ends => known.get(id) ?? [null, null];
  const is = new Map(
    turn.after.flatMap((judgement) => {
      if (judgement.kind !== 'hide-fact') return [];
      const sides = keysOfSides(judgement).map((keys, at) => {
        const own = blocks.find((block) => keys.some((key) => block.keys.has(key)));
        const side = judgement.sides[at];
        return own?.kind === 'grouped' && side ? findEnd(own.after, side) : (was(judgement)[at] ?? null);
      });
      return [[judgement.id, [sides[0] ?? null, sides[1] ?? null] as Ends] as const];
    }),
  );
  const standing = new Set(turn.after.map(({ id }) => id));
  return {
    before: hiddenBy(turn.before, was),
    after: hiddenBy(turn.after, ({ id }) => is.get(id) ?? [null, null]),
    records: {
      put: [...is].map(([id, ends]) => toRecord('hidden', id, ends)),
      remove: hiding.filter(({ id }) => !standing.has(id)).map(({ id }) => ({ kind: 'hidden', key: id })),
    },
  };
}

interface HomeTurn {
  readonly before: Homes;
  readonly after: Homes;
  /** Documents that stay as they are, and of which something is another entity now, or comes out of hiding. */
  readonly affected: readonly StoredDocument[];
  readonly records: RecordChanges;
}

async function settleHomes(
  transaction: Reading,
  blocks: readonly Block[],
  changed: {
    readonly old: readonly StoredDocument[];
    readonly put: readonly StoredDocument[];
    readonly remove: readonly DocumentId[];
  },
  hidden: HiddenTurn,
): Promise<HomeTurn> {
  const coming = new Map<DocumentId, Map<LocalId, EntityId>>(
    changed.put.map(({ document }) => [document.id, new Map()]),
  );
  const gone = new Set([...changed.old.map(({ document }) => document.id), ...changed.remove]);
  const moving = new Map<DocumentId, Map<LocalId, EntityId>>();
  const place = (map: Map<DocumentId, Map<LocalId, EntityId>>, { document, local }: Profile, id: EntityId) => {
    const own = map.get(document) ?? new Map<LocalId, EntityId>();
    map.set(document, own.set(local, id));
  };
  for (const block of blocks) {
    if (block.kind === 'settled') {
      for (const profile of block.come) {
        const id = block.after.idOf(profile.stem, shapeOf(profile));
        if (id) place(coming, profile, id);
      }
      continue;
    }
    const was = new Map(
      block.before.flatMap(({ id, profiles }) => profiles.map((one) => [`${one.document}\u0000${one.local}`, id])),
    );
    for (const { id, profiles } of block.after) {
      for (const profile of profiles) {
        if (coming.has(profile.document)) place(coming, profile, id);
        else if (was.get(`${profile.document}\u0000${profile.local}`) !== id) place(moving, profile, id);
      }
    }
  }
  for (const document of unhiddenDocuments(blocks, hidden)) {
    if (!coming.has(document) && !gone.has(document) && !moving.has(document)) moving.set(document, new Map());
  }
  const before = await readHomes(transaction, [...gone, ...moving.keys()]);
  const after = new Map<DocumentId, ReadonlyMap<LocalId, EntityId>>(coming);
  for (const [document, own] of moving) after.set(document, new Map([...(before.get(document) ?? []), ...own]));
  const affected = await transaction.readRecords('document', [...moving.keys()]);
  return {
    before,
    after,
    affected: affected.map(({ body }) => body as unknown as StoredDocument),
    records: {
      put: [...after].map(([document, own]) => toRecord('home', document, Object.fromEntries(own))),
      remove: changed.remove.map((key) => ({ kind: 'home', key })),
    },
  };
}

async function readHomes(
  transaction: Reading,
  ids: readonly DocumentId[],
): Promise<Map<DocumentId, ReadonlyMap<LocalId, EntityId>>> {
  const records = await transaction.readRecords('home', [...new Set(ids)]);
  return new Map(
    records.map(({ key, body }) => [
      key as DocumentId,
      new Map(Object.entries(body as Record<string, string>)) as unknown as Map<LocalId, EntityId>,
    ]),
  );
}

/** The documents that may state what was hidden and is no longer. */
function unhiddenDocuments(blocks: readonly Block[], { before, after }: HiddenTurn): ReadonlySet<DocumentId> {
  const found = new Set<DocumentId>();
  const lists = blocks.flatMap((block) => (block.kind === 'grouped' ? [...block.before, ...block.after] : []));
  for (const [relationship, documents] of before) {
    const still = after.get(relationship);
    if ([...documents].every((document) => still?.has(null) || still?.has(document))) continue;
    const [, from, to] = relationship.split('|');
    for (const { id, profiles } of lists) {
      if (id === from || id === to) for (const { document } of profiles) found.add(document);
    }
  }
  return found;
}

interface PartsInput {
  readonly plan: Plan;
  readonly old: readonly StoredDocument[];
  readonly homes: HomeTurn;
  readonly hidden: HiddenTurn;
}

interface Parts {
  readonly before: Pick<Graph, 'documents' | 'mentions'>;
  readonly after: Pick<Graph, 'documents' | 'mentions'>;
  readonly relationships: RelationshipTurn;
  readonly projections: Projections;
}

interface RelationshipTurn {
  readonly before: readonly Relationship[];
  readonly after: readonly Relationship[];
}

async function projectParts(transaction: Reading, { plan, old, homes, hidden }: PartsInput): Promise<Parts> {
  const project = (documents: readonly StoredDocument[], own: Homes, hides: Hidden) => {
    const projector: Projector = {
      entityOf: (document, local) => own.get(document)?.get(local) ?? null,
      isHidden: toTest(hides),
    };
    return new Map(documents.map((stored) => [stored.document.id, projectDocument(stored, projector)]));
  };
  const before = project([...old, ...homes.affected], homes.before, hidden.before);
  const after = project([...plan.put, ...homes.affected], homes.after, hidden.after);
  const relationships = await changeRelationships(transaction, before, after, hidden);
  const partOf = (projected: ReadonlyMap<DocumentId, DocumentProjection>) => ({
    documents: [...projected.values()].map(({ node }) => node),
    mentions: [...projected.values()].flatMap(({ mentions }) => mentions),
  });
  return { before: partOf(before), after: partOf(after), relationships, projections: { before, after } };
}

/** Each touched relationship loses the sentences of the touched documents, and gets those that they have now. */
async function changeRelationships(
  transaction: Reading,
  before: Projections['before'],
  after: Projections['after'],
  hidden: HiddenTurn,
): Promise<RelationshipTurn> {
  const touched = new Set<DocumentId>([...before.keys(), ...after.keys()]);
  const ids = new Set<RelationshipId>();
  for (const { claims } of [...before.values(), ...after.values()]) for (const id of claims.keys()) ids.add(id);
  for (const id of differing(hidden)) ids.add(id);
  const rows = await transaction.readRelationships([...ids]);
  const known = new Map(rows.map((row) => [row.id, row]));
  const isHidden = toTest(hidden.after);
  const now = [...ids].sort().flatMap((id) => {
    const kept = (known.get(id)?.sources ?? []).filter(
      ({ document }) => !touched.has(document) && !isHidden(id, document),
    );
    const fresh = [...after.values()].flatMap(({ claims }) => claims.get(id) ?? []);
    const sources = [...kept, ...fresh];
    return sources.length > 0 ? [toRelationship(id, sources)] : [];
  });
  return { before: rows, after: now };
}

/** Relationships of which more or less is hidden than before. */
function differing({ before, after }: HiddenTurn): readonly RelationshipId[] {
  const told = (hidden: Hidden, id: RelationshipId) => [...(hidden.get(id) ?? [])].map(String).sort().join('\u0000');
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => told(before, id) !== told(after, id));
}

async function describeEntities(
  transaction: Reading,
  blocks: readonly Block[],
  tallies: Tallies,
  relationships: RelationshipTurn,
): Promise<{ readonly before: readonly Entity[]; readonly after: readonly Entity[] }> {
  const described = new Map<EntityId, Entity | null>();
  for (const block of blocks) {
    if (block.kind === 'settled') describeSettled(block, tallies, described);
    else {
      for (const { id } of block.before) described.set(id, null);
      for (const cluster of block.after) described.set(cluster.id, describeGrouped(cluster, block.isCrowded, tallies));
      for (const { id } of block.before) if (!described.get(id)) tallies.set(id, null);
    }
  }
  const degrees = countDegrees(relationships);
  const ids = [...new Set([...described.keys(), ...degrees.keys()])];
  const before = await transaction.readEntities(ids);
  const rows = new Map(before.map((row) => [row.id, row]));
  const after = ids.sort().flatMap((id) => {
    const row = rows.get(id);
    const entity = described.has(id) ? described.get(id) : row;
    return entity ? [{ ...entity, degree: (row?.degree ?? 0) + (degrees.get(id) ?? 0) }] : [];
  });
  return { before, after };
}

function describeGrouped(cluster: Cluster, isCrowded: boolean, tallies: Tallies): Entity {
  const tally = tallyProfiles(cluster.profiles);
  tallies.set(cluster.id, isCrowded ? { tally, renamed: cluster.renamed } : null);
  return describeEntity(cluster, tally);
}

function describeSettled(block: SettledBlock, tallies: Tallies, described: Map<EntityId, Entity | null>): void {
  const isOf = (id: EntityId, settlement: SettledBlock['after']) => (profile: Profile) =>
    settlement.idOf(profile.stem, shapeOf(profile)) === id;
  for (const id of touchedIds(block)) {
    const { tally: old, renamed } = tallies.get(id);
    const less = combine(old, tallyProfiles(block.gone.filter(isOf(id, block.before))), -1);
    const tally = combine(less, tallyProfiles(block.come.filter(isOf(id, block.after))), 1);
    const isThere = tally.documents > 0;
    tallies.set(id, isThere ? { tally, renamed } : null);
    described.set(id, isThere ? describeEntity({ id, doubtful: block.after.doubtful.has(id), renamed }, tally) : null);
  }
}

/** By how many relationships each entity has more or fewer. */
function countDegrees({ before, after }: RelationshipTurn): ReadonlyMap<EntityId, number> {
  const degrees = new Map<EntityId, number>();
  const count = ({ from, to }: Relationship, sign: 1 | -1) => {
    for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + sign);
  };
  const [old, now] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  for (const relationship of before) if (!now.has(relationship.id)) count(relationship, -1);
  for (const relationship of after) if (!old.has(relationship.id)) count(relationship, 1);
  return degrees;
}
