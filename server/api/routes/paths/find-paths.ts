// Paths between two entities, shortest first. The store is asked for one ring of neighbours at a time, from whichever
// end has fewer to ask about; so all conditions hold while searching, and on every engine alike.
import type { RowOf } from '#graph/queries';
import type { GraphStore } from '#graph/store';
import type { EntityId, RelationshipId } from '#model/ids';
import type { Label, RelationshipType } from '#model/ontology';
import type { PathView } from '#model/view';
import { ask } from '../../ask.ts';

export interface PathQuestion {
  readonly from: EntityId;
  readonly to: EntityId;
  /** The number of paths, and of steps in one. */
  readonly limit: number;
  readonly steps: number;
  /** Empty for all. */
  readonly types: readonly RelationshipType[];
  readonly without: ReadonlySet<EntityId>;
  readonly withoutLabels: ReadonlySet<Label>;
  readonly hub: number;
  readonly sources: number;
  readonly until: string;
  readonly signal: AbortSignal;
}

export interface FoundPaths {
  readonly paths: readonly PathView[];
  /** True where there are more, or may be. */
  readonly truncated: boolean;
}

/** Neighbour → the edges that lead to it. */
type Steps = Map<EntityId, RelationshipId[]>;

/** One side of the search: how far each entity is from its end, and the ring that was reached last. */
interface Side {
  readonly distance: Map<EntityId, number>;
  ring: readonly EntityId[];
  depth: number;
}

/** Edges that one question may look at; a search beyond that would hold up everybody. */
const mostEdges = 100_000;
/** Next best paths are this much longer than the shortest. */
const slack = 1;

export async function findPaths(store: GraphStore, question: PathQuestion): Promise<FoundPaths> {
  const { from, to, limit, steps } = question;
  if (from === to) return { paths: [{ nodes: [from], steps: [] }], truncated: false };
  const known = new Map<EntityId, Steps>();
  const sides = [startAt(from), startAt(to)] as const;
  let left = mostEdges;
  let shortest = Number.POSITIVE_INFINITY;
  const reach = () => sides[0].depth + sides[1].depth;
  while (reach() < Math.min(steps, shortest + slack) && left > 0) {
    const [near, far] = [...sides].sort((a, b) => a.ring.length - b.ring.length) as [Side, Side];
    const side = near.ring.length > 0 ? near : far;
    const isOver = side.ring.length === 0 || (near.ring.length === 0 && !Number.isFinite(shortest));
    if (isOver) break;
    left -= await widen(store, question, side, known, left);
    shortest = Math.min(shortest, meetingOf(sides));
  }
  const longest = Math.min(steps, shortest + slack);
  const paths = Number.isFinite(shortest) ? listPaths(known, question, longest) : [];
  return { paths: paths.slice(0, limit), truncated: left <= 0 || paths.length > limit };
}

function startAt(id: EntityId): Side {
  return { distance: new Map([[id, 0]]), ring: [id], depth: 0 };
}

/** Asks for the next ring of one side, remembers its edges in both directions, and gives their number. */
async function widen(
  store: GraphStore,
  question: PathQuestion,
  side: Side,
  known: Map<EntityId, Steps>,
  left: number,
): Promise<number> {
  question.signal.throwIfAborted();
  const { types, sources, until } = question;
  const rows = await ask(store, 'steps', {
    ids: side.ring,
    types,
    sources,
    until: until && `${until}~`,
    limit: left,
  });
  side.depth += 1;
  const ring: EntityId[] = [];
  for (const row of rows) {
    if (!mayPass(row, question)) continue;
    remember(known, row.one, row.other, row.edge);
    remember(known, row.other, row.one, row.edge);
    if (side.distance.has(row.other)) continue;
    side.distance.set(row.other, side.depth);
    ring.push(row.other);
  }
  side.ring = ring;
  return rows.length;
}

function mayPass({ other, otherType, otherDegree }: RowOf<'steps'>, question: PathQuestion): boolean {
  if (other === question.from || other === question.to) return true;
  return !question.without.has(other) && !question.withoutLabels.has(otherType) && otherDegree <= question.hub;
}

function remember(known: Map<EntityId, Steps>, one: EntityId, other: EntityId, edge: RelationshipId): void {
  const steps = known.get(one) ?? new Map<EntityId, RelationshipId[]>();
  known.set(one, steps);
  const edges = steps.get(other) ?? [];
  steps.set(other, edges);
  if (!edges.includes(edge)) edges.push(edge);
}

/** The length of the shortest path that both sides have met on. */
function meetingOf([a, b]: readonly [Side, Side]): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const [id, distance] of a.distance) shortest = Math.min(shortest, distance + (b.distance.get(id) ?? Infinity));
  return shortest;
}

/**
 * All paths up to `longest` steps by length, then by name; one more than asked for tells that there are more.
 *
 * Searched for one length after the other and never into a node that is too far from the end, so that the effort
 * goes with what is found and not with what is near.
 */
function listPaths(
  known: ReadonlyMap<EntityId, Steps>,
  { from, to, limit }: PathQuestion,
  longest: number,
): PathView[] {
  const distance = distancesTo(to, known);
  const paths: PathView[] = [];
  const nodes: EntityId[] = [from];
  const walk = (at: EntityId, rest: number): void => {
    if (paths.length > limit) return;
    if (rest === 0) {
      if (at === to) paths.push(toPath(nodes, known));
      return;
    }
    for (const next of [...(known.get(at)?.keys() ?? [])].sort()) {
      const isFar = (distance.get(next) ?? Number.POSITIVE_INFINITY) > rest - 1;
      if (isFar || nodes.includes(next) || (next === to && rest > 1)) continue;
      nodes.push(next);
      walk(next, rest - 1);
      nodes.pop();
    }
  };
  for (let length = distance.get(from) ?? Number.POSITIVE_INFINITY; length <= longest; length++) walk(from, length);
  return paths;
}

function toPath(nodes: readonly EntityId[], known: ReadonlyMap<EntityId, Steps>): PathView {
  const steps = nodes.slice(1).map((node, at) => {
    const before = nodes[at];
    return [...((before && known.get(before)?.get(node)) ?? [])].sort();
  });
  return { nodes: [...nodes], steps };
}

function distancesTo(to: EntityId, known: ReadonlyMap<EntityId, Steps>): ReadonlyMap<EntityId, number> {
  const distance = new Map([[to, 0]]);
  const queue = [to];
  for (const at of queue) {
    for (const next of known.get(at)?.keys() ?? []) {
      if (distance.has(next)) continue;
      distance.set(next, (distance.get(at) ?? 0) + 1);
      queue.push(next);
    }
  }
  return distance;
}
