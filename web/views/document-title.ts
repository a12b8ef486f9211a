// What a document is called: its title, else the last part of where it was read from, else its id.
import type { DocumentSummary } from '#model/view';

export function titleOf({ title, path, id }: DocumentSummary): string {
  return title ?? (path ?? id).split('/').at(-1) ?? id;
}
