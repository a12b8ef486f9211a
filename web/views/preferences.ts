// Applies language and theme to the document, now and whenever they change.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, usePreferences } from '../state/preferences.ts';

const texts: Readonly<Record<Language, () => Promise<{ default: Readonly<Record<string, string>> }>>> = {
  vi: () => import('../locales/vi.json'),
  id: () => import('../locales/id.json'),
  en: () => import('../locales/en.json'),
};

const dark = matchMedia('(prefers-color-scheme: dark)');
const strong = matchMedia('(prefers-contrast: more)');

function applyTheme(): void {
  const { theme, contrast } = usePreferences.getState();
  const { dataset } = document.documentElement;
  dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  dataset.contrast = contrast === 'more' || strong.matches ? 'more' : 'usual';
}

async function applyLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'page')) {
    i18next.addResourceBundle(language, 'page', (await texts[language]()).default);
  }
  // Another one may have been chosen while its texts were on their way.
  if (usePreferences.getState().language !== language) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function followPreferences(): Promise<void> {
  applyTheme();
  for (const query of [dark, strong]) query.addEventListener('change', applyTheme);
  await i18next.use(initReactI18next).init({
    resources: {},
    ns: ['page'],
    defaultNS: 'page',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await applyLanguage(usePreferences.getState().language);
  usePreferences.subscribe((now, before) => {
    if (now.theme !== before.theme || now.contrast !== before.contrast) applyTheme();
    if (now.language !== before.language) void applyLanguage(now.language);
  });
}
