// The texts of the interface as the page has them, for tests that read or type them in each language.
import { readFileSync } from 'node:fs';
import { createInstance, type TOptions } from 'i18next';

export const languages = ['vi', 'id', 'en'] as const;
export type Language = (typeof languages)[number];

export interface Texts {
  /** As the page says it. */
  t(key: string, values?: TOptions): string;
  /** The same, with whatever the page puts in for its values. */
  like(key: string): RegExp;
}

const gap = '\u0000';
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function textsOf(language: Language): Texts {
  const folder = new URL('../../web/locales/', import.meta.url);
  const texts = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Record<string, string>;
  const speech = createInstance();
  void speech.init({
    lng: language,
    resources: { [language]: { page: texts } },
    ns: ['page'],
    defaultNS: 'page',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const t: Texts['t'] = (key, values) => {
    const said = speech.t(key, values ?? {});
    if (said === key) throw new Error(`no text ${key} in ${language}`);
    return said;
  };
  return {
    t,
    like(key) {
      const forms = Object.keys(texts).filter((one) => one === key || one.startsWith(`${key}_`));
      if (forms.length === 0) throw new Error(`no text ${key} in ${language}`);
      const any = forms
        .map((form) => escaped((texts[form] ?? '').replace(/\{\{\w+\}\}/g, gap)).replaceAll(gap, '.+'))
        .join('|');
      return new RegExp(`^(${any})$`);
    },
  };
}
