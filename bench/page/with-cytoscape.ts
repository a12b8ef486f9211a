// Cytoscape with the settings of its manual for many elements: haystack edges, none of them while moving, names
// only where they can be read. Its own layout by forces is cose.
import cytoscape from 'cytoscape';
import {
  type BenchGraph,
  type BenchNode,
  type Contestant,
  colorOf,
  edgeColor,
  fadedColor,
  sizeOf,
} from './contestant.ts';

const elementsOf = ({ nodes, edges }: BenchGraph, placeOf: (node: BenchNode) => { x: number; y: number }) => [
  ...nodes.map((node) => ({
    group: 'nodes' as const,
    data: { id: node.id, name: node.name, color: colorOf(node), size: 2 * sizeOf(node) },
    position: placeOf(node),
  })),
  ...edges.map(({ id, from, to }) => ({ group: 'edges' as const, data: { id, source: from, target: to } })),
];

export const withCytoscape: Contestant = {
  draw(container, graph, onHover) {
    const drawn = cytoscape({
      container,
      elements: elementsOf(graph, ({ x, y }) => ({ x, y })),
      layout: { name: 'preset', fit: true, padding: 48 },
      pixelRatio: 1,
      hideEdgesOnViewport: true,
      style: [
        {
          selector: 'node',
          style: {
            width: 'data(size)',
            height: 'data(size)',
            'background-color': 'data(color)',
            label: 'data(name)',
            'font-size': 12,
            'min-zoomed-font-size': 9,
          },
        },
        { selector: 'edge', style: { width: 1, 'line-color': edgeColor, 'curve-style': 'haystack' } },
        { selector: 'node.faded', style: { 'background-color': fadedColor, 'text-opacity': 0 } },
        { selector: 'edge.faded', style: { 'line-color': fadedColor } },
      ],
    });
    drawn.on('mouseover', 'node', ({ target }) => onHover(target.id()));
    drawn.on('mouseout', 'node', () => onHover(null));
    return {
      places: () =>
        drawn.nodes().map((node) => {
          const { x, y } = node.renderedPosition();
          return [x, y] as const;
        }),
      dim: (lit) =>
        drawn.batch(() => {
          drawn.elements().removeClass('faded');
          if (lit)
            drawn
              .elements()
              .filter((one) => !lit.nodes.has(one.id()) && !lit.edges.has(one.id()))
              .addClass('faded');
        }),
      expand(more) {
        // Cytoscape has no layout that finds room for a few among many: they stand in a circle round their neighbour.
        const circle = (node: BenchNode) => {
          const beside = drawn.getElementById(more.edges.find(({ to }) => to === node.id)?.from ?? '').position();
          const angle = 2.4 * more.nodes.indexOf(node);
          return { x: beside.x + 30 * Math.cos(angle), y: beside.y + 30 * Math.sin(angle) };
        };
        drawn.add(elementsOf(more, circle));
      },
      layOut: () => drawn.layout({ name: 'cose', randomize: true, fit: true, animate: true }).run(),
    };
  },
};
