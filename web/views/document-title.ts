// What a document is called: its title, else the last part of where it was read from, else that it is a text that somebody
// pasted, else its id.
import type { DocumentSummary } from '#model/view';
import type { Words } from './words.ts';

/** The id of a text that came without a name: see `server/documents/read.ts`. */
const pasted = /^text-([0-9a-f]{4})[0-9a-f]{12}$/;

export function titleOf({ title, path, id }: Pick<DocumentSummary, 'title' | 'path' | 'id'>, t: Words['t']): string {
  return title ?? titleOfId((path ?? id).split('/').at(-1) ?? id, t);
}

/** As far as its id tells. */
export function titleOfId(id: string, t: Words['t']): string {
  const code = pasted.exec(id)?.[1];
  return code ? t('document.pasted', { code }) : id;
}
