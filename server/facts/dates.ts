// Days in a text: `8/2`, `ngày 8 tháng 2 năm 2026`, `28 Juni 2021`, `December 31, 2024`. The year that a text leaves out
// is that of the document, or the one before where the day would else lie far ahead. `on Saturday` is the last one up to
// the day of the document, `yesterday` the day before it.
import { type Item, isAnyOf, isOf, itemOfParts, type Line, readingOf } from './item.ts';
import type { Lexicon } from './lexicon.ts';
import { readAs } from './reading.ts';

export interface Calendar {
  /** ISO day of the document, or null. */
  readonly today: string | null;
  /** Words of the line's language. */
  readonly lexicon: Lexicon | null;
}

const numeric = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/;
const isDayNumber = (item: Item | undefined) =>
  item?.token?.kind === 'number' && /^\d{1,2}(?:st|nd|rd|th)?$/.test(item.key);
const joinsDays = (item: Item | undefined) => isOf(item, 'and') || ['-', '–', 'to', '&'].includes(item?.key ?? '');
const isYear = (item: Item | undefined) => item?.token?.kind === 'number' && /^(?:19|20)\d{2}$/.test(item.key);

interface Found {
  readonly length: number;
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
}

/** Makes items of the class `date` whose meaning is an ISO day or month; where no year can be told, `--02-08`. */
export function markDates(line: Line, calendar: Calendar): void {
  const { items } = line;
  if (!items.some((item) => opensDate(item) || tellsDay(item))) return;
  const made: Item[] = [];
  for (let i = 0; i < items.length; ) {
    const found = dateAt(items, i);
    if (!found) {
      const item = items[i] as Item;
      const day = tellsDay(item) && !isDated(made, items, i) ? dayToldFrom(calendar, items, i) : null;
      made.push(day === null ? item : itemOfParts([item], [readAs('date', day, '', 'day')], 'shared/date'));
      i++;
      continue;
    }
    const iso = toIso(found, calendar, () => items.some((one) => isToCome(one, calendar.lexicon)));
    const reading = readAs('date', iso, '', found.day === null ? 'month' : 'day');
    made.push(itemOfParts(items.slice(i, i + found.length), [reading], 'shared/date'));
    i += found.length;
  }
  line.items = made;
}

/** `will open on Friday`, also where `will open` is one verb. */
function isToCome(item: Item, lexicon: Lexicon | null): boolean {
  if (isOf(item, 'future')) return true;
  const first = item.parts[0]?.token;
  if (!first || !isOf(item, 'verbs')) return false;
  return lexicon?.find([first], 0)?.readings.some((reading) => reading.class === 'future') ?? false;
}

/** How far a full date may stand from the weekday that it belongs to: `Monday morning, June 2`; `Sáng nay, ngày 14/11`. */
const beside = 3;

/** `Thursday, January 29`, `June 14 (Saturday)`: a full date beside it tells the day. */
function isDated(made: readonly Item[], items: readonly Item[], at: number): boolean {
  if (made.slice(-2).some((item) => isOf(item, 'date'))) return true;
  for (let next = at + 1; next <= at + beside; next++) if (dateAt(items, next)) return true;
  return false;
}

const dayLength = 86_400_000;
const daysFrom = (day: string, count: number) =>
  new Date(Date.parse(day) + count * dayLength).toISOString().slice(0, 10);

/** The day that a weekday or `yesterday` means, told from the day of the document; null where it means none or another week's. */
function dayToldFrom({ today, lexicon }: Calendar, items: readonly Item[], at: number): string | null {
  const item = items[at] as Item;
  if (today === null || !/^\d{4}-\d{2}-\d{2}$/.test(today)) return null;
  const back = readingOf(item, 'days-ago');
  if (back) return daysFrom(today, -Number(back.meaning));
  const weekday = readingOf(item, 'weekdays');
  if (!weekday || item.token?.capital !== true) return null;
  if (isOf(items[at - 1], 'other-weeks') || isOf(items[at + 1], 'other-weeks')) return null;
  if (items.some((one) => isToCome(one, lexicon))) return null;
  const since = (new Date(today).getUTCDay() - Number(weekday.meaning) + 7) % 7;
  return daysFrom(today, -since);
}

const isSince = (item: Item | undefined) =>
  readingOf(item, 'time-words')?.meaning === 'since' || isOf(item, 'plurals') || isOf(item, 'Number');
const tellsDay = isAnyOf('weekdays', 'days-ago');
const opensDate = (item: Item | undefined) => item?.token?.kind === 'number' || isMonth(item);
const isMonth = isAnyOf('months', 'month-words');

function dateAt(items: readonly Item[], at: number): Found | null {
  if (!opensDate(items[at])) return null;
  const [first, second, third, fourth, fifth] = items.slice(at, at + 6);
  if (first?.token?.kind === 'number') {
    const parts = numeric.exec(first.key);
    if (parts) {
      const found = check({
        length: 1,
        day: Number(parts[1]),
        month: Number(parts[2]),
        year: parts[3] ? Number(parts[3]) : null,
      });
      const before = items[at - 1];
      const separator = first.key.includes('/') || parts[3] !== undefined;
      return separator && before?.key !== 'no' && before?.key !== 'số' ? found : null;
    }
    // `ngày 10-6`, `14-10-2014`; `từ ngày 10-12` are several days.
    if (isDayNumber(first) && second?.key === '-' && third && isDayNumber(third) && first.end === third.start - 1) {
      const inFull = fourth?.key === '-' && isYear(fifth) && third.end + 1 === fifth?.start;
      if (inFull || (fourth?.key !== '-' && isOf(items[at - 1], 'day-words') && !isSince(items[at - 2])))
        return check({
          length: inFull ? 5 : 3,
          day: number(first),
          month: number(third),
          year: inFull ? number(fifth) : null,
        });
    }
    // `8 tháng 2 năm 2026`
    if (isDayNumber(first) && isOf(second, 'month-words') && isDayNumber(third)) {
      const named = isOf(fourth, 'year-words') && isYear(fifth);
      return check({
        length: named ? 5 : 3,
        day: number(first),
        month: number(third),
        year: named ? number(fifth) : null,
      });
    }
    // `28 Juni 2021`, `8 Februari`
    const inMonth = isOf(second, 'of') ? 2 : 1;
    const month = readingOf(items[at + inMonth], 'months');
    if (isDayNumber(first) && month) {
      // `8 de febrero de 2026`
      const inYear = inMonth + (isOf(items[at + inMonth + 1], 'of') ? 2 : 1);
      const year = items[at + inYear];
      return check({
        length: isYear(year) ? inYear + 1 : inMonth + 1,
        day: number(first),
        month: Number(month.meaning),
        year: isYear(year) ? number(year) : null,
      });
    }
  }
  const month = readingOf(first, 'months');
  if (month && first?.token?.capital) {
    // `Aug. 28, 2025`
    if (second?.key === '.' && isDayNumber(third)) {
      const dated = fourth?.key === ',' && isYear(fifth);
      return check({
        length: dated ? 5 : 3,
        day: number(third),
        month: Number(month.meaning),
        year: dated ? number(fifth) : null,
      });
    }
    // `December 31, 2024`, `February 2 and 3`, `March 2021`
    if (isDayNumber(second)) {
      // `December 10 and 11, 2025`: the first day is meant.
      const upTo = joinsDays(third) && isDayNumber(fourth) ? 2 : 0;
      const [behind, last] = items.slice(at + 2 + upTo, at + 4 + upTo);
      if (upTo > 0 && behind?.key === ',' && isYear(last))
        return check({ length: 6, day: number(second), month: Number(month.meaning), year: number(last) });
      const comma = third?.key === ',' && isYear(fourth);
      const year = comma ? fourth : isYear(third) ? third : null;
      return check({
        length: comma ? 4 : year ? 3 : 2,
        day: number(second),
        month: Number(month.meaning),
        year: year ? number(year) : null,
      });
    }
    if (isYear(second)) return check({ length: 2, day: null, month: Number(month.meaning), year: number(second) });
  }
  // `tháng 8/2019`
  if (isOf(first, 'month-words') && second?.token?.kind === 'number') {
    const parts = /^(\d{1,2})\/(\d{4})$/.exec(second.key);
    if (parts) return check({ length: 2, day: null, month: Number(parts[1]), year: Number(parts[2]) });
  }
  return null;
}

const number = (item: Item | undefined): number => Number.parseInt(item?.key ?? '', 10);

function check(found: Found): Found | null {
  const { day, month } = found;
  return month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= 31)) ? found : null;
}

/** So many months ahead something may be of which a text does not say that it is to come. */
const soon = 1;

const two = (value: number) => String(value).padStart(2, '0');

function toIso({ year, month, day }: Found, { today }: Calendar, isAhead: () => boolean): string {
  const rest = day === null ? two(month) : `${two(month)}-${two(day)}`;
  if (year !== null) return `${year}-${rest}`;
  if (today === null) return `--${rest}`;
  const current = Number(today.slice(0, 4));
  // A day that lies more than half a year ahead is of last year, as is a nearer one where nothing is said to be to come.
  const months = month - Number(today.slice(5, 7));
  const isLastYear = months > 6 || (months > soon && !isAhead());
  return `${isLastYear ? current - 1 : months < -9 ? current + 1 : current}-${rest}`;
}
