// force-graph: a 2D canvas and d3-force. Places are fixed until a layout is asked for.
import ForceGraph from 'force-graph';
import {
  type BenchGraph,
  type BenchNode,
  type Contestant,
  colorOf,
  edgeColor,
  fadedColor,
  type Neighbourhood,
  sizeOf,
} from './contestant.ts';

interface Point {
  readonly id: string;
  readonly of: BenchNode;
  x: number;
  y: number;
  fx?: number;
  fy?: number;
}

interface Link {
  readonly id: string;
  readonly source: string | Point;
  readonly target: string | Point;
}

function free(point: Point): void {
  delete point.fx;
  delete point.fy;
}

export const withForceGraph: Contestant = {
  draw(container, graph, onHover) {
    const toPoint = (node: BenchNode): Point => ({ id: node.id, of: node, x: node.x, y: node.y });
    const toLinks = ({ edges }: BenchGraph): Link[] =>
      edges.map(({ id, from, to }) => ({ id, source: from, target: to }));
    const points = graph.nodes.map((node) => ({ ...toPoint(node), fx: node.x, fy: node.y }) as Point);
    const links = toLinks(graph);
    let lit: Neighbourhood | null = null;
    const paint = () =>
      drawn
        .nodeColor((point) => (lit && !lit.nodes.has(point.id) ? fadedColor : colorOf(point.of)))
        .linkColor((link) => (lit && !lit.edges.has(link.id) ? fadedColor : edgeColor));
    const drawn = new ForceGraph<Point, Link>(container)
      .width(innerWidth)
      .height(innerHeight)
      .nodeLabel((point) => point.of.name)
      .nodeVal((point) => sizeOf(point.of) ** 2 / 4)
      .onNodeHover((point) => onHover(point?.id ?? null))
      .enableNodeDrag(false)
      .cooldownTicks(0)
      .graphData({ nodes: points, links });
    paint();
    drawn.zoomToFit(0, 48);
    return {
      places: () =>
        points.map(({ x, y }) => {
          const place = drawn.graph2ScreenCoords(x, y);
          return [place.x, place.y] as const;
        }),
      dim(next) {
        lit = next;
        paint();
      },
      expand(more) {
        const near = new Map(points.map((point) => [point.id, point]));
        points.forEach(free);
        for (const node of more.nodes) {
          const beside = near.get(more.edges.find(({ to }) => to === node.id)?.from ?? '');
          points.push({ ...toPoint(node), x: (beside?.x ?? 0) + Math.random(), y: (beside?.y ?? 0) + Math.random() });
        }
        links.push(...toLinks(more));
        drawn.cooldownTicks(Number.POSITIVE_INFINITY).graphData({ nodes: points, links });
      },
      layOut() {
        for (const point of points) {
          free(point);
          [point.x, point.y] = [Math.random() * 1000, Math.random() * 1000];
        }
        drawn.cooldownTicks(Number.POSITIVE_INFINITY).d3ReheatSimulation();
      },
    };
  },
};
