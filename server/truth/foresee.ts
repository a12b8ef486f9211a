// What follows from a change, worked out from the part of the truth that it reaches: the parts of the graph before and
// after, where things moved, and the records that make the next change as cheap. `derive` says the same of the whole.
import type { RecordChanges } from '#graph/store';
import type { StatementChange } from '#model/change';
import type { Graph } from '#model/entity';
import type { Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { keysOfSides } from '../resolve/judge.ts';
import { type Profile, profileDocument } from '../resolve/profile.ts';
import { type Block, workOut } from './blocks.ts';
import { toResolvable } from './derive.ts';
import { findMoves, type Moves } from './difference.ts';
import { describeEntities, Tallies } from './entities.ts';
import { findTouched, followHidden } from './hiding.ts';
import type { Projections } from './history.ts';
import { type Plan, planHoldings, type Wish } from './holdings.ts';
import { settleHomes } from './homes.ts';
import { NameIndex } from './name-index.ts';
import { projectParts } from './parts.ts';
import { type Reading, readJudgements } from './records.ts';

export interface Change extends Partial<Wish> {
  /** Records that change along, of which the graph knows nothing. */
  readonly beside?: RecordChanges;
  readonly judge?: readonly Judgement[];
  /** Ids of judgements. */
  readonly withdraw?: readonly string[];
}

const noRecords: RecordChanges = { put: [], remove: [] };

export interface Consequence {
  readonly plan: Plan;
  readonly judged: readonly Judgement[];
  readonly withdrawn: readonly Judgement[];
  /** The touched parts of the graph. */
  readonly before: Graph;
  readonly after: Graph;
  readonly moves: Moves;
  readonly statements: readonly StatementChange[];
  readonly projections: Projections;
  readonly records: RecordChanges;
}

export async function foresee(transaction: Reading, change: Change, now: Date): Promise<Consequence> {
  const { put = [], remove = [], moved = new Map(), beside = noRecords, judge = [], withdraw = [] } = change;
  const plan = await planHoldings(transaction, { put, remove, moved }, now);
  const known = await readJudgements(transaction);
  const withdrawn = known.filter(({ id }) => withdraw.includes(id));
  const lifted = new Set([...withdraw, ...judge.map(({ id }) => id)]);
  const standing = [...known.filter(({ id }) => !lifted.has(id)), ...judge];

  const turn = { gone: profilesOf(goingOf(plan)), come: profilesOf(plan.put), before: known, after: standing };
  const index = new NameIndex(transaction);
  const seeds = [...turn.gone, ...turn.come].flatMap(({ keys }) => keys);
  await index.reach([...seeds, ...[...judge, ...withdrawn].flatMap(keysOfSides).flat()], [...known, ...judge]);
  await index.change(turn.gone, turn.come);

  const tallies = new Tallies(transaction);
  const blocks = await workOut(index, turn, (ids) => tallies.know(ids));
  const hiding = await followHidden(transaction, blocks, turn);
  const homes = await settleHomes(transaction, blocks, plan, findTouched(blocks, hiding));
  const parts = await projectParts(transaction, homes, hiding);
  const relationships = { before: parts.before.relationships, after: parts.after.relationships };
  const entities = await describeEntities(transaction, blocks, tallies, relationships);
  const leaving = { put: parts.records, remove: plan.remove.map((key) => ({ kind: 'home', key })) };
  return {
    plan,
    judged: judge,
    withdrawn,
    before: { ...parts.before, entities: entities.before },
    after: { ...parts.after, entities: entities.after },
    moves: movesOf(blocks, plan),
    statements: parts.statements,
    projections: parts.projections,
    records: joinRecords(index.changes(), tallies.changes(), hiding.records, leaving, beside),
  };
}

/** What the documents were that go or change. */
function goingOf({ old, put, remove }: Plan): readonly StoredDocument[] {
  const changed = new Set([...remove, ...put.map(({ document }) => document.id)]);
  return [...old.values()].filter(({ document }) => changed.has(document.id));
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
    grouped.flatMap(({ after }) => after),
    plan.moved,
  );
}
