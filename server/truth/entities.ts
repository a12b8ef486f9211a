// The entities that a change touches, as they are afterwards: of few mentions looked at anew, of a great many by counts.
import type { RecordChanges } from '#graph/store';
import type { Entity, Relationship } from '#model/entity';
import type { EntityId } from '#model/ids';
import { shapeOf } from '../resolve/crowd.ts';
import { describeEntity } from '../resolve/entity.ts';
import type { Cluster, Profile } from '../resolve/profile.ts';
import { combine, emptyTally, type Tally, tallyProfiles } from '../resolve/tally.ts';
import { type Block, type SettledBlock, touchedIds } from './blocks.ts';
import { type Reading, toRecord } from './records.ts';

/** Kind `tally`: what is counted of an entity of many documents, and the name that somebody gave it. */
interface StoredTally {
  readonly tally: Tally;
  readonly renamed: string | null;
}

/** The counts of entities of many documents, as far as a change needs them. */
export class Tallies {
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

interface Turn<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
}

export async function describeEntities(
  transaction: Reading,
  blocks: readonly Block[],
  tallies: Tallies,
  relationships: Turn<Relationship>,
): Promise<Turn<Entity>> {
  const described = new Map<EntityId, Entity | null>();
  for (const block of blocks) {
    if (block.kind === 'settled') {
      describeSettled(block, tallies, described);
      continue;
    }
    for (const { id } of block.before) described.set(id, null);
    for (const cluster of block.after) described.set(cluster.id, describeGrouped(cluster, block.isCrowded, tallies));
    for (const { id } of block.before) if (!described.get(id)) tallies.set(id, null);
  }
  const degrees = countDegrees(relationships);
  const ids = [...new Set([...described.keys(), ...degrees.keys()])].sort();
  const before = await transaction.readEntities(ids);
  const rows = new Map(before.map((row) => [row.id, row]));
  const after = ids.flatMap((id) => {
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
function countDegrees({ before, after }: Turn<Relationship>): ReadonlyMap<EntityId, number> {
  const degrees = new Map<EntityId, number>();
  const count = ({ from, to }: Relationship, sign: 1 | -1) => {
    for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + sign);
  };
  const [old, now] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  for (const relationship of before) if (!now.has(relationship.id)) count(relationship, -1);
  for (const relationship of after) if (!old.has(relationship.id)) count(relationship, 1);
  return degrees;
}
