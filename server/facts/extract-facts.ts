// Text → what the document says. The passes in their order; what each does is in its own file.
import type { Extraction, Fact, LocalEntity, Mention } from '#model/fact';
import type { LocalId, MentionId, RuleId } from '#model/ids';
import type { Text } from '#model/text';
import { joinBackReferences } from './back-references.ts';
import { runPass } from './cascade.ts';
import { type Claim, Claims } from './claims.ts';
import { isShortNumber } from './concepts.ts';
import { markDates } from './dates.ts';
import { addDays, dayOfText } from './day.ts';
import { type Draft, isFromAbroad, isOnlyInTitle } from './draft.ts';
import { type EventLine, matchEvents } from './event-lines.ts';
import { readEvents } from './events.ts';
import { isOnlyHeading } from './focus.ts';
import { readOffices } from './given-offices.ts';
import { forgetLine, type Grammar } from './grammar.ts';
import { bodiesIn, type Grouped, groupLine, isAbove, isRepresentedBy, superiorWordBefore } from './groups.ts';
import { holdersOfCongresses } from './holders.ts';
import { settleBodies } from './identity.ts';
import { findInterview } from './interview.ts';
import {
  entriesOf,
  findItem,
  type Item,
  isAnyOf,
  isHomeName,
  isMinistry,
  isOf,
  isVerb,
  type Line,
  means,
  placeBefore,
  plainThing,
  readingOf,
  type Thing,
} from './item.ts';
import { findForeignNames, findShortNames } from './late-names.ts';
import { findLeaders } from './leaders.ts';
import { toLines } from './lines.ts';
import { applyAliases, collectAliases, markThings } from './mark-things.ts';
import { nobody, type Observer } from './observer.ts';
import { type Place, Registry } from './registry.ts';
import { startsOfReports } from './reports.ts';
import {
  claimRelations,
  claimRoles,
  isDiplomat,
  type PlacedAppointment,
  portfolioOf,
  roleOf,
  targetOf,
} from './roles.ts';
import { namePersons } from './stand-ins.ts';
import { claimElected, claimLower, claimNames, claimStanding, claimWithin } from './structure.ts';
import { isOver, validityAfter, validityInFront } from './times.ts';
import { findUnused } from './unused.ts';

/**
 * What a text says: the things it names and what it states about them, each with its place and its rule.
 *
 * Shapes: entities in the order of their first mention, mentions and facts in the order of the text.
 * Units:  offsets count UTF-16 code units of the document's text.
 * Errors: none for odd text.
 * Source: corpus guide.
 */
export function extractFacts(
  text: Text,
  grammars: ReadonlyMap<string, Grammar>,
  observer: Observer = nobody,
): Extraction {
  const source = text.document.text;
  const lines = toLines(text, grammars);
  for (const line of lines) observer.read(line);
  const today = text.document.date ?? dayOfText(lines);
  for (const line of lines) {
    markDates(line, { today, lexicon: grammars.get(line.sentence.language)?.exact ?? null });
    markThings(line, source, line.sentence.language);
  }
  // Line by line: what a line needs is at hand for all phases until the next one that looks at other lines.
  const pass = (...phases: readonly Parameters<Grammar['phases']['get']>[0][]) => {
    for (const line of lines) {
      const known = grammars.get(line.sentence.language)?.phases;
      for (const phase of phases) {
        const set = known?.get(phase);
        if (set) runPass(line, set, source, observer);
      }
    }
  };
  pass('words', 'dates', 'places', 'bodies');
  const aliases = collectAliases(lines, source);
  for (const line of lines) applyAliases(line, aliases);
  pass('organs');
  const more = collectAliases(lines, source);
  for (const line of lines) applyAliases(line, more);
  pass('commissions', 'congresses', 'norms', 'gatherings', 'offices');
  for (const line of lines) {
    const { language } = line.sentence;
    findForeignNames(line, source, language, grammars.get(language)?.syllabic ?? true);
  }
  findShortNames(
    lines.map((line) => ({ line, code: line.sentence.language })),
    source,
  );
  pass('people', 'groups');

  const teaserFrom = findTeasers(lines);
  const ages = agesOf(lines);
  const grouped = lines.map((line, at) => groupLine(line, bodiesIn(lines[at - 1])));
  const members = new Map(grouped.flatMap(({ members: own }) => [...own]));
  const registry = new Registry(startsOfReports(lines));
  const appointments = placeAppointments(lines, grouped, teaserFrom);
  registry.resolve(
    placesOf(
      lines,
      teaserFrom,
      officesByPerson(appointments, source, ages),
      hintsOf(appointments, lines),
      placesOfOffices(appointments),
      originsOf(appointments),
      postedIn(appointments),
      holdersOfCongresses(lines, members, isSuperior),
    ),
  );
  joinBackReferences(lines, registry);
  addDays(lines, registry);
  const claims = new Claims();
  claimNames(lines, registry, claims);
  claimWithin(lines, registry, claims);
  const soleSeat = once(() => findSoleSeat(registry));
  const founded = once(() => lines.flatMap(({ items }) => items.filter(({ captures }) => captures.has('founded'))));
  const context = {
    registry,
    claims,
    countryOf: once((code) => countryOf(code, lines, registry)),
    validityOf: ({ line, office, holder }: PlacedAppointment) => {
      const grammar = grammars.get(line.sentence.language);
      const behind = grammar ? validityAfter(line, office.end, grammar.exact) : null;
      // An office that a verb gives is held when the sentence says.
      const isTimed = behind?.since !== null || behind?.until !== null;
      const time = grammar && holder && !isTimed ? validityInFront(line, grammar.exact) : behind;
      return { since: time?.since ?? null, until: time?.until ?? null, former: time !== null && isOver(time, today) };
    },
    foundedBefore: (offset: number) =>
      registry.draftOf(
        founded()
          .findLast(({ end }) => end <= offset)
          ?.captures.get('founded')?.[0],
      ),
    homeParty: once(() => homeParty(lines, registry)),
    foreignParty: once(() => foreignParty(lines, registry)),
    homeEmbassy: ({ office, line }: PlacedAppointment) => {
      const manner = grammars.get(line.sentence.language);
      const seat = soleSeat();
      return manner && seat ? homeEmbassy(office, manner.embassy, seat, registry) : null;
    },
    homeOf: (line: Line) => grammars.get(line.sentence.language)?.home ?? null,
  };
  const interview = findInterview(lines, members, registry);
  const standsFor = namePersons(lines, registry, appointments, members, interview, teaserFrom);
  const eventLines = lines.map((line, at): EventLine => {
    const grammar = grammars.get(line.sentence.language);
    const { sentence, caption, filed } = line;
    const clauses = (grouped[at]?.clauses ?? []).map((items): Line => ({ sentence, caption, filed, items }));
    const matchesIn = (one: Line) => (grammar ? matchEvents(one, grammar, observer) : []);
    return {
      line,
      teaser: at >= teaserFrom,
      asks: interview !== null && at > interview.from && line.sentence.opens && interview.questions.has(at),
      answers: interview !== null && at > interview.from && !interview.questions.has(at),
      matches: matchesIn(line),
      clauses: clauses.map((one) => ({ line: one, matches: matchesIn(one) })),
    };
  });
  const eventContext = {
    registry,
    claims,
    members,
    standsFor,
    leaders: findLeaders(lines, members, registry),
    here: once(() => placeOfWriting(lines, registry)),
  };
  forgetLine();
  claimRoles([...appointments, ...readOffices(eventLines, eventContext, appointments)], context);
  const relations = lines.flatMap((line, at) =>
    at < teaserFrom ? (grouped[at]?.relations ?? []).map((one) => ({ ...one, line })) : [],
  );
  claimRelations(relations, context);
  readEvents(eventLines, eventContext);
  claimLower(registry, claims);
  claimElected(registry, claims);
  claimStanding(claims);
  registry.settleCongresses((congress) =>
    claims.to(congress).flatMap(({ type, from }) => (type === 'ORGANIZED' ? [from] : [])),
  );
  settleBodies(registry, claims);
  const held = new Set(claims.all.flatMap(({ type, to }) => (type === 'HOLDS_ROLE' ? [to] : [])));
  claims.drop(({ type, to }) => type === 'PART_OF' && !to.outside && !held.has(to));
  claims.drop(
    ({ type, from, to }) =>
      type === 'ATTENDED' && (['CHAIRED', 'SPOKE_AT', 'ORGANIZED'] as const).some((said) => claims.has(said, from, to)),
  );
  const syllabic = new Set([...grammars.values()].flatMap((one) => (one.syllabic ? [one.code] : [])));
  return assemble(text, lines, today, registry, claims, syllabic);
}

/** `./.` ends an article; what follows is about others. */
const endsArticle = ({ sentence: { tokens } }: Line) =>
  tokens
    .slice(-3)
    .map(({ text }) => text)
    .join('') === './.';

/** The first line from which on other articles are announced. */
function findTeasers(lines: readonly Line[]): number {
  const end = lines.findIndex((line, i) => i > 2 && endsArticle(line));
  const announced = findAnnouncement(lines);
  return end >= 0 && end + 1 < announced ? end + 1 : announced;
}

function findAnnouncement(lines: readonly Line[]): number {
  const at = lines.findIndex(
    (line, i) => i > 2 && line.sentence.opens && line.items.slice(0, 3).some((item) => isOf(item, 'teasers')),
  );
  return at < 0 ? lines.length : at;
}

/** Lines at the top that are no sentences: a heading, below `PRESS RELEASE` or above a second one. */
function countHeadings(lines: readonly Line[]): number {
  if (lines.length <= mostHeadings) return lines.length > 2 ? 1 : 0;
  // `Site | Rubric` above it is cut in two, and neither ends as sentences do.
  const isHeading = ({ items }: Line, at: number) =>
    at < mostHeadings && lines[at + 1] !== undefined && !/[.!?:…]["”»]?$/.test(items.at(-1)?.key ?? '');
  const first = lines.findIndex((line, at) => !isHeading(line, at));
  return Math.max(first, 1);
}

const mostHeadings = 3;

function placesOf(
  lines: readonly Line[],
  teaserFrom: number,
  officesOf: ReadonlyMap<Item, readonly string[]>,
  hints: ReadonlyMap<Item, Item>,
  seats: ReadonlyMap<Item, string>,
  origins: ReadonlyMap<Item, boolean>,
  posted: ReadonlySet<Item>,
  holders: ReadonlyMap<Item, Item>,
): Place[] {
  const places: Place[] = [];
  const headings = countHeadings(lines);
  let near: string | null = null;
  const visit = (item: Item, line: number, inside: boolean, aside = false, superior = false) => {
    // A street named after somebody says nothing of him.
    if (isOf(item, 'named-after') && !item.thing) return;
    const teaser = line >= teaserFrom;
    if (item.thing) {
      places.push({
        item,
        teaser,
        inside,
        aside,
        superior,
        seat: seats.get(item) ?? null,
        heading: line < headings,
        near: seats.get(item) ?? near,
        offices: officesOf.get(item) ?? [],
        hint: hints.get(item) ?? null,
        ofHome: origins.get(item) ?? null,
        posted: posted.has(item),
        caption: lines[line]?.caption ?? false,
        holder: holders.get(item) ?? null,
      });
      if (item.thing.type === 'Place') near = item.thing.concept;
      else if (item.thing.seat) near = item.thing.seat.thing?.concept ?? near;
      for (const kept of item.thing.keeps) visit(kept, line, inside, true, superior);
      for (const part of [item.thing.seat, item.thing.owner, item.thing.issuer])
        if (part && !item.thing.keeps.includes(part)) visit(part, line, !isLeading(part, item), true, superior);
      if (!isOf(item, 'office')) return;
    }
    for (const [at, part] of item.parts.entries())
      if (!(item.thing && part.thing?.type === 'Place'))
        visit(
          part,
          line,
          inside,
          aside || isOf(item, 'office') || isOf(item.parts[placeBefore(item.parts, at)], 'representatives'),
          superior || (isOf(item, 'bodies') && isSuperior(item.parts, at)),
        );
  };
  lines.forEach((line, at) => {
    near = null;
    line.items.forEach((item, i) => {
      const superior = isSuperior(line.items, i) || isIssuer(line.items, i);
      visit(item, at, false, superior || isOf(item, 'represented'), superior);
    });
  });
  return places;
}

/** `Hướng dẫn … của Đảng ủy Bộ Ngoại giao`, `yang dikeluarkan Komite Partai`: whose a document is. */
function isIssuer(items: readonly Item[], at: number): boolean {
  const of = placeBefore(items, at);
  if (isVerb(items[of], 'issue_by')) return isPartyCommittee(items[at]);
  return (
    (isOf(items[of], 'of') || items[of]?.key === 'do') &&
    (isOf(items[of - 1], 'norm') || isOf(items[of - 1], 'norm-heads'))
  );
}

/** `Đảng ủy tại Lào, trực thuộc Đảng ủy Bộ Ngoại giao`: of two of a sort the text is about the one that is below the other. */
function isSuperior(items: readonly Item[], at: number): boolean {
  // `of the Party Committee of the Ministry, to which the Committee is directly subordinate`
  if (items[at + 1]?.key === ',' && isOf(items[at + 2], 'prepositions') && isOf(items[at + 3], 'relatives'))
    return true;
  if (items[at + 1]?.key === ',' && isAbove(items[at + 2])) return headOfCommittee(items[at]) !== undefined;
  const word = superiorWordBefore(items, at);
  if (word < 0) return false;
  // `X represented the Party Committee of the Ministry at the congress`
  if (isRepresentedBy(items[word])) return true;
  const head = headOfCommittee(items[at]);
  return head !== undefined && items.slice(0, word).some((item) => headOfCommittee(item) === head);
}

/** The sort of a body of the Party, alone or in a group. */
const headOfCommittee = (item: Item | undefined): string | undefined =>
  [item, ...(item?.parts ?? [])].find((one) => one?.thing?.type === 'PartyCommittee')?.thing?.head;

const isPartyCommittee = (item: Item | undefined): boolean => headOfCommittee(item) === 'party_committee';

/** `the CPV Central Committee's Commission` speaks of the committee first. */
const isLeading = (part: Item, whole: Item) => part.thing?.type === 'PartyCommittee' && part.start === whole.start;

function placeAppointments(
  lines: readonly Line[],
  grouped: readonly Grouped[],
  teaserFrom: number,
): PlacedAppointment[] {
  return lines.flatMap((line, at) =>
    (grouped[at]?.appointments ?? []).map(({ person, office, beside, start, end }) => {
      const teaser = at >= teaserFrom;
      return beside
        ? { person, office, beside, start, end, line, teaser }
        : { person, office, start, end, line, teaser };
    }),
  );
}

/** The further offices that the same words give to the same person. */
function othersOf(
  appointments: readonly PlacedAppointment[],
): (one: PlacedAppointment) => readonly PlacedAppointment[] {
  const byPerson = new Map<Item, PlacedAppointment[]>();
  for (const one of appointments) {
    const own = byPerson.get(one.person);
    if (own) own.push(one);
    else byPerson.set(one.person, [one]);
  }
  return ({ person, office }) => (byPerson.get(person) ?? []).filter((other) => other.office !== office);
}

/** `Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban … Tỉnh ủy Nghệ An`: the bare one is the one that the next office names. */
function hintsOf(appointments: readonly PlacedAppointment[], lines: readonly Line[]): ReadonlyMap<Item, Item> {
  const hints = new Map<Item, Item>();
  const others = othersOf(appointments);
  const committeeOf = once((ministry) =>
    ministry === '' ? null : findInLines(lines, ({ thing }) => thing?.concept === `party_committee(of=${ministry})`),
  );
  for (const one of appointments) {
    const target = targetOf(one.office);
    // `Bí thư Trung ương Đảng, Trưởng Ban … Trung ương Đảng Nhân dân Cách mạng Lào`
    if (target?.thing?.concept?.includes('(?)')) {
      const central = findItem(
        others(one).flatMap(({ office }) => targetOf(office) ?? []),
        ({ thing }) => /^central_committee\([^?]/.test(thing?.concept ?? ''),
      );
      // `Member of the CPP Central Committee and Chairman of the Central Committee's Commission`
      const open = target.thing?.concept?.startsWith('central_committee(') ? target : target.thing?.owner;
      if (central && open) hints.set(open, central);
    }
    if (!target?.thing?.bare) continue;
    const full = others(one)
      .flatMap((other) => [targetOf(other.office), targetOf(other.office)?.thing?.owner ?? null])
      .find((item) => item?.thing && !item.thing.bare && isSameSort(item.thing, target.thing));
    const hint = full ?? committeeOf(ministryAmong(others(one)));
    if (hint) hints.set(target, hint);
  }
  return hints;
}

/** `Deputy Minister of Foreign Affairs and Deputy Secretary of the Party Committee`: of the ministry's, none of a mission's. */
function ministryAmong(appointments: readonly PlacedAppointment[]): string {
  const offices = appointments.map(({ office }) => office);
  if (offices.some((office) => targetOf(office)?.thing?.type === 'Embassy' || isDiplomat(roleOf(office)))) return '';
  const named = offices.flatMap((office) => [targetOf(office)?.thing?.concept, portfolioOf(office)]);
  return named.find((concept) => concept && isMinistry(concept)) ?? '';
}

const isSameSort = (thing: Thing, other: Thing | null) =>
  thing.type === other?.type && thing.head.split('|').some((head) => other.head.split('|').includes(head));

/** `Ủy viên BCH Đảng bộ tỉnh, Phó Chủ tịch HĐND tỉnh Nghệ An`: the place of one office is that of the other. */
function placesOfOffices(appointments: readonly PlacedAppointment[]): ReadonlyMap<Item, string> {
  const places = new Map<Item, string>();
  const others = othersOf(appointments);
  for (const one of appointments) {
    const target = targetOf(one.office);
    if (!target?.thing?.bare) continue;
    const place = others(one)
      .map((other) => placeWithin(targetOf(other.office)))
      .find((found) => found !== null);
    if (!place) continue;
    places.set(target, place);
    // `Trưởng Ban Tuyên giáo Đảng ủy`: whose commission.
    if (target.thing.owner?.thing?.bare) places.set(target.thing.owner, place);
  }
  return places;
}

/** Whether the holder of the office that names a body has a name of the home language. */
const originsOf = (appointments: readonly PlacedAppointment[]): ReadonlyMap<Item, boolean> =>
  new Map(
    appointments.flatMap(({ person, office }) => {
      const target = targetOf(office);
      return target ? [[target, isHomeName(person)] as const] : [];
    }),
  );

/** `Deputy Secretary of the Party Committee, Minister Counsellor`: committees of those who have a post at a mission or in a cell. */
function postedIn(appointments: readonly PlacedAppointment[]): ReadonlySet<Item> {
  const others = othersOf(appointments);
  const isPost = ({ office }: PlacedAppointment) =>
    isDiplomat(roleOf(office)) ||
    readingOf(office.captures.get('role')?.[0], 'offices')?.note === 'mission' ||
    targetOf(office)?.thing?.type === 'Embassy' ||
    targetOf(office)?.thing?.head === 'party_cell';
  return new Set(
    appointments.flatMap((one) => {
      const target = targetOf(one.office);
      return target?.thing?.bare && isPartyCommittee(target) && others(one).some(isPost) ? [target] : [];
    }),
  );
}

const placeWithin = (item: Item | null): string | null =>
  item?.thing?.seat?.thing?.concept ??
  findItem(item ? [item] : [], ({ thing }) => thing?.type === 'Place' && thing.concept !== null)?.thing?.concept ??
  null;

/** `Nguyen Khac Than, 27, leads …`: how old somebody is. */
function agesOf(lines: readonly Line[]): ReadonlyMap<Item, string> {
  const ages = new Map<Item, string>();
  for (const { items } of lines) {
    items.forEach((item, i) => {
      if (!isOf(item, 'person')) return;
      const years = items[i + 2]?.key ?? '';
      const opens = items[i + 1]?.key === ',' || items[i + 1]?.key === '(';
      const closes = items[i + 3]?.key === ',' || items[i + 3]?.key === ')';
      if (opens && closes && /^\d{1,3}$/.test(years)) ages.set(item, `aged ${years}`);
    });
  }
  return ages;
}

/** The role and the body, or the age, to tell two people of one name apart. */
function officesByPerson(
  appointments: readonly PlacedAppointment[],
  text: string,
  ages: ReadonlyMap<Item, string>,
): ReadonlyMap<Item, readonly string[]> {
  const offices = new Map<Item, string[]>([...ages].map(([person, age]) => [person, [age]]));
  for (const { person, office } of appointments)
    offices.set(person, [...(offices.get(person) ?? []), inWords(office, text)]);
  return offices;
}

/** `secretary Tỉnh ủy Cao Bằng`; `secretary` where no body is named. */
function inWords(office: Item, text: string): string {
  const target = targetOf(office);
  const body = target ? text.slice(target.start, target.end) : '';
  return `${roleOf(office) ?? ''} ${body}`.trim().toLowerCase();
}

function findInLines(lines: readonly Line[], fits: (item: Item) => boolean): Item | null {
  for (const { items } of lines) {
    const found = findItem(items, fits);
    if (found) return found;
  }
  return null;
}

/** A function of one word or none, asked once for each. */
function once<T>(ask: (word: string) => T): (word?: string) => T {
  const known = new Map<string, T>();
  return (word = '') => {
    if (!known.has(word)) known.set(word, ask(word));
    return known.get(word) as T;
  };
}

const aside = {
  teaser: false,
  inside: true,
  aside: true,
  superior: false,
  seat: null,
  heading: false,
  near: null,
  offices: [],
  hint: null,
  ofHome: null,
  posted: false,
  caption: false,
  holder: null,
} as const;

function homeParty(lines: readonly Line[], registry: Registry): Draft | null {
  const item = findInLines(lines, (one) => isOf(one, 'party-words') && one.token?.capital === true);
  if (!item?.token) return null;
  const thing = plainThing('Organization', item.token.text, 'shared/party', { concept: 'party(VN)', head: 'party' });
  return registry.create({ item, ...aside }, thing);
}

/** The one country whose committee the text names, with its code; null where there are several, or an embassy is named. */
function findSoleSeat(registry: Registry): readonly [code: string, seat: Item] | null {
  const isTold = (mission: Draft) => !isOnlyInTitle(mission) && !isFromAbroad(mission);
  if (registry.ofSort('Embassy').some(isTold)) return null;
  const codes = new Map(
    registry.ofSort('PartyCommittee party_committee').flatMap(({ concept, seats }) => {
      const code = /^party_committee\(in=([A-Z]{2})\)$/.exec(concept ?? '')?.[1];
      const [seat] = seats;
      return code && code !== 'VN' && seat ? [[code, seat] as const] : [];
    }),
  );
  const [only, ...others] = codes;
  return others.length === 0 ? (only ?? null) : null;
}

/** The embassy there, which only the title of its ambassador tells of. */
function homeEmbassy(office: Item, called: string, [code, seat]: readonly [string, Item], registry: Registry): Draft {
  const concept = `embassy(of=VN,in=${code})`;
  const known = registry.withConcept(concept);
  if (known) return known;
  const name = called.replace('{seat}', seat.thing?.name ?? '');
  const thing = plainThing('Embassy', name, 'shared/embassy', { concept, head: 'embassy', implied: true, seat });
  return registry.create({ item: office, ...aside }, thing);
}

function foreignParty(lines: readonly Line[], registry: Registry): Draft | null {
  const isForeign = (one: Item) => /^party\((?!VN)/.test(readingOf(one, 'parties')?.meaning ?? '');
  const item = findInLines(lines, isForeign);
  const meaning = readingOf(item ?? undefined, 'parties')?.meaning;
  if (!item?.thing || findInLines(lines, (one) => isForeign(one) && !means(one, 'parties', meaning ?? ''))) return null;
  return registry.create({ item, ...aside }, item.thing);
}

function countryOf(code: string, lines: readonly Line[], registry: Registry): Draft | null {
  const known = registry.withConcept(`place(${code})`);
  if (known) return known;
  const item = findInLines(lines, (one) => means(one, 'countries', code));
  return item?.thing ? registry.create({ item, ...aside }, item.thing) : null;
}

/** Lines within which a text says who wrote it. */
const bylines = 5;

/** Where a text was written, as its dateline or byline says: `HANOI (VNA) –`, `A B, The C Post, Hanoi`. */
function placeOfWriting(lines: readonly Line[], registry: Registry): Draft | null {
  const dateline = lines.find(({ filed }) => filed.some((item) => isOf(item, 'cities')));
  const town = dateline?.filed.map((item) => readingOf(item, 'cities')?.meaning).find(Boolean);
  const byline = lines.slice(1, bylines).find(isByline);
  return town ? registry.withConcept(`place(${town})`) : registry.draftOf(byline?.items.at(-1));
}

/** Names alone, with a town behind a comma. */
const isByline = ({ items }: Line): boolean =>
  isOf(items.at(-1), 'cities') && items.at(-2)?.key === ',' && items.every((item) => isOfByline(item));
const isOfByline = isAnyOf('Cap', 'Mark', 'articles', 'person', 'actors', 'cities');

function assemble(
  text: Text,
  lines: readonly Line[],
  today: string | null,
  registry: Registry,
  claims: Claims,
  syllabic: ReadonlySet<string>,
): Extraction {
  const related = new Set(
    claims.all.flatMap(({ type, from, to }) => (type === 'BASED_IN' && isOnlyInside(from) ? [] : [from, to])),
  );
  claims.drop(({ type, from }) => type === 'BASED_IN' && !related.has(from) && isOnlyInside(from));
  const kept = registry.drafts.filter((draft) => isKept(draft, related, registry)).sort((a, b) => a.first - b.first);
  const ids = new Map(kept.map((draft, i) => [draft, `e${i + 1}` as LocalId]));
  const said: { readonly item: Item; readonly draft: Draft }[] = [];
  for (const draft of kept)
    for (const { item, inside } of draft.mentions) if (!inside || !draft.outside) said.push({ item, draft });
  const mentions = said.sort((a, b) => a.item.start - b.item.start || b.item.end - a.item.end);
  const uses = mostUses(kept);
  const facts = claims.all.flatMap((claim) => toFact(claim, ids)).sort((a, b) => startOf(a) - startOf(b));
  const named = mentions.map(
    ({ item, draft }, i): Mention => ({
      id: `m${i + 1}` as MentionId,
      entity: ids.get(draft) as LocalId,
      form: text.document.text.slice(item.start, item.end),
      start: item.start,
      end: item.end,
      rule: item.rule as RuleId,
      lexicon: entriesOf(item),
    }),
  );
  return {
    document: text.document.id,
    language: text.language,
    title: text.document.title,
    date: today,
    sentences: text.sentences.map(({ start, end }) => ({ start, end })),
    entities: kept.map((draft) => {
      const type = isMuseum(draft) && !related.has(draft) ? 'Organization' : draft.type;
      return { ...toEntity(draft, ids.get(draft) as LocalId, uses, isKnownAbroad(draft, claims)), type };
    }),
    mentions: named,
    facts,
    unused: findUnused(lines, named, text.document.text, syllabic),
  };
}

/** A heading in capitals names nothing by itself. */
const isShouted = (forms: readonly string[]) => forms.every((form) => / /.test(form) && form === form.toUpperCase());

function isKept(draft: Draft, related: ReadonlySet<Draft>, registry: Registry): boolean {
  if (related.has(draft)) return true;
  if (draft.type === 'Place') return isMuseum(draft) && draft.outside;
  if (draft.concept === null && isShouted([...draft.forms.keys()])) return false;
  if (draft.type === 'Conference') return draft.proper && !isOnlyHeading(draft, registry);
  return draft.proper && draft.outside;
}

/** A museum is a body where nothing is said to take place in it. */
const isMuseum = ({ type, head }: Draft) => type === 'Place' && head === 'museum';

/** A body that is named only inside another body's name is left out. */
const isOnlyInside = ({ type, outside }: Draft) => (type === 'PartyCommittee' || type === 'Embassy') && !outside;

const startOf = ({ evidence }: Fact) => evidence[0]?.span.start ?? 0;

/** A short form stands for the thing that the document calls so most often; for others it would only be ambiguous. */
const ownsForm = (draft: Draft, form: string, uses: ReadonlyMap<string, number>): boolean =>
  !isOfAll(draft, form) &&
  (draft.properForms.has(form) || (draft.forms.get(form) ?? 0) >= (uses.get(`${draft.type} ${form}`) ?? 0));

/** `theory seminar` of the `5th theory seminar`, which the text calls by its number alone: any of them is one. */
const isOfAll = ({ type, names, mentions }: Draft, form: string): boolean =>
  type === 'Conference' &&
  !mentions.some((one) => one.form === form) &&
  [...names].some((name) => /^\d/.test(name) && name.endsWith(` ${form}`));

/** How often any thing of a type is called by each form, of the one that most often is. */
function mostUses(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { type, forms } of drafts)
    for (const [form, count] of forms) uses.set(`${type} ${form}`, Math.max(count, uses.get(`${type} ${form}`) ?? 0));
  return uses;
}

/**
 * Whether what a thing is called tells it from others in other texts. `Chi bộ 2` of nobody knows which, `UBND tỉnh`, `the
 * Senate`, the `13th plenum` and `Decision 12` of nobody knows whom do not.
 */
function isKnownAbroad(draft: Draft, claims: Claims): boolean {
  const { type, concept, head, mentions, names } = draft;
  if (!draft.proper) return false;
  if (concept !== null && isShortNumber(concept))
    // What the organs at the top pass is numbered in one series.
    return claims.to(draft).some(({ type: said, from }) => said === 'ISSUED' && atTop.has(from.concept ?? ''));
  if (concept !== null) return type !== 'Organization' || !chambers.has(concept);
  if (type === 'PartyCommittee' && head === 'party_cell')
    return (
      claims.from(draft).some(({ type: said }) => said === 'PART_OF') ||
      mentions.some(({ item }) =>
        item.parts.some(({ thing }) => thing !== null && !thing.bare && thing.concept !== null),
      )
    );
  if (type === 'Organization') return !localBodies.has(head);
  if (type !== 'Conference' || (draft.day !== null && !draft.dayInferred)) return true;
  return mentions.some(
    ({ item, form }) =>
      names.has(form) &&
      (item.parts.some(isTelling) || item.parts.filter((part) => isOf(part, 'Low')).length >= tellingWords),
  );
}

const atTop: ReadonlySet<string> = new Set(['politburo', 'secretariat', 'central_committee(party(VN))']);
/** Chambers that there are in many countries, the home country not among them. */
const chambers = new Set(['senate', 'house_of_representatives']);
/** So many words in small letters are a name of their own: `hội nghị quốc tế các đảng cộng sản và công nhân lần thứ 24`. */
const tellingWords = 6;
/** Bodies that there are in each province. */
const localBodies = new Set(['peoples_committee', 'peoples_council']);

/** A part of a gathering's name that says more than of which kind and the how many-th it is. */
function isTelling(part: Item): boolean {
  if (part.thing) return true;
  if (
    ['gathering-heads', 'weak-gatherings', 'congress-heads', 'Number', 'Roman', 'ordinals'].some((name) =>
      isOf(part, name),
    )
  )
    return false;
  return isOf(part, 'Cap') || part.key === '"' || part.key === '“';
}

function toEntity(draft: Draft, id: LocalId, uses: ReadonlyMap<string, number>, proper: boolean): LocalEntity {
  const forms = [...draft.forms.keys()];
  const full = draft.names.size > 0 ? [...draft.names] : forms;
  // `talks` that are called the occasion later on are talks.
  const isFirst = draft.type === 'Conference' && draft.names.size === 0;
  // What a heading writes in capitals is written as names are in the text.
  const isBetter = (form: string, best: string) =>
    form.length > best.length || (form.length === best.length && isShouted([best]) && !isShouted([form]));
  const name = full.reduce((best, form) => (!isFirst && isBetter(form, best) ? form : best), full[0] ?? forms[0] ?? '');
  return {
    id,
    type: draft.type,
    name,
    also: forms.filter((form) => form !== name && ownsForm(draft, form, uses)),
    date: draft.day,
    ...(draft.day === null ? {} : { dated: draft.dated }),
    ...(draft.dayInferred ? { dayInferred: true } : {}),
    kind: draft.kind,
    implied: draft.implied,
    concept: draft.concept,
    proper,
  };
}

function toFact(
  { type, from, to, role, former, since, until, evidence }: Claim,
  ids: ReadonlyMap<Draft, LocalId>,
): Fact[] {
  const start = ids.get(from);
  const end = ids.get(to);
  if (!start || !end) return [];
  const places = [...evidence].sort((a, b) => a.span.start - b.span.start);
  return type === 'HOLDS_ROLE'
    ? [{ from: start, to: end, evidence: places, since, until, type, role: role ?? 'other', former }]
    : [{ from: start, to: end, evidence: places, since, until, type }];
}
