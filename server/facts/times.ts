// The time that a text gives for an office: a term, a beginning, an end, right behind its name.
import type { Token } from '#model/text';
import { findItem, type Item, type Line, readingOf } from './item.ts';
import type { Lexicon } from './lexicon.ts';

export interface Validity {
  readonly since: string | null;
  readonly until: string | null;
  /** The text says that it ended, as a term that is told with an office need not have: `from 2010 to 2015`. */
  readonly ended: boolean;
}

const never: Validity = { since: null, until: null, ended: false };
const isYear = (token: Token | undefined) => token?.kind === 'number' && /^(?:19|20)\d{2}$/.test(token.key);
const isDash = (token: Token | undefined) => token !== undefined && /^[-–—]$/.test(token.text);
/** How many tokens behind the office it is looked for. */
const reach = 5;

/** ISO years, months or days, as much as the text gives: `nhiệm kỳ 2025-2030`, `from March 2021`, `sejak 2019`. */
export function validityAfter(line: Line, end: number, lexicon: Lexicon): Validity {
  const { tokens } = line.sentence;
  const first = tokens.findIndex(({ start }) => start >= end);
  if (first < 0) return never;
  const isTerm = (one: Token | undefined) =>
    one !== undefined &&
    lexicon.lookUp(one).some(({ class: table, meaning }) => table === 'time-words' && meaning === 'term');
  // `Đại sứ Việt Nam tại Đức (2010-2015)`
  if (
    tokens[first]?.text === '(' &&
    isYear(tokens[first + 1]) &&
    isDash(tokens[first + 2]) &&
    tokens[first + 4]?.text === ')'
  )
    return toTerm(tokens[first + 1], tokens[first + 3], true);
  for (let at = first; at < first + reach && at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.text === ';' || token.text === '.') return never;
    if (isYear(token) && isDash(tokens[at + 1]) && isTerm(tokens[at + 3])) return toTerm(token, tokens[at + 2]);
    const hit = lexicon.find(tokens, at);
    const word = hit?.readings.find(({ class: table }) => table === 'time-words')?.meaning;
    if (!word || !hit) continue;
    const next = at + hit.length;
    if (word === 'term' && isYear(tokens[next]) && isDash(tokens[next + 1]))
      return toTerm(tokens[next], tokens[next + 2]);
    if (word === 'term') continue;
    if (word === 'period') {
      const from = isYear(tokens[next]) ? next : next + 1;
      if (isYear(tokens[from]) && isDash(tokens[from + 1])) return toTerm(tokens[from], tokens[from + 2], true);
      continue;
    }
    const day = dayAt(line, next);
    if (day && word === 'until') return { since: null, until: day.date, ended: true };
    if (!day) continue;
    const end = tokens[day.to] ? lexicon.find(tokens, day.to) : null;
    const isEnd = end?.readings.some(({ class: table, meaning }) => table === 'time-words' && meaning === 'until');
    const last = end && isEnd ? dayAt(line, day.to + end.length) : null;
    return { since: day.date, until: last?.date ?? null, ended: last !== null };
  }
  return never;
}

/** The same where a sentence begins with it: `Từ năm 2010 đến năm 2015, ông A làm …`. */
export function validityInFront(line: Line, lexicon: Lexicon): Validity {
  const { tokens } = line.sentence;
  const comma = tokens.slice(0, leadLength).findIndex(({ text }) => text === ',');
  if (comma < 0) return never;
  const time = validityAfter(line, line.sentence.start, lexicon);
  return time.ended && time.since !== null ? time : never;
}
/** Of `Trong thời kỳ từ tháng 3 năm 2010 đến tháng 5 năm 2015`, in tokens. */
const leadLength = 16;

/** Whether an office was held only up to a day before the one on which the text was published. */
export const isOver = ({ until, ended }: Validity, today: string | null): boolean =>
  ended && until !== null && today !== null && until < today.slice(0, until.length);

/** `2010`, `năm 2010`, `tháng 3/2010`: a date, and the token behind it. */
function dayAt(line: Line, at: number): { readonly date: string; readonly to: number } | null {
  const { tokens } = line.sentence;
  for (const from of [at, at + 1]) {
    const token = tokens[from];
    const found = token ? dateAt(line, token.start) : null;
    if (found) return { date: found.date, to: tokens.findIndex(({ start }) => start >= found.end) };
    if (token && isYear(token)) return { date: token.key, to: from + 1 };
    if (token?.kind !== 'word') return null;
  }
  return null;
}

function toTerm(from: Token | undefined, to: Token | undefined, ended = false): Validity {
  const since = from?.key ?? '';
  const end = to?.key ?? '';
  return { since, until: /^\d{2}$/.test(end) ? since.slice(0, 2) + end : /^\d{4}$/.test(end) ? end : null, ended };
}

/** The date that begins at an offset, as marked in the line. */
function dateAt(line: Line, start: number): { readonly date: string; readonly end: number } | null {
  const dateOf = (item: Item) => readingOf(item, 'date')?.meaning;
  const isFull = (date: string | undefined) => Boolean(date) && !date?.startsWith('--');
  const found = findItem(line.items, (item) => item.start === start && isFull(dateOf(item)));
  const date = found ? dateOf(found) : undefined;
  return found && date ? { date, end: found.end } : null;
}
