// Offices that a sentence gives to somebody or takes from somebody by a verb.
import type { Evidence } from '#model/fact';
import type { EventRule } from '#model/language';
import type { Role } from '#model/ontology';
import type { Claim } from './claims.ts';
import type { Draft } from './draft.ts';
import { type EventContext, type EventLine, verbsOf } from './event-lines.ts';
import { changeItem, type Item, isMinistry, isOf, isVerb, type Line, readingOf } from './item.ts';
import type { Match } from './pattern.ts';
import { readAs } from './reading.ts';
import { draftsOf } from './referents.ts';
import { type PlacedAppointment, roleOf } from './roles.ts';

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

/** `He succeeds X`: the office that the one has now is what the other had. */
export function succeed(
  from: string,
  to: string,
  match: Match,
  evidence: Evidence,
  context: EventContext,
  line: Line,
): void {
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

export const isToCome = (item: Item) => readingOf(item, 'verbs')?.note === 'to_come';

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
