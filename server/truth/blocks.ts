// The parts of the truth that one change can reach, each worked out by itself: which entity each mention is before and
// after. Few mentions are grouped anew; of a great many it is enough to know that the grouping stays as it is.
import type { DocumentId, EntityId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import { clusterProfiles } from '../resolve/cluster.ts';
import { changeCrowd, emptyCrowd, type Member, type Settlement, settle, shapeOf } from '../resolve/crowd.ts';
import { keysOfJudgement, keysOfSides } from '../resolve/judge.ts';
import type { Cluster, Profile } from '../resolve/profile.ts';
import type { NameIndex, NameRecord } from './name-index.ts';

/** The mentions that a change takes out and puts in, and what is judged before and after it. */
export interface Turn {
  readonly gone: readonly Profile[];
  readonly come: readonly Profile[];
  readonly before: readonly Judgement[];
  readonly after: readonly Judgement[];
}

/** A block whose mentions were all looked at. */
export interface GroupedBlock {
  readonly kind: 'grouped';
  readonly keys: ReadonlySet<string>;
  readonly before: readonly Cluster[];
  readonly after: readonly Cluster[];
  /** Whether the next change may find its entities by their counts alone. */
  readonly isCrowded: boolean;
}

/** A block of so many mentions that only the changed ones were looked at: all others are what they were. */
export interface SettledBlock {
  readonly kind: 'settled';
  readonly keys: ReadonlySet<string>;
  readonly before: Settlement;
  readonly after: Settlement;
  readonly gone: readonly Profile[];
  readonly come: readonly Profile[];
}

export type Block = GroupedBlock | SettledBlock;

/** `index` holds the names before and after; `hasTally` tells of which entities there are counts. */
export async function workOut(
  index: NameIndex,
  turn: Turn,
  hasTally: (ids: readonly EntityId[]) => Promise<boolean>,
): Promise<readonly Block[]> {
  const judgements = [...new Map([...turn.before, ...turn.after].map((one) => [one.id, one])).values()];
  const blocks: Block[] = [];
  for (const keys of index.blocks(judgements)) {
    const settled = findSettled(index, keys, turn);
    blocks.push(settled && (await hasTally(touchedIds(settled))) ? settled : await groupBlock(index, keys, turn));
  }
  return blocks;
}

async function groupBlock(index: NameIndex, keys: readonly string[], turn: Turn): Promise<GroupedBlock> {
  const own = new Set(keys);
  const profiles = await index.profiles(keys);
  const about = (judgements: readonly Judgement[]) =>
    judgements.filter((judgement) => keysOfJudgement(judgement).some((key) => own.has(key)));
  return {
    kind: 'grouped',
    keys: own,
    before: clusterProfiles(profiles.before, about(turn.before)),
    after: clusterProfiles(profiles.after, about(turn.after)),
    isCrowded: keys.some((key) => index.after(key).pages > 0),
  };
}

/** Null where the block must be grouped anew. */
function findSettled(index: NameIndex, keys: readonly string[], turn: Turn): SettledBlock | null {
  const isCrowded = (record: (key: string) => NameRecord) => keys.some((key) => record(key).pages > 0);
  const was = (key: string) => index.before(key);
  const is = (key: string) => index.after(key);
  if (!isCrowded(was) || !isCrowded(is)) return null;
  const own = new Set(keys);
  const gone = turn.gone.filter(({ stem }) => own.has(stem));
  const come = turn.come.filter(({ stem }) => own.has(stem));
  const before = settle(membersOf(keys, was), meetingsOf(keys, was));
  const after = settle(membersOf(keys, is), meetingsOf(keys, is));
  if (!before || !after || !isStable(keys, was, is, before, after)) return null;
  if (!areJudgementsQuiet(own, turn, [...gone, ...come], before, after)) return null;
  return { kind: 'settled', keys: own, before, after, gone, come };
}

function membersOf(keys: readonly string[], record: (key: string) => NameRecord): readonly Member[] {
  return keys.flatMap((stem): Member[] => {
    const { size, pages, profiles, crowd } = record(stem);
    if (size === 0) return [];
    return [{ stem, crowd: pages > 0 ? crowd : changeCrowd(emptyCrowd, {}, [], profiles).crowd }];
  });
}

const meetingsOf = (keys: readonly string[], record: (key: string) => NameRecord) =>
  keys.filter((key) => key.startsWith('on ')).map((key) => Object.keys(record(key).links));

/** Whether every shape that is there before and after goes by one id all along. */
function isStable(
  keys: readonly string[],
  was: (key: string) => NameRecord,
  is: (key: string) => NameRecord,
  before: Settlement,
  after: Settlement,
): boolean {
  const [old, now] = [membersOf(keys, was), membersOf(keys, is)];
  const shapes = new Map(now.map(({ stem, crowd }) => [stem, crowd.shapes]));
  const areKept = old.every(({ stem, crowd }) =>
    Object.keys(crowd.shapes).every(
      (shape) => !(shape in (shapes.get(stem) ?? {})) || before.idOf(stem, shape) === after.idOf(stem, shape),
    ),
  );
  return (
    areKept && [...before.ids].every((id) => !after.ids.has(id) || before.doubtful.has(id) === after.doubtful.has(id))
  );
}

/**
 * Whether no judgement does more than name the one entity, or hide a fact of it, and none of them can be touched: what was
 * decided before holds on.
 */
function areJudgementsQuiet(
  keys: ReadonlySet<string>,
  turn: Turn,
  changed: readonly Profile[],
  before: Settlement,
  after: Settlement,
): boolean {
  const about = (judgements: readonly Judgement[]) =>
    judgements.filter((judgement) => keysOfSides(judgement).some((side) => side.some((key) => keys.has(key))));
  const [old, now] = [about(turn.before), about(turn.after)];
  if (old.length === 0 && now.length === 0) return true;
  if (old.length !== now.length || old.some((one) => !now.some(({ id }) => id === one.id))) return false;
  if (before.ids.size !== 1 || after.ids.size !== 1) return false;
  const documents = new Set<DocumentId>(changed.map(({ document }) => document));
  return now.every(
    (judgement) =>
      (judgement.kind === 'rename' || judgement.kind === 'hide-fact') &&
      ('sides' in judgement ? judgement.sides : [judgement.side]).every(({ anchors }) =>
        anchors.every(({ document }) => !documents.has(document)),
      ),
  );
}

/** The entities whose counts change. */
export function touchedIds({ gone, come, before, after }: SettledBlock): readonly EntityId[] {
  const ids = [
    ...gone.map((profile) => before.idOf(profile.stem, shapeOf(profile))),
    ...come.map((profile) => after.idOf(profile.stem, shapeOf(profile))),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}
