// A path as a text to cite: each step in words, each sentence with the document that it stands in.
import type { EvidenceView } from '#model/view';
import { titleOf } from './document-title.ts';
import type { Words } from './words.ts';

export function citePath(
  steps: readonly EvidenceView[],
  { relationship, role, date }: Pick<Words, 'relationship' | 'role' | 'date'>,
): string {
  return steps
    .map(({ edge, from, to, evidence }) => {
      const office = edge.role ? ` (${role(edge.role)})` : '';
      const sentences = evidence.map(({ before, words, after, document }) => {
        const about = [titleOf(document), document.publisher, document.date && date(document.date), document.url];
        return `  “${`${before}${words}${after}`.trim()}”\n  — ${about.filter(Boolean).join(', ')}`;
      });
      return `${from.name} ${relationship(edge.type)}${office} ${to.name}\n${sentences.join('\n')}`;
    })
    .join('\n\n');
}
