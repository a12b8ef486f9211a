// The day by which documents must have been published: the page shows what was known then, as if no other had been read.
import { Newspaper } from 'lucide-react';
import { useId } from 'react';
import { DateField } from './date-field.tsx';
import { useKnownOn } from './only-now.tsx';
import css from './timeline.module.css';
import { useWords } from './words.ts';

/** `latest` is the day that it begins with. */
export function KnownOn({ latest }: { latest: string }) {
  const { t } = useWords();
  const { knownOn, know } = useKnownOn();
  const id = useId();
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
        <span className={css.day}>
          <label htmlFor={id}>{t('time.known')}</label>
          <DateField id={id} day={knownOn} onDay={(day) => day && know(day)} />
        </span>
      )}
    </>
  );
}
