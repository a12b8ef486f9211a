// Our own stage with every node and every edge drawn at once, as the others do; what it opens with is fewer.
import type { EntityId, RelationshipId } from '#model/ids';
import { type Label, labels } from '#model/ontology';
import { createStage } from '../../web/graph/create-stage.ts';
import type { StageScene } from '../../web/graph/stage.ts';
import type { BenchGraph, Contestant } from './contestant.ts';

function sceneOf({ nodes, edges }: BenchGraph, name: string, isPlaced: boolean): StageScene {
  return {
    name,
    nodes: nodes.map(({ id, name: own, kind, degree, x, y }) => ({
      id: id as EntityId,
      label: labels[kind % labels.length] as Label,
      name: own,
      degree,
      documents: 1,
      date: null,
      spot: isPlaced ? { x, y, community: null } : null,
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
    let all = graph;
    stage.setLook({ arrangement: 'force', size: 'degree', colour: 'type', crowd: 'single' });
    stage.show(sceneOf(graph, 'placed', true));
    return {
      places: () => stage.read().nodes.map(({ x, y }) => [x, y] as const),
      dim: (lit) => stage.light(lit && { nodes: lit.nodes as Set<EntityId>, edges: lit.edges as Set<RelationshipId> }),
      expand(more) {
        all = { nodes: [...all.nodes, ...more.nodes], edges: [...all.edges, ...more.edges] };
        stage.show(sceneOf(all, 'placed', true));
      },
      overlaps: () => stage.read().overlappingNames,
      layOut: () => stage.show(sceneOf(all, 'from nothing', false)),
    };
  },
};
