// The gathering that a text is about at each place.
import type { Draft } from './draft.ts';
import type { EventContext, EventLine, EventMatch } from './event-lines.ts';
import { isOwning } from './groups.ts';
import { dayTold, type Item, isAnyOf, isOf, isVerb, type Line, placeBefore, readingOf } from './item.ts';
import { onlyOf } from './only.ts';
import type { Registry } from './registry.ts';
import { beginsReport, headingsOfReports, isPointNumber, isSectionNumber } from './reports.ts';

/** What a line is about. */
export interface About {
  /** The gatherings that the line names and may be about. */
  readonly here: readonly Draft[];
  /** The one of them that it is about. */
  readonly named: Draft | null;
  /** The one that it goes on about, where it names none. */
  readonly known: Draft | null;
  /** Either of them. */
  readonly focus: Draft | null;
  /** The gathering at which those who speak in it do so. */
  readonly spoken: Draft | null;
  /** One that is to come. */
  readonly ahead: Draft | null;
  /** Tells of what is to come. */
  readonly planned: boolean;
  /** Tells of something apart from the gathering before. */
  readonly leaves: boolean;
}

/** The gathering that the text is about, line by line: `enter` each one, and `leave` it when what it states is known. */
export class Focus {
  /** Those of which the text tells that they take place. */
  readonly happening = new Set<Draft>();
  readonly #lines: readonly EventLine[];
  readonly #context: EventContext;
  // The only dateline of a text begins no report of its own.
  readonly #isDigest: boolean;
  readonly #headings: ReadonlySet<Line>;
  #focus: Draft | null = null;
  /** What the text has told of first. */
  #main: Draft | null = null;
  /** What the text has left for a meeting of two. */
  #left: Draft | null = null;
  /** What the next paragraph goes on about. */
  #rest: Draft | null = null;
  /** What the sentence before has announced. */
  #ahead: Draft | null = null;
  #met = false;
  /** What the text was about before its sections with numbers, and before the points of a list. */
  #before: Draft | null | undefined;
  #listed: Draft | null = null;
  /** What an interview is about by its introduction and its questions. */
  #raised: Draft | null = null;
  /** What an answer tells that somebody said was said at a gathering if the answer speaks of one. */
  #untold = false;

  constructor(lines: readonly EventLine[], context: EventContext) {
    this.#lines = lines;
    this.#context = context;
    this.#isDigest = lines.filter(({ line }) => line.filed.length > 0).length > 1;
    this.#headings = headingsOfReports(lines);
  }

  /** `isListing`: within a list of those who were there. */
  enter(at: number, isListing: boolean): About {
    const { line, teaser, asks, matches } = this.#lines[at] as EventLine;
    this.#begin(at, isListing);
    // `In the hall, the committee held its congress`: what is said before the name of the congress is of it, too.
    const planned = isPlanned(line);
    if (!planned) for (const one of heldIn(matches, this.#context)) this.happening.add(one);
    const here = gatheringsOf(line, this.#context, this.happening, this.#focus, this.#left);
    const talks = here.length === 0 ? talksOf(line, this.#context) : null;
    if (talks) here.push(talks);
    const leaves = this.#leaves(line, matches, here.length === 0);
    // A teaser may be of several sentences, which are about the same.
    if (leaves) this.#left = this.#focus ?? this.#left;
    if ((teaser && line.sentence.opens) || leaves) this.#focus = null;
    const told = here.find((draft) => !isMerelyNamed(draft, this.happening)) ?? (teaser ? (here[0] ?? null) : null);
    const named = leaves ? null : told;
    const known = line.caption ? (this.#main ?? this.#focus) : this.#focus;
    // Who tells of a gathering to come speaks at the one that the text is about.
    const isToCome = named !== null && planned && (!this.happening.has(named) || isToldOf(line, named, this.#context));
    this.#ahead = planned ? (here.find((draft) => !this.happening.has(draft)) ?? this.#ahead) : null;
    this.#untold = here.length === 0 && (asks ? !asksOn(line) : this.#untold);
    // `X received Y, who congratulated him on the congress`
    const isCongratulated = teaser && named !== null && isMerelyNamed(named, this.happening);
    const spoken = isToCome || isCongratulated ? known : (named ?? known);
    return {
      here,
      named,
      known,
      focus: named ?? known,
      spoken: this.#untold ? null : spoken,
      ahead: this.#ahead,
      planned,
      leaves,
    };
  }

  /** The gathering that a line ends with, if it is one that takes place. */
  leave({ line, answers, asks }: EventLine, { here, planned, leaves }: About): Draft | null {
    const last =
      here.filter((draft) => this.happening.has(draft) || (!planned && draft.proper && !isOfMany(draft))).at(-1) ??
      null;
    this.#main ??= last;
    // What stands under a picture leads nowhere.
    if (last && !line.caption && !leaves && !(this.#focus && looksBack(line, this.#focus))) {
      // `At its first session the new Executive Committee chose …`: the next paragraph goes on about the congress.
      if (this.#focus?.kind === 'congress' && last !== this.#focus && isFirstOf(last)) this.#rest = this.#focus;
      this.#focus = last;
    }
    if (!answers && !(asks && asksOn(line))) this.#raised = this.#focus;
    return last;
  }

  /** Where a section, a point or a report begins. */
  #begin(at: number, isListing: boolean): void {
    const { line } = this.#lines[at] as EventLine;
    const [next, second] = [this.#lines[at + 1]?.line, this.#lines[at + 2]?.line];
    // What a report tells under one heading with a number is not told of where it was under another.
    if (!isListing && isSectionNumber(line, next, second)) {
      if (this.#before === undefined) this.#before = this.#focus;
      this.#focus = this.#before;
      this.#met = false;
    } else if (isPointNumber(line, next)) {
      // What one point of a list says is to be held, the next one is not about.
      if (line.items[0]?.key === '1') this.#listed = this.#focus;
      else if (this.#focus?.mentions.some(({ item }) => isOf(item, 'another'))) this.#focus = this.#listed;
    }
    // What one answer has told of, the next question is not about, unless it asks who spoke there.
    if (this.#lines[at]?.asks && !asksOn(line)) this.#focus = this.#raised;
    // `* In France: …` is one of several reports.
    if (this.#headings.has(line) || (beginsReport(line) && (this.#isDigest || line.filed.length === 0))) {
      this.#focus = null;
      this.#met = false;
    }
  }

  /** Whether a line tells of a meeting of two, or of another day, apart from the gathering before. */
  #leaves(line: Line, matches: readonly EventMatch[], namesNone: boolean): boolean {
    const focus = this.#focus;
    const isEncounter = this.#met && line.items.some((_, i, items) => isUntoldYet(items, i, this.#context));
    const sidelines = focus !== null && isOnSidelines(line, focus, this.#context);
    const meets = matches.some(({ rule }) => rule.states[0]?.type === 'MET');
    // `X received Y the same evening`
    const isLater = meets && namesNone && (line.items.some(isSequel) || (focus !== null && isOnOtherDay(line, focus)));
    const metApart = focus !== null && isMetAside(line, focus, apartFrom, this.#context);
    const leaves = isEncounter || sidelines || metApart || isLater || leavesGathering(line, namesNone ? focus : null);
    this.#met ||= meets;
    // `On the sidelines of the congress, X met Y`: the next paragraph goes on about the congress.
    if (this.#rest && line.sentence.opens && !leaves && namesNone) this.#focus = this.#rest;
    this.#rest = sidelines ? this.#focus : line.sentence.opens ? null : this.#rest;
    return leaves;
  }
}

/** `What was discussed?`: at the gathering that the answer before has told of. */
const asksOn = ({ items }: Line): boolean => items.some((item) => isOf(item, 'follow-ups'));

/** `at its first meeting`: of those whom a congress has elected. */
const isFirstOf = ({ head, mentions }: Draft): boolean =>
  head === 'session' ||
  mentions.some(({ item }) => item.parts.some((part) => readingOf(part, 'gathering-heads')?.note === 'first'));

/** What a line says that somebody held. */
export const heldIn = (matches: readonly EventMatch[], { registry }: EventContext): readonly Draft[] =>
  matches
    .filter(({ rule }) => rule.states.some(({ type }) => type === 'ORGANIZED'))
    .flatMap(({ match }) => match.captures.get('gathering') ?? [])
    .flatMap((item) => registry.draftOf(item) ?? [])
    .filter(({ kind }) => kind === 'congress');

/** Two meet beside the gathering, before or after it, which neither is at for it. */
export const isOnSidelines = (line: Line, focus: Draft, context: EventContext): boolean =>
  isMetAside(line, focus, beside, context);

/** `Prior to the seminar, X met Y`: what follows is not said at the seminar. */
export const isMetAside = (
  { items }: Line,
  focus: Draft,
  asides: ReadonlySet<string>,
  { registry }: EventContext,
): boolean =>
  items.some((item) => isVerb(item, 'meet', 'meet_by')) &&
  items.some(
    (item, at) =>
      registry.draftOf(item) === focus && asides.has(readingOf(items[placeBefore(items, at)], 'asides')?.meaning ?? ''),
  );

export const beside: ReadonlySet<string> = new Set(['sidelines', 'before', 'after']);

export const apartFrom: ReadonlySet<string> = new Set(['aside']);

export const isSequel = (item: Item) => readingOf(item, 'sequels')?.meaning === 'sequel';

const isLeadingIn = isAnyOf('past', 'openers', 'sequels');

/** `Tại buổi tiếp`, or another day: what is said from here on was not said at the gathering before. */
export function leavesGathering({ items, sentence }: Line, focus: Draft | null): boolean {
  const encounter = items.findIndex((item) => isOf(item, 'encounters'));
  if (encounter > 0 && encounter < 4 && isOf(items[encounter - 1], 'openers')) return true;
  // `Sore harinya, X bertemu Y`: what follows is said there.
  const isSequel = items.slice(0, 2).some((item) => isOf(item, 'sequels'));
  // `Two days before, the cell had met`
  if (focus && items.slice(0, 2).some((item) => elsewhere.has(readingOf(item, 'sequels')?.meaning ?? ''))) return true;
  if (focus && isSequel && items.some((item) => isVerb(item, 'meet', 'meet_by') || isOf(item, 'awards'))) return true;
  if (focus?.day && isSaidOnAnother(focus.day, items)) return true;
  // `Trước đó, chiều ngày 5/3, …`
  const isLater = items[1]?.key === ',' && isLeadingIn(items[0]);
  const day = sentence.opens
    ? items.slice(0, Math.max(isLater ? 6 : 3, lengthOfLead(items))).find((item) => isOf(item, 'date'))
    : undefined;
  const told = dayTold(day);
  if (told === null || !focus) return false;
  // `On 12 March, X met Y`: who meets on a day that is told has left the gathering whose day is not.
  return focus.day == null ? items.some((item) => isVerb(item, 'meet', 'meet_by')) : told !== focus.day;
}

/** `Nói chuyện với cán bộ Đại sứ quán tối 15/9, đồng chí X …`: what a sentence that names no gathering tells before anybody is named. */
function lengthOfLead(items: readonly Item[]): number {
  const person = items.findIndex((item) => isOf(item, 'people'));
  const lead = items.slice(0, Math.max(person, 0));
  return lead.length <= longestLead && isVerb(lead[0], 'speak') && lead.at(-1)?.key === ',' ? lead.length : 0;
}
const longestLead = 14;

/** `X said on 17 October that …`: not at what took place on the 16th. */
function isSaidOnAnother(day: string, items: readonly Item[]): boolean {
  if (items.some((item) => isOf(item, 'gathering'))) return false;
  const verb = items.findIndex((item) => isVerb(item, 'speak'));
  const told = dayTold(items.slice(verb + 1, verb + 3).find((item) => isOf(item, 'date')));
  return verb > 0 && told !== null && told !== day;
}

/** `On Sunday he met Y`, in the middle of a sentence: on no day of a gathering that was on another. */
export const isOnOtherDay = ({ items }: Line, { day }: Draft): boolean => {
  const days = items.flatMap((item) => dayTold(item) ?? []);
  return day !== null && days.length > 0 && !days.includes(day);
};

const isOfCalendar = isAnyOf('months', 'month-words', 'year-words');

/** `That congress was held last June`: the text does not go on there, as it does after `Last June, …`. */
export const looksBack = ({ items }: Line, { day }: Draft): boolean =>
  items.some((item, at) => {
    if (at < 4) return false;
    const date = readingOf(item, 'date');
    if (date) return date.note === 'month' && day !== null && date.meaning < day.slice(0, 7);
    return (
      isOfCalendar(item) && [at - 1, at + 1, at + 2].some((i) => readingOf(items[i], 'other-weeks')?.meaning === 'past')
    );
  });

/** At another time, or beside it: `On the sidelines, …` */
const elsewhere: ReadonlySet<string> = new Set(['earlier', 'aside']);

/** `X met Y. At the meeting …`: where they met, though the text will name a meeting later. */
export function isUntoldYet(items: readonly Item[], at: number, { registry }: EventContext): boolean {
  const [item, next] = [items[at] as Item, items[at + 1]];
  // `the meeting that the committee held`, `held a meeting at which …`
  if (isOf(next, 'relatives') || isOf(next, 'that-words')) return false;
  if (isOf(next, 'locatives') && isOf(items[at + 2], 'relatives')) return false;
  if (!isOf(item, 'gathering') || item.thing?.bare !== true || item.thing.head !== 'meeting') return false;
  if (!item.parts.every(({ token }) => token !== null)) return false;
  const draft = registry.draftOf(item);
  return (draft?.mentions ?? []).every((one) => one.item.start >= item.start || one.item.thing?.bare === true);
}

/** Named in the heading alone, where the text tells of another. */
export const isOnlyHeading = (draft: Draft, registry: Registry) =>
  draft.heading &&
  registry.ofSort('Conference').some(({ heading, proper, kind }) => !heading && proper && kind !== 'congress');

/** A Party congress that is only spoken of, in the name of a resolution or a plan. */
export const isMerelyNamed = (draft: Draft, happening: ReadonlySet<Draft>) => isOfMany(draft) && !happening.has(draft);

/** A congress of the whole Party, of which texts about other gatherings tell. */
const isOfParty = ({ kind, ofCommittee }: Draft) => kind === 'congress' && !ofCommittee;

/** A congress, or a plenum of the Central Committee: what texts about other gatherings speak of. */
export const isOfMany = ({ kind, head }: Draft) => kind === 'congress' || head.startsWith('plenum');

export function gatheringsOf(
  line: Line,
  { registry }: EventContext,
  happening: Set<Draft>,
  focus: Draft | null,
  left: Draft | null,
): Draft[] {
  const { items } = line;
  if (!items.some((item) => isOf(item, 'gathering'))) return [];
  return items.flatMap((item, at) => {
    const draft = isOf(item, 'gathering') ? registry.draftOf(item) : null;
    if (!draft || (draft.first === item.start && isQuoted(items, at))) return [];
    if (isOnlyHeading(draft, registry)) return [];
    // `at the party's 53rd congress`
    const place = placeBefore(items, isOwning(items[at - 1]) ? at - 2 : at);
    const before = items[place];
    // `talked of the results of the congress held in Hue`: what is said next is not said there.
    if (isTopic(before) && (focus === null ? isOfParty(draft) : focus !== draft)) return [];
    // `The Congress, held in Hanoi, had set the goal`, said at a seminar: the text goes on about the seminar.
    if (focus !== null && focus.kind !== 'congress' && isOfParty(draft) && !isOf(before, 'locatives')) return [];
    // `the Centre, which hosts a forum every year, asked …`
    if (focus !== null && draft.first === item.start && isInRelative(items, at)) return [];
    // `The previous session took place in Hue`: the text goes on about this one.
    if ((focus !== null && isOf(item, 'elsewhen')) || ((focus ?? left) !== null && isReported(items, at))) return [];
    if (left !== null && isTold(items[at - 1])) return [];
    // `X received Y, who has come to attend a conference`: where they met is not there.
    if (isVerb(before, 'attend') && isOfGuest(items, place)) return [];
    // `đã tới phát biểu, nhân sang dự khóa họp …`: the text goes on about the gathering that it was about.
    if (focus !== null && isOf(before, 'asides') && isVerb(before, 'attend')) return [];
    // `Kết luận … của Hội nghị Trung ương 4` was passed there; the text is about something else.
    if (
      (isOf(before, 'of') || before?.key === 'do') &&
      (isOf(items[place - 1], 'norm') || isOf(items[place - 1], 'norm-heads'))
    )
      return [];
    // `Conclusion No. 199-KL/TW, adopted by the Central Committee at its 13th plenum`
    const passed = items.slice(0, at).findLastIndex((one) => isVerb(one, 'issue_by'));
    if (passed > 0 && items.slice(Math.max(0, passed - 3), passed).some((one) => isOf(one, 'norm'))) return [];
    const next = items.slice(at + 1, at + 4);
    const happens = next.some((one) => isTakingPlace(one) || (draft.ofCommittee && isVerb(one, 'elect')));
    const takesPlace = happens && !next.some((one) => isOf(one, 'future'));
    const leads = focus === null || at < 5 || items[at - 2]?.key === ',';
    // `before the congress`, `sẽ tiến hành Đại hội` tell of none that takes place here.
    const isThere = isOf(before, 'locatives') && !isOf(items[place - 1], 'future');
    if ((isThere || takesPlace) && leads && !isOf(before, 'asides')) happening.add(draft);
    return [draft];
  });
}

/** In a clause that a comma and `which` begin and no comma has ended yet. */
function isInRelative(items: readonly Item[], at: number): boolean {
  const comma = items.findLastIndex(({ key }, i) => i < at && key === ',');
  return comma >= 0 && isOf(items[comma + 1], 'relatives');
}

/** `She proposed that a forum be set up`: what somebody only speaks of, not where it is said: `told the seminar`. */
function isReported(items: readonly Item[], at: number): boolean {
  const verb = items.findLastIndex((one, i) => i < at && isVerb(one, 'speak'));
  if (verb < 1 || !items.slice(0, verb).some((one) => isOf(one, 'people') || isOf(one, 'pronouns'))) return false;
  if (isTold(items[verb])) return true;
  const between = items.slice(verb + 1, at);
  // `thông báo những kết quả nổi bật của Đại hội`
  if (between.some((one) => isOf(one, 'that-words') || isOf(one, 'results'))) return true;
  return !between.every((one) => isOf(one, 'articles') || isOf(one, 'Low')) && !isOf(between.at(-1), 'locatives');
}

/** `the results of the congress` */
export const isTopic = (word: Item | undefined): boolean => readingOf(word, 'asides')?.meaning === 'topic';

/** `thông báo kết quả Hội thảo`: of another gathering than the one at which that is said. */
export const isTold = (verb: Item | undefined): boolean => readingOf(verb, 'verbs')?.note === 'told';

/** `X promised that Y will speak at the seminar`: X does not say so there. */
export const isToldOf = ({ items }: Line, gathering: Draft, { registry }: EventContext): boolean =>
  items.some((item, at) => isOf(item, 'gathering') && registry.draftOf(item) === gathering && isReported(items, at));

/** Behind somebody who was received: what is said there is said of him. */
function isOfGuest(items: readonly Item[], at: number): boolean {
  const met = items.findIndex((item) => isVerb(item, 'meet', 'meet_by'));
  return (
    met > 0 &&
    items.slice(0, met).some((item) => isOf(item, 'people')) &&
    items.slice(met + 1, at).some((item) => isOf(item, 'people')) &&
    !items.slice(0, met).some((item) => isOf(item, 'gathering'))
  );
}

export const quotes = new Set(['"', '“', '”', '«', '»']);

/** What somebody merely says: `“we learned to hold a meeting on a screen”`. A name in quotation marks ends with them. */
function isQuoted(items: readonly Item[], at: number): boolean {
  const opening = items.findLastIndex(({ key }, i) => i < at && quotes.has(key));
  if (opening < 0 || items.slice(0, at).filter(({ key }) => quotes.has(key)).length % 2 === 0) return false;
  const closing = items.findIndex(({ key }, i) => i > at && quotes.has(key));
  return opening < at - 2 && closing > at + 1;
}

/** `A held talks with B`, where the text comes back to the talks. */
export function talksOf({ items, caption }: Line, { registry }: EventContext): Draft | null {
  if (caption || !items.some((item) => readingOf(item, 'verbs')?.note.includes('talks'))) return null;
  return onlyOf(registry.ofSort('Conference talks'));
}

const isTakingPlace = (item: Item) => isVerb(item, 'take_place');

/** Talks that the text does not come back to. */
export const isUntold = ({ head, mentions }: Draft): boolean => head === 'talks' && mentions.length < 2;

/** Tells of what is to come. */
export const isPlanned = ({ items }: Line): boolean => items.some((item) => isOf(item, 'future'));
