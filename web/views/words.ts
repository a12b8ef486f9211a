// The reader's language: texts, captions of the ontology, dates and numbers.
import { useTranslation } from 'react-i18next';
import { type Label, ontology, type RelationshipType, type Role } from '#model/ontology';
import { type Language, usePreferences } from '../state/preferences.ts';

/** A date with as many parts as it gives: `2025`, `2025-04`, `2025-04-30`. */
export function formatDate(iso: string, language: Language): string {
  const [year, month, day] = iso.split('-').map(Number);
  if (!year) return iso;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: 'long' } : {}),
    ...(day ? { day: 'numeric' } : {}),
  };
  return new Intl.DateTimeFormat(language, options).format(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
}

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
