// The bar on top: the name, the search, the other views, language and theme.
import { Command, Files, Languages, ListChecks, Menu, Moon, Sun, SunMoon, Table2, TerminalSquare } from 'lucide-react';
import { useState } from 'react';
import { type Language, languages, ownNames, prefer, themes, usePreferences } from '../state/preferences.ts';
import css from './header.module.css';
import { openPalette } from './palette.tsx';
import { useGo, usePlace } from './place.ts';
import { PlaceLink } from './place-link.tsx';
import { SearchBox } from './search-box.tsx';
import { useWords } from './words.ts';

const themeIcons = { system: SunMoon, light: Sun, dark: Moon };

export function Header() {
  const { t } = useWords();
  const place = usePlace();
  const go = useGo();
  const theme = usePreferences((preferences) => preferences.theme);
  const language = usePreferences((preferences) => preferences.language);
  const ThemeIcon = themeIcons[theme];
  const [isOpen, setOpen] = useState(false);
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <header className={css.header}>
      <PlaceLink to={{ kind: 'stage' }} className={css.brand} data-over aria-label={t('page.home')}>
        <svg viewBox="0 0 30 24" width="30" height="24" aria-hidden="true">
          <path d="M4 18 11 6l7 12 7-11" />
          <circle cx="4" cy="18" r="3" />
          <circle cx="11" cy="6" r="3" />
          <circle cx="18" cy="18" r="3" />
          <circle cx="25" cy="7" r="3.6" />
        </svg>
        <span>Mạch</span>
      </PlaceLink>
      <SearchBox label={t('search.label')} isMain onChoose={({ id }) => go({ kind: 'entity', id })} />
      <button
        type="button"
        className={css.open}
        aria-expanded={isOpen}
        aria-controls="views"
        aria-label={t('page.views')}
        onClick={() => setOpen(!isOpen)}
      >
        <Menu size={20} aria-hidden="true" />
      </button>
      {/* On a phone the views are a menu, which goes when one is chosen. */}
      <nav
        id="views"
        className={css.nav}
        data-over
        data-open={isOpen || undefined}
        aria-label={t('page.views')}
        onClick={({ target }) => (target as Element).closest('a, button') && setOpen(false)}
        onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
      >
        <PlaceLink
          to={{ kind: 'documents' }}
          className={css.button}
          aria-current={place?.kind === 'documents' ? 'page' : undefined}
          aria-label={t('documents.title')}
        >
          <Files size={18} aria-hidden="true" />
          <span>{t('documents.title')}</span>
        </PlaceLink>
        <PlaceLink
          to={{ kind: 'review', part: 'doubtful' }}
          className={css.button}
          aria-current={place?.kind === 'review' ? 'page' : undefined}
          aria-label={t('review.title')}
        >
          <ListChecks size={18} aria-hidden="true" />
          <span>{t('review.title')}</span>
        </PlaceLink>
        <PlaceLink
          to={{ kind: 'query', text: null }}
          className={css.button}
          aria-current={place?.kind === 'query' ? 'page' : undefined}
          aria-label={t('query.title')}
        >
          <TerminalSquare size={18} aria-hidden="true" />
          <span>{t('query.title')}</span>
        </PlaceLink>
        <PlaceLink
          to={{ kind: 'table' }}
          className={css.button}
          aria-current={place?.kind === 'table' ? 'page' : undefined}
          aria-label={t('table.title')}
        >
          <Table2 size={18} aria-hidden="true" />
          <span>{t('table.title')}</span>
        </PlaceLink>
        <label className={css.button} title={t('page.language')}>
          <Languages size={18} aria-hidden="true" />
          <span className="unseen">{t('page.language')}</span>
          <select value={language} onChange={({ target }) => prefer({ language: target.value as Language })}>
            {languages.map((code) => (
              <option key={code} value={code} lang={code}>
                {ownNames[code]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className={css.button}
          title={`${t('palette.title')} (Ctrl+K)`}
          aria-label={t('palette.title')}
          onClick={() => openPalette()}
        >
          <Command size={17} aria-hidden="true" />
          <span className={css.inMenu}>{t('palette.title')}</span>
        </button>
        <button
          type="button"
          className={css.button}
          title={t(`theme.${theme}`)}
          aria-label={`${t('theme.title')}: ${t(`theme.${theme}`)}`}
          onClick={() => prefer({ theme: nextTheme })}
        >
          <ThemeIcon size={18} aria-hidden="true" />
          <span className={css.inMenu}>{t(`theme.${theme}`)}</span>
        </button>
      </nav>
    </header>
  );
}
