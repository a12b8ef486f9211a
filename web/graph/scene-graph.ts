// The scene as a graphology graph with Sigma's attributes: what is there is updated, what is new is placed, what is
// gone goes. Nodes keep their positions.
import Graph from 'graphology';
import { type Palette, sizeOf, widthOf } from './appearance.ts';
import { type Point, placeOnDisc, placeRound } from './layout/place.ts';
import { shapes } from './shapes.ts';
import type { StageEdge, StageNode, StageScene } from './stage.ts';

export interface DrawnNode {
  x: number;
  y: number;
  size: number;
  color: string;
  rim: string;
  zIndex: number;
  corners: number;
  turn: number;
  reach: number;
  node: StageNode;
}

export interface DrawnEdge {
  size: number;
  color: string;
  zIndex: number;
  edge: StageEdge;
}

export type SceneGraph = Graph<DrawnNode, DrawnEdge>;

export function createSceneGraph(): SceneGraph {
  return new Graph<DrawnNode, DrawnEdge>({ type: 'directed', multi: true });
}

export interface Style {
  readonly palette: Palette;
  /** Against the sizes of `appearance.ts`. */
  readonly scale: number;
}

function styleNode(node: StageNode, { palette, scale }: Style): Omit<DrawnNode, 'x' | 'y'> {
  return {
    ...shapes[node.label],
    size: sizeOf(node.degree) * scale,
    color: node.isFaded ? palette.faded : palette.labels[node.label],
    rim: palette.background,
    zIndex: node.isFaded ? 0 : 1,
    node,
  };
}

function styleEdge(edge: StageEdge, { palette }: Style): DrawnEdge {
  return {
    size: widthOf(edge.documents),
    color: edge.isFaded ? palette.faded : palette.edge,
    zIndex: edge.isFaded ? 0 : 1,
    edge,
  };
}

export interface SceneChange {
  readonly added: readonly string[];
  readonly removed: number;
  /** True where nothing was there before. */
  readonly isFirst: boolean;
}

/** Makes the graph show the scene. Distances of newcomers are in the units of the layout. */
export function applyScene(graph: SceneGraph, scene: StageScene, style: Style): SceneChange {
  const isFirst = graph.order === 0;
  const nodes = new Map(scene.nodes.map((node) => [node.id as string, node]));
  const edges = new Map(
    scene.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to)).map((edge) => [edge.id as string, edge]),
  );
  const before = graph.order;
  for (const id of graph.edges()) if (!edges.has(id)) graph.dropEdge(id);
  for (const id of graph.nodes()) if (!nodes.has(id)) graph.dropNode(id);
  const removed = before - graph.order;

  if (graph.order > 0) {
    graph.updateEachNodeAttributes((id, drawn) => {
      const node = nodes.get(id);
      return node ? { ...drawn, ...styleNode(node, style) } : drawn;
    });
    graph.updateEachEdgeAttributes((id, drawn) => {
      const edge = edges.get(id);
      return edge ? styleEdge(edge, style) : drawn;
    });
  }
  const added = scene.nodes.filter(({ id }) => !graph.hasNode(id));
  const places = isFirst ? placeAll(added) : placeNewcomers(graph, added, scene.edges);
  for (const node of added) {
    graph.addNode(node.id, { ...(places.get(node.id) ?? { x: 0, y: 0 }), ...styleNode(node, style) });
  }
  for (const [id, edge] of edges) {
    if (!graph.hasEdge(id)) graph.addDirectedEdgeWithKey(id, edge.from, edge.to, styleEdge(edge, style));
  }
  return { added: added.map(({ id }) => id), removed, isFirst };
}

export function restyleGraph(graph: SceneGraph, style: Style): void {
  graph.updateEachNodeAttributes((_, drawn) => ({ ...drawn, ...styleNode(drawn.node, style) }));
  graph.updateEachEdgeAttributes((_, drawn) => styleEdge(drawn.edge, style));
}

function placeAll(nodes: readonly StageNode[]): ReadonlyMap<string, Point> {
  const ranked = [...nodes].sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  return new Map(ranked.map(({ id }, rank) => [id, placeOnDisc(rank, 10)]));
}

function placeNewcomers(
  graph: SceneGraph,
  added: readonly StageNode[],
  edges: readonly StageEdge[],
): ReadonlyMap<string, Point> {
  const isNew = new Set<string>(added.map(({ id }) => id));
  const parent = new Map<string, string>();
  for (const { from, to } of edges) {
    if (isNew.has(from) && graph.hasNode(to) && !parent.has(from)) parent.set(from, to);
    if (isNew.has(to) && graph.hasNode(from) && !parent.has(to)) parent.set(to, from);
  }
  const apart = meanEdgeLength(graph);
  const placed = new Map<string, number>();
  return new Map(
    added.map(({ id }, rank) => {
      const of = parent.get(id);
      if (!of) return [id, placeOnDisc(graph.order + rank, apart / 2)];
      const index = placed.get(of) ?? 0;
      placed.set(of, index + 1);
      return [id, placeRound(graph.getNodeAttributes(of), index, Math.max(6, index + 1), apart * 0.6)];
    }),
  );
}

function meanEdgeLength(graph: SceneGraph): number {
  if (graph.size === 0) return 30;
  let sum = 0;
  graph.forEachEdge((_edge, _attributes, _from, _to, a, b) => {
    sum += Math.hypot(a.x - b.x, a.y - b.y);
  });
  return sum / graph.size || 30;
}
