// Sigma as its manual has it for many edges: drawn as lines, hidden while moving; ForceAtlas2 in its stock worker.
import { MultiDirectedGraph } from 'graphology';
import { inferSettings } from 'graphology-layout-forceatlas2';
import LayoutWorker from 'graphology-layout-forceatlas2/worker';
import Sigma from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import {
  type BenchGraph,
  type Contestant,
  colorOf,
  edgeColor,
  fadedColor,
  type Neighbourhood,
  sizeOf,
} from './contestant.ts';

export const plainSigma = (hidesEdges: boolean): Contestant => ({
  draw(container, first, onHover) {
    const graph = new MultiDirectedGraph();
    const add = ({ nodes, edges }: BenchGraph) => {
      for (const node of nodes) {
        // The plane of Sigma goes up.
        graph.addNode(node.id, {
          x: node.x,
          y: -node.y,
          size: sizeOf(node) / 2,
          label: node.name,
          color: colorOf(node),
        });
      }
      for (const { id, from, to } of edges) graph.addDirectedEdgeWithKey(id, from, to, { color: edgeColor, size: 1 });
    };
    add(first);
    let lit: Neighbourhood | null = null;
    const sigma = new Sigma(graph, container, {
      defaultEdgeType: 'line',
      edgeProgramClasses: { line: EdgeLineProgram },
      hideEdgesOnMove: hidesEdges,
      nodeReducer: (id, data) => (lit && !lit.nodes.has(id) ? { ...data, color: fadedColor, label: null } : data),
      edgeReducer: (id, data) => (lit && !lit.edges.has(id) ? { ...data, color: fadedColor } : data),
    });
    sigma.on('enterNode', ({ node }) => onHover(node));
    sigma.on('leaveNode', () => onHover(null));
    return {
      places: () =>
        graph.mapNodes((_, { x, y }) => {
          const place = sigma.graphToViewport({ x, y });
          return [place.x, place.y] as const;
        }),
      dim(next) {
        lit = next;
        sigma.refresh({ skipIndexation: true });
      },
      expand(more) {
        add(more);
        new LayoutWorker(graph, { settings: { ...inferSettings(graph), barnesHutOptimize: true } }).start();
      },
      layOut() {
        graph.updateEachNodeAttributes((_, data) => ({ ...data, x: Math.random(), y: Math.random() }));
        new LayoutWorker(graph, { settings: { ...inferSettings(graph), barnesHutOptimize: true } }).start();
      },
    };
  },
});
