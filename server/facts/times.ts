// The time that a text gives for an office: a term, a beginning, an end, right behind its name.
import type { Token } from '#model/text';
import { findItem, type Item, type Line, readingOf } from './item.ts';
import type { Lexicon } from './lexicon.ts';

export interface Validity {
  readonly since: string | null;
  readonly until: string | null;
}

const never: Validity = { since: null, until: null };
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
    const day = dateAt(line, tokens[next]?.start ?? -1) ?? (isYear(tokens[next]) ? (tokens[next]?.key ?? null) : null);
    if (day) return word === 'since' ? { since: day, until: null } : { since: null, until: day };
  }
  return never;
}

function toTerm(from: Token | undefined, to: Token | undefined): Validity {
  const since = from?.key ?? '';
  const end = to?.key ?? '';
  return { since, until: /^\d{2}$/.test(end) ? since.slice(0, 2) + end : /^\d{4}$/.test(end) ? end : null };
}

/** The date that begins at an offset, as marked in the line. */
function dateAt(line: Line, start: number): string | null {
  const dateOf = (item: Item) => readingOf(item, 'date')?.meaning;
  const isFull = (date: string | undefined) => Boolean(date) && !date?.startsWith('--');
  const found = findItem(line.items, (item) => item.start === start && isFull(dateOf(item)));
  return found ? (dateOf(found) ?? null) : null;
}
