// Our own stage with every node and every edge drawn at once, as the others do; what it opens with is fewer.
import type { EntityId, RelationshipId } from '#model/ids';
import { type Label, labels } from '#model/ontology';
import { createStage } from '../../web/graph/create-stage.ts';
import type { StageScene } from '../../web/graph/stage.ts';
import type { BenchGraph, Contestant } from './contestant.ts';

function sceneOf({ nodes, edges }: BenchGraph): StageScene {
  return {
    name: 'placed',
    nodes: nodes.map(({ id, name: own, kind, degree, x, y }) => ({
      id: id as EntityId,
      label: labels[kind % labels.length] as Label,
      name: own,
      degree,
      documents: 1,
      date: null,
      spot: { x, y, community: null },
      isFaded: false,
    })),
    edges: edges.map(({ id, from, to }) => ({
      id: id as RelationshipId,
      from: from as EntityId,
      to: to as EntityId,
      type: 'MET',
      firstStated: null,
      documents: 1,
      isFaded: false,
    })),
  };
}

export const ours: Contestant = {
  draw(container, graph, onHover) {
    const stage = createStage(container, { onPick() {}, onOpen() {}, onHover, onSettle() {} });
    let scene = sceneOf(graph);
    stage.setLook({ arrangement: 'force', size: 'degree', colour: 'type', crowd: 'single' });
    stage.show(scene);
    return {
      places: () => stage.read().nodes.map(({ x, y }) => [x, y] as const),
      dim: (lit) => stage.light(lit && { nodes: lit.nodes as Set<EntityId>, edges: lit.edges as Set<RelationshipId> }),
      expand(more) {
        const { nodes, edges } = sceneOf(more);
        scene = { ...scene, nodes: [...scene.nodes, ...nodes], edges: [...scene.edges, ...edges] };
        stage.show(scene);
      },
      overlaps: () => stage.read().overlappingNames,
      layOut: () =>
        stage.show({
          name: 'from nothing',
          nodes: scene.nodes.map((node) => ({ ...node, spot: null })),
          edges: scene.edges,
        }),
    };
  },
};
