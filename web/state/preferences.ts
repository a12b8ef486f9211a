// What a reader likes: language and theme. Kept in this browser, applied to the document.
import { create } from 'zustand';

export const languages = ['vi', 'id', 'en'] as const;
export type Language = (typeof languages)[number];

/** A language is called what its speakers call it. */
export const ownNames: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', id: 'Bahasa Indonesia', en: 'English' };

export const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly contrast: 'system' | 'more';
  /** Who corrects, as the corrections are signed. */
  readonly name: string;
}

const key = 'mach.preferences';

function isOneOf<Word extends string>(words: readonly Word[], value: unknown): value is Word {
  return words.includes(value as Word);
}

/** The first language of the browser that the page has, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const codes = wanted.map((tag) => tag.toLowerCase().split('-')[0]).map((code) => (code === 'in' ? 'id' : code));
  return codes.find((code): code is Language => isOneOf(languages, code)) ?? 'en';
}

function load(): Preferences {
  let stored: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    stored = JSON.parse(localStorage.getItem(key) ?? '{}') ?? {};
  } catch {
    // Storage may be switched off or hold something else; the defaults do.
  }
  return {
    language: isOneOf(languages, stored.language)
      ? stored.language
      : preferredLanguage(globalThis.navigator?.languages ?? []),
    theme: isOneOf(themes, stored.theme) ? stored.theme : 'system',
    contrast: stored.contrast === 'more' ? 'more' : 'system',
    name: typeof stored.name === 'string' ? stored.name.slice(0, 100) : '',
  };
}

export const usePreferences = create<Preferences>(load);

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  try {
    localStorage.setItem(key, JSON.stringify(usePreferences.getState()));
  } catch {
    // Not kept then; it still holds until the page is closed.
  }
}
