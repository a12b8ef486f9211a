// What is known of the time of a relationship: the term itself or, failing that, when documents state it.
import type { EdgeView } from '#model/view';
import type { Words } from './words.ts';

/** Empty where nothing is known. */
export function tellTime({ since, until, firstStated, lastStated }: EdgeView, { t, date }: Words): string {
  const term = [since && t('time.since', { date: date(since) }), until && t('time.until', { date: date(until) })];
  if (since || until) return term.filter(Boolean).join(' ');
  if (!firstStated || !lastStated) return '';
  return firstStated === lastStated
    ? t('time.stated', { date: date(firstStated) })
    : t('time.statedBetween', { from: date(firstStated), to: date(lastStated) });
}
