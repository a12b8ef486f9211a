// Rows of nodes and edges as the page draws them.
import type { RowOf } from '#graph/queries';
import { foldName } from '#model/fold';
import type { LanguageCode } from '#model/language';
import type { EdgeView, NodeView } from '#model/view';

/** The columns that every question about entities has. */
export type NodeRow = RowOf<'entities'>;
/** The columns that every question about relationships has. */
export type EdgeRow = RowOf<'edges-among'>;

export function presentNode(row: NodeRow): NodeView {
  const { id, type, name, date, kind, degree, documents } = row;
  const forms = row.names.map((form, at) => ({ form, language: row.languages[at] ?? '' }));
  return { id, type, name, date, kind, degree, documents, ...presentNames(name, forms) };
}

/**
 * The languages that name it, and the name to show in each where it is another.
 *
 * The name that is shown anyway holds for every language that has it, with its marks or without; else the form that
 * most documents use. A name that no document has was given by a reader, and holds for all of them.
 */
export function presentNames(
  name: string,
  forms: readonly { readonly form: string; readonly language: LanguageCode }[],
): Pick<NodeView, 'languages' | 'nameIn'> {
  const nameIn: Record<LanguageCode, string> = {};
  // Forms come sorted by language, those of most documents first.
  const first = new Map<LanguageCode, string>();
  for (const { form, language } of forms) if (!first.has(language)) first.set(language, form);
  const folded = foldName(name);
  const own = new Set(forms.filter(({ form }) => foldName(form) === folded).map(({ language }) => language));
  const isGiven = own.size === 0;
  for (const [language, form] of first) if (!isGiven && !own.has(language)) nameIn[language] = form;
  return { languages: [...first.keys()].filter(Boolean).sort(), nameIn };
}

export function presentEdge(row: EdgeRow): EdgeView {
  const { from, to, role, former, since, until, firstStated, lastStated, sentences } = row;
  return {
    id: row.edge,
    type: row.edgeType,
    from,
    to,
    role,
    former,
    since,
    until,
    firstStated,
    lastStated,
    sentences,
    documents: row.edgeDocuments,
    languages: row.edgeLanguages,
  };
}
