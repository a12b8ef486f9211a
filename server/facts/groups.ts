// Who stands with which offices: a person, the offices in front and behind, and lists of such. What was several items
// becomes one of the class `actors`, whose members are persons and bodies.
import {
  changeItem,
  type Item,
  isAnyOf,
  isOf,
  isVerb,
  isWith,
  itemOfParts,
  type Line,
  means,
  placeBefore,
  readingOf,
} from './item.ts';
import { readAs } from './reading.ts';

/** An office that a text gives to somebody in apposition. */
export interface Appointment {
  readonly person: Item;
  readonly office: Item;
  /** The office that it is held together with, where a word for that or a comma joins the two. */
  readonly beside?: Item;
  /** From the one to the other. */
  readonly start: number;
  readonly end: number;
}

/** `her successor, B`: who is said to come after, before or below somebody. */
export interface Relation {
  readonly person: Item;
  /** The word that says so. */
  readonly word: Item;
  /** Those whom the line names before, the nearest last. */
  readonly before: readonly Item[];
}

export interface Grouped {
  readonly appointments: readonly Appointment[];
  /** Clauses within lists, each with the person that it is about in front: `A, who heads the office`. */
  readonly clauses: readonly (readonly Item[])[];
  readonly relations: readonly Relation[];
  /** Members of each `actors` item. */
  readonly members: ReadonlyMap<Item, readonly Item[]>;
}

const isComma = (item: Item | undefined) => item?.key === ',' || item?.key === '-' || item?.key === '–';
const isPerson = (item: Item | undefined) => isOf(item, 'person');
const isOffice = (item: Item | undefined) => isOf(item, 'office');
const isBody = isAnyOf('body', 'mission', 'org');
const isCell = (item: Item) => item.thing?.type === 'PartyCommittee' && item.thing.head === 'party_cell';
/** What passes the documents whose numbers end in `TW`. */
const isOfCentre = (item: Item) =>
  item.thing?.type === 'PartyCommittee' && /^(?:politburo|secretariat|central_committee)$/.test(item.thing.head);
const isAnd = (item: Item | undefined) => isOf(item, 'and');
const isAlso = (item: Item | undefined) => isOf(item, 'also-as') || isAnd(item);
const isPlural = (item: Item | undefined) => isOf(item, 'plurals');
/** Words that stand before a person without changing who that is. */
const isTitle = (item: Item | undefined) => !isPerson(item) && isTitling(item);
const isTitling = isAnyOf('honorifics', 'degrees', 'plurals', 'relations');
const isLeading = isAnyOf('prepositions', 'agents', 'openers');

/** `the head of the Commission`: an office that somebody is about to be named for. */
const isDefinite = (item: Item | undefined) =>
  isOffice(item) && readingOf(item?.parts[0], 'articles')?.meaning === 'definite';

interface Cluster {
  from: number;
  to: number;
  readonly members: Item[];
}

export function groupLine(line: Line, antecedents: readonly Item[]): Grouped {
  const items = ownOffices(settleSeats(line.items), antecedents);
  const appointments: Appointment[] = [];
  const relations: Relation[] = [];
  const clusters: Cluster[] = [];
  const taken = new Set<number>();
  const appoint = (person: Item, office: Item, beside?: Item) =>
    appointments.push({
      person,
      office,
      ...(beside ? { beside } : {}),
      start: Math.min(person.start, office.start),
      end: Math.max(person.end, office.end),
    });

  let chained = false;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (isPerson(item) && item) {
      const left = officesBefore(items, i, taken, chained);
      // `Wakil Kepala Komisi Y, X, Duta Besar Z, W`: each office stands before its holder.
      chained = isComma(items[(left.offices[0] ?? -2) + 1]);
      const right = officesAfter(items, i, chained);
      // `Deputy Minister X of the Ministry of Y`
      const beyond = left.offices.length > 0 && right.to === i + 1 ? bodyAfter(items, right.to) : -1;
      const open = beyond < 0 ? -1 : left.offices.findIndex((at) => isOpenOffice(items[at]));
      if (open >= 0) {
        const at = left.offices[open] as number;
        items[at] = heldAt(items[at] as Item, items[beyond] as Item);
        right.to = beyond + 1;
      }
      for (const at of [...left.offices, ...right.offices]) {
        taken.add(at);
        appoint(item, items[at] as Item, officeBeside(items, at));
      }
      if (open < 0) right.to = affiliationAfter(items, right.to, right.offices.length > 0);
      const word = relationOf(items, left.from, i, right.to);
      if (word) relations.push({ person: item, word, before: items.slice(0, left.from).filter(isPerson) });
      clusters.push({ from: left.from, to: right.to, members: [item] });
      i = right.to - 1;
    } else if (isBody(item) && item) {
      const holder = clusters.at(-1);
      if (holder && isPerson(holder.members[0]) && isOccupation(items, holder.to, i)) holder.to = i + 1;
      else clusters.push({ from: representedFrom(items, i), to: i + 1, members: [item] });
    } else if (item && sendsDelegates(items, i)) {
      clusters.push({ from: i, to: i + 1, members: [...(item.captures.get('target') ?? [])] });
    }
  }
  const joined = joinClusters(items, clusters);
  const superiors = takeSuperiors(items, joined);
  shareBehind(items, clusters, appointments, appoint);
  shareOffices(items, joined, appointments, taken, appoint);
  const members = new Map<Item, readonly Item[]>();
  line.items = replace(items, joined, members);
  const ofSuperiors = superiors.map((one) => clauseOf(items, one, members));
  const clauses = [...clausesOf(items, clusters, joined, members), ...ofSuperiors];
  return { appointments, clauses, relations, members };
}

/** A body and its superior, with the comma behind that. */
interface Superior {
  readonly own: Cluster;
  readonly superior: Cluster;
  readonly to: number;
}

/**
 * `Đảng bộ A, đảng bộ trực thuộc Đảng ủy B, tổ chức …`, `Sel Partai A, yang berada di bawah Komite Partai B, menggelar …`: the
 * sentence goes on about the one in front. What is between the commas becomes a part of it and is read by itself.
 */
function takeSuperiors(items: readonly Item[], joined: Cluster[]): readonly Superior[] {
  const found: Superior[] = [];
  for (let i = 0; i + 1 < joined.length; i++) {
    const [own, superior] = [joined[i] as Cluster, joined[i + 1] as Cluster];
    const to = superior.to + 1;
    const next = items[to];
    if (!own.members.every(isOfParty) || !superior.members.every(isOfParty) || to - own.to > asideLength) continue;
    if (items[own.to]?.key !== ',' || items[superior.to]?.key !== ',') continue;
    const word = superiorWordBefore(items, superior.from);
    if (word < 0 || isRepresentedBy(items[word])) continue;
    if (items.slice(own.to + 1, superior.from).some((item) => isOf(item, 'Mark'))) continue;
    // `…, and X, Secretary of …`: somebody has to go on to do something.
    if (next === undefined || isAnd(next) || isOffice(next) || isPerson(next)) continue;
    found.push({ own, superior, to });
    joined.splice(i, 2, { from: own.from, to, members: own.members });
  }
  return found;
}
const asideLength = 16;

/** Where the word stands that says of a body that another is below it, right before it or with one word between; else -1. */
export function superiorWordBefore(items: readonly Item[], at: number): number {
  const near = isOf(items[at - 1], 'Low') && !isSuperiorWord(items[at - 1]) ? at - 2 : at - 1;
  return isSuperiorWord(items[near]) ? near : -1;
}

/** `bawah`, `is directly subordinate to` */
const isSuperiorWord = (item: Item | undefined): boolean =>
  (isOf(item, 'superiors') && !isAbove(item)) || isVerb(item, 'belong', 'belong_one');

/** `X represented the Committee`: of it the text says no more than of a superior, but nobody is below it. */
export const isRepresentedBy = (word: Item | undefined): boolean =>
  readingOf(word, 'superiors')?.note === 'represented';

/** `Đảng ủy Bộ Ngoại giao, cấp trên trực tiếp của Đảng ủy`: what stands before the word is the superior. */
export const isAbove = (word: Item | undefined): boolean => readingOf(word, 'superiors')?.meaning === 'above';

function clauseOf(
  items: readonly Item[],
  { own, superior, to }: Superior,
  members: Map<Item, readonly Item[]>,
): readonly Item[] {
  const group = ({ from, to: end, members: inside }: Cluster) => {
    const made = asGroup(items.slice(from, end), inside);
    members.set(made, inside);
    return made;
  };
  return [group(own), ...items.slice(own.to, superior.from), group(superior), ...items.slice(superior.to, to)];
}

/** What a list says of one of its members between two commas, as a line of its own. */
function clausesOf(
  items: readonly Item[],
  clusters: readonly Cluster[],
  joined: readonly Cluster[],
  members: Map<Item, readonly Item[]>,
): (readonly Item[])[] {
  return clusters.flatMap(({ from, to, members: inside }) => {
    const whole = joined.find((one) => one.from <= from && to < one.to);
    const relative = isComma(items[to]) ? to + 1 : to;
    if (!whole || !inside.some(isPerson) || !isOf(items[relative], 'relatives')) return [];
    const end = clusters.find((one) => one.from >= to)?.from ?? to;
    const person = asGroup(items.slice(from, to), inside);
    members.set(person, inside);
    return [[person, ...items.slice(to, end)]];
  });
}

/** `his successor, B`, `B, his successor`: the word in front of somebody or behind that says how he stands to another. */
function relationOf(items: readonly Item[], from: number, at: number, to: number): Item | null {
  const isRelation = (item: Item | undefined) => isOf(item, 'relations');
  const before = items.slice(from, at).findIndex(isRelation);
  if (before >= 0) return isOwned(items, from + before) ? (items[from + before] as Item) : null;
  // `with X as his deputy`
  const behind = isComma(items[to]) || isVerb(items[to], 'as') ? items.slice(to + 1, to + 4).findIndex(isRelation) : -1;
  if (behind < 1 || !isOwned(items, to + 1 + behind)) return null;
  return isOf(items[to + 2 + behind], 'Mark') ? (items[to + 1 + behind] as Item) : null;
}

/** `his`, `her newly appointed`, `Ms Ha's` before such a word; `the deputy` may be anybody's. */
function isOwned(items: readonly Item[], at: number): boolean {
  // `penggantinya`
  if (isOf(items[at], 'owners')) return true;
  for (let i = at - 1; i >= at - 3; i--) {
    const item = items[i];
    if (isOf(item, 'owners') || isOwning(item)) return true;
    if (!(isOf(item, 'Low') || isOf(item, 'demonyms')) || isAnd(item) || isOf(item, 'verbs')) return false;
  }
  return false;
}

/**
 * `các Đại sứ: A (Pháp), B (Nga)`: a country in brackets says where somebody is ambassador, if the line speaks of
 * ambassadors without saying where.
 */
function settleSeats(items: readonly Item[]): readonly Item[] {
  const isOpen = (item: Item) =>
    readingOf(item, 'office')?.meaning === 'ambassador' && !item.thing && !item.captures.has('target');
  if (!items.some((item) => isOf(item, 'seat-in-brackets'))) return items;
  const open = items.some(isOpen);
  return items.map((item) => {
    const seat = readingOf(item, 'seat-in-brackets');
    if (!seat) return item;
    return open
      ? changeItem(item, { readings: [...item.readings, readAs('office', seat.meaning, seat.entry, seat.note)] })
      : changeItem(item, { thing: null });
  });
}

/** `its President`: of the body that was named last, in this sentence or in the one before; `its Secretary` of a party's. */
function ownOffices(items: readonly Item[], antecedents: readonly Item[]): Item[] {
  let last = antecedents[0];
  let committee = antecedents.find(isOfParty);
  let cell: Item | undefined;
  const name = (body: Item) => {
    last = body;
    if (isOfParty(body)) committee = body;
    if (isCell(body)) cell = body;
  };
  return items.map((item, at) => {
    if (isOffice(item) && isOf(item.parts[0], 'possessives') && isOpenOffice(item)) {
      // `A new cell, C, was set up, and the Standing Committee appointed X its Secretary`
      const whole =
        last?.thing?.type === 'Embassy'
          ? committee
          : last?.thing?.head.includes('standing_committee')
            ? (cell ?? last)
            : last;
      const owner = isSecretary(item) ? whole : last;
      if (owner) return heldAt(item, owner);
    }
    if (isOffice(item) && isOpenOffice(item) && isWhose(items, at)) return last ? heldAt(item, last) : item;
    const target = isOffice(item) ? item.captures.get('target')?.[0] : undefined;
    const whole = last;
    if (target && isBody(target)) name(target);
    else if (isBody(item)) name(item);
    // `The Academy … Deputy Director of its Institute`
    const isOwn = target && whole && item.parts.some((part) => isOf(part, 'possessives'));
    return isOwn ? changeItem(item, { captures: new Map([...item.captures, ['whole', [whole]]]) }) : item;
  });
}

/** `the Association, whose Chairperson, X`: right behind a body. */
function isWhose(items: readonly Item[], at: number): boolean {
  const whose = items[at - 1];
  const body = items[isComma(items[at - 2]) ? at - 3 : at - 2];
  return isOf(whose, 'relatives') && isOf(whose, 'owners') && isBody(body);
}

/** Of a committee as a whole, though the words may name those of it who sit all year. */
export const isSecretary = (office: Item): boolean =>
  means(office, 'office', 'secretary', 'standing_deputy_secretary', 'deputy_secretary');
const isOfParty = ({ thing }: Item) => thing?.type === 'PartyCommittee';

/** The bodies that a sentence speaks of, in its order. */
export const bodiesIn = (line: Line | undefined): readonly Item[] =>
  (line?.items ?? []).flatMap((item, at, items) => {
    // `sel ke-20 di bawah Komite Partai`: the sentence is about the cell.
    if (isOf(items[at - 1], 'superiors')) return [];
    const body = isOf(item, 'bodies') ? item.parts.find(isBody) : item;
    return body && isBody(body) ? [body] : [];
  });

/** `Delegasi Partai X menghadiri …`, `Đoàn đại biểu Đảng X dự …`: delegates whom nobody is named for stand for who sent them. */
const sendsDelegates = (items: readonly Item[], at: number): boolean =>
  means(items[at], 'office', 'delegate') &&
  isBody(items[at]?.captures.get('target')?.[0]) &&
  isVerb(items[at + 1], 'attend') &&
  // `X memimpin delegasi Partai Y menghadiri …`: it is X who attends.
  !isOf(items[at - 1], 'verbs') &&
  !isOf(items[at - 2], 'verbs');

/** `A, nghiên cứu sinh Đại học X, và B`: what somebody is and where, in words that are no office. */
const isOccupation = (items: readonly Item[], from: number, at: number): boolean =>
  isComma(items[from]) && at === from + 2 && isOf(items[from + 1], 'honorifics') && !isPlural(items[from + 1]);

/** `representatives of the Ministry` */
function representedFrom(items: readonly Item[], at: number): number {
  const from = titlesBefore(items, at);
  const before = placeBefore(items, from);
  return isOf(items[before], 'representatives') ? before : from;
}

function titlesBefore(items: readonly Item[], at: number): number {
  let from = at;
  for (;;) {
    if (isTitle(items[from - 1]) || (items[from - 1]?.key === '.' && isTitle(items[from - 2]))) from--;
    // `his Lao counterpart, X`
    else if (isComma(items[from - 1]) && isOf(items[from - 2], 'relations') && isOwned(items, from - 2)) from -= 2;
    // `Profesor, Doktor X`
    else if (isDegree(items[from]) && isComma(items[from - 1]) && isDegree(items[from - 2])) from -= 2;
    else return from;
  }
}

const isDegree = (item: Item | undefined) => isOf(item, 'degrees');

/** `Đại sứ Vũ Hồ`; `Ủy viên …, Bí thư … Phạm Thanh Bình`: a run of offices that ends at the name. */
function officesBefore(
  items: readonly Item[],
  at: number,
  taken: ReadonlySet<number>,
  chained = false,
): { offices: number[]; from: number } {
  const offices: number[] = [];
  let from = titlesBefore(items, at);
  // `Presiden Mesir, Abdel Fattah el-Sisi`, `the head of the Commission, Mr X`
  const addressed =
    from === at ||
    isDegree(items[from]) ||
    ['mr', 'mrs', 'ms', 'comrade', 'general', 'colonel'].includes(readingOf(items[from], 'honorifics')?.meaning ?? '');
  const introduces =
    isDefinite(items[from - 2]) ||
    (addressed && (isIntroduction(items, from - 2, chained) || isSetOff(items, from - 2, at)));
  // `By Decision … of the President, X becomes …`: whose decision it is.
  const issues = isOf(items[from - 3], 'of') && isOf(items[from - 4], 'norm');
  // `A was made Secretary, B was made Deputy Secretary`
  const isGiven = isVerb(items[from - 3], 'hold_office') && isVerb(items[at + 1], 'hold_office');
  if (items[from - 1]?.key === ',' && introduces && !issues && !isGiven && !taken.has(from - 2)) from--;
  if (!isOffice(items[from - 1]) || taken.has(from - 1)) return { offices, from: titlesBefore(items, at) };
  from--;
  offices.push(from);
  for (;;) {
    const gap =
      isComma(items[from - 1]) || isAlso(items[from - 1])
        ? isComma(items[from - 1]) || !isComma(items[from - 2])
          ? 1
          : 2
        : 0;
    const next = from - 1 - gap;
    if (gap === 0 && !isOffice(items[from - 1])) break;
    if (!isOffice(items[next]) || taken.has(next)) break;
    // `Tại cuộc gặp với Chủ tịch …, Đại sứ X`: the one in front is somebody else.
    const led = isLeading(items[next - 1]);
    if (gap > 0 && led && opensClause(items, next)) break;
    // `Para duta besar ASEAN dan Wakil Perdana Menteri X`: nobody of many is named.
    if (gap === 1 && !isComma(items[from - 1]) && isOf(items[next - 1], 'plurals')) break;
    // `Welcoming the Prime Minister, Ambassador X said`
    if (gap > 0 && next === 1 && isOf(items[0], 'verbs') && !isVerb(items[0], 'attend', 'attend_list')) break;
    // `Giao nhiệm vụ cho tân Thứ trưởng, Bộ trưởng X lưu ý …`
    if (gap > 0 && isOf(items[0], 'verbs') && isObject(items, next)) break;
    // `A was elected Secretary and Ambassador X Deputy Secretary`
    if (gap > 0 && isVerb(items[next - 1], 'hold_office')) break;
    // `A sebagai Ketua, dan Konsul B sebagai Sekretaris`
    if (gap > 0 && isVerb(items[next - 1], 'as') && isVerb(items[at + 1], 'as')) break;
    // `The President, accompanied by Minister X`: two.
    if (gap > 0 && isWith(items[from - 1])) break;
    offices.push(next);
    from = next;
  }
  return { offices, from: titlesBefore(items, from) };
}

/** Behind a verb and a preposition, with nobody and no comma between: the one that the sentence begins with does it to. */
function isObject(items: readonly Item[], at: number): boolean {
  const lead = isOf(items[at - 1], 'Low') && !isOf(items[at - 1], 'prepositions') ? at - 2 : at - 1;
  return (
    lead > 0 &&
    isOf(items[lead], 'prepositions') &&
    !isOf(items[lead], 'of') &&
    !items.slice(1, lead).some((item) => isOf(item, 'Mark') || isPerson(item) || isOffice(item))
  );
}

const isOpenOffice = (item: Item | undefined) =>
  item !== undefined && !item.thing && !item.captures.has('target') && !item.captures.has('of');

/** Where a body or a country stands that a person is said to be of, or -1. */
function bodyAfter(items: readonly Item[], at: number): number {
  if (!isOf(items[at], 'belongings')) return -1;
  const body = isOf(items[at + 1], 'articles') ? at + 2 : at + 1;
  return isBody(items[body]) || (isOf(items[body], 'countries') && !isOf(items[body + 1], 'Cap')) ? body : -1;
}

/** Behind `of the Ministry of Y`, which says whose somebody is; where nothing of the kind follows, the same place. */
function affiliationAfter(items: readonly Item[], end: number, listed: boolean): number {
  // `X, Counsellor, and Y, First Secretary, of the Embassy`
  const at = listed && isComma(items[end]) && isOf(items[end + 1], 'of') ? end + 1 : end;
  const body = bodyAfter(items, at);
  const next = items[body + 1];
  return body >= 0 && isBody(items[body]) && !isOf(items[at], 'locatives') && !isOwning(next) ? body + 1 : end;
}

/** `of the Ministry's plan` */
export const isOwning = (item: Item | undefined) => item?.key === "'s" || item?.key === '’s' || item?.key === "'";

const heldAt = (office: Item, body: Item): Item =>
  changeItem(office, { captures: new Map([...office.captures, [isBody(body) ? 'target' : 'of', [body]]]) });

/** An office in full, with its country or body, that stands where no person has it: a name after a comma is its holder's. */
function isIntroduction(items: readonly Item[], at: number, chained: boolean): boolean {
  const office = items[at];
  const isWhole = office?.captures.has('target') || office?.captures.has('of') || Boolean(office?.thing);
  if (!isOffice(office) || !isWhole) return false;
  let start = at;
  while (start > 0 && !isComma(items[start - 1]) && items[start - 1]?.key !== ';') start--;
  // `Từng là Đại sứ … rồi Vụ trưởng …, bà X`: what she was before.
  if (start < at && isOf(items[start], 'past-office')) return false;
  if (start < at) return (!isOf(items[start], 'openers') && !isOf(items[start], 'also-as')) || joinsPerson(items, at);
  // `Secretary of the Committee of Y, Governor of Y, Mr X`: one more office of the same.
  const isRun = items.slice(0, at).every((item) => isOffice(item) || isComma(item) || isAlso(item));
  return at === 0 || chained || items[at - 1]?.key === ';' || isRun || !items.slice(0, at).some(isNamed);
}

/** `Menurut Konselor Y, X, makalah …`, `hadir mantan Duta Besar Y, X, yang …`: a name between commas behind what wants somebody. */
function isSetOff(items: readonly Item[], at: number, person: number): boolean {
  const office = items[at];
  const isWhole = office?.captures.has('target') || office?.captures.has('of') || Boolean(office?.thing);
  const before = items[at - 1];
  if (!isOffice(office) || !isWhole) return false;
  // `Di sana Konsul X bertemu Ketua Y, Z.`: whom somebody met.
  if (isVerb(before, 'meet') && endsClause(items[person + 1]) && items.slice(0, at).some(isPerson)) return true;
  if (!isOf(items[person + 1], 'Mark') || isOffice(items[person + 2])) return false;
  // `Dari pihak tamu berbicara Ketua Y, X.`: the verb comes before the one who does it.
  const inverts = isVerb(before, 'attend_list') || (isVerb(before, 'speak') && isOf(items[0], 'openers'));
  if (inverts && at > 1 && endsClause(items[person + 1]) && !items.slice(0, at).some(isNamed)) return true;
  // `Also at the meeting was Consul General Y, Mr X.`
  if (isVerb(before, 'be_past') && items.slice(0, at).some((item) => isOf(item, 'gathering'))) return true;
  if (!isComma(items[person + 1])) return false;
  // `Menurut laporan yang disampaikan Sekretaris Y, X, dana …`: whose report it is.
  const cites = readingOf(items[0], 'openers')?.meaning === 'source';
  if (cites && !items.slice(0, at).some((item) => isNamed(item) || isComma(item))) return true;
  return isVerb(before, 'attend_list', 'say') || (at === 1 && isOf(before, 'openers') && !isOf(before, 'verbs'));
}

const endsClause = (item: Item | undefined): boolean => item === undefined || item.key === '.' || isComma(item);

/** `bersama Konsul X dan Ketua Y, Z`: after somebody who is named in full another begins. */
const joinsPerson = (items: readonly Item[], at: number) => isAnd(items[at - 1]) && isPerson(items[at - 2]);
const isNamed = (item: Item) => isPerson(item) || isOffice(item) || isBody(item);

/** `Phạm Thanh Bình, Bí thư …, Đại sứ …`: offices in apposition, up to one that begins the next name. */
function officesAfter(items: readonly Item[], at: number, chained: boolean): { offices: number[]; to: number } {
  const offices: number[] = [];
  let to = at + 1;
  if (isOf(items[to], 'seat-in-brackets')) return { offices: isOffice(items[to]) ? [to] : [], to: to + 1 };
  if (items[to]?.key === '(' && isOffice(items[to + 1]) && items[to + 2]?.key === ')')
    return { offices: [to + 1], to: to + 3 };
  // `Tam (54), Sekretaris …`
  const isAged = items[to]?.key === '(' && items[to + 1]?.token?.kind === 'number' && items[to + 2]?.key === ')';
  for (;;) {
    let next = isAged && offices.length === 0 ? to + 3 : to;
    if (isComma(items[next])) next++;
    // An age or a place between two commas: `Mr. Trung, 64, …`
    const isAside = items[next]?.token?.kind === 'number' || isOf(items[next], 'particulars');
    // `Tam, 54 tahun, …`
    const end = isAside && isOf(items[next + 1], 'year-words') ? next + 2 : next + 1;
    if (next > to && isAside && isComma(items[end])) next = end + 1;
    // `both Ambassador and Secretary`; of two people who are both something the one office is everybody's.
    if (readingOf(items[next], 'also-as')?.meaning === 'pair' && !(isAnd(items[next + 2]) && isOffice(items[next + 3])))
      break;
    if (offices.length === 0 && next > to) next = officeBehindCalling(items, next) ?? next;
    while (isOf(items[next], 'also-as') || (offices.length > 0 && isAlso(items[next]))) next++;
    if (next === to || !isOffice(items[next])) break;
    if (beginsNextName(items, next) || (chained && isComma(items[next + 1]) && beginsNextName(items, next + 1))) break;
    // `A, head of X, and Ambassador to Y, B`
    const isLast = isAnd(items[next - 1]) && isComma(items[next - 2]) && isOf(items[next + 1], 'Mark');
    if (isLast && isComma(items[next + 1]) && beginsNextName(items, next + 1) && !isOpenOffice(items[next])) break;
    offices.push(next);
    to = isOf(items[next + 1], 'term-of-office') ? next + 2 : next + 1;
  }
  return { offices, to };
}

/** `X, a lecturer at the University of Y and Secretary of Z`: where the office begins. */
function officeBehindCalling(items: readonly Item[], at: number): number | null {
  if (readingOf(items[at], 'articles')?.meaning !== 'indefinite') return null;
  const ends = (item: Item) => isPerson(item) || isOffice(item) || isOf(item, 'verbs') || isComma(item);
  const and = items.slice(at, at + 10).findIndex((item, i, all) => isAnd(item) && !all.slice(1, i).some(ends));
  return and > 0 && isOffice(items[at + and + 1]) ? at + and + 1 : null;
}

/** `Vice President and Secretary-General of Y`, `Phó Chủ tịch kiêm Tổng Thư ký Y` */
function officeBeside(items: readonly Item[], at: number): Item | undefined {
  if (!isOpenOffice(items[at]) || !(isAlso(items[at + 1]) || isComma(items[at + 1]))) return undefined;
  let next = at + 2;
  while (isOf(items[next], 'also-as')) next++;
  return isOffice(items[next]) ? items[next] : undefined;
}

/** Whether the clause up to here began with `Tại …`, `Sau …`: a comma then ends what only leads to the subject. */
function opensClause(items: readonly Item[], at: number): boolean {
  let start = at;
  while (start > 0 && items[start - 1]?.key !== ';' && items[start - 1]?.key !== '.') start--;
  return isOf(items[start], 'openers');
}

/** Whether the run of offices that begins here belongs to the name after it. */
function beginsNextName(items: readonly Item[], at: number): boolean {
  let next = at + 1;
  while (isTitle(items[next])) next++;
  return isPerson(items[next]);
}

/** Clusters next to one another with nothing but `,`, `;`, `và` and titles between them are a list. */
function joinClusters(items: readonly Item[], clusters: readonly Cluster[]): Cluster[] {
  const joined: Cluster[] = [];
  for (const cluster of clusters) {
    const last = joined.at(-1);
    // `the Cell of Builders, headed by X`
    const isLed =
      last !== undefined && isCell(last.members.at(-1) as Item) && isVerb(items[cluster.from - 1], 'led_by');
    if (last && !isLed && last.to <= cluster.from && isList(betweenOf(items, last, cluster), items[last.from - 1])) {
      if (
        startsClause(items, last, cluster) ||
        beginsAnew(items, last, cluster, clusters) ||
        isOwnerBehind(items, last, cluster)
      ) {
        joined.push({ ...cluster, members: [...cluster.members] });
        continue;
      }
      last.to = cluster.to;
      last.members.push(...cluster.members);
    } else joined.push({ ...cluster, members: [...cluster.members] });
  }
  return joined;
}

/** `A, Secretary of the League, the Party's youth wing`: whose something is, told behind a comma, is no further one. */
const isOwnerBehind = (items: readonly Item[], last: Cluster, { from, to, members }: Cluster): boolean =>
  isBody(members.at(-1)) &&
  isOwning(items[to]) &&
  !items.slice(last.to, from).some((item) => isAnd(item) || item.key === ';');

/** `của Bộ Chính trị, Đảng bộ … quản lý`: after a comma and before a verb stands a subject, not one more of a list. */
function startsClause(items: readonly Item[], last: Cluster, cluster: Cluster): boolean {
  // `Dự lễ có A; Đại sứ B gửi lẵng hoa`: who only sends something is no guest.
  const sends =
    isVerb(items[cluster.to], 'send_message') && items.slice(last.to, cluster.from).some(({ key }) => key === ';');
  if (sends) return true;
  // `At the meeting with Mr X, Mr Y said`
  const subject = isPerson(last.members.at(-1)) && isPerson(cluster.members[0]) && last.members.length === 1;
  if (subject && items.slice(last.to, cluster.from).every((item) => isComma(item) || isTitle(item))) {
    const leadAt = placeBefore(items, last.from);
    const lead = items[leadAt];
    const meets = isVerb(lead, 'meet', 'meet_by');
    const next = items[cluster.to];
    // `Usai bertemu X, Y berangkat`: what Y did then may be in no table.
    if (!isOf(next, 'verbs') && !(meets && isOf(next, 'Low') && !isOf(next, 'stops') && !isAnd(next))) return false;
    // `Receiving X, Y said`
    if (leadAt === 0 && meets) return true;
    // `Didampingi X, Y berpidato`
    if (last.from === 1 && isWith(lead)) return true;
    const leads = isOf(lead, 'prepositions') || isOf(lead, 'encounters') || meets;
    return leads && opensClause(items, last.from - 1);
  }
  const between = items.slice(last.to, cluster.from);
  // `tại trụ sở Thành ủy, Đảng ủy …`: the one says where.
  if (isBody(last.members.at(-1)) && isOf(items[last.from - 1], 'venue-words'))
    return !between.some((item) => isAnd(item) || item.key === ';');
  if (!isBody(last.members.at(-1)) || between.some((item) => isAnd(item) || item.key === ';')) return false;
  const place = placeBefore(items, last.from);
  const before = items[place];
  // `Theo Quyết định … của Ban Bí thư, đồng chí …`: the decision is that of the body alone.
  if (isPerson(cluster.members[0])) {
    // `signed on behalf of the Committee, X has been named its head`
    const next = items[cluster.to]?.key === ',' ? items[cluster.to + 1] : items[cluster.to];
    const isSubject =
      (isOf(next, 'verbs') || isOf(next, 'awards')) &&
      // `Thăm và làm việc với Đảng A, ông B hội kiến …`
      (isOf(before, 'prepositions') || isOf(before, 'belongings') || (place === 0 && isVerb(before, 'meet')));
    // `at the Embassy, X had a session with …`
    const opens = isOf(before, 'locatives') && !isOf(before, 'verbs') && (place === 0 || isComma(items[place - 1]));
    const isThere = opens && isOf(next, 'Low') && !isAnd(next);
    return isSubject || isThere || (isOf(before, 'of') && isOf(items[0], 'openers') && opensClause(items, last.from));
  }
  if (!isBody(cluster.members[0])) return false;
  const after = items[endOfBrackets(items, cluster.to)];
  // `Trực thuộc Đảng ủy A, Đảng ủy B có …`
  const isSuperior = isSuperiorWord(before) && place < leadLength;
  const leads =
    isSuperior ||
    isOf(before, 'prepositions') ||
    (isOf(before, 'of') && isOf(items[0], 'openers') && opensClause(items, last.from));
  return leads && isOf(after, 'Low') && !isAnd(after);
}

const leadLength = 9;

/** `Chi bộ A (trực thuộc Đảng ủy B) tổ chức`: where a remark in brackets ends, if one begins here. */
function endOfBrackets(items: readonly Item[], at: number): number {
  if (items[at]?.key !== '(') return at;
  const end = items.findIndex(({ key }, i) => i > at && key === ')');
  return end < 0 ? at : end + 1;
}

/** `Secretary is A; B and C were named deputies`: behind a semicolon a list that a verb follows is a subject of its own. */
function beginsAnew(items: readonly Item[], last: Cluster, cluster: Cluster, clusters: readonly Cluster[]): boolean {
  if (items[last.to]?.key !== ';' || items[cluster.from - 1]?.key !== ';') return false;
  // `…, thay đồng chí A; đồng chí B giữ chức …`: whoever is given an office begins a sentence of his own.
  const isBe = isVerb(items[last.from - 1], 'be');
  let end = cluster.to;
  for (const next of clusters)
    if (next.from > cluster.from && isList(items.slice(end, next.from), cluster.members[0])) end = next.to;
  const verb = items[isComma(items[end]) ? end + 1 : end];
  return isBe ? isVerb(items[end], 'hold_office', 'elect', 'attend', 'speak') : isVerb(verb, 'hold_office');
}

function isList(given: readonly Item[], before: Item | undefined): boolean {
  const between = withoutClause(given);
  // `a delegation of the Party, led by A`
  const leads = between.filter((item) => !isComma(item));
  if (leads.length > 0 && leads.every((item) => isVerb(item, 'led_by'))) return true;
  if (between.length === 0 || between.length > 8) return false;
  if (!between.some((item) => isComma(item) || item.key === ';' || isAnd(item))) return false;
  // `told X, head of the delegation, that the Party would come`
  if (between.some((item) => isOf(item, 'that-words'))) return false;
  return between.every(
    (item, at) =>
      isComma(item) ||
      item.key === ';' ||
      isAnd(item) ||
      isTitle(item) ||
      isOf(item, 'articles') ||
      isOf(item, 'owners') ||
      isOf(item, 'representatives') ||
      // `and his Lao counterpart, B`
      (isOf(between[at + 1], 'relations') && (isOf(item, 'demonyms') || isOf(item, 'Low'))) ||
      (isOf(between[at - 1], 'owners') && isOf(item, 'demonyms')) ||
      // `members of the board` among others who are named
      isOf(item, 'shared') ||
      // `of A and of B`, `by A; by B`
      ((isOf(item, 'belongings') || isOf(item, 'agents')) &&
        (isAnd(between[at - 1]) ||
          between[at - 1]?.key === ';' ||
          (isOf(item, 'agents') && isOf(before, 'office') && isComma(between[at - 1])))) ||
      // `with A and with B`; in `…, to B` another part of the sentence begins.
      (isOf(item, 'prepositions') && (!isOf(item, 'stops') || item.key === before?.key)),
  );
}

/** `A, Rector of the Russian academy; and B`: what says whose an office is, in words that name nothing, does not end a list. */
function betweenOf(items: readonly Item[], last: Cluster, next: Cluster): readonly Item[] {
  const between = items.slice(last.to, next.from);
  if (!isOffice(items[last.to - 1]) || !isOf(between[0], 'belongings')) return between;
  const end = between.findIndex((item) => isComma(item) || item.key === ';' || isAnd(item));
  return end > 1 && end < affiliationLength && !between.slice(0, end).some((item) => isOf(item, 'verbs'))
    ? between.slice(end)
    : between;
}
const affiliationLength = 9;

/** `A, who heads the office, and B`: a clause between two commas does not end a list. */
function withoutClause(between: readonly Item[]): readonly Item[] {
  if (!isOf(isComma(between[0]) ? between[1] : between[0], 'relatives')) return between;
  const end = between.findLastIndex((item) => isComma(item) || item.key === ';');
  return end > 1 && end < clauseLength && end >= between.length - 2 ? between.slice(end) : between;
}
const clauseLength = 16;

/** `A và B, Phó Bí thư Đảng ủy`: an office behind two names with nothing but `and` between them is that of both. */
function shareBehind(
  items: readonly Item[],
  clusters: readonly Cluster[],
  appointments: readonly Appointment[],
  appoint: (person: Item, office: Item) => void,
): void {
  for (const [at, { to, members }] of clusters.entries()) {
    const next = clusters[at + 1];
    const [first, second] = [members[0], next?.members[0]];
    if (!first || !second || !isPerson(first) || !isPerson(second) || !isAnd(items[to]) || items[to + 1] !== second)
      continue;
    if (appointments.some(({ person }) => person === first)) continue;
    // `A and B, a member of the board`
    for (const { person, office } of [...appointments])
      if (person === second && office.start > second.end && !isOfOneAlone(office)) appoint(first, office);
  }
}

const isOfOneAlone = ({ parts }: Item): boolean => readingOf(parts[0], 'articles')?.meaning === 'indefinite';

/** `các đồng chí Ủy viên Bộ Chính trị: A, …; B, …`: an office in front of a list is everybody's. */
function shareOffices(
  items: readonly Item[],
  clusters: readonly Cluster[],
  appointments: readonly Appointment[],
  taken: Set<number>,
  appoint: (person: Item, office: Item) => void,
): void {
  for (const cluster of clusters) {
    const people = cluster.members.filter(isPerson);
    if (people.length === 0) continue;
    let at = cluster.from - 1;
    if (items[at]?.key === ':') {
      at--;
      const offices: number[] = [];
      while (isOffice(items[at]) && !taken.has(at)) {
        offices.push(at);
        at -= isComma(items[at - 1]) || isAlso(items[at - 1]) ? 2 : 1;
      }
      if (offices.length === 0) continue;
      const last = people.findIndex((person) => standsApart(items, cluster, person));
      const sharing = last < 0 ? people : people.slice(0, last);
      for (const office of offices.reverse()) {
        taken.add(office);
        for (const person of sharing) appoint(person, items[office] as Item);
      }
      cluster.from = offices.at(-1) === undefined ? cluster.from : Math.min(...offices);
      continue;
    }
    // `các Ủy viên Bộ Chính trị A, B và C`, `Politburo members A and B`
    for (const [i, holder] of people.entries()) {
      const shared = appointments.filter((one) => one.person === holder && isShared(items, one.office));
      const others = people.slice(i + 1);
      // In a list of groups the office is that of the group.
      const end = others.findIndex((one) => endsGroup(items, holder, one) && (i > 0 || isAddressed(items, one)));
      const near = end < 0 ? others : others.slice(0, end);
      // Whose own office stands in front of him is of another list; `A, Minister of X, and B, Minister of Y` is one.
      const next = near.findIndex((one) =>
        appointments.some(({ person, office }) => person === one && office.start < one.start),
      );
      for (const { office } of shared)
        for (const person of next < 0 ? near : near.slice(0, next)) appoint(person, office);
    }
  }
}

/** `Các Phó Chủ tịch A, B; bà C, Trưởng Ban …`: who is addressed anew is none of them. */
const isAddressed = (items: readonly Item[], person: Item): boolean => {
  const at = items.indexOf(person);
  return isOf(items[at - 1], 'honorifics') && items[at - 2]?.key === ';';
};

const endsGroup = (items: readonly Item[], from: Item, to: Item): boolean =>
  items.slice(items.indexOf(from), items.indexOf(to)).some(({ key }) => key === ';');

function isShared(items: readonly Item[], office: Item): boolean {
  if (readingOf(office, 'office')?.note === 'plural' || isOf(office, 'shared')) return true;
  const at = items.indexOf(office);
  return isPlural(items[at - 1]);
}

/** `…; cùng đồng chí Lê Hoài Trung`: the last of a list may be joined to it without sharing what it began with. */
function standsApart(items: readonly Item[], cluster: Cluster, person: Item): boolean {
  const at = items.indexOf(person);
  for (let i = at - 1; i > cluster.from && i >= at - 4; i--) {
    const item = items[i] as Item;
    if (isWith(item)) return true;
    if (!isTitle(item) && !isOffice(item)) return false;
  }
  return false;
}

function replace(items: readonly Item[], clusters: readonly Cluster[], members: Map<Item, readonly Item[]>): Item[] {
  const made: Item[] = [];
  let at = 0;
  for (const { from, to, members: inside } of clusters) {
    if (from < at) continue;
    made.push(...items.slice(at, from));
    const item = asGroup(items.slice(from, to), inside);
    members.set(item, inside);
    made.push(item);
    at = to;
  }
  made.push(...items.slice(at));
  return made;
}

const asGroup = (parts: readonly Item[], inside: readonly Item[]): Item =>
  itemOfParts(parts, [
    readAs('actors'),
    ...(inside.some(isPerson) ? [readAs('people')] : []),
    ...(inside.some(isBody) ? [readAs('bodies')] : []),
    ...(inside.every(isCell) ? [readAs('cells')] : []),
    ...(inside.every(isOfCentre) ? [readAs('central-bodies')] : []),
    // `representatives of the cell and of the Association`
    ...(isOf(parts[0], 'representatives') ? [readAs('represented')] : []),
  ]);
