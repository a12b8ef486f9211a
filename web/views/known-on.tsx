// The day by which documents must have been published: the page shows what was known then, as if no other had been read.
import { Newspaper } from 'lucide-react';
import { useKnownOn } from './only-now.tsx';
import css from './timeline.module.css';
import { useWords } from './words.ts';

/** `latest` is the day that it begins with. */
export function KnownOn({ latest }: { latest: string }) {
  const { t } = useWords();
  const { knownOn, know } = useKnownOn();
  return (
    <>
      <button
        type="button"
        aria-pressed={knownOn !== null}
        aria-label={t('time.byKnown')}
        title={t('time.byKnown')}
        onClick={() => know(knownOn === null ? latest : null)}
      >
        <Newspaper size={14} aria-hidden="true" />
      </button>
      {knownOn !== null && (
        <label className={css.day}>
          <span>{t('time.known')}</span>
          {/* Each day asks the server: a year that is being typed is none yet. */}
          <input
            key={knownOn}
            type="date"
            defaultValue={knownOn}
            onBlur={({ target }) => know(target.value)}
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && know(currentTarget.value)}
          />
        </label>
      )}
    </>
  );
}
