// The node of an entity, without all else that is known of it.
import type { EntityView, NodeView } from '#model/view';

export function nodeOf({ names, implied, relationships, relationshipsTotal, sources, ...node }: EntityView): NodeView {
  return node;
}
