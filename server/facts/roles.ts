// Offices → HOLDS_ROLE: the body that an office is of, named with it or understood from the document.
import type { Evidence } from '#model/fact';
import { isRole, type Role } from '#model/ontology';
import { type Claim, type Claims, evidenceIn } from './claims.ts';
import { type Draft, isOnlyInTitle, senderOf } from './draft.ts';
import { type Appointment, isSecretary, type Relation } from './groups.ts';
import { entriesOf, type Item, isMinistry, isOf, isVerb, type Line, readingOf } from './item.ts';
import { onlyOf } from './only.ts';
import { ministries as ofMinistries, type Registry } from './registry.ts';
import type { Validity } from './times.ts';

export interface PlacedAppointment extends Appointment {
  readonly line: Line;
  readonly teaser: boolean;
  /** Who it is where the words only stand for somebody. */
  readonly holder?: Draft;
  readonly former?: boolean;
  /** Whose predecessor: the office was at the same body. */
  readonly after?: Draft | null;
  /** The rule that put the two together, where it was not their standing side by side. */
  readonly rule?: string;
  /** The lexicon entries by which that rule read it. */
  readonly lexicon?: readonly string[];
}

export interface RoleContext {
  readonly registry: Registry;
  readonly claims: Claims;
  /** The draft of a country, made from its first mention; null where the text does not name it. */
  countryOf(code: string): Draft | null;
  /** When somebody holds an office; former where that ended before the text was published. */
  validityOf(one: PlacedAppointment): Omit<Validity, 'ended'> & { readonly former: boolean };
  /** The body that a gathering before an offset was held to found, or null. */
  foundedBefore(offset: number): Draft | null;
  /** The Party, where the text only calls it that. */
  homeParty(): Draft | null;
  /** The embassy of home in the one country whose committee the text names, where it names no embassy. */
  homeEmbassy(office: PlacedAppointment): Draft | null;
  /** The one party from abroad that the text names within other names. */
  foreignParty(): Draft | null;
  /** The country whose head of state needs no name, by the language of the line. */
  homeOf(line: Line): string | null;
}

/** Roles that are held at a state where no body is named. */
const ofState: ReadonlySet<string> = new Set([
  'president',
  'vice_president',
  'prime_minister',
  'deputy_prime_minister',
]);
const committeeRoles: ReadonlySet<string> = new Set([
  'secretary',
  'standing_deputy_secretary',
  'deputy_secretary',
  'standing_member',
  'member',
  'alternate_member',
]);

const diplomats: ReadonlySet<string | null> = new Set(['ambassador', 'minister_counsellor', 'consul_general']);

export const isDiplomat = (role: Role | null): boolean => diplomats.has(role);

/** `The Standing Committee … X, its Standing Deputy Secretary`: of the committee that it belongs to. */
const wholeOf = (body: Draft, { registry }: RoleContext): Draft =>
  (body.head.includes('standing_committee') ? registry.draftsOf(body.owners)[0] : undefined) ?? body;

export function claimRoles(appointments: readonly PlacedAppointment[], context: RoleContext): void {
  const explicit: Explicit[] = [];
  const open: { one: PlacedAppointment; person: Draft }[] = [];
  for (const one of appointments) {
    const person = one.holder ?? context.registry.draftOf(one.person);
    if (!person || roleOf(one.office) === null) continue;
    const named = context.registry.draftOf(targetOf(one.office));
    const target = named && isSecretary(one.office) ? wholeOf(named, context) : named;
    // `then Ambassador of Vietnam`: of which embassy the text says elsewhere.
    const isAtHome = target?.type === 'Place' && diplomats.has(roleOf(one.office) ?? 'other');
    if (target && !isAtHome) explicit.push({ one, person, target });
    else if (!isAtHome || one.rule === undefined) open.push({ one, person });
  }
  // `Ambassador X, head of the Permanent Mission`: the ambassador, of that mission.
  const ambassadors = new Set(open.flatMap(({ one, person }) => (roleOf(one.office) === 'ambassador' ? [person] : [])));
  for (const { one, person, target } of explicit) {
    const leads = roleOf(one.office) === 'head' && target.type === 'Embassy' && ambassadors.has(person);
    claim(context, one, person, target, leads ? 'ambassador' : roleAt(target, roleOf(one.office)));
  }
  explicit.forEach((one, at) => {
    claimOwned(one, explicit[at - 1], context);
  });
  // `Menteri Luar Negeri Laos … Menlu X`: of which country the one says for the other.
  const nations = new Map(
    open.flatMap(({ one, person }) => nationsOf(one.office).map((code) => [person, code] as const)),
  );
  open.sort((a, b) => Number(Boolean(b.one.after)) - Number(Boolean(a.one.after)));
  const chiefs = findChiefs(context.claims);
  for (const { one, person } of open) {
    const target =
      findTarget(context, one, person, nations.get(person)) ??
      sharedTarget(context, one) ??
      chiefTarget(chiefs, one, person, context);
    if (target) claim(context, one, person, target);
  }
}

/** Committees have commissions; the Politburo, which is one of them itself, has none of its own. */
const isWhole = ({ type, head }: Draft) =>
  type === 'PartyCommittee' && /^(?:central_committee|party_committee)/.test(head);

type Explicit = { readonly one: PlacedAppointment; readonly person: Draft; readonly target: Draft };

/** `member of the Central Committee and head of its Organisation Commission`: whose it is, the office before it says. */
function claimOwned(
  { one, person, target }: Explicit,
  before: Explicit | undefined,
  { registry, claims }: RoleContext,
): void {
  const { office, line } = one;
  const isOwned = office.parts.some((part) => isOf(part, 'possessives'));
  if (!isOwned) return;
  const isBehind =
    before?.person === person && before.one.line === line && before.one.office.end <= office.start ? before : null;
  const named = isBehind?.target ?? registry.draftOf(office.captures.get('whole')?.[0]);
  const whole = named && wholeFor(target, named, registry);
  if (!whole || whole === target || claims.from(target).some(({ type }) => type === 'PART_OF')) return;
  const span = { start: isBehind?.one.office.start ?? office.start, end: office.end };
  claims.add('PART_OF', target, whole, evidenceIn(line, span, office.rule, entriesOf(office)));
}

/** A commission is of a committee; a department of a ministry, as is the other one that somebody was at before. */
function wholeFor(target: Draft, before: Draft, registry: Registry): Draft | null {
  if (target.type === 'PartyCommittee') return isWhole(before) ? before : null;
  if (target.type !== 'Organization' || before.type !== 'Organization') return null;
  return (before.head === 'department' ? registry.draftsOf(before.owners)[0] : undefined) ?? before;
}

export interface PlacedRelation extends Relation {
  readonly line: Line;
}

/**
 * `A, Secretary of the Committee, and her successor, B`; `X, Chairman of the Party, and his deputy Y`: who comes after,
 * before or below somebody is at the same body. Where the sentence names nobody before, it is whom the text last gave an office.
 */
export function claimRelations(relations: readonly PlacedRelation[], { registry, claims }: RoleContext): void {
  for (const { person, word, before, line } of relations) {
    const next = registry.draftOf(person);
    const sort = readingOf(word, 'relations')?.meaning ?? '';
    if (!next || !(sort in relativeRoles)) continue;
    const start = Math.min(word.start, person.start);
    const named = before.findLast((one) => {
      const draft = registry.draftOf(one);
      return draft && draft !== next && claims.from(draft).some(isLeading);
    });
    const whom = registry.draftOf(named);
    const held = (whom ? claims.from(whom) : before.length > 0 ? [] : claims.all)
      // `the Committee's Secretary, Ambassador X, and his deputy Y`: of the office that there is a deputy of.
      .filter((claim) => isLeading(claim) && claim.from !== next && claim.role && relativeRoles[sort]?.(claim.role))
      .map((claim) => ({ claim, at: lastBefore(claim, start) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .at(-1)?.claim;
    const role = held?.role ? (relativeRoles[sort]?.(held.role) ?? null) : null;
    const known = claims.from(next).some((claim) => claim.type === 'HOLDS_ROLE' && claim.to === held?.to);
    if (!held || !role || known) continue;
    const span = { start, end: Math.max(word.end, person.end) };
    const evidence = evidenceIn(line, span, 'shared/relation', [...entriesOf(word), ...entriesOf(person).slice(0, 1)]);
    claims.add('HOLDS_ROLE', next, held.to, evidence, { role, former: sort === 'predecessor' });
  }
}

const same = (role: Role): Role | null => role;
const below: Readonly<Partial<Record<Role, Role>>> = {
  secretary: 'deputy_secretary',
  head: 'deputy_head',
  chair: 'vice_chair',
  president: 'vice_president',
  director: 'deputy_director',
  minister: 'deputy_minister',
  prime_minister: 'deputy_prime_minister',
};
const relativeRoles: Readonly<Record<string, (role: Role) => Role | null>> = {
  successor: same,
  predecessor: same,
  deputy: (role) => below[role] ?? null,
};

/** An office that one holds alone. */
const isLeading = ({ type, role }: Claim) =>
  type === 'HOLDS_ROLE' && role !== null && role !== 'other' && !/member$|^deputy|^vice|^delegate/.test(role);

/** Where a claim was last said up to a place, or -1. */
const lastBefore = ({ evidence }: Claim, end: number): number =>
  evidence.reduce((last, { span }) => (span.start <= end ? Math.max(last, span.start) : last), -1);

export function roleOf(office: Item): Role | null {
  const meaning = readingOf(office, 'office')?.meaning ?? '';
  return isRole(meaning) ? meaning : null;
}

/** Who is general secretary of an association or a union is no head of a Party. */
const isAssociation = ({ type, head }: Draft) =>
  type === 'Organization' && /association|community|organization|society|federation|foundation|union$/.test(head);

/** A Chinese department of the Party has ministers and vice-ministers. */
const roleAt = (target: Draft, role: Role | null): Role | null =>
  role === 'general_secretary' && isAssociation(target)
    ? 'secretary_general'
    : target.type !== 'PartyCommittee'
      ? role
      : role === 'minister'
        ? 'head'
        : role === 'deputy_minister'
          ? 'deputy_head'
          : role;

/** The item that an office names its body by, or that names the body through the office. */
export function targetOf(office: Item): Item | null {
  return office.captures.get('target')?.[0] ?? (office.thing ? office : null);
}

export const isFormer = (office: Item): boolean => (office.captures.get('former')?.length ?? 0) > 0;

function claim(
  context: RoleContext,
  one: PlacedAppointment,
  person: Draft,
  target: Draft,
  role: Role | null = roleOf(one.office),
): void {
  if (!role) return;
  const { since, until, former } = context.validityOf(one);
  context.claims.add('HOLDS_ROLE', person, target, evidenceOf(one), {
    role,
    former: former || (one.former ?? false) || isFormer(one.office),
    since,
    until,
  });
}

function evidenceOf({ line, start, end, office, person, rule, lexicon: read = [] }: PlacedAppointment): Evidence {
  const lexicon = [...new Set([...read, ...entriesOf(office), ...entriesOf(person).slice(0, 1)])];
  return evidenceIn(line, { start, end }, rule ?? office.rule, lexicon);
}

/** `Lao Prime Minister`, `Menteri Luar Negeri Laos` */
function countryIn(office: Item): string | null {
  const of = office.captures.get('of')?.[0];
  return readingOf(of, 'countries')?.meaning ?? readingOf(of, 'demonyms')?.meaning ?? null;
}

const nationsOf = (office: Item): readonly string[] => {
  const code = isMinister.has(roleOf(office) ?? 'other') ? countryIn(office) : null;
  return code === null ? [] : [code];
};
const isMinister: ReadonlySet<string> = new Set(['minister', 'deputy_minister']);

/** `… to Vientiane, where Deputy Prime Minister X …`: whoever bears a foreign name is of the country abroad named last. */
function countryBefore({ line, start }: PlacedAppointment): string | null {
  const places = line.items.filter((item) => item.thing?.type === 'Place' && item.end <= start);
  const code = /^place\(([A-Z]{2})/.exec(places.at(-1)?.thing?.concept ?? '')?.[1] ?? null;
  return code === 'VN' ? null : code;
}

/** The country abroad that the text last spoke of. */
const countryOfText = ({ start }: PlacedAppointment, registry: Registry): string | null =>
  /^place\(([A-Z]{2})/.exec(
    registry.lastOf(
      'Place',
      start,
      ({ concept, first }) => first <= start && /^place\((?!VN)[A-Z]{2}/.test(concept ?? ''),
    )?.concept ?? '',
  )?.[1] ?? null;

/** The ministry that a title tells of: `Menteri Luar Negeri`. */
export const portfolioOf = (office: Item): string | undefined =>
  office.captures.get('role')?.[0]?.readings.find(({ note }) => note.startsWith('ministry_'))?.note;

/** `Menteri Luar Negeri Laos` is of the foreign ministry, and that of Laos. */
function isOfPortfolio({ concept }: Draft, office: Item): boolean {
  const portfolio = portfolioOf(office);
  const country = countryIn(office) ?? '';
  // `Vietnamese Deputy Minister of Transport` is not of the Ministry of Public Works and Transport.
  const told = readingOf(office.captures.get('portfolios')?.[0], 'portfolios')?.meaning;
  if (told && concept !== null && concept.replace(/\(.*/, '') !== told) return false;
  if (portfolio && concept !== null && !concept.startsWith(portfolio)) return false;
  return country === '' || (concept ?? '').endsWith(`(${country})`) || (country === 'VN' && !/\(/.test(concept ?? ''));
}

/** A ministry whose name says of which country it is, and not of this one. */
const isOfAnother = ({ concept }: Draft, nation: string): boolean =>
  /\([A-Z]{2}\)$/.test(concept ?? '') && !concept?.endsWith(`(${nation})`);

/** `Cuban Ambassador X`: the country that an office names. */
const nationOf = (office: Item): string | null =>
  office.captures.get('nation')?.[0]?.readings.find(({ meaning }) => meaning !== '')?.meaning ?? null;

/** Whether a mission can be that country's; null stands for somebody from abroad. */
function isSentBy(mission: Draft, nation: string | null): boolean {
  const sender = senderOf(mission);
  return sender === undefined || (nation === null ? sender !== 'VN' : sender === nation);
}

/** The one country besides the home country that a line names, or null. */
function onlyForeignCountry(line: Line): string | null {
  const codes = new Set<string>();
  const visit = (item: Item) => {
    const code = readingOf(item, 'countries')?.meaning;
    if (code && code !== 'VN') codes.add(code);
    for (const part of item.parts) visit(part);
  };
  for (const item of line.items) visit(item);
  return onlyOf(codes);
}

const unitRoles: ReadonlySet<string> = new Set(['head', 'deputy_head', 'director', 'deputy_director']);
const isUnit = (thing: Item['thing']) => thing?.type === 'Organization' && !thing.bare;
const wordsOf = (item: Item | undefined): readonly string[] =>
  item === undefined ? [] : item.key ? [item.key] : item.parts.flatMap(wordsOf);

/** A province or a town, no country and no hall. */
const isWithinCountry = ({ concept }: Draft): boolean => concept?.includes('/') ?? false;

const namedBefore = (draft: Draft | null, { start }: PlacedAppointment) =>
  draft && draft.first <= start ? draft : null;

/** `asisten menteri` */
const isOfMinister = (office: Item): boolean =>
  roleOf(office) === 'other' &&
  (readingOf(office.captures.get('role')?.[0], 'offices')?.note ?? '').startsWith('ministry');

/** `international secretary X`: an office in a party that the words do not name. */
const isOfParty = (office: Item): boolean =>
  isOf(office, 'of-party') || (readingOf(office.captures.get('role')?.[0], 'offices')?.note ?? '').includes('of_party');

/** What the text has been about, rather than what it names in somebody's office. */
const isSpokenOf = ({ proper, outside, spoken }: Draft, { start }: PlacedAppointment): boolean =>
  proper && outside && spoken <= start;

const isUnitCalled = ({ proper, outside, head, forms }: Draft, words: ReadonlySet<string>): boolean =>
  proper &&
  outside &&
  /_(?:commission|council)$/.test(head) &&
  [...forms.keys()].some((form) => words.has(form.split(' ')[0]?.toLowerCase() ?? ''));

const isOfOne = ({ owners }: Draft) => owners.length > 0;

const ofSociety: ReadonlySet<string> = new Set([
  'chair',
  'vice_chair',
  'secretary_general',
  'director',
  'deputy_director',
]);

/** `Vice President and Secretary-General of the Society`: two offices of one body, which the second names. */
function sharedTarget({ registry }: RoleContext, { office, beside }: PlacedAppointment): Draft | null {
  const target = beside ? registry.draftOf(targetOf(beside)) : null;
  const roles = [office, beside].map((one) => (one ? roleOf(one) : null) ?? '');
  return target?.type === 'Organization' && roles.every((role) => ofSociety.has(role)) ? target : null;
}

/** `the Chairman of the Party, X, who was joined by Vice Chairman Y`: of the body that the sentence gives him a superior in. */
function superiorTarget({ registry }: RoleContext, { line, office }: PlacedAppointment): Draft | null {
  const role = roleOf(office);
  const superior = line.items
    .flatMap((item) => (isOf(item, 'people') || isOf(item, 'actors') ? item.parts : [item]))
    .findLast((item) => isOf(item, 'office') && item.end <= office.start && below[roleOf(item) ?? 'other'] === role);
  const target = superior && role !== null ? registry.draftOf(targetOf(superior)) : null;
  return target?.type === 'Organization' ? target : null;
}

interface Chief {
  readonly body: Draft;
  /** Where the text says so first. */
  readonly at: number;
}

/** The bodies of which the text names a chief, by the office below and by whether he is of the home country, in its order. */
function findChiefs({ all }: Claims): ReadonlyMap<string, readonly Chief[]> {
  const chiefs = new Map<string, Map<Draft, number>>();
  for (const claim of all) {
    const role = claim.role && below[claim.role];
    if (!isLeading(claim) || claim.former || !hasDeputies.has(role ?? 'other')) continue;
    const key = `${role} ${claim.from.ofHome}`;
    const own = chiefs.get(key) ?? new Map<Draft, number>();
    const at = claim.evidence.reduce(
      (first, { span }) => Math.min(first, span.end),
      own.get(claim.to) ?? Number.POSITIVE_INFINITY,
    );
    chiefs.set(key, own.set(claim.to, at));
  }
  return new Map(
    [...chiefs].map(([key, own]) => [
      key,
      [...own].map(([body, at]): Chief => ({ body, at })).sort((a, b) => a.at - b.at),
    ]),
  );
}

const hasDeputies: ReadonlySet<string> = new Set(['vice_chair', 'deputy_head']);

/** `The Commission … X, its Chairman … Vice Chairman Y reported`: of the one body that the text has given a chief. */
function chiefTarget(
  chiefs: ReadonlyMap<string, readonly Chief[]>,
  { office, start, rule }: PlacedAppointment,
  person: Draft,
  { claims }: RoleContext,
): Draft | null {
  const role = roleOf(office) ?? 'other';
  if (rule !== undefined || isFormer(office) || !hasDeputies.has(role)) return null;
  const isFull = [...person.forms.keys()].some((form) => form.includes(' '));
  if (!isFull || claims.from(person).some((claim) => claim.role === role)) return null;
  const [first, second] = chiefs.get(`${role} ${person.ofHome}`) ?? [];
  const isOnly = first !== undefined && first.at <= start && (second === undefined || second.at > start);
  return isOnly && first.body.type !== 'Place' ? first.body : null;
}

/** A party's council in some region that the text has named. */
const isOfRegion =
  (start: number) =>
  ({ seats, first }: Draft): boolean =>
    seats.length > 0 && first <= start;

/** An embassy in the country whose committee the text is about, rather than a mission to an organisation there. */
function isOfCommitteesLand({ head, seats }: Draft, registry: Registry): boolean {
  if (head !== 'embassy') return false;
  const lands = registry.draftsOf(seats);
  return registry
    .ofSort('PartyCommittee party_committee')
    .some((committee) => isAbroad(committee) && registry.draftsOf(committee.seats).some((one) => lands.includes(one)));
}

/** Whether a line names the town of a mission before an office. */
const isSeatNamed = ({ seats }: Draft, { line, office }: PlacedAppointment, registry: Registry): boolean =>
  registry
    .draftsOf(seats)
    .some((seat) => line.items.some((item) => item.end <= office.start && registry.draftOf(item) === seat));

const isCell = ({ type, head }: Draft): boolean => type === 'PartyCommittee' && head === 'party_cell';

/** A committee of home in another country. */
const isAbroad = ({ concept }: Draft): boolean => /^party_committee\(in=(?!VN)[A-Z]{2}\)$/.test(concept ?? '');

/** The bodies of the secretaries whom a line names before an office. */
const secretariesBefore = ({ line, office }: PlacedAppointment): readonly Item[] =>
  line.items.flatMap((item) =>
    (isOf(item, 'office') ? [item] : item.parts).flatMap((one) =>
      isOf(one, 'office') && isSecretary(one) && one.end <= office.start ? (targetOf(one) ?? []) : [],
    ),
  );

/** `… founded the Cell of X and appointed A its Secretary`: the cell that a sentence names between its verb and whom it appoints. */
function newCellBefore({ line: { items }, person, rule }: PlacedAppointment): Item | undefined {
  if (rule === undefined) return undefined;
  const at = items.findIndex((item) => item.end >= person.end);
  const chosen = items.findLastIndex((item, i) => i < at && isVerb(item, 'elect'));
  const [cell, verb] = [items[chosen - 2], items[chosen - 1]];
  const body = cell?.parts.findLast((part) => part.thing?.head === 'party_cell' && !part.thing.bare);
  return isOf(verb, 'and') ? body : undefined;
}

const isProperCommittee = (draft: Draft | null): boolean =>
  draft?.type === 'PartyCommittee' && draft.proper && draft.head.split('|').includes('party_committee');

/** Whether the text goes on about another congress. */
const isMoreSpokenOf = (registry: Registry, { mentions }: Draft): boolean =>
  registry.ofSort('Conference congress').some((other) => other.mentions.length > mentions.length);

const ofLedBody: ReadonlySet<string> = new Set([
  'head',
  'deputy_head',
  'director',
  'deputy_director',
  'chair',
  'vice_chair',
  'vice_president',
  'secretary_general',
]);

/** `a delegation of the Commission led by Deputy Head X`: of whom somebody leads, he is in his office. */
function bodyLedBy({ line: { items }, office, person }: PlacedAppointment): Item | null {
  const all = items.flatMap((item) => (isOf(item, 'actors') ? item.parts : [item]));
  const at = all.findIndex((item) => item.start === Math.min(office.start, person.start));
  if (at < 2 || !isVerb(all[at - 1], 'led_by')) return null;
  const body = all[all[at - 2]?.key === ',' ? at - 3 : at - 2];
  return body?.thing ? body : null;
}

/** The body of an office that is named without one. */
function findTarget(context: RoleContext, one: PlacedAppointment, person: Draft, nation?: string): Draft | null {
  const role = roleOf(one.office) as Role;
  const { claims, registry } = context;
  const known = claims.from(person).filter(({ type }) => type === 'HOLDS_ROLE');
  // Said in full elsewhere: nothing to add.
  if (known.some((claimed) => claimed.role === role)) return null;
  if (one.after) {
    const same = claims
      .from(one.after)
      .filter(({ type, role: other, former }) => type === 'HOLDS_ROLE' && other === role && !former);
    return same.at(-1)?.to ?? null;
  }
  const siblings = known.map(({ to }) => to);
  const led = ofLedBody.has(role) && siblings.length === 0 ? registry.draftOf(bodyLedBy(one)) : null;
  if (led && (led.type === 'PartyCommittee' || led.type === 'Organization')) return led;
  if (ofState.has(role) && !isOfParty(one.office)) {
    // `mendiang Presiden …`: a figure of history.
    if (readingOf(one.office.captures.get('former')?.[0], 'former')?.note === 'late') return null;
    const abroad = siblings.map((draft) => /\(([A-Z]{2})(?::|\))/.exec(draft.concept ?? '')?.[1]).find(Boolean);
    const home = person.ofHome
      ? 'VN'
      : (abroad ??
        context.homeOf(one.line) ??
        countryBefore(one) ??
        onlyForeignCountry(one.line) ??
        countryOfText(one, registry));
    // `Wakil Perdana Menteri merangkap Menteri Luar Negeri Laos`
    const beside = one.beside ? countryIn(one.beside) : null;
    const code = countryIn(one.office) ?? beside ?? home;
    return code ? context.countryOf(code) : null;
  }
  const nearest = (sort: string, fits: (draft: Draft) => boolean) => registry.lastOf(sort, one.start + 1, fits);
  if (committeeRoles.has(role) && !isOfParty(one.office)) {
    const isCommittee = ({ type, head }: Draft) =>
      type === 'PartyCommittee' && head.split('|').includes('party_committee');
    const owned = siblings.flatMap(({ owners }) => registry.draftsOf(owners));
    const own = [...siblings, ...owned].filter(isCommittee);
    // A bare member may be of anything, one of the executive committee is of the one that the text is about.
    // `cell secretary X`
    const ofCell = (readingOf(one.office.captures.get('role')?.[0], 'offices')?.note ?? '').includes('of_cell');
    if (ofCell) return nearest('PartyCommittee party_cell', (draft) => draft.proper);
    const open = (role === 'member' || role === 'alternate_member') && !one.office.captures.has('organs');
    // Who is elected at the congress of a committee has the office there.
    const congress = one.rule === undefined ? null : registry.lastOf('Conference congress', one.start, isOfOne);
    // `… was asked for opinions on the congress of the committee above`: the text is about another one.
    const isAside = congress !== null && congress.first < one.start && isMoreSpokenOf(registry, congress);
    const hasOffice = (draft: Draft) => isCommittee(draft) || (isCell(draft) && isSecretary(one.office));
    const elected = congress && !isAside ? registry.draftsOf(congress.owners).filter(hasOffice) : [];
    // `A was named Secretary of the Committee in X, and B Deputy Secretary`
    const isOwn = (target: Item) => isProperCommittee(registry.draftOf(target));
    const beside = one.rule === undefined ? undefined : secretariesBefore(one).findLast(isOwn);
    return open
      ? null
      : (own[0] ??
          (isSecretary(one.office)
            ? (registry.draftOf(newCellBefore(one)) ?? context.foundedBefore(one.start))
            : null) ??
          registry.draftOf(beside) ??
          elected[0] ??
          nearest('PartyCommittee party_committee', (draft) => isCommittee(draft) && isSpokenOf(draft, one)) ??
          // A cell has a secretary and a deputy; who is a member of a committee is none of a cell.
          (role === 'secretary' || role === 'deputy_secretary'
            ? nearest('PartyCommittee party_cell', (draft) => isSpokenOf(draft, one))
            : null) ??
          nearest('PartyCommittee party_committee', (draft) => isCommittee(draft) && draft.proper && draft.outside) ??
          nearest('PartyCommittee party_committee', (draft) => isCommittee(draft) && draft.proper));
  }
  if (role === 'minister' || role === 'deputy_minister' || role === 'spokesperson' || isOfMinister(one.office)) {
    // A minister from abroad is not of the ministry that somebody of home is at.
    const isOfHome = (draft: Draft) =>
      !person.ofHome &&
      !/\(/.test(draft.concept ?? '') &&
      ((draft.first > one.start && context.homeOf(one.line) === null) ||
        claims.to(draft).some(({ type, from }) => type === 'HOLDS_ROLE' && from.ofHome));
    // Nor of one without a country where the text has named that of his own.
    const isBeside = ({ concept }: Draft) =>
      !person.ofHome &&
      registry.ofSort(ofMinistries).some((one) => one.proper && one.concept?.startsWith(`${concept}(`) === true);
    const isFitting = (draft: Draft) =>
      draft.proper &&
      isMinistry(draft.head) &&
      !isBeside(draft) &&
      isOfPortfolio(draft, one.office) &&
      !isOfHome(draft) &&
      // `Minister of Foreign Affairs X` of home, in a text that names the ministry of another country alone.
      !((nation !== undefined || person.ofHome) && isOfAnother(draft, nation ?? 'VN'));
    return (
      siblings.find((ministry) => isMinistry(ministry.head) && isOfPortfolio(ministry, one.office)) ??
      (role === 'spokesperson' && registry.ofSort(ofMinistries).filter(({ proper }) => proper).length > 1
        ? null
        : nearest(ofMinistries, isFitting))
    );
  }
  if (role === 'ambassador' || role === 'minister_counsellor' || role === 'consul_general') {
    const nation = nationOf(one.office) ?? (person.ofHome ? 'VN' : null);
    // Who is secretary of the committee in one country is no diplomat in another.
    const land = siblings
      .map(({ concept }) => /^party_committee\(in=([A-Z]{2})/.exec(concept ?? '')?.[1])
      .find(Boolean);
    const isFree = (mission: Draft) =>
      (land === undefined ||
        !/,in=/.test(mission.concept ?? '') ||
        mission.concept?.includes(`,in=${land}`) === true) &&
      (role === 'consul_general') === (mission.head === 'consulate_general') &&
      mission.head !== 'representative_office' &&
      isSentBy(mission, nation) &&
      (isFormer(one.office) ||
        // `who was named ambassador in March`: to follow whoever has been there.
        one.rule !== undefined ||
        !claims.to(mission).some((held) => held.type === 'HOLDS_ROLE' && held.role === role && !held.former));
    if (!one.former && known.some(({ to, former }) => to.type === 'Embassy' && !former)) return null;
    // `She takes over from X, who has retired as ambassador`: of where somebody is ambassador now.
    const isTaken = (mission: Draft) =>
      isFree(mission) && claims.to(mission).some((held) => held.role === role && !held.former && held.from !== person);
    const isTold = (mission: Draft) => isFree(mission) && !isOnlyInTitle(mission);
    // `Speaking from Osaka, Consul General X`
    const isHere = (mission: Draft) =>
      role === 'consul_general' && isFree(mission) && isSeatNamed(mission, one, registry);
    const mission =
      (one.former && person.ofHome ? nearest('Embassy', isTaken) : null) ??
      nearest('Embassy', isHere) ??
      (role === 'minister_counsellor'
        ? nearest('Embassy', (mission) => isTold(mission) && isOfCommitteesLand(mission, registry))
        : null) ??
      nearest('Embassy', isTold);
    if (mission || role === 'consul_general' || one.rule !== undefined || isFormer(one.office))
      return mission ?? nearest('Embassy', isFree);
    // `Ambassador X, Secretary of the Party Committee in Laos`, where the text names no embassy.
    const own = siblings.some(isAbroad) ? context.homeEmbassy(one) : null;
    if (!own || !isFree(own)) return null;
    for (const seat of registry.draftsOf(own.seats)) claims.add('BASED_IN', own, seat, evidenceOf(one));
    return own;
  }
  const note = readingOf(one.office.captures.get('role')?.[0], 'offices')?.note ?? '';
  // `Counsellor X`, `Chargé d'affaires X`: a diplomat at the mission that the text speaks of.
  if (note.includes('mission') && !siblings.some(({ type }) => type === 'Embassy')) {
    const isOwn = (mission: Draft) => isSentBy(mission, nationOf(one.office) ?? (person.ofHome ? 'VN' : null));
    // An attaché is at the embassy, though the text may just have named a consul.
    const ofConsulate =
      isOf(one.office.captures.get('role')?.[0], 'consuls') ||
      wordsOf(one.office).some((word) => /^[ck]onsul/.test(word));
    const known = registry.ofSort('Embassy');
    const isLikely = (mission: Draft) => isOwn(mission) && (mission.head === 'consulate_general') === ofConsulate;
    return nearest('Embassy', known.some(isLikely) ? isLikely : isOwn);
  }
  if (note.includes('province')) {
    const seat = siblings.flatMap(({ seats }) => registry.draftsOf(seats))[0];
    // `provincial deputy governor X`: of the province that the text speaks of.
    return seat ?? (note.includes('province_told') ? registry.lastOf('Place', one.start, isWithinCountry) : null);
  }
  if (unitRoles.has(role)) {
    // `Đại diện Cục Cơ yếu, đồng chí X, Cục trưởng`: of the unit that the line names by the same word.
    const words = new Set(wordsOf(one.office));
    // `Phó Cục trưởng Cục Lãnh sự X giữ chức Cục trưởng, thay Y`
    const before = one.rule === undefined ? one.person.start : Math.max(one.person.start, one.office.start);
    const partsOf = (item: Item): readonly Item[] => [item, ...item.parts.flatMap(partsOf)];
    const unit = one.line.items
      .flatMap(partsOf)
      .findLast(({ thing, end, parts }) => end <= before && isUnit(thing) && words.has(wordsOf(parts[0])[0] ?? ''));
    const named = registry.draftOf(unit);
    if (named) return named;
    // `Ban … tổ chức Hội thảo. … Phó Trưởng Ban X`: of the organ that the text last called by the same word.
    const spoken = registry.lastOf('PartyCommittee', one.start, (draft) => isUnitCalled(draft, words));
    if (spoken && person.ofHome && !known.some((held) => held.role !== null && unitRoles.has(held.role))) return spoken;
  }
  // `The society held its congress. X was elected Chairman`
  if (person.ofHome && one.rule !== undefined && ofSociety.has(role)) {
    const society = nearest('Organization', (draft) => isAssociation(draft) && draft.first <= one.start);
    if (society) return society;
  }
  const isElected = !person.ofHome && one.rule !== undefined && (role === 'chair' || role === 'vice_chair');
  if (role === 'general_secretary' || isElected || isOfParty(one.office)) {
    if (person.ofHome) return registry.withConcept('party(VN)') ?? context.homeParty();
    // `pelantikan pengurus DPW Partai X Jawa Barat … dilantik sebagai ketua`
    const council = isElected
      ? registry.lastOf('PartyCommittee leadership_council', one.start, isOfRegion(one.start))
      : null;
    if (council) return council;
    // `The League's 51st congress … general secretary X`
    const congress = role === 'general_secretary' ? registry.lastOf('Conference congress', one.start, isOfOne) : null;
    const union = registry.draftsOf(congress?.owners ?? []).find(({ type }) => type === 'Organization');
    if (union) return union;
    // Of the party of his own that the text has spoken of.
    return (
      registry.lastOf(
        'Organization party',
        one.start,
        ({ concept, first }) => concept !== 'party(VN)' && first <= one.start,
      ) ?? (role === 'general_secretary' || isOfParty(one.office) ? namedBefore(context.foreignParty(), one) : null)
    );
  }
  return superiorTarget(context, one);
}
