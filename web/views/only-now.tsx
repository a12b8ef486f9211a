// What changes the graph changes the one of now. While the page shows what was known on another day, things may go by other
// names and ids there, so nothing is changed from it: the reader is told why, and comes back to now with one click.
import type { ReactNode } from 'react';
import { act, type Named, useStage } from '../state/stage.ts';
import css from './correct.module.css';
import { useWords } from './words.ts';

/** Hands the day that the page is asked to know of, null for now, and how to choose it. */
export function useKnownOn() {
  const knownOn = useStage(({ now }) => now.filters.knownOn);
  const know = (day: string | null) => {
    if (day === knownOn || day === '') return;
    const name: Named = (speech) =>
      day ? speech.t('time.knownOn', { date: speech.date(day) }) : speech.t('time.knownNow');
    act({ what: 'period', name }, ({ filters }) => ({ filters: { ...filters, knownOn: day } }));
  };
  return { knownOn, know };
}

export function OnlyNow({ children }: { children: ReactNode }) {
  const { t, date } = useWords();
  const { knownOn, know } = useKnownOn();
  if (knownOn === null) return children;
  return (
    <div className={css.notNow} role="note">
      <p>{t('correct.notNow', { date: date(knownOn) })}</p>
      <button type="button" className={css.link} onClick={() => know(null)}>
        {t('correct.toNow')}
      </button>
    </div>
  );
}
