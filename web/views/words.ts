// The reader's language: texts, captions of the ontology, names, dates and numbers.
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Label, ontology, type RelationshipType, type Role } from '#model/ontology';
import type { NodeView } from '#model/view';
import { nameFor } from '../state/names.ts';
import type { Language } from '../state/preferences.ts';
import { formatBrief, formatDate } from './format-date.ts';

export type Words = ReturnType<typeof makeWords>;

/** One for all that speak a language: what counts, sorts and names languages in it takes a browser long to make. */
const known = new Map<Language, Words>();

export function useWords(): Words {
  // Not the one that was chosen, as long as its texts are on their way: the page would speak two at once.
  const language = useTranslation().i18n.language as Language;
  const words = known.get(language) ?? makeWords(language);
  known.set(language, words);
  return words;
}

function makeWords(language: Language) {
  const numbers = new Intl.NumberFormat(language);
  const languageNames = new Intl.DisplayNames([language], { type: 'language' });
  return {
    t: i18next.getFixedT(language),
    language,
    number: (value: number) => numbers.format(value),
    date: (iso: string) => formatDate(iso, language),
    brief: (iso: string) => formatBrief(iso, language),
    compare: new Intl.Collator(language, { numeric: true }).compare,
    /** What a node is called for this reader. */
    name: (node: Pick<NodeView, 'name' | 'nameIn'>) => nameFor(node, language),
    label: (label: Label) => ontology.labels[label].caption[language],
    labels: (label: Label) => ontology.labels[label].plural[language],
    relationship: (type: RelationshipType) => ontology.relationships[type].caption[language],
    role: (role: Role) => ontology.roles[role][language],
    languageName: (code: string) => languageNames.of(code) ?? code,
  };
}
