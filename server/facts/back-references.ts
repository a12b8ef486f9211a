// `The Party Committee held a conference. At the meeting …`: a gathering that is called by the name of another sort where
// the text has told of one, and of none of that sort.
import type { Draft } from './draft.ts';
import { type Item, isOf, isVerb, type Line, readingOf } from './item.ts';
import type { Registry } from './registry.ts';

/** What a text may call any gathering at which people sit and speak. */
const assemblies = new Set([
  'conference',
  'meeting',
  'seminar',
  'forum',
  'working_session',
  'session',
  'dialogue',
  'summit',
]);
/** What any of those may have been, and more. */
const told = new Set([...assemblies, 'congress', 'training', 'event']);

export function joinBackReferences(lines: readonly Line[], registry: Registry): void {
  const joined = new Map<Draft, Draft>();
  let last: Draft | null = null;
  for (const line of lines) {
    // `X met Y. At the meeting …` is said of where they met.
    if (line.items.some((item) => isVerb(item, 'meet', 'meet_by'))) last = null;
    for (let at = 0; at < line.items.length; at++) {
      const item = line.items[at] as Item;
      const draft = isOf(item, 'gathering') ? registry.draftOf(item) : null;
      if (!draft || joined.has(draft)) continue;
      if (last && pointsBack(line.items, at) && isNoOther(draft, item, last)) joined.set(draft, last);
      else if (draft.head.split('|').some((head) => told.has(head)) && isOfItself(draft)) last = draft;
    }
  }
  if (joined.size > 0) registry.join(joined);
}

/** `the meeting`, `this two-day meeting`, `the same meeting`; `its meeting` may be one more. */
function pointsBack(items: readonly Item[], at: number): boolean {
  let before = at - 1;
  while (before > at - 3 && (isOf(items[before], 'Low') || isOf(items[before], 'Number')) && !isArticle(items[before]))
    before--;
  const article = items[before];
  return readingOf(article, 'articles')?.meaning === 'definite' && !isOf(article, 'possessives');
}

const isArticle = (item: Item | undefined) => isOf(item, 'articles');

/** One of which the text says no more than its sort, here for the first time. */
const isNoOther = (draft: Draft, item: Item, last: Draft): boolean =>
  draft !== last &&
  draft.first === item.start &&
  last.first < item.start &&
  draft.day === null &&
  ((!draft.proper && item.thing?.bare === true && assemblies.has(draft.head)) || isPartOf(draft, item, last));

/** `the first session`, `the opening session` of a seminar: what is said there is said at the seminar. */
const isPartOf = (draft: Draft, { parts }: Item, last: Draft): boolean =>
  draft.head === 'session' &&
  inSessions.has(last.head) &&
  parts.length === 2 &&
  (isOf(parts[0], 'ordinals') || isOf(parts[0], 'ordinal-words'));
/** What is held in several sessions; a committee has a first one of its own. */
const inSessions: ReadonlySet<string> = new Set(['conference', 'seminar', 'forum', 'dialogue', 'training', 'summit']);

/** The Party's congress is spoken of at many gatherings. */
const isOfItself = ({ kind, ofCommittee }: Draft): boolean => kind !== 'congress' || ofCommittee;
