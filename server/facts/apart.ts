// Who speaks, but not at the gathering that the text is about: to a reporter, to a guest, afterwards.
import type { Draft } from './draft.ts';
import type { EventContext, EventLine } from './event-lines.ts';
import { isPlanned, quotes } from './focus.ts';
import { type Item, isOf, isVerb, type Line, placeBefore, readingOf } from './item.ts';
import { draftsOf } from './referents.ts';

/** `He was received by X, who said …`: what is said when two meet is not said at the gathering before. */
export const isElsewhere = ({ items }: Line, end: number): boolean =>
  // `Before the seminar he met X, who said …`
  !items.some((item, at) => isOf(item, 'gathering') && !isOf(items[placeBefore(items, at)], 'asides')) &&
  items
    .slice(0, end)
    .some(
      (item, at) =>
        (isVerb(item, 'meet', 'meet_by') && !isOfThings(items, at) && !isSaid(items, at)) || isVisit(items, at, end),
    );

/** `They also visited the Embassy, where X briefed them`: what is said in a house that somebody visits. */
function isVisit(items: readonly Item[], at: number, end: number): boolean {
  if (!isOf(items[at], 'visits') || isOf(items[at - 1], 'relatives') || isSaid(items, at)) return false;
  const where = items.findIndex((item, i) => i > at && i < end && isOf(item, 'relatives'));
  return items.slice(at + 1, where).some((item) => isOf(item, 'bodies') || item.thing?.head === 'venue');
}

/** `told reporters at the seminar`; what is told of a seminar is not told there. */
const isThere = (items: readonly Item[], at: number): boolean => isOf(items[placeBefore(items, at)], 'locatives');

/** `…, said X when he was reached by telephone` */
export const isCitedApart = (line: Line, end: number): boolean =>
  (!line.items.some((item, at) => isOf(item, 'gathering') && (at < end || isThere(line.items, at))) &&
    (line.items.slice(0, end + 6).some((item) => isOf(item, 'elsewhere')) || isInterview(line.items))) ||
  (isPlanned(line) && isApart(line));

/** `said X after the meeting`, `After the meeting X told reporters …`: of one whose name says no more than its sort. */
export function isSaidAfter({ items }: Line, end: number, { registry }: EventContext): boolean {
  return items.slice(0, end + 6).some((item, at) => {
    if (readingOf(items[placeBefore(items, at)], 'asides')?.meaning !== 'after') return false;
    if (isOf(item, 'encounters') || isOf(item, 'meetings')) return at > end - 1;
    return isOf(item, 'gathering') && (at > end - 1 || (registry.draftOf(item)?.mentions.length ?? 0) > 1);
  });
}

/**
 * Who is quoted from a call or a talk with a reporter, from that sentence on; from where the paragraph begins if it is
 * the first that names them and tells of nothing else: `An analyst, X, welcomed it. “…,” X said when reached by telephone.`
 */
export function citedApart(lines: readonly EventLine[], context: EventContext): Map<Draft, number> {
  const found = new Map<Draft, number>();
  let paragraph = 0;
  let isOpen = true;
  for (const { line, matches } of lines) {
    if (line.sentence.opens) {
      paragraph = line.sentence.start;
      isOpen = true;
    }
    if (line.items.some((item) => isOf(item, 'gathering') || isOf(item, 'own-speeches'))) isOpen = false;
    if (!isOpen) continue;
    for (const { rule, match } of matches) {
      if (!rule.states.some(({ type }) => type === 'SPOKE_AT') || !isCitedApart(line, match.end)) continue;
      for (const state of rule.states)
        for (const one of draftsOf(state.from, match, null, context))
          if (one.first >= paragraph && !found.has(one)) found.set(one, paragraph);
    }
  }
  return found;
}

/** `He added …`, of one who was last heard by a reporter; in a speech of his own, or at a gathering that is named, he is heard there. */
export const goesOnApart = (who: Draft, { items }: Line, apart: ReadonlyMap<Draft, number>): boolean =>
  (apart.get(who) ?? Number.POSITIVE_INFINITY) <= (items[0]?.start ?? 0) &&
  !items.some(
    (item, at) => isOf(item, 'own-speeches') || (isOf(item, 'gathering') && isOf(items[at - 1], 'locatives')),
  );

/** Within quotation marks. */
const isSaid = (items: readonly Item[], at: number): boolean =>
  items.slice(0, at).filter(({ key }) => quotes.has(key)).length % 2 === 1;

/** `welcomed the plan`: a verb that is also one of speaking, with nobody behind it. */
function isOfThings(items: readonly Item[], at: number): boolean {
  if (!isVerb(items[at], 'speak')) return false;
  const object = items.slice(at + 1).findIndex((item) => !isOf(item, 'articles') && !isOf(item, 'Low'));
  return (
    !isOf(items[at + 1 + object], 'people') &&
    !items.slice(at + 1, at + 2 + object).some((item) => isOf(item, 'people'))
  );
}

/** `Dihubungi terpisah, …` */
const isApart = ({ items }: Pick<Line, 'items'>): boolean => items.slice(0, 4).some((item) => isOf(item, 'elsewhere'));

/** `Answering the newspaper X, Y said …`, `Y told the agency X that …` */
const isInterview = (items: readonly Item[]): boolean =>
  items.some(
    (item, at) =>
      isVerb(item, 'speak') &&
      (at === 0 || readingOf(item, 'verbs')?.note === 'to') &&
      (isMedium(items[at + 1]) || (isOf(items[at + 1], 'articles') && isMedium(items[at + 2]))),
  );

const isMedium = (item: Item | undefined): boolean =>
  [item, ...(item?.parts ?? [])].some((one) => /^(?:media|bao)/.test(one?.thing?.head ?? ''));
