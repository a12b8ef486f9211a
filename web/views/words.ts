// The reader's language: texts, captions of the ontology, dates and numbers.
import { useTranslation } from 'react-i18next';
import { type Label, ontology, type RelationshipType, type Role } from '#model/ontology';
import { usePreferences } from '../state/preferences.ts';
import { formatDate } from './format-date.ts';

export type Words = ReturnType<typeof useWords>;

export function useWords() {
  const { t } = useTranslation();
  const language = usePreferences((preferences) => preferences.language);
  const numbers = new Intl.NumberFormat(language);
  return {
    t,
    language,
    number: (value: number) => numbers.format(value),
    date: (iso: string) => formatDate(iso, language),
    label: (label: Label) => ontology.labels[label].caption[language],
    labels: (label: Label) => ontology.labels[label].plural[language],
    relationship: (type: RelationshipType) => ontology.relationships[type].caption[language],
    role: (role: Role) => ontology.roles[role][language],
    languageName: (code: string) => new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code,
  };
}
