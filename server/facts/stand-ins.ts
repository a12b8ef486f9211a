// Words that stand for somebody: `ông`, `the Minister`, `Bộ trưởng`. Each is whoever the text last spoke of that way; and
// `her commission` is the one in which she has an office.

import type { Draft } from './draft.ts';
import { type Interview, labelOf } from './interview.ts';
import { changeItem, type Item, isHomeName, isOf, isVerb, type Line, means, readingOf } from './item.ts';
import { onlyOf } from './only.ts';
import { readAs } from './reading.ts';
import type { Registry } from './registry.ts';
import type { PlacedAppointment } from './roles.ts';
import { isFormer, roleOf, targetOf } from './roles.ts';

export function namePersons(
  lines: readonly Line[],
  registry: Registry,
  appointments: readonly PlacedAppointment[],
  members: Map<Item, readonly Item[]>,
  interview: Interview | null,
  teaserFrom: number,
): ReadonlyMap<Item, Draft> {
  const standsFor = new Map<Item, Draft>();
  const holders: Holders = new Map();
  for (const { person, office } of appointments.filter((one) => !isFormer(one.office) && !one.teaser)) {
    const role = roleOf(office);
    const draft = registry.draftOf(person);
    if (!role || !draft) continue;
    const own = keyOf(role, registry.draftOf(targetOf(office)));
    for (const key of own ? [role, own] : [role]) {
      const known = holders.get(key) ?? new Map<Draft, string | null>();
      holders.set(key, known.set(draft, own ?? known.get(draft) ?? null));
    }
  }
  const genders = gendersOf(lines, registry);
  const bodies = bodiesOf(appointments, registry);
  let last: Draft | null = null;
  // Who was spoken of in the sentence before.
  let lately: readonly Draft[] = [];
  // Whom sentences began with, and whom they named at all, who was spoken of last at the end.
  const subjects = new Set<Draft>();
  const spoken = new Set<Draft>();
  /** `she` after a sentence about a man is a woman whom the text spoke of before. */
  const fitting = (named: Draft | null, gender: string): Draft | null => {
    const isOther = (one: Draft) => isGender(gender) && (genders.get(one) ?? gender) !== gender;
    // Of those in the sentence before, she is the one who is known to be a woman.
    const women = gender === 'she' ? lately.filter((one) => genders.get(one) === gender) : [];
    if (named && lately.includes(named) && !genders.has(named) && women.length === 1) return women[0] ?? named;
    if (!named || !isOther(named)) return named;
    return (
      [...subjects].findLast((one) => genders.get(one) === gender) ??
      [...spoken].findLast((one) => genders.get(one) === gender) ??
      [...subjects].findLast((one) => !isOther(one)) ??
      named
    );
  };
  // `the Vietnamese guest`, `the Cuban official`
  const latest: { home: Draft | null; abroad: Draft | null } = { home: null, abroad: null };
  for (const [at, line] of lines.entries()) {
    const person = interview && at >= interview.from ? (interview.questions.has(at) ? 'second' : 'first') : null;
    // Who is to answer says nothing yet.
    if (person === 'first' && line.sentence.opens) line.items = line.items.slice(labelOf(line.items));
    let subject: Draft | null = null;
    // `Quyết định …, theo đó A giữ chức …, và Quyết định … bổ nhiệm đồng chí làm …`: who is appointed is no reader of it.
    let nearest: Draft | null = null;
    // `Presiden X menerimanya`: who is received is whom the text was about before, not who receives.
    const earlier = last;
    const here = new Set<Draft>();
    line.items = line.items.map((item, i, items) => {
      if (isOf(item, 'people')) {
        const people = (members.get(item) ?? [])
          .flatMap((member) => registry.draftOf(member) ?? [])
          .filter(({ type }) => type === 'Person');
        // Who a sentence begins with is whom the next one means.
        for (const one of people) {
          latest[one.ofHome ? 'home' : 'abroad'] = one;
          here.add(one);
          moveToEnd(spoken, one);
        }
        subject ??= people[0] ?? null;
        nearest = people.at(-1) ?? nearest;
        if (subject) moveToEnd(subjects, subject);
        last = subject ?? last;
        return item;
      }
      const owner = isOf(item, 'own-bodies')
        ? fitting(subject ?? last, readingOf(item, 'own-bodies')?.meaning ?? '')
        : null;
      const body = owner ? ownBody(item, bodies.get(owner)) : null;
      if (body) standsFor.set(item, body);
      // `kedua menteri`, `para duta besar` are several.
      // Whose office it is that another article is about has not been told here.
      const stands =
        at < teaserFrom && isOf(item, 'office') && !isPredicate(items, i) && !isOf(items[i - 1], 'plurals');
      const of = item.captures.get('of')?.[0];
      const nation = (readingOf(of, 'demonyms') ?? (isOf(item, 'office') ? undefined : readingOf(of, 'countries')))
        ?.meaning;
      const named = nation === undefined ? last : nation === 'VN' ? latest.home : latest.abroad;
      // `With X he met …`: who stands behind such a word is not who the sentence goes on about.
      const isApart =
        (isOf(items[0], 'prepositions') && i === 2 && isOf(items[1], 'people')) ||
        // `Following a meeting with X, he …`
        (earlier !== null && isBehindOpening(items, i));
      const isAppointed = nearest !== null && isVerb(items[i - 1], 'elect');
      const pronoun = readingOf(item, 'pronouns')?.meaning ?? '';
      const guest = subject && readingOf(item, 'pronouns')?.note === 'guest' ? guestOf(subject, spoken, item) : null;
      const meant = guest ?? (isAppointed ? nearest : fitting(isApart || pronoun === 'him' ? earlier : named, pronoun));
      // `Anh: Ong …`: what stands under a picture, typed without marks.
      const isCredit = isOf(item, 'credits') && items[i + 1]?.key === ':';
      const isAsked = person !== null && means(item, 'persons', person) && !isInQuotation(items, i);
      const who = isAsked
        ? (interview?.asked ?? null)
        : isOf(item, 'pronouns') && !isCredit
          ? meant
          : stands
            ? holderOf(item, registry, holders, last)
            : null;
      if (!who) return item;
      standsFor.set(item, who);
      const actor = changeItem(item, {
        readings: [...(isAsked ? asAsked : asStandIn), ...item.readings],
        parts: [item],
      });
      // `The Ambassador and I met …`
      const beside = isAsked && isOf(items[i - 1], 'and') ? (members.get(items[i - 2] as Item) ?? []) : [];
      members.set(actor, [...beside, item]);
      if (subject === null || (isApart && isOf(item, 'pronouns'))) {
        subject = who;
        moveToEnd(subjects, who);
        last = who;
      }
      here.add(who);
      return actor;
    });
    lately = [...here];
  }
  return standsFor;
}

const asStandIn = [readAs('actors', '', '', 'stand-in'), readAs('people', '', '', 'stand-in')];
/** `You are also …` says of somebody what `he is also …` does. */
const asAsked = [...asStandIn, readAs('pronouns', 'one')];

/** At which bodies the text gives everybody an office. */
function bodiesOf(
  appointments: readonly PlacedAppointment[],
  registry: Registry,
): ReadonlyMap<Draft, ReadonlySet<Draft>> {
  const bodies = new Map<Draft, Set<Draft>>();
  for (const { person, office } of appointments.filter((one) => !isFormer(one.office) && !one.teaser)) {
    const [holder, target] = [registry.draftOf(person), registry.draftOf(targetOf(office))];
    if (holder && target) bodies.set(holder, (bodies.get(holder) ?? new Set()).add(target));
  }
  return bodies;
}

/** `her commission`: the only one of that sort, or so called, in which she has an office. */
function ownBody(item: Item, bodies: ReadonlySet<Draft> = new Set()): Draft | null {
  const part = item.parts.find((one) => isOf(one, 'own-body-words'));
  const sort = readingOf(part, 'own-body-words')?.meaning;
  if (!part || !sort) return null;
  const ofSort = [...bodies].filter(({ head }) => head.includes(sort));
  const called = [...bodies].filter(({ forms }) =>
    [...forms.keys()].some((form) => form.toLowerCase().endsWith(part.key)),
  );
  return onlyOf(ofSort.length > 0 ? ofSort : called);
}

/** `They asked me: “How did I do?”`: somebody else says it. */
const isInQuotation = (items: readonly Item[], at: number): boolean =>
  items.slice(0, at).filter(({ key }) => key === '"' || key === '“' || key === '”').length % 2 === 1;

/** `The Prime Minister received the guest`: of those from the other side the one that the text has named most. */
function guestOf(host: Draft, spoken: ReadonlySet<Draft>, { start }: Item): Draft | null {
  const timesOf = ({ mentions }: Draft) => mentions.filter(({ item }) => item.start < start).length;
  return [...spoken]
    .filter(({ ofHome }) => ofHome !== host.ofHome)
    .reduce((best: Draft | null, one) => (best && timesOf(best) > timesOf(one) ? best : one), null);
}

/** `After talks with X, he …`, `Accompanied by X, he …`: the one person of a clause that leads up to a pronoun, behind a preposition or a word for meeting him. */
function isBehindOpening(items: readonly Item[], at: number): boolean {
  if (items[at - 1]?.key !== ',' || !(isOf(items[0], 'openers') || isVerb(items[0], 'meet', 'attend_by'))) return false;
  const people = items.slice(0, at).flatMap((item, i) => (isOf(item, 'people') ? [i] : []));
  const before = items[(people[0] ?? 0) - 1];
  return people.length === 1 && (isVerb(before, 'meet', 'attend_by') || isOf(before, 'prepositions'));
}

/** `was appointed Ambassador`: an office that is given to somebody stands for nobody. */
function isPredicate(items: readonly Item[], at: number): boolean {
  // `became the second Deputy Secretary`
  let before = at - 1;
  while (isOf(items[before], 'ordinal-words') || isOf(items[before], 'articles')) before--;
  return isVerb(items[before], 'be', 'be_past', 'hold_office', 'as');
}

/** Who has an office, in the order of the text, each with where, as far as the words beside it tell. */
type Holders = Map<string, Map<Draft, string | null>>;

/** An office at a body that is named with it. */
const keyOf = (role: string, target: Draft | null) =>
  target ? `${role} ${target.concept ?? [...target.forms.keys()][0] ?? ''}` : null;

function holderOf(office: Item, registry: Registry, holders: Holders, last: Draft | null): Draft | null {
  const role = roleOf(office);
  if (!role) return null;
  const own = keyOf(role, registry.draftOf(targetOf(office)));
  const known = (own && holders.get(own)) || withoutPlace(holders.get(role), own);
  // `cùng các thành viên trong đoàn`: a mere member is nobody whom the text has named.
  if (!known?.size || (!own && ofMany.test(role))) return null;
  if (last && known.has(last)) return last;
  if (known.size === 1) return [...known.keys()][0] ?? null;
  // Of an ambassador and the one before him the text is about the first that it names; parties have many chairmen.
  const places = new Set([...known.values()].filter((place) => place !== null));
  return ofOne.has(role) && places.size < 2 ? ([...known.keys()][0] ?? null) : null;
}

/** `Director of its Planning Department` is nobody of whom the text has said that he is director elsewhere. */
const withoutPlace = (known: Map<Draft, string | null> | undefined, own: string | null) =>
  known && own ? new Map([...known].filter(([, place]) => place === null)) : known;

const ofMany = /member$|^delegate$/;

/** Offices of which a text seldom means two at once. */
const ofOne: ReadonlySet<string> = new Set(['ambassador', 'consul_general', 'president', 'prime_minister', 'minister']);

const isGender = (meaning: string) => meaning === 'he' || meaning === 'she';

/** Nobody is meant by one word whom the text spoke of before so many others. */
const mostRecent = 40;

function moveToEnd(set: Set<Draft>, one: Draft): void {
  set.delete(one);
  set.add(one);
  if (set.size <= mostRecent) return;
  for (const oldest of set) {
    set.delete(oldest);
    return;
  }
}

/** Whether a text speaks of somebody as `he` or as `she`, as far as a title or a middle name tells. */
function gendersOf(lines: readonly Line[], registry: Registry): ReadonlyMap<Draft, string> {
  const genders = new Map<Draft, string>();
  const visit = (item: Item, title: string | null): string | null => {
    if (isOf(item, 'person') && item.thing?.type === 'Person') {
      const draft = registry.draftOf(item);
      const gender = title ?? (isHomeName(item) ? genderOfName(item.thing.name) : null);
      if (draft && gender && !genders.has(draft)) genders.set(draft, gender);
      return null;
    }
    const honorific = readingOf(item, 'honorifics')?.meaning;
    if (honorific !== undefined && item.thing === null) return genderOfTitle[honorific] ?? title;
    if (item.parts.length === 0) return isOf(item, 'Mark') && item.key !== '.' ? null : title;
    return item.parts.reduce((now: string | null, part) => visit(part, now), title);
  };
  for (const { items } of lines) items.reduce((title: string | null, item) => visit(item, title), null);
  return genders;
}

const genderOfTitle: Readonly<Record<string, string>> = { mr: 'he', mrs: 'she', ms: 'she' };

/** `Nguyễn Thị Hà`, `Nguyễn Văn Nam` */
const genderOfName = (name: string): string | null =>
  / th[iị] \S/i.test(name) ? 'she' : /^\S+ v[aă]n \S/i.test(name) ? 'he' : null;
