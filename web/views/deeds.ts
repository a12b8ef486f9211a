// What a reader does to the stage: each is one step of the history.
import type { EntityId } from '#model/ids';
import type { RelationshipType } from '#model/ontology';
import type { NeighbourView, NodeView } from '#model/view';
import { readNeighbours, readPart } from '../api/routes.ts';
import { act, type Named, useStage } from '../state/stage.ts';
import { keptOf, neighboursOf, nothing, type WorkingSet, withPart } from '../state/working-set.ts';

/** What the reader reads in the history. */
const shown =
  (node: NodeView): Named =>
  ({ name }) =>
    name(node);

/** From here on the page asks before it brings in all neighbours. */
export const hubSize = 100;
const pageSize = 200;

/** Brings in the neighbours of a node: of all types or of some, at most `most`. */
export async function expand(node: NodeView, types: readonly RelationshipType[] = [], most = hubSize): Promise<void> {
  const found = await loadNeighbours(node.id, types, most);
  useStage.setState({ asking: null });
  act({ what: 'expand', name: shown(node) }, (now) => ({
    // From the map one takes what one wants to look at; what is taken already grows.
    set: withNeighbours(now.isMap ? nothing : now.set, node, found),
    isMap: false,
    // An address can say whose neighbours came, not which of them; a part of a hub is brought again as a whole page.
    expanded: now.expanded.includes(node.id) ? now.expanded : [...now.expanded, node.id],
    dismissed: now.dismissed.filter((id) => id !== node.id && !found.some((neighbour) => neighbour.node.id === id)),
  }));
}

export async function loadNeighbours(
  id: EntityId,
  types: readonly RelationshipType[] = [],
  most = hubSize,
): Promise<readonly NeighbourView[]> {
  const found: NeighbourView[] = [];
  for (let offset: number | null = 0; offset !== null && found.length < most; ) {
    const limit = Math.min(pageSize, most - found.length);
    const page = await readNeighbours(id, { types, limit, offset });
    found.push(...page.neighbours);
    offset = page.next;
  }
  return found;
}

export function withNeighbours(set: WorkingSet, node: NodeView, found: readonly NeighbourView[]): WorkingSet {
  return withPart(set, {
    nodes: [node, ...found.map((neighbour) => neighbour.node)],
    edges: found.map(({ edge }) => edge),
  });
}

export function dismiss(node: NodeView): void {
  act({ what: 'dismiss', name: shown(node) }, ({ set, dismissed }) => ({
    set: keptOf(set, ({ id }) => id !== node.id),
    dismissed: [...dismissed, node.id],
  }));
}

/** Leaves the node and its neighbours alone on the stage. */
export function keepAround(node: NodeView): void {
  act({ what: 'keep', name: shown(node) }, ({ set, dismissed, isMap }) => {
    const near = neighboursOf(set, node.id);
    const kept = keptOf(set, ({ id }) => id === node.id || near.has(id));
    const gone = [...set.nodes.keys()].filter((id) => !kept.nodes.has(id));
    // Of a map nearly everything goes: who stays is told by whose neighbours they are.
    if (isMap) return { set: kept, expanded: [node.id], isMap: false };
    return gone.length === 0 ? {} : { set: kept, dismissed: [...dismissed, ...gone] };
  });
}

/** Lays the map of the whole graph out again, with what was taken from it left behind. */
export function backToMap(map: WorkingSet): void {
  act({ what: 'map', name: '' }, () => ({ set: map, expanded: [], dismissed: [], isMap: true }));
}

/** Brings in the neighbours of a node; of a hub only after asking which. */
export function grow(id: EntityId): void {
  const node = useStage.getState().now.set.nodes.get(id);
  if (!node) return;
  // Where it fails, the menu asks the server once more and tells what is wrong.
  if (node.degree <= hubSize) expand(node).catch(() => useStage.setState({ asking: id }));
  else useStage.setState({ asking: id });
}

/** Lets the layout run again; the way back leads to where things stood. */
export function relax(stage: { relax(): void } | null): void {
  if (!stage) return;
  act({ what: 'relax', name: ({ t }) => t('stage.relax') }, ({ moves }) => ({ moves: moves + 1 }));
  stage.relax();
}

/** Puts these things on the stage, with every relationship among them or with those that are named. */
export async function showThings(ids: readonly EntityId[], only: ReadonlySet<string>, name: Named): Promise<void> {
  const part = await readPart(ids);
  const edges = only.size > 0 ? part.edges.filter(({ id }) => only.has(id)) : part.edges;
  act({ what: 'rows', name }, () => ({
    set: withPart(nothing, { nodes: part.nodes, edges }),
    isMap: false,
    expanded: [],
    dismissed: [],
  }));
}
