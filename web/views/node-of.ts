// The node of an entity, without all else that is known of it.
import type { EntityView, NodeView } from '#model/view';

export function nodeOf({ id, type, name, date, kind, degree, documents }: EntityView): NodeView {
  return { id, type, name, date, kind, degree, documents };
}
