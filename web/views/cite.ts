// A path as a text to cite: each step in words, each sentence with the document that it stands in.
import type { EvidenceView } from '#model/view';
import { titleOf } from './document-title.ts';
import type { Words } from './words.ts';

export function citePath(
  steps: readonly EvidenceView[],
  { t, relationship, role, date, name }: Pick<Words, 't' | 'relationship' | 'role' | 'date' | 'name'>,
): string {
  return steps
    .map(({ edge, from, to, evidence }) => {
      const office = edge.role ? ` (${role(edge.role)})` : '';
      const sentences = evidence.map(({ before, words, after, document }) => {
        const about = [titleOf(document, t), document.publisher, document.date && date(document.date), document.url];
        return `  “${`${before}${words}${after}`.trim()}”\n  — ${about.filter(Boolean).join(', ')}`;
      });
      return `${name(from)} ${relationship(edge.type)}${office} ${name(to)}\n${sentences.join('\n')}`;
    })
    .join('\n\n');
}
