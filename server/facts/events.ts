// What happened: event rules over the lines, in the order of the text, with the gathering that the text is about at each
// place. A rule that names no gathering means that one.
import { citedApart, goesOnApart, isCitedApart, isElsewhere, isSaidAfter } from './apart.ts';
import { type Claim, evidenceIn } from './claims.ts';
import type { Draft } from './draft.ts';
import { type EventContext, type EventLine, type EventMatch, verbsOf } from './event-lines.ts';
import { type About, Focus, isMerelyNamed, isPlanned, isTold, isTopic, isUntold, quotes, talksOf } from './focus.ts';
import { succeed } from './given-offices.ts';
import { isOwning } from './groups.ts';
import { type Item, isInCapitals, isOf, isVerb, isWith, type Line, placeBefore } from './item.ts';
import type { Match } from './pattern.ts';
import { type Announced, announcedBy, isPointSign, pointOf } from './points.ts';
import { draftsOf } from './referents.ts';
import { placeOfReport } from './reports.ts';

/** Claims what the lines tell, in the order of the text: what a line tells decides what the next ones are about. */
export function readEvents(lines: readonly EventLine[], context: EventContext): void {
  const focus = new Focus(lines, context);
  const apart = citedApart(lines, context);
  const ahead = new ToldAhead(context);
  const metBeside = new Map<Draft, Draft>();
  let list: { readonly type: Announced; readonly gathering: Draft } | null = null;
  for (const [at, one] of lines.entries()) {
    const { line, matches, clauses } = one;
    ahead.enter(line);
    const about = focus.enter(at, list !== null);
    const asked: Asked = { about, apart, happening: focus.happening, metBeside };
    for (const match of matches) state(match, line, asked, context);
    for (const clause of clauses) for (const match of clause.matches) state(match, clause.line, asked, context);
    const point: Item | null = list && pointOf(line, lines[at - 1]?.line);
    if (list && point) claimPoint(list, point, line, context);
    else if (list && !isPointSign(line)) list = null;
    const announced = announcedBy(line);
    if (announced && about.focus) list = { type: announced, gathering: about.focus };
    ahead.leave(one, about, focus.leave(one, about));
  }
  meetAtTalks(context);
}

/** What the text tells before it names the gathering of which it is true: where that was held, who was there. */
class ToldAhead {
  readonly #context: EventContext;
  // `TOKYO. All cells logged in …`: where a report was sent from.
  #site: { readonly item: Item; readonly line: Line } | null = null;
  // `Leaders of two provinces met in Hue. The meeting …`
  #ahead: readonly Ahead[] = [];

  constructor(context: EventContext) {
    this.#context = context;
  }

  enter(line: Line): void {
    const item = placeOfReport(line);
    if (item) this.#site = isInCapitals(item) ? null : { item, line };
    else if (line.sentence.opens) this.#site = null;
  }

  /** Behind a line that ends with a gathering or with none. */
  leave({ line, matches }: EventLine, { here, named, known }: About, last: Draft | null): void {
    const site = this.#site;
    if (last && site && !isUntold(last) && this.#claim('HELD_IN', last, site.item, site.line, 'shared/report-place'))
      this.#site = null;
    if (last && named === last)
      for (const { type, item, line: told, rule, isMeant } of this.#ahead)
        if (isMeant(last)) this.#claim(type, last, item, told, rule);
    if (here.length > 0 || known) this.#ahead = [];
    else {
      const found = toldAhead(line, matches, this.#context);
      if (found.length > 0) this.#ahead = found;
    }
  }

  #claim(type: 'HELD_IN' | 'ATTENDED', gathering: Draft, item: Item, line: Line, rule: string): boolean {
    const { registry, claims, standsFor } = this.#context;
    const draft = standsFor.get(item) ?? registry.draftOf(item);
    const evidence = evidenceIn(line, item, rule, []);
    if (draft && type === 'HELD_IN') claims.add(type, gathering, draft, evidence);
    else if (draft) claims.add(type, draft, gathering, evidence);
    return draft !== null;
  }
}

interface Ahead {
  readonly type: 'HELD_IN' | 'ATTENDED';
  /** The place, or one who was there. */
  readonly item: Item;
  readonly line: Line;
  readonly rule: string;
  readonly isMeant: (gathering: Draft) => boolean;
}

/** Which of the gatherings that the text names next a rule speaks of. */
const behind: Readonly<Record<string, Ahead['isMeant']>> = {
  'gathering-behind': () => true,
  'meeting-behind': ({ head }) => head.startsWith('meeting'),
  'ceremony-behind': ({ head }) => head.startsWith('ceremony'),
};

/** What a line says of the gathering that the text is yet to name. */
const toldAhead = (line: Line, matches: readonly EventMatch[], { members }: EventContext): readonly Ahead[] =>
  matches.flatMap(({ rule, match }) =>
    rule.states.flatMap(({ type, from, to }) => {
      const isMeant = behind[type === 'HELD_IN' ? from : to];
      if (!isMeant || (type !== 'HELD_IN' && type !== 'ATTENDED')) return [];
      const items = match.captures.get(type === 'HELD_IN' ? to : from) ?? [];
      return items
        .flatMap((item) => members.get(item) ?? [item])
        .map((item) => ({ type, item, line, rule: rule.id, isMeant }));
    }),
  );

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
    if (one.from.ofHome !== other.from.ofHome || areOfTwoCountries(one.from, other.from, claims))
      claims.add('MET', one.from, other.from, evidence);
  }
}

/** `Bí thư Tỉnh ủy Lào Cai A`, `Bí thư Châu ủy Hồng Hà B`: names of a neighbour may read like those of home. */
function areOfTwoCountries(one: Draft, other: Draft, claims: EventContext['claims']): boolean {
  const countryOf = (person: Draft) =>
    claims
      .from(person)
      .filter(({ type, former }) => type === 'HOLDS_ROLE' && !former)
      .flatMap(({ to }) => provinceOf(to)?.slice(0, 2) ?? [])
      .at(0);
  const [own, foreign] = [countryOf(one), countryOf(other)];
  return own !== undefined && foreign !== undefined && own !== foreign;
}

/** Where a body of a province governs, `CN/yunnan`. */
const provinceOf = ({ concept, head }: Draft): string | undefined =>
  /provincial|peoples_c/.test(head) ? /[(=]([A-Z]{2}\/[\w-]{1,60})\)/.exec(concept ?? '')?.[1] : undefined;

const sittings = ['talks', 'working_session', 'meeting'];

const takesPart: ReadonlySet<string> = new Set(['CHAIRED', 'SPOKE_AT', 'ATTENDED']);

/** What is said first of each of those who are spoken of. */
const firstOfEach = (all: readonly Claim[]): readonly Claim[] =>
  all.filter((claim, at) => all.findIndex(({ from }) => from === claim.from) === at);

const isToldThere = ({ items }: Line, gathering: Item | undefined): boolean =>
  gathering !== undefined && isTold(items[items.indexOf(gathering) - 1]);

/** What statements depend on besides the sentence. */
interface Asked {
  readonly about: About;
  /** Who speaks to a reporter instead, and from where on. */
  readonly apart: Map<Draft, number>;
  /** The gatherings of which the text tells that they take place. */
  readonly happening: Set<Draft>;
  /** Who was first named as somebody met beside a gathering, and beside which. */
  readonly metBeside: Map<Draft, Draft>;
}

function state(
  { rule, match }: EventMatch,
  line: Line,
  { about, apart, happening, metBeside }: Asked,
  context: EventContext,
): void {
  const items = line.items.slice(match.from, match.end);
  const span = { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 };
  const evidence = evidenceIn(line, span, rule.id, verbsOf(items));
  const planned = items.some((item) => isOf(item, 'future')) || isOf(line.items[match.from - 1], 'future');
  // `PV: … the question`: who asks for a paper is at no gathering, and who is asked has not answered yet.
  const isQuestion = isOf(line.items[0], 'credits') && line.items[1]?.key === ':';
  for (const { type, from, to } of rule.states) {
    // `Photo: Ambassador X at the ceremony`
    const isShown = type === 'ATTENDED' && match.captures.has(to) && line.items.at(-1)?.key !== '?';
    if (isQuestion && !isShown && objects.has(type)) continue;
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
    const which =
      type === 'IMPLEMENTS' && !match.captures.has(from) ? gatheringAtWhich(line, match.from, context) : null;
    const here = nearest ? (named ?? gatheringBefore(line, match.from, context)) : isObject ? object : which;
    // `A held talks with B in Hue. At the talks …`
    const talks = from === 'talks' ? talksOf(line, context) : null;
    const focus = talks ?? here ?? (to === 'planned' ? about.ahead : type === 'SPOKE_AT' ? about.spoken : about.focus);
    // `The guests were welcomed by X` is no meeting of two.
    const isPublic = match.captures.has(to) || match.captures.has('audience');
    const isSaidApart =
      type === 'SPOKE_AT' && !isPublic && (isCitedApart(line, match.end) || isSaidAfter(line, match.end, context));
    if (isSaidApart) for (const one of draftsOf(from, match, null, context)) apart.set(one, span.start);
    if (type === 'SPOKE_AT' && !isPublic && (isSaidApart || isElsewhere(line, match.end))) continue;
    if (type === 'SPOKE_AT' && isQuotedVerb(items)) continue;
    if (type === 'MET' && (isAtCredentials(line) || match.captures.get('gathering')?.some(isCeremony))) continue;
    if (type === 'ATTENDED' && !match.captures.has(to) && isAtEncounter(line.items.slice(match.from, match.end + 1)))
      continue;
    // `They will visit the school and give it books`
    if (type === 'ATTENDED' && !match.captures.has(to) && about.planned && items.some((one) => isOf(one, 'awards')))
      continue;
    // `A held talks with B` is no gathering until the text comes back to the talks.
    const isAside = type === 'ATTENDED' && rule.states[0]?.type === 'MET';
    // `A cùng B hội đàm`: the two of whom one is named beside the other met each other.
    const isOfTwo =
      from === to && (match.captures.get(from) ?? []).every((one) => context.members.get(one)?.length === 2);
    const ends = type === 'MET' && !isOfTwo ? { ...context, members: principalsOf(match, context) } : context;
    if (from === 'talks' && !talks) continue;
    const namesNone = about.here.length === 0;
    for (const start of draftsOf(from, match, focus, ends)) {
      for (const end of draftsOf(to, match, focus, ends)) {
        if (isAside && isUntold(end)) continue;
        if (type === 'SPOKE_AT' && !isPublic && !isObject && goesOnApart(start, line, apart)) continue;
        if (type === 'SPOKE_AT' && !isPublic && !isObject && namesNone && metBeside.get(start) === end) continue;
        if (type === 'SPOKE_AT') apart.delete(start);
        // `Afterwards X called on Y. Y said …`: not at the gathering before.
        if (type === 'MET' && about.focus && namesNone && end.first >= (line.items[0]?.start ?? 0))
          metBeside.set(end, about.focus);
        // `In France he told of the congress`: where that was told.
        if (type === 'HELD_IN' && isMerelyNamed(start, happening) && items.some((item) => isOf(item, 'people')))
          continue;
        // `At home X welcomed the results of the seminar`: where that is said.
        if (type === 'HELD_IN' && isToldThere(line, match.captures.get(from)?.[0])) continue;
        // A resolution that is named for the congress which passed it was passed by nobody else.
        if (type === 'ISSUED' && isPassedElsewhere(start, end, context)) continue;
        // The Party's congress carries out what others have passed.
        if (type === 'IMPLEMENTS' && isOwnOfParty(start, end, context)) continue;
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

const isOwnOfParty = (from: Draft, { mentions }: Draft, { registry }: EventContext): boolean =>
  from.kind === 'congress' &&
  !from.ofCommittee &&
  mentions.some(({ item }) => registry.draftOf(item.thing?.issuer) === from);

/** `the party sent a delegation to the 13th Congress`, told at another gathering. */
const isElsewhereThen = ({ kind }: Draft, type: string, { focus }: About): boolean =>
  type === 'ATTENDED' && kind === 'congress' && focus !== null && focus.kind !== 'congress';

/** `Cùng dự buổi tiếp có A`: who was there when two met was at no gathering for it. */
const isAtEncounter = (items: readonly Item[]): boolean =>
  items.some((item, at) => isVerb(item, 'attend', 'attend_list') && isOf(items[at + 1], 'encounters'));

/** `She asked X to “stay as he is, for people judge us by that”`: X judges nobody. Behind a colon X says so himself. */
function isQuotedVerb(items: readonly Item[]): boolean {
  const marks = items.flatMap(({ key }, at) => (quotes.has(key) ? [at] : []));
  const before = items[(marks.at(-1) ?? 0) - 1]?.key ?? '';
  return marks.length % 2 === 1 && isOf(items.at(-1), 'verbs') && before !== ':' && before !== ',';
}

/** Who receives ambassadors at a ceremony of credentials does not meet them. */
const isAtCredentials = ({ items }: Line): boolean =>
  items.some((item, at) => {
    const place = placeBefore(items, at);
    return (item.thing?.head.includes('credentials_ceremony') ?? false) && isOf(items[place], 'locatives');
  });

/** A handover between two, or a ceremony that one has for another: not where they met. */
const isCeremony = ({ thing }: Item): boolean => /(?:^|\|)ceremony/.test(thing?.head ?? '');

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

/** `would hold a workshop in May at which the resolution would be …`: the one that a clause is about. */
function gatheringAtWhich({ items }: Line, at: number, { registry }: EventContext): Draft | null {
  const which = items.findLastIndex(
    (item, i) => i > 0 && i <= at && isOf(item, 'relatives') && isOf(items[i - 1], 'locatives'),
  );
  const gathering = items.findLastIndex((item, i) => i < which && isOf(item, 'gathering'));
  if (gathering < 0 || items.slice(gathering, at).some(({ key }) => key === ';')) return null;
  return registry.draftOf(items[gathering]);
}

/** `ngày 20/5 Đảng ủy mở Hội nghị … tại X`: where a match names the place, or where it begins. */
function placeIn({ items }: Line, { captures, from }: Match, to: string): number {
  const at = items.indexOf(captures.get(to)?.[0] as Item);
  return Math.max(at, from);
}

/** `setelah Kongres ke-7 yang diadakan di …`, `a dialogue, which will be held in …`: whichever it is, its place is told. */
function gatheringTold({ items }: Line, at: number, { registry }: EventContext): Draft | null {
  const relative = isOf(items[at - 1], 'future') ? at - 2 : at - 1;
  const told = items[relative - 1]?.key === ',' ? relative - 2 : relative - 1;
  if (!isOf(items[relative], 'relatives')) return null;
  // `the plan of a dialogue, which …`
  const gathering = [items[told], ...(items[told]?.parts ?? [])].findLast((item) => isOf(item, 'gathering'));
  return registry.draftOf(gathering);
}

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

export const held = ['hold', 'hold_by', 'take_place'];

const objects: ReadonlySet<string> = new Set(['SPOKE_AT', 'ATTENDED', 'CHAIRED']);

/** `attended a reception and addressed a meeting`: what stands right behind the verb. */
function gatheringAfter({ items }: Line, end: number, { registry }: EventContext): Draft | null {
  if (isOf(items[end], 'that-words') && isVerb(items[end - 1], 'speak')) return null;
  // `According to X, the congress …`: what is said of it, not where.
  if (isTold(items[end - 1]) || items[end - 1]?.key === ',') return null;
  let at = end;
  // `giới thiệu công tác chuẩn bị Đại hội`: syllables are no small words between.
  const isBetween = (item: Item | undefined) =>
    isOf(item, 'Low') && !isOf(item, 'verbs') && (!isOf(item, 'Syllable') || isOf(item, 'locatives'));
  while (at < end + 4 && (isOf(items[at], 'articles') || isBetween(items[at]))) at++;
  if (items.slice(end, at).some((one) => isOf(one, 'results') || isTopic(one))) return null;
  return isOf(items[at], 'gathering') ? registry.draftOf(items[at]) : null;
}

/** `A, accompanied by B, met C`: two met, and who was with them did not. */
function principalsOf({ captures }: Match, { members }: EventContext): EventContext['members'] {
  const principals = new Map<Item, readonly Item[]>();
  for (const item of [...captures.values()].flat()) {
    const all = members.get(item);
    const company = item.parts.find(isWith);
    if (all) principals.set(item, company ? all.filter(({ start }) => start < company.start) : all);
  }
  return principals;
}
