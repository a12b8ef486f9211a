// Dates as the reader's language writes them.
import { isDate } from '#model/dates';
import type { Language } from '../state/preferences.ts';

/** A date with as many parts as it gives: `2025`, `2025-04`, `2025-04-30`; what is none stays as it is. */
export const formatDate = (iso: string, language: Language) => format(iso, language, 'long', 'numeric');

/** The same in digits, for columns: `2025`, `04/2025`, `30/04/2025`. */
export const formatBrief = (iso: string, language: Language) => format(iso, language, '2-digit', '2-digit');

type Parts = Intl.DateTimeFormatOptions;

function format(iso: string, language: Language, months: Parts['month'], days: Parts['day']): string {
  if (!isDate(iso)) return iso;
  const [year = 0, month, day] = iso.split('-').map(Number);
  const parts = { ...(month && months ? { month: months } : {}), ...(day && days ? { day: days } : {}) };
  return writerOf(language, parts).format(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
}

/** What writes dates so, made once: that takes a browser a hundred times as long as to write one. */
const writers = new Map<string, Intl.DateTimeFormat>();

function writerOf(language: Language, { month, day }: Pick<Parts, 'month' | 'day'>): Intl.DateTimeFormat {
  const key = `${language} ${month} ${day}`;
  const writer =
    writers.get(key) ?? new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month, day });
  writers.set(key, writer);
  return writer;
}

const inDigits = (language: Language) => writerOf(language, { month: '2-digit', day: '2-digit' });

/** A day in digits, in the order of the language: `31/12/2025`. */
export const formatDay = (iso: string, language: Language) => inDigits(language).format(Date.parse(iso));

/**
 * The day that these digits mean, as `2025-12-31`; null where they mean none.
 *
 * A year of four digits in front is followed by month and day, in any language.
 */
export function readDay(text: string, language: Language): string | null {
  const numbers = text.match(/\d+/g) ?? [];
  const order = numbers[0]?.length === 4 ? ['year', 'month', 'day'] : orderOf(language);
  const part = (name: string, length: number) => (numbers[order.indexOf(name)] ?? '').padStart(length, '0');
  const iso = [part('year', 0), part('month', 2), part('day', 2)].join('-');
  return numbers.length === 3 && iso.length === 10 && isDate(iso) ? iso : null;
}

const orderOf = (language: Language) =>
  inDigits(language)
    .formatToParts(0)
    .flatMap(({ type }) => (type === 'literal' ? [] : [type as string]));
