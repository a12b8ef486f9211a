// What the stage begins with: of a small graph all of it, of a larger one a map of the whole, from which the reader takes
// what he wants to look at.
import { edgesOf, mostOnStage, nodesOf } from '#model/columns';
import type { EntityId } from '#model/ids';
import type { GraphView } from '#model/view';
import { momentOfPage } from '../api/moment.ts';
import { readColumns, readGraph, readPositions } from '../api/routes.ts';
import { nextTask } from './tasks.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** The innermost community, or null where the graph is too small to have any. */
  readonly community: number | null;
}

export interface Ground extends GraphView {
  /** The moment that it is of, see `web/api/moment.ts`. */
  readonly knownOn: string | null;
  /** True where the stage begins with a map of the whole. */
  readonly isMap: boolean;
  /** Where things stand on the server's map, as far as it has one. */
  readonly spots: ReadonlyMap<EntityId, Spot>;
  /** By community: the one that holds it, or -1. */
  readonly above: readonly number[];
  /** By community: its nodes, also those that are too many to be here. */
  readonly members: readonly number[];
}

/**
 * All of a graph with up to `few` nodes, with the places that the server keeps; of a larger one a map of everything, on
 * which the best connected stand for the others where all would be too many.
 */
export async function readGround(few: number, signal?: AbortSignal): Promise<Ground> {
  const knownOn = momentOfPage();
  const graph = { ...(await readGraph(few, signal)), knownOn };
  const { total } = graph;
  if (total.nodes <= few) return { ...graph, isMap: false, spots: await readSpots(signal), above: [], members: [] };
  const columns = await readColumns(mostOnStage, signal);
  const { map, leftOut } = columns;
  const spots = columns.nodes.id.map((id, at) => {
    const [x = 0, y = 0, community = 0] = [map.x[at], map.y[at], map.community[at]];
    return [id, { x, y, community }] as const;
  });
  const nodes = nodesOf(columns);
  await nextTask();
  const edges = edgesOf(columns);
  await nextTask();
  return {
    ...graph,
    nodes,
    edges,
    leftOut,
    isMap: true,
    spots: new Map(spots),
    above: map.above,
    members: map.members,
  };
}

async function readSpots(signal?: AbortSignal): Promise<ReadonlyMap<EntityId, Spot>> {
  const { ids, x, y } = await readPositions(signal);
  return new Map(ids.map((id, at) => [id, { x: x[at] ?? 0, y: y[at] ?? 0, community: null }]));
}
