// The day that a text gives for itself, and the days of gatherings.
import type { Span } from '#model/document';
import type { Draft } from './draft.ts';
import { dayTold, type Item, isOf, type Line, placeBefore, readingOf } from './item.ts';
import type { Registry } from './registry.ts';

/** A text that looks back this many years further than its latest day is not of the day that it looks back to. */
const yearsBack = 2;

/** Before days are marked in full: the first day with a year that the text gives, of a past long gone the latest. */
export function dayOfText(lines: readonly Line[]): string | null {
  const days = lines.flatMap(({ filed, items }) => [...daysOf(filed), ...daysOf(items)]);
  const [first] = days;
  const latest = [...days].sort().at(-1);
  if (first === undefined || latest === undefined) return null;
  return Number(latest.slice(0, 4)) - Number(first.slice(0, 4)) > yearsBack ? latest : first;
}

function daysOf(items: readonly Item[]): string[] {
  const days: string[] = [];
  for (let at = 0; at < items.length; at++) {
    const found = dayAt(items, at);
    if (found) days.push(found);
  }
  return days;
}

function dayAt(items: readonly Item[], i: number): string | null {
  const first = items[i] as Item;
  if (first.token?.kind !== 'number' && !isOf(first, 'months')) return null;
  if (datesDocument(items, i)) return null;
  const numeric =
    first.token?.kind === 'number' ? /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})$/.exec(first.key) : null;
  if (numeric) return iso(numeric[3], numeric[2], numeric[1]);
  const written = first.token?.kind === 'number' ? /^((?:19|20)\d{2})-(\d{2})-(\d{2})$/.exec(first.key) : null;
  if (written) return iso(written[1], written[2], written[3]);
  const month = readingOf(items[i + 1], 'months');
  const year = items[i + 2]?.key ?? '';
  if (month && /^\d{1,2}$/.test(first.key) && /^(?:19|20)\d{2}$/.test(year)) return iso(year, month.meaning, first.key);
  const named = readingOf(first, 'months');
  if (named && first.token?.capital && /^\d{1,2}$/.test(items[i + 1]?.key ?? '')) {
    const at = items[i + 2]?.key === ',' ? i + 3 : i + 2;
    const after = items[at]?.key ?? '';
    if (/^(?:19|20)\d{2}$/.test(after)) return iso(after, named.meaning, items[i + 1]?.key);
  }
  if (/^\d{1,2}$/.test(first.key) && isOf(items[i + 1], 'month-words') && isOf(items[i + 3], 'year-words')) {
    const stated = items[i + 4]?.key ?? '';
    if (/^(?:19|20)\d{2}$/.test(stated)) return iso(stated, items[i + 2]?.key, first.key);
  }
  return null;
}

/** `Quy định số 141-QĐ/TW ngày 4/3/2024`, `Decision No. 347-QĐ/ĐU of 29 August 2025`: the day of a document. */
const datesDocument = (items: readonly Item[], at: number) =>
  [1, 2].some((back) => isOf(items[at - back], 'Code') || isOf(items[at - back], 'norm'));

function iso(year = '', month = '', day = ''): string | null {
  const [m, d] = [Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= 31
    ? `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
    : null;
}

/** A full day, and where the text tells it, in its order: of one that it only leads to, also the words that lead there. */
interface Told {
  readonly day: string;
  readonly at: readonly Span[];
}

/**
 * A gathering is on the day that stands next to its name in the sentence, or in the first sentence that names it; where none
 * does, on the one that the text goes on about: `Tối cùng ngày, …`, `The next morning …`.
 */
export function addDays(lines: readonly Line[], registry: Registry): void {
  // The day that the text told last.
  let told: Told | null = null;
  // That of the ceremony at which credentials were handed over, before the text names it.
  let ofCeremony: Told | null = null;
  for (const line of lines) {
    const days = line.items.filter(
      (item, at, items) =>
        dayTold(item) !== null && !isSpan(items, at) && !datesDocument(items, at) && !isDeadline(items, at),
    );
    const gatherings = line.items.filter((item) => isOf(item, 'gathering'));
    const other: Told | null = days.length === 0 ? (otherDay(line, told) ?? dayAfter(line, registry)) : null;
    if (days.length > 0 && line.items.some((item) => isOf(item, 'credentials'))) ofCeremony = firstFull(days);
    for (const gathering of gatherings) {
      const draft = registry.draftOf(gathering);
      if (!draft || draft.day !== null) continue;
      const nearest: Item | undefined = nearestTo(gathering, days);
      // `Nhân Đại hội XIV, hội nghị … diễn ra ngày 3/2`: a congress is spoken of where others take place.
      if (draft.kind === 'congress' && nearest && nearestTo(nearest, gatherings) !== gathering) continue;
      // A day that is not full is next to it all the same.
      const first: Told | null = nearest ? firstDay(line.items, nearest) : null;
      // Nor does a text lead to the day of one that has a number and is known to all.
      const isNew = draft.first === gathering.start && !(draft.kind === 'congress' && draft.concept !== null);
      const found: Told | null = first ?? (isNew ? (other ?? (isCeremony(draft) ? ofCeremony : null)) : null);
      if (!found) continue;
      draft.day = found.day;
      draft.dated = found.at;
      draft.dayInferred = !first;
    }
    if (!line.caption) told = firstFull(days) ?? other ?? told;
  }
}

/** Without a name that tells which. */
const isCeremony = ({ head, concept, kind }: Draft): boolean =>
  concept === null && kind !== 'congress' && head.split('|').includes('ceremony');

/** `Seusai konferensi, …`, `After the conference …`: on its day. */
function dayAfter({ items }: Line, registry: Registry): Told | null {
  const at = items.findIndex(
    (item, i) => isOf(item, 'gathering') && readingOf(items[placeBefore(items, i)], 'asides')?.meaning === 'after',
  );
  const [word, gathering] = [items[placeBefore(items, at)], items[at]];
  const draft = registry.draftOf(gathering);
  return word && gathering && draft?.day && isFull.test(draft.day)
    ? { day: draft.day, at: [...draft.dated, spanOf(word, gathering)] }
    : null;
}

const isFull = /^\d{4}-\d{2}-\d{2}$/;

const joins: ReadonlySet<string> = new Set(['-', '–', '—', ',']);

/** `23-24/11`, `from 13 to 15 March`, `26, 27 và 28/3`, `from June 28 to July 1`: the first day of several. */
function firstDay(items: readonly Item[], last: Item): Told | null {
  const whole = dayTold(last) ?? '';
  if (!isFull.test(whole)) return null;
  let [day, begins]: readonly [string, Item] = [whole, last];
  for (let at = items.indexOf(last); at > 1; ) {
    const between = isOf(items[at - 1], 'year-words') || isOf(items[at - 1], 'day-words') ? at - 2 : at - 1;
    const [joint, before] = [items[between], items[between - 1]];
    if (!before || (!joins.has(joint?.key ?? '') && !isOf(joint, 'and') && !isOf(joint, 'spans'))) break;
    const number = isOf(before, 'Number') && /^\d{1,2}$/.test(before.key) ? Number(before.key) : 0;
    // `từ ngày 28/2 đến ngày 2/3/2025`: in the year of the last.
    const begun: string = joint?.key === ',' ? '' : `${day.slice(0, 4)}${dayTold(before)?.slice(4) ?? ''}`;
    if (isFull.test(begun) && begun < day) day = begun;
    else if (number > 0 && number < Number(day.slice(8)) && Number(day.slice(8)) - number < mostDays)
      day = `${day.slice(0, 8)}${String(number).padStart(2, '0')}`;
    else break;
    begins = before;
    at = between - 1;
  }
  return { day, at: [spanOf(begins, last)] };
}
/** No gathering is longer. */
const mostDays = 12;

const spanOf = ({ start }: Item, { end }: Item): Span => ({ start, end });

/** The first full one. */
function firstFull(days: readonly Item[]): Told | null {
  const found = days.find((item) => isFull.test(dayTold(item) ?? ''));
  return found ? { day: dayTold(found) ?? '', at: [spanOf(found, found)] } : null;
}

/** What a line says of the day that the text told before it; null where it says nothing or no day was told. */
function otherDay({ items }: Line, told: Told | null): Told | null {
  const word = items.find((item) => isOf(item, 'other-days'));
  if (!word || told === null) return null;
  const day = new Date(`${told.day}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + Number(readingOf(word, 'other-days')?.meaning));
  return { day: day.toISOString().slice(0, 10), at: [...told.at, spanOf(word, word)] };
}

/** `(3/2/1930-3/2/2026)` tells how long something has been there, not when a gathering was. */
function isSpan(items: readonly Item[], at: number): boolean {
  const isDash = (item: Item | undefined) => item?.key === '-' || item?.key === '–';
  const isDate = (item: Item | undefined) => item !== undefined && isOf(item, 'date');
  const inBrackets = items[at - 1]?.key === '(' || items[at + 1]?.key === ')';
  return (
    inBrackets && ((isDash(items[at + 1]) && isDate(items[at + 2])) || (isDash(items[at - 1]) && isDate(items[at - 2])))
  );
}

/** `hoàn thành trước ngày 15/10`: until when something is to be done, not when a gathering was. */
const isDeadline = (items: readonly Item[], at: number): boolean =>
  isOf(items[isOf(items[at - 1], 'day-words') ? at - 2 : at - 1], 'deadlines');

const nearestTo = (place: Item, items: readonly Item[]): Item | undefined =>
  [...items].sort((a, b) => distance(a, place) - distance(b, place))[0];

const distance = (a: Item, b: Item) => (a.start < b.start ? b.start - a.end : a.start - b.end);
