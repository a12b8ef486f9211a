// What happened: event rules over the lines, in the order of the text, with the gathering that the text is about at each
// place. A rule that names no gathering means that one.
import type { Evidence } from '#model/fact';
import type { EventRule } from '#model/language';
import type { Role } from '#model/ontology';
import { type Claim, type Claims, evidenceIn } from './claims.ts';
import type { Draft } from './draft.ts';
import { findStarts, type Grammar } from './grammar.ts';
import { isOwning } from './groups.ts';
import {
  changeItem,
  entriesOf,
  type Item,
  isAnyOf,
  isInCapitals,
  isMinistry,
  isOf,
  isVerb,
  type Line,
  placeBefore,
  readingOf,
} from './item.ts';
import type { Observer } from './observer.ts';
import type { Match } from './pattern.ts';
import { type Announced, announcedBy, isPointSign, pointOf } from './points.ts';
import { readAs } from './reading.ts';
import type { Registry } from './registry.ts';
import { type PlacedAppointment, roleOf, targetOf } from './roles.ts';

export interface EventContext {
  readonly registry: Registry;
  readonly claims: Claims;
  readonly members: ReadonlyMap<Item, readonly Item[]>;
  /** Where a member is no named item but stands for one: a pronoun, an office. */
  readonly standsFor: ReadonlyMap<Item, Draft>;
  /** Who leads the delegation that the text is about, in the order of its reports. */
  readonly leaders: readonly Led[];
  /** Where the text was written: what happened `here`. */
  readonly here: () => Draft | null;
}

interface Led {
  readonly leader: Draft;
  /** Offset from which on the text is about that delegation. */
  readonly from: number;
}

export interface EventLine {
  readonly line: Line;
  readonly teaser: boolean;
  /** Begins a question of an interview behind the first one. */
  readonly asks: boolean;
  /** Where event rules read it, in the order of the text and of the rules. */
  readonly matches: readonly EventMatch[];
  /** What its lists say of their members, read in the same way. */
  readonly clauses: readonly { readonly line: Line; readonly matches: readonly EventMatch[] }[];
}

export interface EventMatch {
  readonly rule: EventRule;
  readonly match: Match;
}

/** Offices that a sentence gives to somebody by a verb: `X là Bí thư …`, `was elected Secretary`. */
export function readOffices(
  lines: readonly EventLine[],
  context: EventContext,
  beside: readonly PlacedAppointment[],
): PlacedAppointment[] {
  const found: PlacedAppointment[] = [];
  const all = lines.flatMap(({ line, teaser, matches, clauses }, at) =>
    [{ line, matches }, ...clauses].flatMap((one) =>
      one.matches.length > 0 ? { line: one.line, matches: one.matches, teaser, before: lines[at - 1]?.line } : [],
    ),
  );
  for (const { line, teaser, matches, before } of all) {
    for (const { rule, match } of matches) {
      if (!rule.states.some(({ type }) => type === 'HOLDS_ROLE')) continue;
      const items = line.items.slice(match.from, match.end);
      const offices = officesOf(rule, match, context);
      const everyone = match.captures.get('everyone') ?? (saysAll(rule) ? lastList(before) : undefined);
      const draftOf = (item: Item) => context.standsFor.get(item) ?? context.registry.draftOf(item);
      // A body that stands beside them in a list holds no office.
      const people = (everyone ?? match.captures.get('who') ?? [])
        .flatMap((item) => context.members.get(item) ?? [item])
        .filter((item) => draftOf(item)?.type === 'Person');
      // `A and B were elected Deputy Secretaries`
      const isAll = everyone !== undefined || (offices.length > 0 && offices.every((one) => isOf(one, 'shared')));
      const chosen = isAll ? people : holdersOf(match, line, people);
      const successors = (match.captures.get('successor') ?? []).flatMap((item) =>
        (context.members.get(item) ?? [item]).flatMap(
          (one) => context.standsFor.get(one) ?? context.registry.draftOf(one) ?? [],
        ),
      );
      const former =
        rule.former === true || (match.captures.get('former')?.length ?? 0) > 0 || isLongBefore(line, match);
      // `His predecessor, X`, `His successor is X`: of whoever was last given an office.
      const last =
        offices.length === 0 && successors.length === 0 && !rule.states.some(({ to }) => match.captures.has(to))
          ? lastOffice(found, beside, items[0]?.start ?? 0)
          : undefined;
      const around = people.flatMap(officesAround(line));
      // `Người tiền nhiệm của ông, bà B, …`: what the one holds now is what the other held.
      const own =
        around.length === 0 ? successors.flatMap((one) => officeHeldBy(one, found, beside, context) ?? []) : around;
      for (const office of successors.length > 0 ? own : last ? [last] : offices) {
        for (const person of chosen) {
          const holder = draftOf(person);
          if (holder?.type !== 'Person') continue;
          const [start, end] = [items[0]?.start ?? 0, items.at(-1)?.end ?? 0];
          found.push({
            person,
            office,
            start,
            end,
            line,
            teaser,
            holder,
            former,
            after: successors[0] ?? null,
            rule: rule.id,
            lexicon: verbsOf(items),
          });
        }
      }
    }
  }
  return found;
}

/** The office that the text spoke of last before a place, given by a verb or standing beside a name. */
const lastOffice = (
  found: readonly PlacedAppointment[],
  beside: readonly PlacedAppointment[],
  start: number,
): Item | undefined =>
  [beside, found]
    .flatMap((all) => all.findLast(({ office }) => office.start < start && !isMembership(roleOf(office))) ?? [])
    .sort((a, b) => a.office.start - b.office.start)
    .at(-1)?.office;

/** The office that somebody was last said to hold, of those that are more than a seat among others. */
const officeHeldBy = (
  holder: Draft,
  found: readonly PlacedAppointment[],
  beside: readonly PlacedAppointment[],
  { standsFor, registry }: EventContext,
): Item | undefined =>
  [...beside, ...found].findLast(
    (one) =>
      (one.holder ?? standsFor.get(one.person) ?? registry.draftOf(one.person)) === holder &&
      one.former !== true &&
      !isMembership(roleOf(one.office)),
  )?.office;

/** `Before she went to France, she was head of the department` */
const isLongBefore = ({ items }: Line, { from, end }: Match): boolean =>
  from > 1 &&
  isOf(items[0], 'past') &&
  items.slice(0, from).some(({ key }) => key === ',') &&
  items.slice(from, end).some((item) => isVerb(item, 'be'));

const saysAll = ({ states }: EventRule) => states.some(({ from }) => from === 'everyone');

/** `All four sit on the Committee`: the people that the sentence before ends with. */
const lastList = (before: Line | undefined): readonly Item[] => {
  const list = before?.items.findLast((item) => isOf(item, 'people'));
  return list ? [list] : [];
};

/** `A, B and C, who heads the office`: a clause is about the one before it. */
function isNearest({ captures }: Match, { items }: Line): boolean {
  const who = captures.get('who')?.at(-1);
  const next = who ? items.slice(items.indexOf(who) + 1).find(({ key }) => key !== ',') : undefined;
  const isRelative = next?.readings.some(({ note }) => note === 'relative') ?? false;
  return isRelative || isOf(next, 'relatives') || isOf(next?.parts[0], 'relatives');
}

/** `Comrades A and B were elected deputy secretaries` */
const isPlural = ({ captures }: Match): boolean => {
  const who = captures.get('who') ?? [];
  return who.length === 1 && isOf(who[0]?.parts[0], 'plurals');
};

/** `…, read out by A, head of B, C was elected`: names that nothing joins are no list, and the last of them is meant. */
const isUnjoined = ({ captures }: Match): boolean => {
  const who = captures.get('who') ?? [];
  return who.length === 1 && (who[0]?.parts.length ?? 0) > 1 && !who[0]?.parts.some((part) => isOf(part, 'and'));
};

/** `A and B were elected deputies`: what more than one can be, said right behind both. */
function areBoth({ captures }: Match, { items }: Line): boolean {
  const [who, other] = captures.get('who') ?? [];
  const office = captures.get('office')?.[0];
  if (!who || other || !office || !/^(?:deputy|vice|standing_deputy|member)/.test(roleOf(office) ?? '')) return false;
  const [last] = who.parts.slice(-1);
  const joined = who.parts.some((part, at) => isOf(part, 'and') && isOf(who.parts[at + 1], 'honorifics'));
  return joined && isOf(last, 'person') && isVerb(items[items.indexOf(who) + 1], 'hold_office');
}

/** Which of those that an office follows has it. */
const holdersOf = (match: Match, line: Line, people: readonly Item[]): readonly Item[] =>
  isPlural(match) || areBoth(match, line)
    ? people
    : isUnjoined(match) || isNearest(match, line)
      ? people.slice(-1)
      : people.slice(0, 1);

/** The entries of the verbs among some items. */
const verbsOf = (items: readonly Item[]): readonly string[] => [
  ...new Set(items.filter((item) => isOf(item, 'verbs')).flatMap(entriesOf)),
];

/** The offices that stand with a person in a list. */
const officesAround =
  ({ items }: Line) =>
  (person: Item): readonly Item[] =>
    items.find(({ parts }) => parts.includes(person))?.parts.filter((one) => isOf(one, 'office')) ?? [];

/** The offices that a match speaks of: named, of a body that stands apart from them, or said by a verb. */
function officesOf({ role, id }: EventRule, { captures }: Match, { members }: EventContext): readonly Item[] {
  const offices = captures.get('office') ?? [];
  const bodies = (captures.get('body') ?? []).flatMap((item) => members.get(item) ?? [item]);
  const [body] = bodies;
  if (!body) return offices;
  if (offices.length > 0)
    return offices.map((office) => changeItem(office, { thing: null, captures: withBody(office.captures, body) }));
  if (!role) return [];
  return bodies.map((one) =>
    changeItem(one, {
      readings: [readAs('office', roleAt(one, role))],
      thing: null,
      parts: [one],
      captures: withBody(new Map(), one),
      rule: id,
    }),
  );
}

/** Who heads a ministry is its minister, who heads a Party committee or cell its secretary. */
const roleAt = ({ thing }: Item, role: Role): Role => {
  if (role !== 'head') return role;
  if (isMinistry(thing?.head ?? '')) return 'minister';
  if (thing?.head === 'leadership_council') return 'chair';
  return /^party_(committee|cell)$/.test(thing?.head ?? '') ? 'secretary' : role;
};

const withBody = (captures: Item['captures'], body: Item): Item['captures'] =>
  new Map([...captures, ['target', [body]]]);

export function readEvents(lines: readonly EventLine[], context: EventContext): void {
  let focus: Draft | null = null;
  let main: Draft | null = null;
  // What the text has left for a meeting of two.
  let left: Draft | null = null;
  let rest: Draft | null = null;
  // What the sentence before has announced.
  let ahead: Draft | null = null;
  let site: { readonly item: Item; readonly line: Line } | null = null;
  // `Leaders of two provinces met in Hue. The meeting …`
  let metIn: MeetingPlace | null = null;
  const happening = new Set<Draft>();
  let met = false;
  // The only dateline of a text begins no report of its own.
  const isDigest = lines.filter(({ line }) => line.filed.length > 0).length > 1;
  const headings = headingsOfReports(lines);
  let list: { readonly type: Announced; readonly gathering: Draft } | null = null;
  let before: Draft | null | undefined;
  let listed: Draft | null = null;
  // What an answer tells that somebody said was said at a gathering if the answer speaks of one.
  let untold = false;
  const apart = citedApart(lines, context);
  for (const [at, { line, teaser, asks, matches, clauses }] of lines.entries()) {
    // What a report tells under one heading with a number is not told of where it was under another.
    if (!list && isSectionNumber(line, lines[at + 1]?.line, lines[at + 2]?.line)) {
      if (before === undefined) before = focus;
      focus = before;
      met = false;
    } else if (isPointNumber(line, lines[at + 1]?.line)) {
      // What one point of a list says is to be held, the next one is not about.
      if (line.items[0]?.key === '1') listed = focus;
      else if (focus?.mentions.some(({ item }) => isOf(item, 'another'))) focus = listed;
    }
    // `* In France: …` is one of several reports.
    if (headings.has(line) || (beginsReport(line) && (isDigest || line.filed.length === 0))) {
      focus = null;
      met = false;
    }
    const place = placeOfReport(line);
    // `TOKYO. All cells logged in …`: where a report was sent from.
    if (place) site = isInCapitals(place) ? null : { item: place, line };
    else if (line.sentence.opens) site = null;
    // `In the hall, the committee held its congress`: what is said before the name of the congress is of it, too.
    if (!line.items.some((item) => isOf(item, 'future')))
      for (const one of heldIn(matches, context)) happening.add(one);
    const here = gatheringsOf(line, context, happening, focus, left);
    const talks = here.length === 0 ? talksOf(line, context) : null;
    if (talks) here.push(talks);
    const isEncounter = met && line.items.some((item, at, items) => isUntoldYet(item, items[at + 1], context));
    const sidelines: boolean = focus !== null && isOnSidelines(line, focus, context);
    const meets = matches.some(({ rule }) => rule.states[0]?.type === 'MET');
    // `X received Y the same evening`
    const isLater =
      meets && here.length === 0 && (line.items.some(isSequel) || (focus !== null && isOnOtherDay(line, focus)));
    const metApart = focus !== null && isMetAside(line, focus, apartFrom, context);
    const leaves =
      isEncounter || sidelines || metApart || isLater || leavesGathering(line, here.length === 0 ? focus : null);
    met ||= meets;
    // `On the sidelines of the congress, X met Y`: the next paragraph goes on about the congress.
    if (rest && line.sentence.opens && !leaves && here.length === 0) focus = rest;
    rest = sidelines ? focus : line.sentence.opens ? null : rest;
    // A teaser may be of several sentences, which are about the same.
    if (leaves) left = focus ?? left;
    if ((teaser && line.sentence.opens) || leaves) focus = null;
    const named = here.find((draft) => !isMerelyNamed(draft, happening)) ?? (teaser ? (here[0] ?? null) : null);
    const current = leaves ? null : named;
    const planned = line.items.some((item) => isOf(item, 'future'));
    const known = line.caption ? (main ?? focus) : focus;
    // Who tells of a gathering to come speaks at the one that the text is about.
    const isToCome = current !== null && planned && (!happening.has(current) || isToldOf(line, current, context));
    const spoken = isToCome ? known : (current ?? known);
    ahead = planned ? (here.find((draft) => !happening.has(draft)) ?? ahead) : null;
    untold = here.length === 0 && (untold || asks);
    const about = { focus: current ?? known, spoken: untold ? null : spoken, ahead, apart };
    for (const one of matches) state(one, line, about, context, happening);
    for (const clause of clauses) for (const one of clause.matches) state(one, clause.line, about, context, happening);
    const point: Item | null = list && pointOf(line, lines[at - 1]?.line);
    if (list && point) claimPoint(list, point, line, context);
    else if (list && !isPointSign(line)) list = null;
    const announced = announcedBy(line);
    const gathering = current ?? known;
    if (announced && gathering) list = { type: announced, gathering };
    const last = here.filter((draft) => happening.has(draft) || (!planned && draft.proper && !isOfMany(draft))).at(-1);
    main ??= last ?? null;
    const seat = last && site ? context.registry.draftOf(site.item) : null;
    if (last && site && seat && !isUntold(last)) {
      context.claims.add('HELD_IN', last, seat, evidenceIn(site.line, site.item, 'shared/report-place', []));
      site = null;
    }
    if (last && metIn && named === last && (metIn.any || last.head.startsWith('meeting'))) {
      for (const item of metIn.items) {
        const seat = context.registry.draftOf(item);
        if (seat) context.claims.add('HELD_IN', last, seat, evidenceIn(metIn.line, item, metIn.rule, []));
      }
    }
    if (here.length > 0 || focus) metIn = null;
    else metIn = meetingPlace(line, matches) ?? metIn;
    // What stands under a picture leads nowhere.
    if (last && !line.caption && !leaves && !(focus && looksBack(line, focus))) {
      // `At its first session the new Executive Committee chose …`: the next paragraph goes on about the congress.
      if (focus?.kind === 'congress' && last !== focus && last.head === 'session') rest = focus;
      focus = last;
    }
  }
  meetAtTalks(context);
}

interface MeetingPlace {
  readonly items: readonly Item[];
  readonly line: Line;
  readonly rule: string;
  /** Of whatever gathering the text names next, not of a meeting alone. */
  readonly any: boolean;
}

/** Where a line says that they met whose meeting is yet to be named. */
function meetingPlace(line: Line, matches: readonly EventMatch[]): MeetingPlace | null {
  for (const { rule, match } of matches) {
    const behind = rule.states.find(({ from }) => from === 'meeting-behind' || from === 'gathering-behind');
    const items = behind ? (match.captures.get('place') ?? []) : [];
    if (items.length > 0) return { items, line, rule: rule.id, any: behind?.from === 'gathering-behind' };
  }
  return null;
}

/** One of a list whose first line says what they all did. */
function claimPoint(
  { type, gathering }: { readonly type: Announced; readonly gathering: Draft },
  point: Item,
  line: Line,
  { registry, claims, members, standsFor }: EventContext,
): void {
  const evidence = evidenceIn(line, point, 'shared/point-of-list', []);
  for (const member of members.get(point) ?? [point]) {
    const draft = standsFor.get(member) ?? registry.draftOf(member);
    if (draft && (type === 'ATTENDED' || draft.type === 'Person')) claims.add(type, draft, gathering, evidence);
  }
}

/**
 * Two who chair talks are the heads of the delegations, and meet there; so do the only two who are said to have been there,
 * one from each side.
 */
function meetAtTalks({ registry, claims }: EventContext): void {
  for (const talks of sittings.flatMap((head) => registry.ofSort(`Conference ${head}`))) {
    const there = claims.to(talks).filter(({ type, from }) => takesPart.has(type) && from.type === 'Person');
    const chairs = there.filter(({ type }) => type === 'CHAIRED');
    // At a working session many may have spoken; two who chair it are the two sides.
    if (chairs.length < 2 && talks.head !== 'talks') continue;
    const speakers = firstOfEach(there.filter(({ type }) => type === 'SPOKE_AT'));
    // Whoever else was at the table comes after the two who spoke.
    const [one, other, ...others] = chairs.length > 1 ? chairs : speakers.length === 2 ? speakers : firstOfEach(there);
    const evidence = other?.evidence[0];
    if (!one || !evidence || others.length > 0) continue;
    if (one.from.ofHome !== other.from.ofHome) claims.add('MET', one.from, other.from, evidence);
  }
}

const sittings = ['talks', 'working_session', 'meeting'];
const takesPart: ReadonlySet<string> = new Set(['CHAIRED', 'SPOKE_AT', 'ATTENDED']);

/** What is said first of each of those who are spoken of. */
const firstOfEach = (all: readonly Claim[]): readonly Claim[] =>
  all.filter((claim, at) => all.findIndex(({ from }) => from === claim.from) === at);

/** What a line says that somebody held. */
const heldIn = (matches: readonly EventMatch[], { registry }: EventContext): readonly Draft[] =>
  matches
    .filter(({ rule }) => rule.states.some(({ type }) => type === 'ORGANIZED'))
    .flatMap(({ match }) => match.captures.get('gathering') ?? [])
    .flatMap((item) => registry.draftOf(item) ?? [])
    .filter(({ kind }) => kind === 'congress');

/** Two meet beside the gathering, before or after it, which neither is at for it. */
const isOnSidelines = (line: Line, focus: Draft, context: EventContext): boolean =>
  isMetAside(line, focus, beside, context);

/** `Prior to the seminar, X met Y`: what follows is not said at the seminar. */
const isMetAside = ({ items }: Line, focus: Draft, asides: ReadonlySet<string>, { registry }: EventContext): boolean =>
  items.some((item) => isVerb(item, 'meet', 'meet_by')) &&
  items.some(
    (item, at) =>
      registry.draftOf(item) === focus && asides.has(readingOf(items[placeBefore(items, at)], 'asides')?.meaning ?? ''),
  );
const beside: ReadonlySet<string> = new Set(['sidelines', 'before', 'after']);
const apartFrom: ReadonlySet<string> = new Set(['aside']);

/** A paragraph that begins with a place and a colon, behind `In` or a bullet, or with where it was sent from. */
const beginsReport = (line: Line): boolean => {
  if (!line.sentence.opens) return false;
  if (line.filed.length > 0) return true;
  const { items } = line;
  if (line.sentence.listed && beginsWithDayOrPlace(items)) return true;
  const at = isOf(items[0], 'locatives') || isOf(items[0], 'Mark') ? 1 : 0;
  // `Hungary - Budapest: …`
  const isPair = items[at + 1]?.key === '-' && items[at + 2]?.thing?.type === 'Place';
  return (
    (items[at]?.thing?.type === 'Place' && reportSigns.has(items[at + (isPair ? 3 : 1)]?.key ?? '')) ||
    placeOfReport(line) !== null
  );
};

/** `* Inspectors compare notes`, with a paragraph of its own below, more than once: what a digest has over each of its reports. */
function headingsOfReports(lines: readonly EventLine[]): ReadonlySet<Line> {
  const found = lines.flatMap(({ line }, at) => {
    const next = lines[at + 1]?.line.sentence;
    const isAlone = line.sentence.opens && line.sentence.listed && next?.opens === true && !next.listed;
    return isAlone && !isOf(line.items.at(-1), 'Mark') ? [line] : [];
  });
  return new Set(found.length > 1 ? found : []);
}

/** `4.`, which the next line follows in the same paragraph. */
const isNumberBefore = ({ sentence, items }: Line, next: Line | undefined): boolean =>
  sentence.opens && items.length === 2 && items[1]?.key === '.' && next?.sentence.opens === false;

/** `4. Inspection and supervision`, a paragraph of its own. */
const isSectionNumber = (number: Line, heading: Line | undefined, text: Line | undefined): boolean =>
  isNumberBefore(number, heading) &&
  (isOf(number.items[0], 'Number') || isOf(number.items[0], 'Roman')) &&
  !isOf(heading?.items.at(-1), 'Mark') &&
  text?.sentence.opens === true;

/** `2. Implement the directive …`: a point of a list. */
const isPointNumber = (number: Line, point: Line | undefined): boolean =>
  isNumberBefore(number, point) && isOf(number.items[0], 'Number');

const isSequel = (item: Item) => readingOf(item, 'sequels')?.meaning === 'sequel';

const reportSigns = new Set([':', '.']);

/** `* Ngày 5/3, …`, `* Tại Paris hôm 4/3, …`: behind a bullet a report begins; a name or an office there is a point of a list. */
const beginsWithDayOrPlace = (items: readonly Item[]): boolean =>
  items.slice(0, 3).some((item) => readingOf(item, 'date')?.note === 'day') ||
  (isOf(items[0], 'locatives') && items[1]?.thing?.type === 'Place');

/** Where the reports of a digest begin; none where a text is one piece. */
export const startsOfReports = (lines: readonly Line[]): readonly number[] => {
  const starts = lines.filter(beginsReport).map(({ sentence }) => sentence.start);
  return starts.length > 1 ? starts : [];
};

/** `Maputo. A ceremony was held …`: nothing but a place before the first sentence of a paragraph. */
const placeOfReport = ({ items, sentence }: Line): Item | null =>
  sentence.opens && items.length === 2 && items[0]?.thing?.type === 'Place' && items[1]?.key === '.' ? items[0] : null;

const isLeadingIn = isAnyOf('past', 'openers', 'sequels');

/** `Tại buổi tiếp`, or another day: what is said from here on was not said at the gathering before. */
function leavesGathering({ items, sentence }: Line, focus: Draft | null): boolean {
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
    ? items
        .slice(0, isLater ? 6 : 3)
        .map((item) => readingOf(item, 'date'))
        .find(Boolean)
    : undefined;
  if (day?.note !== 'day' || !focus) return false;
  // `On 12 March, X met Y`: who meets on a day that is told has left the gathering whose day is not.
  return focus.day == null ? items.some((item) => isVerb(item, 'meet', 'meet_by')) : day.meaning !== focus.day;
}

/** `X said on 17 October that …`: not at what took place on the 16th. */
function isSaidOnAnother(day: string, items: readonly Item[]): boolean {
  if (items.some((item) => isOf(item, 'gathering'))) return false;
  const verb = items.findIndex((item) => isVerb(item, 'speak'));
  const date = items
    .slice(verb + 1, verb + 3)
    .map((item) => readingOf(item, 'date'))
    .find(Boolean);
  return verb > 0 && date?.note === 'day' && date.meaning !== day;
}

/** `On Sunday he met Y`, in the middle of a sentence: on no day of a gathering that was on another. */
const isOnOtherDay = ({ items }: Line, { day }: Draft): boolean => {
  const days = items.flatMap((item) => {
    const date = readingOf(item, 'date');
    return date?.note === 'day' ? [date.meaning] : [];
  });
  return day !== null && days.length > 0 && !days.includes(day);
};

const isOfCalendar = isAnyOf('months', 'month-words', 'year-words');

/** `That congress was held last June`: the text does not go on there, as it does after `Last June, …`. */
const looksBack = ({ items }: Line, { day }: Draft): boolean =>
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
function isUntoldYet(item: Item, next: Item | undefined, { registry }: EventContext): boolean {
  // `the meeting that the committee held`
  if (isOf(next, 'relatives') || isOf(next, 'that-words')) return false;
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
const isMerelyNamed = (draft: Draft, happening: ReadonlySet<Draft>) => isOfMany(draft) && !happening.has(draft);

/** A congress, or a plenum of the Central Committee: what texts about other gatherings speak of. */
const isOfMany = ({ kind, head }: Draft) => kind === 'congress' || head.startsWith('plenum');

function gatheringsOf(
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
    if (focus !== null && focus !== draft && isTopic(before)) return [];
    // `The previous session took place in Hue`: the text goes on about this one.
    if (focus !== null && (isOf(item, 'elsewhen') || isReported(items, at))) return [];
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
    // `before the congress` tells of none that takes place here.
    if ((isOf(before, 'locatives') || takesPlace) && leads && !isOf(before, 'asides')) happening.add(draft);
    return [draft];
  });
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
const isTopic = (word: Item | undefined): boolean => readingOf(word, 'asides')?.meaning === 'topic';

/** `thông báo kết quả Hội thảo`: of another gathering than the one at which that is said. */
const isTold = (verb: Item | undefined): boolean => readingOf(verb, 'verbs')?.note === 'told';

const isToldThere = ({ items }: Line, gathering: Item | undefined): boolean =>
  gathering !== undefined && isTold(items[items.indexOf(gathering) - 1]);

/** `X promised that Y will speak at the seminar`: X does not say so there. */
const isToldOf = ({ items }: Line, gathering: Draft, { registry }: EventContext): boolean =>
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

const quotes = new Set(['"', '“', '”', '«', '»']);

/** What somebody merely says: `“we learned to hold a meeting on a screen”`. A name in quotation marks ends with them. */
function isQuoted(items: readonly Item[], at: number): boolean {
  const opening = items.findLastIndex(({ key }, i) => i < at && quotes.has(key));
  if (opening < 0 || items.slice(0, at).filter(({ key }) => quotes.has(key)).length % 2 === 0) return false;
  const closing = items.findIndex(({ key }, i) => i > at && quotes.has(key));
  return opening < at - 2 && closing > at + 1;
}

/** `A held talks with B`, where the text comes back to the talks. */
function talksOf({ items, caption }: Line, { registry }: EventContext): Draft | null {
  if (caption || !items.some((item) => readingOf(item, 'verbs')?.note.includes('talks'))) return null;
  const [talks, other] = registry.ofSort('Conference talks');
  return talks && !other ? talks : null;
}

const isTakingPlace = (item: Item) => isVerb(item, 'take_place');

/** The gathering that a line is about, and the one at which those who speak in it do so. */
interface Focus {
  readonly focus: Draft | null;
  readonly spoken: Draft | null;
  /** One that is to come. */
  readonly ahead: Draft | null;
  /** Who speaks to a reporter instead, and from where on. */
  readonly apart: Map<Draft, number>;
}

export function matchEvents(line: Line, grammar: Grammar, observer: Observer): readonly EventMatch[] {
  const { items } = line;
  const { plain } = line.sentence;
  const found: EventMatch[] = [];
  for (const [at, rules] of findStarts(grammar.events, line)?.entries() ?? []) {
    for (const compiled of rules ?? []) {
      const match = compiled.pattern.match(items, at, plain);
      if (!match) continue;
      if (compiled.before?.(items[match.from - 1], plain) || compiled.after?.(items[match.end], plain)) continue;
      observer.made(compiled.rule.id, { start: items[match.from]?.start ?? 0, end: items[match.end - 1]?.end ?? 0 });
      found.push({ rule: compiled.rule, match });
    }
  }
  return found;
}

function state(
  { rule, match }: EventMatch,
  line: Line,
  about: Focus,
  context: EventContext,
  happening: Set<Draft>,
): void {
  const items = line.items.slice(match.from, match.end);
  const span = { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 };
  const evidence = evidenceIn(line, span, rule.id, verbsOf(items));
  const planned = items.some((item) => isOf(item, 'future')) || isOf(line.items[match.from - 1], 'future');
  // `PV: … the question`: who asks for a paper is at no gathering, and who is asked has not answered yet.
  const isQuestion = isOf(line.items[0], 'credits') && line.items[1]?.key === ':';
  for (const { type, from, to } of rule.states) {
    if (isQuestion && objects.has(type)) continue;
    if (type === 'HOLDS_ROLE') {
      if (match.captures.has(to) && to !== 'office' && to !== 'body') succeed(from, to, match, evidence, context, line);
      continue;
    }
    if (type === 'CHAIRED' && !match.captures.has(to) && (isOfBody(line, match.end) || isBodyLed(line, match.from)))
      continue;
    const nearest =
      type === 'HELD_IN' ||
      (type === 'ORGANIZED' && isOf(items[0], 'verbs')) ||
      (type === 'CHAIRED' && (isVerb(items[0], 'chair_by') || isOf(line.items[match.from - 1], 'agents'))) ||
      (type === 'SPOKE_AT' && isVerb(items[0], 'speak_by'));
    const object = !match.captures.has(to) && objects.has(type) ? gatheringAfter(line, match.end, context) : null;
    // `She says that the conference will …`: it is not said there.
    const isForetold = type === 'SPOKE_AT' && object !== null && !happening.has(object) && isPlanned(line);
    const isObject = object !== null && !isForetold && !isMerelyNamed(object, happening);
    const held = type === 'HELD_IN' ? gatheringBefore(line, placeIn(line, match, to), context) : null;
    const told = type === 'HELD_IN' ? gatheringTold(line, match.from, context) : null;
    const named = told ?? (held && !isMerelyNamed(held, happening) ? held : null);
    const here = nearest ? (named ?? gatheringBefore(line, match.from, context)) : isObject ? object : null;
    const focus = here ?? (to === 'planned' ? about.ahead : type === 'SPOKE_AT' ? about.spoken : about.focus);
    // `The guests were welcomed by X` is no meeting of two.
    const isPublic = match.captures.has(to) || match.captures.has('audience');
    const isSaidApart =
      type === 'SPOKE_AT' && !isPublic && (isCitedApart(line, match.end) || isSaidAfter(line, match.end, context));
    if (isSaidApart) for (const one of draftsOf(from, match, null, context)) about.apart.set(one, span.start);
    if (type === 'SPOKE_AT' && !isPublic && (isSaidApart || isElsewhere(line, match.end))) continue;
    if (type === 'MET' && (isAtCredentials(line) || match.captures.get('gathering')?.some(isCeremony))) continue;
    if (type === 'ATTENDED' && !match.captures.has(to) && isAtEncounter(line.items.slice(match.from, match.end + 1)))
      continue;
    // `A held talks with B` is no gathering until the text comes back to the talks.
    const isAside = type === 'ATTENDED' && rule.states[0]?.type === 'MET';
    // `A cùng B hội đàm`: the two of whom one is named beside the other met each other.
    const isOfTwo =
      from === to && (match.captures.get(from) ?? []).every((one) => context.members.get(one)?.length === 2);
    const ends = type === 'MET' && !isOfTwo ? { ...context, members: principalsOf(match, context) } : context;
    for (const start of draftsOf(from, match, focus, ends)) {
      for (const end of draftsOf(to, match, focus, ends)) {
        if (isAside && isUntold(end)) continue;
        if (type === 'SPOKE_AT' && !isPublic && !isObject && goesOnApart(start, line, about)) continue;
        if (type === 'SPOKE_AT') about.apart.delete(start);
        // `In France he told of the congress`: where that was told.
        if (type === 'HELD_IN' && isMerelyNamed(start, happening) && items.some((item) => isOf(item, 'people')))
          continue;
        // `At home X welcomed the results of the seminar`: where that is said.
        if (type === 'HELD_IN' && isToldThere(line, match.captures.get(from)?.[0])) continue;
        // A resolution that is named for the congress which passed it was passed by nobody else.
        if (type === 'ISSUED' && isPassedElsewhere(start, end, context)) continue;
        // Who holds talks takes part in them.
        if (type === 'ORGANIZED' && end.head === 'talks' && !end.proper) continue;
        if (!context.claims.add(type, start, end, evidence)) continue;
        for (const draft of [start, end])
          if (draft.type === 'Conference' && type !== 'ISSUED' && !planned && !isElsewhereThen(draft, type, about))
            if (!isAnnounced(line, draft, context)) happening.add(draft);
      }
    }
  }
}

/** `The party will hold a meeting …, which is to study …`: that it is to come is told before it in the same clause. */
function isAnnounced({ items }: Line, draft: Draft, { registry }: EventContext): boolean {
  const here = items.findIndex((item) => isOf(item, 'gathering') && registry.draftOf(item) === draft);
  if (here >= 0 && isTopic(items[placeBefore(items, here)])) return true;
  const clause = items.findLastIndex((item, at) => at < here && isOf(item, 'Mark'));
  if (items.slice(clause + 1, here).some((item) => isOf(item, 'future'))) return true;
  // `a seminar that will be held in Hanoi`
  return here >= 0 && isOf(items[here + 1], 'relatives') && isOf(items[here + 2], 'future');
}

const isPassedElsewhere = (from: Draft, { head, mentions }: Draft, { registry }: EventContext): boolean =>
  from.type !== 'Conference' &&
  // `Nghị quyết Trung ương 4 và Chỉ thị 03-CT/TW của Bộ Chính trị`: the first was passed by a plenum.
  ((head === 'plenum_norm' && from.head === 'politburo') ||
    mentions.some(({ item }) => registry.draftOf(item.thing?.issuer) !== null));

/** Talks that the text does not come back to. */
const isUntold = ({ head, mentions }: Draft): boolean => head === 'talks' && mentions.length < 2;

/** `the party sent a delegation to the 13th Congress`, told at another gathering. */
const isElsewhereThen = ({ kind }: Draft, type: string, { focus }: Focus): boolean =>
  type === 'ATTENDED' && kind === 'congress' && focus !== null && focus.kind !== 'congress';

/** `Cùng dự buổi tiếp có A`: who was there when two met was at no gathering for it. */
const isAtEncounter = (items: readonly Item[]): boolean =>
  items.some((item, at) => isVerb(item, 'attend', 'attend_list') && isOf(items[at + 1], 'encounters'));

/** Who receives ambassadors at a ceremony of credentials does not meet them. */
const isAtCredentials = ({ items }: Line): boolean =>
  items.some((item, at) => {
    const place = placeBefore(items, at);
    return (item.thing?.head.includes('credentials_ceremony') ?? false) && isOf(items[place], 'locatives');
  });

/** A handover between two, or a ceremony that one has for another: not where they met. */
const isCeremony = ({ thing }: Item): boolean => /(?:^|\|)ceremony/.test(thing?.head ?? '');

/** `He was received by X, who said …`: what is said when two meet is not said at the gathering before. */
const isElsewhere = ({ items }: Line, end: number): boolean =>
  !items.some((item) => isOf(item, 'gathering')) &&
  items
    .slice(0, end)
    .some((item, at) => isVerb(item, 'meet', 'meet_by') && !isOfThings(items, at) && !isSaid(items, at));

/** `…, said X when he was reached by telephone` */
const isCitedApart = (line: Line, end: number): boolean =>
  (!line.items.some((item) => isOf(item, 'gathering')) &&
    (line.items.slice(0, end + 6).some((item) => isOf(item, 'elsewhere')) || isInterview(line.items))) ||
  (isPlanned(line) && isApart(line));

/** `said X after the meeting`, `After the meeting X told reporters …`: of one whose name says no more than its sort. */
function isSaidAfter({ items }: Line, end: number, { registry }: EventContext): boolean {
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
function citedApart(lines: readonly EventLine[], context: EventContext): Map<Draft, number> {
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
const goesOnApart = (who: Draft, { items }: Line, { apart }: Focus): boolean =>
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

/** `who chairs the Fatherland Front`: that is an office and no gathering. */
function isOfBody({ items }: Line, end: number): boolean {
  const at = isOf(items[end], 'articles') ? end + 1 : end;
  // `who chairs the party`, `which chairs the all-party group`
  const word = items.slice(at, at + 4).findIndex((item) => isOf(item, 'body-words'));
  if (word >= 0 && items.slice(at, at + word).every((item) => isOf(item, 'Low') || item.key === '-')) return true;
  return isOf(items[at], 'bodies') && !isOf(items[at + 1], 'possessives') && !isOwning(items[at + 1]);
}

/** `The Commission, chaired by X, met`, `the council, which is chaired by X`: a sentence that begins with a body speaks of that one. */
function isBodyLed({ items }: Line, at: number): boolean {
  if (!isVerb(items[at], 'chair_by')) return false;
  if (isOf(items[at - 1], 'relatives')) return isOf(items[items[at - 2]?.key === ',' ? at - 3 : at - 2], 'bodies');
  return (
    items[at - 1]?.key === ',' &&
    isOf(items[at - 2], 'bodies') &&
    (at === 2 || (at === 3 && isOf(items[0], 'articles')))
  );
}

/** `ngày 20/5 Đảng ủy mở Hội nghị … tại X`: where a match names the place, or where it begins. */
function placeIn({ items }: Line, { captures, from }: Match, to: string): number {
  const at = items.indexOf(captures.get(to)?.[0] as Item);
  return Math.max(at, from);
}

/** `setelah Kongres ke-7 yang diadakan di …`: whichever it is, its place is told. */
const gatheringTold = ({ items }: Line, at: number, { registry }: EventContext): Draft | null =>
  isOf(items[at - 1], 'relatives') && isOf(items[at - 2], 'gathering') ? registry.draftOf(items[at - 2]) : null;

/** Of several gatherings in a sentence the nearest one before is the one whose place is told. */
const gatheringBefore = ({ items }: Line, end: number, { registry }: EventContext): Draft | null => {
  const isAside = (at: number) => {
    const before = items[placeBefore(items, at)];
    return isOf(before, 'asides') && !isTopic(before);
  };
  const last = items.findLastIndex((item, at) => at < end && isOf(item, 'gathering') && !isAside(at));
  // `the resolution of the plenum, held in Hue`: it is the plenum that was held.
  const document = items.findLast(
    (item, at) =>
      at > last &&
      at < end &&
      isOf(item, 'norm') &&
      isVerb(items[items[at + 1]?.key === ',' ? at + 2 : at + 1], ...held),
  );
  const issuer = registry.draftOf(document?.thing?.issuer);
  return issuer?.type === 'Conference' ? issuer : registry.draftOf(items[last]);
};
const held = ['hold', 'hold_by', 'take_place'];

const isPlanned = ({ items }: Line): boolean => items.some((item) => isOf(item, 'future'));

const objects: ReadonlySet<string> = new Set(['SPOKE_AT', 'ATTENDED', 'CHAIRED']);

/** `attended a reception and addressed a meeting`: what stands right behind the verb. */
function gatheringAfter({ items }: Line, end: number, { registry }: EventContext): Draft | null {
  if (isOf(items[end], 'that-words') && isVerb(items[end - 1], 'speak')) return null;
  if (isTold(items[end - 1])) return null;
  let at = end;
  // `giới thiệu công tác chuẩn bị Đại hội`: syllables are no small words between.
  const isBetween = (item: Item | undefined) =>
    isOf(item, 'Low') && !isOf(item, 'verbs') && (!isOf(item, 'Syllable') || isOf(item, 'locatives'));
  while (at < end + 4 && (isOf(items[at], 'articles') || isBetween(items[at]))) at++;
  if (items.slice(end, at).some((one) => isOf(one, 'results'))) return null;
  return isOf(items[at], 'gathering') ? registry.draftOf(items[at]) : null;
}

/** `A, accompanied by B, met C`: two met, and who was with them did not. */
function principalsOf({ captures }: Match, { members }: EventContext): EventContext['members'] {
  const principals = new Map<Item, readonly Item[]>();
  for (const item of [...captures.values()].flat()) {
    const all = members.get(item);
    const company = item.parts.find((part) => readingOf(part, 'and')?.meaning === 'with');
    if (all) principals.set(item, company ? all.filter(({ start }) => start < company.start) : all);
  }
  return principals;
}

/** `He succeeds X`: the office that the one has now is what the other had. */
function succeed(from: string, to: string, match: Match, evidence: Evidence, context: EventContext, line: Line): void {
  // `She will be succeeded by X, now head of Y`: she still has her office, and his is another.
  if (line.items.slice(match.from, match.end).some(isToCome)) return;
  const [before] = draftsOf(from, match, null, context);
  const [now] = draftsOf(to, match, null, context);
  const roles = titlesOf(match.captures.get(from)?.[0]);
  if (!before || !now) return;
  // `takes the seat of X`
  const isSeat = line.items.slice(match.from, match.end).some((item) => readingOf(item, 'verbs')?.note === 'seat');
  const all = context.claims
    .from(now)
    .filter(({ type, former }) => type === 'HOLDS_ROLE' && !former)
    .filter((one) => (isSeat ? isMembership(one.role) : !isMembership(one.role) || isGivenIn(one, evidence)))
    .filter(({ role }) => roles.length === 0 || (role !== null && roles.includes(role)))
    // `has a new head, X, First Secretary at the Embassy; he took over from Y`
    .sort(
      (a, b) =>
        Number(a.role === 'other') - Number(b.role === 'other') || nearnessOf(a, evidence) - nearnessOf(b, evidence),
    );
  for (const held of all.slice(0, match.captures.has('both') ? 2 : 1))
    context.claims.add('HOLDS_ROLE', before, held.to, evidence, { role: held.role, former: true });
}

/** `succeeds Ambassador X`: the offices in front of a name say which one is meant. */
const titlesOf = (item: Item | undefined): readonly string[] => {
  const name = item?.parts.findIndex((part) => isOf(part, 'person')) ?? -1;
  return (item?.parts ?? [])
    .slice(0, Math.max(name, 0))
    .flatMap((part) => (isOf(part, 'office') ? (roleOf(part) ?? []) : []));
};

const isToCome = (item: Item) => readingOf(item, 'verbs')?.note === 'to_come';
const isMembership = (role: string | null) => role === null || /member$/.test(role);
/** `X was elected to the Standing Committee, replacing Y` */
const isGivenIn = ({ evidence }: Claim, { sentence, span }: Evidence): boolean =>
  evidence.some(
    (one) =>
      one.span.start >= sentence.start &&
      one.span.end <= span.end &&
      one.lexicon.some((entry) => entry.startsWith('verbs:')),
  );
/** What the same sentence says comes first, the nearest of it; then the rest in the order of the text. */
function nearnessOf(claim: Claim, { sentence, span }: Evidence): number {
  const own = claim.evidence.filter((one) => one.span.start >= sentence.start && one.span.end <= span.end);
  if (own.length > 0) return -own.reduce((last, { span }) => Math.max(last, span.end), 0);
  return claim.evidence.reduce((first, { span }) => Math.min(first, span.start), Number.POSITIVE_INFINITY);
}

const startOf = ({ captures }: Match) => Math.min(...[...captures.values()].flat().map(({ start }) => start));

/** More are not meant by one word for all. */
const mostCells = 100;

/** The cells that the text names and that begin where they are wanted. */
const cellsOf = ({ registry }: EventContext, isWanted: (first: number) => boolean): readonly Draft[] =>
  registry
    .ofSort('PartyCommittee party_cell')
    .filter(({ proper, head, first }) => proper && head === 'party_cell' && isWanted(first));

/** The cells that the text has named so far. */
function cellsBefore(match: Match, context: EventContext): readonly Draft[] {
  const at = startOf(match);
  return cellsOf(context, (first) => first < at).slice(-mostCells);
}

/** `Two cells under the Committee spoke. The Cell of A …, the Cell of B …`: so many that are named behind it for the first time. */
function cellsBehind(match: Match, context: EventContext): readonly Draft[] {
  const end = Math.max(...[...match.captures.values()].flat().map((item) => item.end));
  // `The cells under it gave papers. The Secretary of the Cell of A …`
  if (!match.captures.has('count')) return cellsOf(context, (first) => first >= end && first < end + nextBy);
  const number = Number(readingOf(match.captures.get('count')?.[0], 'small-numbers')?.meaning);
  const found = cellsOf(context, (first) => first >= end && first < end + nearBy).slice(0, number);
  return found.length === number ? found : [];
}

/** Characters within which a text tells of whom it has announced. */
const nearBy = 900;
/** The same where it has not told how many. */
const nextBy = 400;

/** `A and B have …; the two held …`: the only two of the list of bodies that the text named last. */
function bodiesBefore(match: Match, { members, registry }: EventContext): readonly Draft[] {
  const at = startOf(match);
  let last: Item | null = null;
  for (const [list, own] of members)
    if (list.start < at && list.start > (last?.start ?? -1) && own.length > 1) last = list;
  const drafts = (last ? (members.get(last) ?? []) : []).map((item) => registry.draftOf(item));
  const bodies = drafts.flatMap((draft) => (draft && draft.type !== 'Person' ? [draft] : []));
  return drafts.length === 2 && bodies.length === 2 ? bodies : [];
}

/** The documents that the text has named so far, and that nobody is said to have passed; of one kind, as in `normsOf`. */
function documentsBefore(match: Match, { registry, claims }: EventContext): readonly Draft[] {
  const at = startOf(match);
  const kind = kindIn(match);
  return registry
    .ofSort('Resolution norm')
    .filter((norm) => norm.proper && norm.first < at && !claims.to(norm).some(({ type }) => type === 'ISSUED'))
    .filter((norm) => kind === undefined || norm.kind === kind)
    .slice(-mostCells);
}

/** `carrying that directive out`: the one of its kind that the text named last. */
function normBefore(match: Match, { registry }: EventContext): readonly Draft[] {
  const at = startOf(match);
  const kind = kindIn(match);
  const isMeant = (norm: Draft) => norm.proper && norm.first < at && norm.kind === kind;
  return oneOf(registry.lastOf('Resolution', at, isMeant));
}

const kindIn = ({ captures }: Match): string | undefined =>
  readingOf(captures.get('norm-heads')?.[0], 'norm-heads')?.meaning;

/** The documents that a gathering is about; of one kind, where the match names it. */
function normsOf(focus: Draft | null, match: Match, { claims }: EventContext): readonly Draft[] {
  const kind = kindIn(match);
  const all = focus ? claims.from(focus).flatMap(({ type, to }) => (type === 'IMPLEMENTS' ? [to] : [])) : [];
  return kind === undefined ? all : all.filter((norm) => norm.kind === kind);
}

const ceremonyOf = (wanted: string, { registry }: EventContext): readonly Draft[] =>
  registry.ofSort(`Conference ${wanted}`).slice(0, 1);

const oneOf = (draft: Draft | null): readonly Draft[] => (draft ? [draft] : []);

/**
 * What an item says besides itself: `norm`, the documents that a gathering's name ends with, `unsigned` of them those whose
 * names do not say who passed them; `owner`, whose a congress is;
 * `seat`, where a body sits; `city`, the same where that is less than a country; `site`,
 * where its name says that it sits; `last`, the last of a list; `body`, that of the last office of a list.
 */
function partOf(item: Item, part: string, context: EventContext): readonly Draft[] {
  const { registry, members } = context;
  if (part === 'norm' || part === 'unsigned') {
    const keeps = item.thing?.keeps ?? [];
    return keeps.at(-1)?.end === item.end && keeps.every(({ thing }) => thing?.type === 'Resolution')
      ? keeps.flatMap((one) => (part === 'unsigned' && one.thing?.issuer ? [] : (registry.draftOf(one) ?? [])))
      : [];
  }
  const own = members.get(item) ?? [item];
  if (part === 'last') return own.slice(-1).flatMap((member) => registry.draftOf(member) ?? []);
  // A body, or its building: `gedung Kedutaan Besar Vietnam di Laos`.
  if (part === 'site')
    return own
      .flatMap((member) => (member.thing ? [member] : member.parts))
      .flatMap(({ thing }) => registry.draftOf(thing?.seat) ?? []);
  if (part === 'owner') return ownersOf(item, registry);
  // `keputusan Kongres V di Bali`: who passed it.
  if (part === 'issuer') return oneOf(registry.draftOf(item.thing?.issuer));
  // A mission's seat may be a whole country, which is no place to meet in.
  if (part === 'city') return partOf(item, 'seat', context).filter(({ concept }) => concept?.includes('/'));
  if (part === 'seat')
    return own.flatMap((member) => registry.draftOf(member) ?? []).flatMap(({ seats }) => registry.draftsOf(seats));
  const office = isOf(item, 'office') ? item : item.parts.filter((one) => isOf(one, 'office')).at(-1);
  return office ? oneOf(registry.draftOf(targetOf(office))) : [];
}

/** Whose a congress is: its name says so here, or where the text first named it. */
function ownersOf(item: Item, registry: Registry): readonly Draft[] {
  const owner = registry.draftOf(item.thing?.owner);
  return owner ? [owner] : registry.draftsOf(registry.draftOf(item)?.owners ?? []).slice(0, 1);
}

/** Who leads the delegation that the text is about: the first of whom it says so, and of whom a report of its own says it. */
export function findLeaders(
  lines: readonly Line[],
  members: EventContext['members'],
  registry: Registry,
): readonly Led[] {
  const found: Led[] = [];
  for (const line of lines) {
    const { opens, listed, start } = line.sentence;
    // `* At the same time a delegation led by X visited Laos.`
    if (found.length > 0 && !(opens && listed)) continue;
    const leader = leaderIn(line, members, registry);
    if (leader) found.push({ leader, from: found.length > 0 ? start : 0 });
  }
  return found;
}

function leaderIn({ items }: Line, members: EventContext['members'], registry: Registry): Draft | null {
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item;
    if (!isOf(item, 'people')) continue;
    const next = items.slice(at + 1, at + 4);
    const leads = next.findIndex((one) => isVerb(one, 'lead', 'who_lead'));
    const led = item.parts.find((one) => isVerb(one, 'led_by'));
    const isLeader =
      led !== undefined ||
      isVerb(items[at - 1], 'lead_by', 'led_by') ||
      (leads >= 0 && !next.slice(0, leads).some((one) => isOf(one, 'people')));
    if (!isLeader) continue;
    const people = (members.get(item) ?? [item])
      .filter(({ start }) => start > (led?.start ?? -1))
      .flatMap((one) => registry.draftOf(one) ?? [])
      .filter(({ type }) => type === 'Person');
    // `A and B, who leads the delegation`
    const person = isVerb(next[leads], 'who_lead') ? people.at(-1) : people[0];
    if (person) return person;
  }
  return null;
}

const leaderBefore = (start: number, { leaders }: EventContext): Draft | null =>
  leaders.findLast(({ from }) => from <= start)?.leader ?? null;

function draftsOf(name: string, match: Match, focus: Draft | null, context: EventContext): readonly Draft[] {
  const [key = '', part] = name.split('.');
  const items = match.captures.get(key);
  if (items && part) return [...new Set(items.flatMap((item) => partOf(item, part, context)))];
  if (!items && name === 'committee') return oneOf(context.registry.committeeBefore(startOf(match)));
  if (!items && name === 'body-before')
    return oneOf(context.registry.lastOf('PartyCommittee', startOf(match), ({ proper }) => proper));
  if (!items && name === 'cells') return cellsBefore(match, context);
  if (!items && name === 'cells-behind') return cellsBehind(match, context);
  if (!items && name === 'norms') return normsOf(focus, match, context);
  if (!items && name === 'norm-before') return normBefore(match, context);
  if (!items && name === 'documents') return documentsBefore(match, context);
  if (!items && name === 'document') return documentsBefore(match, context).slice(-1);
  if (!items && name === 'leader') return oneOf(leaderBefore(startOf(match), context));
  if (!items && name === 'pair') return context.claims.pair;
  if (!items && name === 'both-bodies') return bodiesBefore(match, context);
  if (!items && name === 'here') return oneOf(context.here());
  if (!items && name === 'ceremony') return ceremonyOf('credentials_ceremony', context);
  if (!items) return name === 'gathering' || name === 'planned' ? oneOf(focus) : [];
  const drafts = new Set<Draft>();
  for (const item of items) {
    for (const member of context.members.get(item) ?? [item]) {
      const draft =
        context.standsFor.get(member) ??
        context.registry.draftOf(member) ??
        // `the secretary of the Youth Union was present`: the body was.
        (isOf(member, 'office') ? context.registry.draftOf(targetOf(member)) : null);
      if (draft) drafts.add(draft);
    }
  }
  return [...drafts];
}
