// The relationships of one node in the order in which a reader without a mouse walks through them.

import type { EntityId } from '#model/ids';
import { relationshipTypes } from '#model/ontology';
import { compare } from '#model/order';
import type { EdgeView, NodeView } from '#model/view';

export interface Step {
  readonly edge: EdgeView;
  readonly node: NodeView;
  readonly direction: 'out' | 'in';
}

interface Drawn {
  readonly nodes: readonly (NodeView & { readonly isFaded: boolean })[];
  readonly edges: readonly (EdgeView & { readonly isFaded: boolean })[];
}

/** What can be walked along from here: by kind, then by time; what the filters leave out is passed over. */
export function stepsFrom({ nodes, edges }: Drawn, id: EntityId): readonly Step[] {
  const known = new Map(nodes.filter(({ isFaded }) => !isFaded).map((node) => [node.id, node]));
  const order = (type: EdgeView['type']) => relationshipTypes.indexOf(type);
  return edges
    .flatMap((edge): Step[] => {
      const direction = edge.from === id ? 'out' : edge.to === id ? 'in' : null;
      const node = direction && known.get(direction === 'out' ? edge.to : edge.from);
      return node && direction && !edge.isFaded ? [{ edge, node, direction }] : [];
    })
    .sort(
      (a, b) =>
        order(a.edge.type) - order(b.edge.type) ||
        compare(whenOf(b) ?? '', whenOf(a) ?? '') ||
        compare(a.node.name, b.node.name) ||
        compare(a.edge.id, b.edge.id),
    );
}

/** The time to tell of a step: of the gathering, else of the office, else when a document first said so. */
export function whenOf({ edge, node }: Step): string | null {
  return node.date ?? edge.since ?? edge.until ?? edge.firstStated;
}
