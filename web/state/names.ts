// What a node is called: in the reader's language where a document gives the name there.
import type { NodeView } from '#model/view';

type Named = Pick<NodeView, 'name' | 'nameIn'>;

export function nameFor({ name, nameIn }: Named, language: string): string {
  return Object.hasOwn(nameIn, language) ? (nameIn[language] ?? name) : name;
}
