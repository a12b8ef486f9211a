// The things of one document: which of its mentions are one, and what short forms stand for. Every question goes through
// an index, so that a long document costs as much a page as a short one.
import { foldName } from '#model/fold';
import { countBefore } from '#model/order';
import { spellName } from '#model/spelling';
import { termOf } from '#model/term';
import { isShortOf, numberOf } from './concepts.ts';
import { type Draft, isFromAbroad } from './draft.ts';
import { changeThing, type Item, isHomeName, isMinistry, isOf, sectionOf, type Thing } from './item.ts';
import { singleNames } from './names.ts';
import { romanToNumber } from './numbers.ts';
import { onlyOf } from './only.ts';
import { nearestIn, Timeline } from './timeline.ts';

export interface Place {
  readonly item: Item;
  /** Whether it belongs to the teasers of other articles. */
  readonly teaser: boolean;
  /** Named only as a part of another name. */
  readonly inside: boolean;
  /** Named in somebody's office or in another name: the text is about something else there. */
  readonly aside: boolean;
  /** Said to be what another is under. */
  readonly superior: boolean;
  /** Concept of the place that another office of the same person names. */
  readonly seat: string | null;
  /** In the heading, which says in few words what the text tells. */
  readonly heading: boolean;
  /** Concept of the last place that the line names before it. */
  readonly near: string | null;
  /** The offices that a person is given here, as words that can be compared. */
  readonly offices: readonly string[];
  /** A body of the same sort that another office of the same person names. */
  readonly hint: Item | null;
  /** Whether who holds an office there has a name of the home language; null where nobody does. */
  readonly ofHome: boolean | null;
  /** In an office of somebody who has a post at a mission or in a cell, too. */
  readonly posted: boolean;
  /** Stands under a picture, and so in no order with the text. */
  readonly caption: boolean;
  /** Who is said there to have held it, if it is a congress whose own words do not say whose. */
  readonly holder: Item | null;
}

const isPlain = (form: string) => !/[^\p{ASCII}]/u.test(form);

/** How many of the things of one sort, the latest first, a new name that is like none is compared with word by word. */
const latest = 256;

/** Lists by key, each in the order in which the things were first named. */
class Shelves {
  readonly #lists = new Map<string, Draft[]>();

  put(key: string, draft: Draft): void {
    const list = this.#lists.get(key);
    if (!list) this.#lists.set(key, [draft]);
    else if ((list.at(-1) as Draft).order < draft.order) list.push(draft);
    else if (!list.includes(draft))
      list.splice(
        list.findIndex(({ order }) => order > draft.order),
        0,
        draft,
      );
  }

  take(key: string, draft: Draft): void {
    const list = this.#lists.get(key) ?? [];
    const at = list.indexOf(draft);
    if (at < 0) return;
    if (list.length === 1) this.#lists.delete(key);
    else list.splice(at, 1);
  }

  of(key: string): readonly Draft[] {
    return this.#lists.get(key) ?? [];
  }
}

/** A form as it is compared. */
interface Spelled {
  readonly text: string;
  readonly words: readonly string[];
  readonly set: ReadonlySet<string>;
  readonly numbered: readonly string[];
}

export class Registry {
  drafts: Draft[] = [];
  /** Of all that were ever made: what tells two apart. */
  #made = 0;
  readonly #of = new Map<Item, Draft>();
  readonly #byConcept = new Map<string, Draft>();
  readonly #byName = new Map<string, Draft>();
  readonly #offices = new Map<Draft, Set<string>>();
  readonly #sorts = new Map<Draft, Set<string>>();
  /** The heads by which things have been sorted. */
  readonly #heads = new Map<Draft, string>();
  readonly #timelines = new Map<string, Timeline>();
  /** Where the text was first about one of a sort. */
  readonly #spoken = new Map<string, number>();
  readonly #bySort = new Shelves();
  readonly #bySeat = new Shelves();
  readonly #byOwner = new Shelves();
  /** By what their concepts were at some time: to be compared with what they are. */
  readonly #byMeaning = new Shelves();
  readonly #byFold = new Shelves();
  readonly #byPart = new Shelves();
  readonly #byNumber = new Shelves();
  readonly #byBlend = new Shelves();
  /** Few texts have names of both kinds, and what a name sounds like takes long to tell: it is told when it is asked for. */
  readonly #sounds: Record<
    'bySound' | 'byLetter',
    { readonly draft: Draft; readonly form: string; sounds: string | null }[]
  > = {
    bySound: [],
    byLetter: [],
  };
  readonly #spelled = new Map<string, Spelled>();
  /** Where the reports of a digest begin. */
  readonly #reports: readonly number[];
  /** What the heading names. */
  readonly #topics = new Set<Draft>();
  /** Things that were taken to be of the home Party since the text did not say of which. */
  readonly #assumed = new Set<Draft>();

  constructor(reports: readonly number[] = []) {
    this.#reports = reports;
  }

  draftOf(item: Item | null | undefined): Draft | null {
    return item ? (this.#of.get(item) ?? null) : null;
  }

  draftsOf(items: readonly Item[]): readonly Draft[] {
    return [...new Set(items.flatMap((item) => this.#of.get(item) ?? []))];
  }

  /** Things with a name or meaning of their own first, then short forms, each in the order of the text. */
  resolve(places: readonly Place[]): void {
    const things = places.flatMap((place) => {
      const { thing } = place.item;
      return thing ? [{ place, thing: place.holder ? heldBy(place.holder, thing) : thing }] : [];
    });
    for (const { place, thing } of things) if (!thing.bare) this.#placeProper(place, thing);
    this.#settleOpenConcepts();
    for (const { place, thing } of things) if (thing.bare) this.#placeBare(place, thing);
  }

  create(place: Place, thing: Thing): Draft {
    const draft: Draft = {
      type: thing.type,
      order: this.#made++,
      forms: new Map(),
      concept: null,
      head: thing.head,
      kind: thing.kind,
      day: null,
      dated: [],
      dayInferred: false,
      implied: true,
      proper: false,
      mentions: [],
      first: place.item.start,
      spoken: Number.POSITIVE_INFINITY,
      outside: false,
      heading: true,
      inBody: false,
      ofHome: false,
      names: new Set(),
      properForms: new Set(),
      ofCommittee: false,
      national: false,
      seats: [],
      owners: [],
      ownerConcepts: new Set(),
    };
    this.drafts.push(draft);
    this.#setConcept(draft, thing.concept);
    this.#add(draft, place, thing);
    return draft;
  }

  /** Those of a sort (a type, a blank, a head), in the order in which they were first named. */
  ofSort(sort: string): readonly Draft[] {
    return this.#bySort.of(sort);
  }

  /** The one with a meaning, or null. */
  withConcept(concept: string): Draft | null {
    return this.#byMeaning.of(concept).find((draft) => draft.concept === concept) ?? null;
  }

  /** The one of a sort that the text last named before an offset, else the one that it named first. */
  lastOf(sort: string, offset: number, fits: (draft: Draft) => boolean): Draft | null {
    if (this.#reports.length > 0 && ofReport.test(sort)) return this.#nearest(this.#timelinesOf([sort]), offset, fits);
    return this.#timelines.get(sort)?.before(offset, fits)?.draft ?? this.#bySort.of(sort).find(fits) ?? null;
  }

  /** The committee that the text last spoke of before an offset, else the first one. */
  committeeBefore(offset: number): Draft | null {
    return (
      this.lastOf(committees, offset, ({ proper, spoken }) => proper && spoken < offset) ??
      this.lastOf(committees, offset, ({ proper }) => proper)
    );
  }

  /** The ministry that the text last named before an offset, else the first one. */
  ministryBefore(offset: number): Draft | null {
    return this.lastOf(ministries, offset, ({ proper }) => proper);
  }

  /** What was taken for two is one: what each is called is another form of the thing beside it. */
  join(pairs: ReadonlyMap<Draft, Draft>): void {
    for (const [draft, into] of pairs) {
      for (const mention of draft.mentions) {
        this.#of.set(mention.item, into);
        into.mentions.push(mention);
        for (const sort of this.#sorts.get(into) ?? []) this.#timelines.get(sort)?.add(mention.item.start, into);
      }
      for (const [form, count] of draft.forms) into.forms.set(form, (into.forms.get(form) ?? 0) + count);
      draft.mentions.length = 0;
      into.heading &&= draft.heading;
      into.inBody ||= draft.inBody;
      into.outside ||= draft.outside;
      for (const sort of this.#sorts.get(draft) ?? []) this.#bySort.take(sort, draft);
    }
    this.drafts = this.drafts.filter((draft) => !pairs.has(draft));
  }

  #placeProper(place: Place, given: Thing): void {
    const thing = this.#settleParty(place, given);
    const known = this.#find(thing, place);
    if (known) this.#add(known, place, thing);
    else this.create(place, thing);
  }

  #find(thing: Thing, place: Place): Draft | null {
    const { type, concept } = thing;
    if (concept !== null) {
      const found = this.#byConcept.get(`${type} ${concept}`) ?? null;
      if (found) return found;
      const short = this.#findByShortNumber(thing);
      if (short) return short;
      const own = thing.kind === 'congress' ? this.#findOfSameBody(thing) : null;
      if (own) return own;
      const open = openForm(concept);
      if (open !== null) return this.#findOpen(thing, place.item, concept, open);
      if (thing.kind === 'congress') return this.#findCongress(thing);
    }
    const named = this.#named(thing, thing.name) ?? this.#namedBesides(thing);
    if (type === 'Person') {
      const person = named ?? this.#findPerson(thing.name);
      return person && this.#isAnother(person, place) ? null : person;
    }
    if (named && canBeOne(named, thing)) return named;
    const section = thing.head === 'party_cell' ? sectionOf(place.item) : null;
    if (section !== null) return this.#findCellOfSection(section, thing);
    const cell = thing.head === 'party_cell' && concept === null ? this.#findCellBegun(thing) : null;
    if (cell) return cell;
    if (thing.head === 'party_cell' && !place.heading) return this.#findCellOfHeading(thing);
    if (type === 'Organization' && concept === null) return this.#findBegun(thing);
    if (type === 'Conference' && concept === null)
      return this.#findCongress(thing) ?? this.#findHeldBy(thing) ?? this.#findGathering(thing, place);
    return null;
  }

  #named = ({ type }: Thing, form: string): Draft | null =>
    this.#byName.get(`${type} ${this.#spell(form).text}`) ?? null;

  /** `BKSAP DPR` is the `Badan Kerja Sama Antar-Parlemen (BKSAP) DPR RI` of the same text. */
  #namedBesides(thing: Thing): Draft | null {
    // `Nghị quyết Hội nghị Trung ương 4 (Nghị quyết Trung ương 4)`, which the heading has called in short
    const isCalled = thing.type === 'Resolution' && thing.issuer !== null;
    const isPart = (thing.type === 'Organization' || thing.type === 'PartyCommittee') && thing.owner !== null;
    if (!isCalled && !isPart) return null;
    return thing.also.map((form) => this.#named(thing, form)).find((one) => one !== null) ?? null;
  }

  /** `Resolution 57` is the `Resolution 57-NQ/TW` of the same text. */
  #findByShortNumber({ type, concept, kind }: Thing): Draft | null {
    const { number, rest } = numberOf(concept);
    if (number === undefined) return null;
    const same = this.#byMeaning.of(`${type} ${number}`).filter((draft) => {
      const other = numberOf(draft.concept);
      return draft.kind === kind && other.number === number && (rest === '') !== (other.rest === '');
    });
    return onlyOf(same);
  }

  /** `Ban Chấp hành Trung ương Đảng` is that of the party whose own the line has just named, else of the home party. */
  #settleParty({ item, ofHome, hint, aside }: Place, thing: Thing): Thing {
    if (topBodies.has(thing.concept ?? ''))
      return ofHome === true || (aside && ofHome === null) ? thing : this.#settleTop(thing, ofHome === false);
    // `Menteri Luar Negeri Somsak Keo`: a ministry of the country whose own the text has named.
    if (ofHome === false && ministry.test(thing.concept ?? '')) return this.#settleTop(thing, true);
    if (!thing.concept?.includes('(?)')) return thing;
    if (ofHome === true) return changeThing(thing, { concept: thing.concept.replace('(?)', '(party(VN))') });
    const own = hint?.thing?.concept;
    if (own?.startsWith(centralCommittee)) return changeThing(thing, { concept: own });
    const near = this.#timelines
      .get(`${thing.type} ${centralCommittee}`)
      ?.between(item.start - 399, item.start)
      .filter(({ concept }) => concept?.startsWith(centralCommittee))
      .sort((a, b) => a.order - b.order);
    const last = near?.at(-1)?.concept?.slice(centralCommittee.length - 1) ?? '(party(VN))';
    // Somebody from abroad has his office in the party from abroad that the text last named.
    const abroad = ofHome === false && last === '(party(VN))' ? this.#partyAbroadBefore(item.start) : null;
    return changeThing(thing, { concept: thing.concept.replace('(?)', abroad === null ? last : `(${abroad})`) });
  }

  #partyAbroadBefore(offset: number): string | null {
    const isAbroad = ({ concept }: Draft) => concept !== null && concept !== 'party(VN)';
    return this.#timelines.get('Organization party')?.before(offset, isAbroad)?.draft.concept ?? null;
  }

  /** `the Secretariat` is that of the party from abroad whose own the text has named, where nobody of home is in it. */
  #settleTop(thing: Thing, abroad: boolean): Thing {
    if (!abroad && [thing.concept ?? '', ...homeParty].some((concept) => this.withConcept(concept))) return thing;
    const known = this.#bySort
      .of(`${thing.type} ${thing.concept}`)
      .findLast(({ concept }) => concept?.startsWith(`${thing.concept}(`));
    return known ? changeThing(thing, { concept: known.concept }) : thing;
  }

  /** `congress(?,14)` is the fourteenth of whichever party the text names. */
  #findOpen({ type, owner }: Thing, item: Item, concept: string, open: string): Draft | null {
    const same = this.#byMeaning
      .of(`${type} ${open}`)
      .filter((draft) => draft.concept !== null && openForm(draft.concept) === open);
    if (!concept.includes('?'))
      return same.find((draft) => draft.concept?.includes('?') && !(draft.national && owner !== null)) ?? null;
    if (isOf(item, 'national')) return same.findLast((draft) => !isOfCommittee(draft)) ?? null;
    return same.at(-1) ?? this.#findNumbered(concept);
  }

  /** Somebody of the same name among the teasers, with other offices or an age of his own, is somebody else. */
  #isAnother(person: Draft, { teaser, offices }: Place): boolean {
    if (!teaser || !person.inBody || offices.length === 0) return false;
    const known = [...(this.#offices.get(person) ?? [])];
    // Whom the text gives no office at all may still be called by his rank alone, `Ambassador X`.
    if (known.length === 0) return offices.some((office) => office.includes(' '));
    const alike = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);
    return !offices.some((office) => known.some((other) => alike(office, other)));
  }

  /** `Hội Phụ nữ` is the one `Hội Phụ nữ Việt Nam tại Cộng hòa Séc` of the same text. */
  #findBegun({ name, head }: Thing): Draft | null {
    const { text, words } = this.#spell(name);
    if (words.length < 3) return null;
    const begun = this.#bySort.of(`Organization =${words[0]}`).filter(
      (draft) =>
        draft.proper &&
        // `Pusat Studi Asia` of a university that its full name says
        (societies.test(head) || (draft.owners.length > 0 && draft.head === head)) &&
        this.#goesOn(draft, text),
    );
    return onlyOf(begun);
  }

  /** `Chi bộ Đại sứ quán` is the `Chi bộ Đại sứ quán Việt Nam tại Nam Phi` of the same text. */
  #findCellBegun({ type, name, owner }: Thing): Draft | null {
    if (!owner) return null;
    const { text } = this.#spell(name);
    return onlyOf(
      this.#bySort
        .of(`${type} party_cell`)
        .filter((draft) => draft.concept?.startsWith('party_cell(of=') && this.#goesOn(draft, text)),
    );
  }

  /** Whether some name of a thing begins with these words and goes on. */
  #goesOn({ forms }: Draft, words: string): boolean {
    return [...forms.keys()].some((form) => this.#spell(form).text.startsWith(`${words} `));
  }

  /** `Chi bộ Thương vụ` is the `Chi bộ Cơ quan Thương vụ tại Nhật Bản` of the same text. */
  #findCellOfSection(section: string, { type, seat }: Thing): Draft | null {
    const alike = this.#bySort
      .of(`${type} party_cell`)
      .filter(({ mentions }) => mentions.some(({ item }) => sectionOf(item) === section));
    return onlyOf(
      alike.filter(
        ({ seats }) => !seat || seats.length === 0 || seats.some(({ thing }) => thing?.concept === seat.thing?.concept),
      ),
    );
  }

  /** `Chi bộ Sinh viên Lyon` is what the heading called `Chi bộ Lyon`. */
  #findCellOfHeading({ type, head, seat }: Thing): Draft | null {
    const seated = this.#bySeat.of(`${type} ${seat?.thing?.concept ?? ''}`).filter((draft) => draft.head === head);
    const only = onlyOf(seated);
    return only?.heading ? only : null;
  }

  /** `Đại hội Đảng bộ tại Lào` is the `Đại hội Đảng bộ tại Lào lần thứ VI` of the same text. */
  #findOfSameBody(thing: Thing): Draft | null {
    const fits = (draft: Draft) => canBeOn(draft, thing) && isCongressOf(draft, thing);
    return this.#bySort.of('Conference congress').findLast(fits) ?? null;
  }

  /** `Kongres ini diadakan oleh Komite Partai di Thailand`: that of its number which the text has named. */
  #findHeldBy(thing: Thing): Draft | null {
    return thing.kind === 'congress' && thing.concept === null ? this.#findOfSameBody(thing) : null;
  }

  /** `Kongres Komite Partai di Jepang ke-5`, which the heading called `Kongres V`: none of the Party as a whole. */
  #findCongress({ kind, name }: Thing): Draft | null {
    if (kind !== 'congress') return null;
    const open = numbersOf(name)
      .flatMap((number) => this.withConcept(`congress(?,${number})`) ?? [])
      .filter(({ national }) => !national)
      .sort((a, b) => a.order - b.order)[0];
    if (!open) return null;
    this.#byConcept.delete(`Conference ${open.concept}`);
    open.concept = null;
    return open;
  }

  /** `Đại hội lần thứ XII` of a committee whose twelfth congress the text is about. */
  #findNumbered(concept: string): Draft | null {
    const number = Number(/,(\d+)\)$/.exec(concept)?.[1]);
    const own = this.#byNumber
      .of(String(number))
      .filter((draft) => isOfCommittee(draft) && (draft.concept === null || openForm(draft.concept) === null));
    return own.at(-1) ?? null;
  }

  /** A name without marks is the one marked name that it can be, and the other way round. */
  #findPerson(name: string): Draft | null {
    const alike = this.#byFold.of(foldName(name));
    const fitting = alike.filter((draft) => isPlain(name) || [...draft.forms.keys()].some(isPlain));
    if (fitting.length === 1) return fitting[0] ?? null;
    if (alike.length > 0) return null;
    // Of those whose names begin with a letter there are few.
    const last = this.#spell(name).words.at(-1);
    const shortened = this.#bySort
      .of(isShortened.test(name) ? `Person ${last}` : `Person .${last}`)
      .slice(-latest)
      .filter(({ forms }) => [...forms.keys()].some((form) => isInitialled(name, form) || isInitialled(form, name)));
    if (shortened.length === 1) return shortened[0] ?? null;
    const blended = this.#findBlended(name);
    if (blended) return blended;
    const same = new Set(this.#byPart.of(this.#spell(name).text));
    const others = this.#sounds[isBySound(name) ? 'byLetter' : 'bySound'].slice(-latest);
    const sounds = others.length > 0 ? soundsOf(name) : '';
    for (const other of others) {
      other.sounds ??= soundsOf(other.form);
      if (soundAlike(sounds, other.sounds)) same.add(other.draft);
    }
    return onlyOf(same);
  }

  /** The only one of whose name a word is blended, or who is called by a blend of these words. */
  #findBlended(name: string): Draft | null {
    const keys = name.includes(' ') ? [''] : [name, ...beginnings(name)];
    const isAlike = ({ forms }: Draft) => [...forms.keys()].some((form) => isBlend(name, form) || isBlend(form, name));
    return onlyOf(keys.flatMap((key) => this.#byBlend.of(key).slice(-latest).filter(isAlike)));
  }

  /** One of the same sort whose name holds the other's words, unless their days differ. */
  #findGathering(thing: Thing, { item, heading }: Place): Draft | null {
    const isNamedAlike = (form: string) => {
      // `Le ket nap dang vien`, as a page that was typed without marks calls what its text calls `Lễ kết nạp đảng viên mới`.
      const unmarked = isPlain(form) !== isPlain(thing.name);
      const [{ set: words, numbered }, other] = [thing.name, form].map((one) =>
        this.#spell(unmarked ? foldName(one) : one),
      ) as [Spelled, Spelled];
      let shared = 0;
      for (const word of words) if (other.set.has(word)) shared++;
      const isWithin = shared >= 2 && shared === Math.min(words.size, other.set.size);
      // `Seminar Teori` is the `Seminar Teori ke-7` of the same text; the sixth is another one.
      if (isWithin && (numbered.length === 0 || other.numbered.length === 0)) return true;
      if (numbered.some((word) => !other.set.has(word)) || other.numbered.some((word) => !words.has(word)))
        return false;
      return shared >= 2 && shared >= 0.75 * Math.min(words.size, other.set.size);
    };
    const alike = this.#bySort.of(`Conference ${firstSort(thing)}`);
    for (const draft of alike.slice(-latest).reverse()) {
      if (draft.concept !== null || firstSort(draft) !== firstSort(thing) || !canBeOn(draft, thing)) continue;
      if (isOtherInOrder(draft, item)) continue;
      if (thing.kind === 'congress' && isCongressOf(draft, thing)) return draft;
      if ([...draft.forms.keys()].some(isNamedAlike)) return draft;
    }
    // What the heading calls so in its own words is the first of its sort.
    const only = alike.length === 1 && !alike.some((draft) => isPlainlyOther(draft, item)) ? alike[0] : undefined;
    return only?.heading && !heading && canBeOne(only, thing) && firstSort(only) === firstSort(thing) ? only : null;
  }

  #placeBare(place: Place, thing: Thing): void {
    const draft = this.#findBare(place, thing) ?? this.#findInHeading(place, thing);
    if (draft) this.#add(draft, place, thing);
    else if (
      (!neverAlone.has(thing.head) || thing.owner !== null) &&
      !isMeetingMeant(thing) &&
      (thing.type !== 'Embassy' || thing.concept !== null)
    )
      this.create(place, thing);
  }

  /** `theoretical seminar`, which the heading called `theoretical exchange`. */
  #findInHeading({ heading }: Place, { type, name }: Thing): Draft | null {
    if (heading || type !== 'Conference') return null;
    const [only, other] = this.#bySort.of(type).filter(({ kind }) => kind !== 'congress');
    if (!only?.heading || other || only.head !== 'dialogue') return null;
    const { set } = this.#spell(name);
    return [...only.forms.keys()].some((form) => this.#spell(form).words.some((word) => set.has(word))) ? only : null;
  }

  /** What a short form stands for: the nearest thing of its sort before it, else the first one after it. */
  #findBare(place: Place, thing: Thing): Draft | null {
    const hinted = this.draftOf(place.hint);
    // `Ủy viên Ban Chấp hành Đảng bộ Bộ Ngoại giao, Bí thư Đảng ủy, Đại sứ Việt Nam tại Pháp`
    const sited = this.#bySeat.of(`${thing.type} ${place.seat}`).filter((draft) => fitsHead(draft, thing));
    if (hinted && sited.length === 1 && sited[0] !== hinted && thing.head === 'party_committee')
      return sited[0] ?? null;
    if (hinted && hinted.type === thing.type && fitsHead(hinted, thing)) return hinted;
    const owned = this.#ownedAlike(thing);
    if (owned || thing.owner?.thing?.bare) return owned;
    if (thing.type === 'Person') {
      const name = this.#spell(thing.name).text;
      const known = this.#timelinesOf([`Person ${name}`]);
      // `Vu` is Nguyen Minh Vu rather than Vu Ho.
      // `Minister Trung` is the one of that name whom the text has called a minister.
      const [office] = place.offices;
      const isCalled = (draft: Draft) => this.#isCalled(draft, name);
      const holds = (draft: Draft) => this.#hasOffice(draft, office ?? '') && isCalled(draft);
      return (
        // Who is given no office here need not be looked for through the whole text.
        (office === undefined ? null : nearestIn(known, place.item.start, holds)) ??
        nearestIn(known, place.item.start, isCalled) ??
        nearestIn(known, place.item.start) ??
        this.#findBlended(thing.name)
      );
    }
    // `The academy`, `Học viện` is the one with those words in its name.
    if (thing.head === 'own_word') {
      const { words } = this.#spell(thing.name);
      const holds = ({ forms }: Draft) => [...forms.keys()].some((form) => isWithin(words, this.#spell(form)));
      // `Hội` is not short for `Quốc hội`.
      const begins = ({ forms }: Draft) => [...forms.keys()].some((form) => this.#spell(form).words[0] === words[0]);
      const { start } = place.item;
      const known = this.#timelinesOf([`Organization =${words[0]}`]);
      // `Chủ tịch Hội` of the one that the heading has named, though guests of others have been named since.
      const isTopic = (draft: Draft) => this.#topics.has(draft) && draft.first < start && begins(draft);
      return (
        nearestIn(known, start, isTopic) ??
        nearestIn(known, start, holds) ??
        // `the Department` of a party's Central Committee
        nearestIn(this.#timelinesOf(commissions), start, (draft) => draft.proper && holds(draft))
      );
    }
    const sorts =
      thing.head === 'event' || thing.head === 'sitting' || thing.head === 'document'
        ? [thing.type]
        : thing.head.split('|').map((head) => `${thing.type} ${head}`);
    // `the Congress Resolution`, where a committee's own congress is meant, is none of another.
    const passedBy = thing.issuer && this.#meantBy(place, thing.issuer);
    const congress = passedBy && isOfCommittee(passedBy) ? passedBy : null;
    // `Minister Counsellor of the Embassy`, of somebody of home: not of another country's.
    const isHome = (draft: Draft) => place.ofHome !== true || !isFromAbroad(draft);
    const fits = (draft: Draft) =>
      fitsHead(draft, thing) &&
      fitsOwner(draft, thing) &&
      fitsKind(draft, thing) &&
      isHome(draft) &&
      !isAnotherBehind(draft, place.item) &&
      (congress === null || this.#isPassedBy(draft, congress));
    // A text about the congress of one committee names the Party's by its number.
    const own = thing.kind === 'congress' ? (draft: Draft) => isOfCommittee(draft) && fits(draft) : null;
    const seated = place.seat === null ? [] : this.#bySeat.of(`${thing.type} ${place.seat}`).filter(fits);
    if (seated.length === 1) return seated[0] ?? null;
    // What the text was about comes before what it only named in somebody's office or in another name.
    const { start } = place.item;
    const spoken = (draft: Draft) => draft.spoken < start && fits(draft);
    const isSpoken = sorts.some((sort) => (this.#spoken.get(sort) ?? start) < start);
    const abroad = place.posted ? (draft: Draft) => !isOfMinistry(draft) && fits(draft) : null;
    return (
      (own && this.#findNear(place, thing, sorts, own)) ??
      (abroad && this.#findNear(place, thing, sorts, abroad)) ??
      (isSpoken ? this.#findNear(place, thing, sorts, spoken) : null) ??
      this.#findNear(place, thing, sorts, fits)
    );
  }

  /** What a part of a name stands for, which may not have been placed yet. */
  #meantBy(place: Place, item: Item): Draft | null {
    return this.draftOf(item) ?? (item.thing?.bare ? this.#findBare({ ...place, item, hint: null }, item.thing) : null);
  }

  #isPassedBy(draft: Draft, congress: Draft): boolean {
    const issuers = draft.mentions.flatMap(({ item }) => item.thing?.issuer ?? []);
    return issuers.length === 0 || issuers.some((item) => this.draftOf(item) === congress);
  }

  #findNear(
    { item, near, caption }: Place,
    thing: Thing,
    sorts: readonly string[],
    fits: (draft: Draft) => boolean,
  ): Draft | null {
    const { type } = thing;
    if (caption && type === 'Conference') {
      const fitting = new Set(sorts.flatMap((sort) => this.#bySort.of(sort).filter(fits)));
      const ranked = [...fitting].sort((a, b) => b.mentions.length - a.mentions.length || a.order - b.order);
      if (ranked[0]) return ranked[0];
    }
    const here = near === null ? [] : this.#bySeat.of(`${type} ${near}`).filter(fits);
    if (here.length === 1) return here[0] ?? null;
    // `The event` points back; `upacara serah terima` is no ceremony of another name that is only told of later.
    const pointsBack = thing.head === 'event' || isMeetingMeant(thing);
    const back =
      pointsBack || type === 'Conference'
        ? (draft: Draft) =>
            (draft.first < item.start || (!pointsBack && this.#isCalledAfter(draft, thing))) && fits(draft)
        : fits;
    const known = this.#timelinesOf(sorts);
    const isShared = thing.kind === 'congress' || type === 'Resolution';
    // `the session` is the last one that the text has called that, whatever else it has told of since.
    const word = thing.name.toLowerCase();
    const called = thing.head === 'event' ? (draft: Draft) => back(draft) && draft.head.endsWith(word) : null;
    // `the Commission`, where a department with the same work is another party's
    const isOwn = type === 'PartyCommittee' && thing.head.includes('|') && !word.includes(' ');
    const own = isOwn ? (draft: Draft) => back(draft) && this.#hasWord(draft, word) : null;
    // `Đối thoại lần thứ tư`, of which the text speaks all along, and the fifth, which it says is to come
    const isSerial = type === 'Conference' && (thing.kind === 'congress' || this.#areInOrder(sorts, back));
    const main = isSerial ? this.#mainCongress(sorts, item.start, fits) : null;
    // `Kết luận Hội nghị` is not said of the plenum whose resolution the conference studied.
    const meant = isConferenceMeant(thing) ? (draft: Draft) => back(draft) && !draft.head.startsWith('plenum') : null;
    return (
      main ??
      (meant && this.#nearest(known, item.start, meant)) ??
      (called && this.#nearest(known, item.start, called)) ??
      (own && this.#nearest(known, item.start, own)) ??
      this.#nearest(known, item.start, back) ??
      (isShared ? nearestIn(known, item.start, back) : null)
    );
  }

  #areInOrder(sorts: readonly string[], fits: (draft: Draft) => boolean): boolean {
    const told = new Set(sorts.flatMap((sort) => this.#bySort.of(sort).filter(fits)));
    return told.size > 1 && [...told].every(({ mentions }) => mentions.some(({ item }) => orderOf(item) !== null));
  }

  /** The one congress that a text has spoken of again and again, though it may just have named another once. */
  #mainCongress(sorts: readonly string[], offset: number, fits: (draft: Draft) => boolean): Draft | null {
    if (this.#reports.length > 0) return null;
    const told = new Set(sorts.flatMap((sort) => this.#bySort.of(sort).filter(fits)));
    const before = [...told].map((draft) => ({
      draft,
      times: draft.mentions.filter((one) => !one.inside && one.item.start < offset && !isOf(one.item, 'norm')).length,
    }));
    const [first, second] = before.sort((a, b) => b.times - a.times);
    if (!first || !second || second.times > 1) return null;
    // `… and chose five comrades to attend the Congress of the Ministry's Committee`, told at a committee's own.
    const isOwn = isOfCommittee(first.draft) && isOfCommittee(second.draft);
    return first.times > (isOwn ? 1 : 2) ? first.draft : null;
  }

  /** Whether a name in full holds all words of a short form. */
  #isCalledAfter({ forms }: Draft, { name }: Thing): boolean {
    const { words } = this.#spell(name);
    return words.length === 1 || [...forms.keys()].some((form) => isWithin(words, this.#spell(form)));
  }

  #hasWord({ forms }: Draft, word: string): boolean {
    for (const form of forms.keys()) if (this.#spell(form).set.has(word)) return true;
    return false;
  }

  /** In a digest each report speaks of its own things and of those that stand before all reports. */
  #nearest(timelines: readonly Timeline[], offset: number, fits?: (draft: Draft) => boolean): Draft | null {
    const [first] = this.#reports;
    if (first === undefined || offset < first) return nearestIn(timelines, offset, fits);
    const begun = countBefore(this.#reports.length, (at) => (this.#reports[at] as number) <= offset);
    const from = this.#reports[begun - 1] ?? 0;
    const to = this.#reports[begun] ?? Number.POSITIVE_INFINITY;
    return nearestIn(timelines, offset, fits, from, to) ?? nearestIn(timelines, first, fits, 0, first);
  }

  /** Vietnamese people go by their last name, others by either. */
  #isCalled({ ofHome, forms }: Draft, wanted: string): boolean {
    if (!ofHome) return true;
    for (const form of forms.keys()) if (this.#spell(form).words.at(-1) === wanted) return true;
    return false;
  }

  #hasOffice(draft: Draft, begin: string): boolean {
    for (const office of this.#offices.get(draft) ?? []) if (office.startsWith(begin)) return true;
    return false;
  }

  /** `Đảng ủy Phái đoàn` is the committee whose full name says which mission of that sort it is of. */
  #ownedAlike(thing: Thing): Draft | null {
    const head = thing.owner?.thing?.head;
    if (!head) return null;
    const alike = this.#byOwner.of(`${thing.type} ${head}`).filter((draft) => fitsHead(draft, thing));
    return onlyOf(alike);
  }

  #settleOpenConcepts(): void {
    for (const draft of this.drafts) {
      if (!draft.concept?.includes('?')) continue;
      // `The party's 24th Congress` is that of the party which the text has just named.
      const own = draft.mentions.find(({ item }) => isOf(item, 'of-that-party'))?.item;
      const party = own && this.lastOf('Organization party', own.start, ({ concept }) => concept !== null);
      const central = this.draftsOf(draft.owners).find(({ concept }) => /^central_committee\([^?]/.test(concept ?? ''));
      if (central?.concept) {
        this.#setConcept(draft, draft.concept.replace('central_committee(?)', central.concept));
        continue;
      }
      if (!party) this.#assumed.add(draft);
      this.#setConcept(draft, draft.concept.replaceAll('?', party?.concept ?? 'party(VN)'));
    }
  }

  /**
   * `Komite Partai di Rusia menggelar Kongres ke-8`: whose congress it is says who held it. Where nobody is said to have,
   * one with a term is none of the Party as a whole.
   */
  settleCongresses(hostsOf: (congress: Draft) => readonly Draft[]): void {
    for (const draft of this.drafts) {
      if (draft.kind !== 'congress' || (draft.concept !== null && !this.#assumed.has(draft))) continue;
      const all = hostsOf(draft).flatMap(({ concept }) => bodyOfCongress.exec(concept ?? '')?.[1] ?? []);
      // `SACP sẽ tiến hành Đại hội toàn quốc lần thứ 15`: a national one is a whole party's.
      const bodies = new Set(draft.national ? all.filter((one) => one.startsWith('party(')) : all);
      const [body] = bodies.size === 1 ? bodies : [];
      const forms = [...draft.forms.keys()];
      if (body === undefined && !(draft.concept !== null && !draft.national && forms.some(termOf))) continue;
      const [number, ...others] = new Set(forms.flatMap(numbersOf).filter((one) => one < 100));
      const order = number !== undefined && others.length === 0 ? `,${number}` : '';
      this.#setConcept(draft, body === undefined ? null : `congress(${body}${order})`);
    }
    for (const norm of this.#assumed) {
      const issuer = norm.mentions.map(({ item }) => this.draftOf(item.thing?.issuer)).find((one) => one !== null);
      if (norm.type === 'Resolution' && issuer)
        this.#setConcept(norm, issuer.concept === null ? null : `resolution(${issuer.concept})`);
    }
  }

  /** Gives a thing the concept that the text tells of it elsewhere than in its name. */
  settle(draft: Draft, concept: string): void {
    this.#setConcept(draft, concept);
  }

  #setConcept(draft: Draft, concept: string | null): void {
    draft.concept = concept;
    if (concept === null) return;
    this.#byMeaning.put(concept, draft);
    const open = openForm(concept);
    if (open !== null) this.#byMeaning.put(`${draft.type} ${open}`, draft);
    const { number } = numberOf(concept);
    if (number !== undefined) this.#byMeaning.put(`${draft.type} ${number}`, draft);
    if (concept.startsWith(centralCommittee)) this.#sortAs(draft, `${draft.type} ${centralCommittee}`);
  }

  #add(draft: Draft, place: Place, thing: Thing): void {
    const { item, inside, aside, superior } = place;
    this.#of.set(item, draft);
    // Where it is only said what something is under, the text goes on about that.
    if (!superior || draft.mentions.length === 0)
      for (const sort of this.#sorts.get(draft) ?? []) this.#timelines.get(sort)?.add(item.start, draft);
    draft.mentions.push({ item, inside, form: thing.name });
    draft.first = Math.min(draft.first, item.start);
    if (!aside) draft.spoken = Math.min(draft.spoken, item.start);
    draft.outside ||= !inside;
    if (place.heading) this.#topics.add(draft);
    draft.heading &&= place.heading;
    draft.inBody ||= !place.teaser;
    draft.ofHome ||= isHomeName(item);
    draft.national ||= isOf(item, 'national');
    for (const one of [thing.name, ...thing.also]) {
      const count = draft.forms.get(one) ?? 0;
      draft.forms.set(one, count + 1);
      if (count === 0) this.#rememberForm(draft, one);
    }
    const isOpen = thing.concept?.includes('?') ?? false;
    if (
      thing.concept &&
      !isOpen &&
      (draft.concept?.includes('?') ||
        isUnnumbered(draft.concept, thing.concept) ||
        isShortOf(draft.concept, thing.concept))
    )
      this.#setConcept(draft, thing.concept);
    if (!thing.bare) {
      // `Kongres ke-5` of a committee says no more than that.
      if (draft.concept === null && !(isOpen && draft.ofCommittee)) this.#setConcept(draft, thing.concept);
      draft.proper = true;
      draft.implied &&= thing.implied;
      draft.ofCommittee ||= thing.concept === null || thing.owner !== null;
      draft.names.add(thing.name);
      this.#rememberNames(draft, thing);
    }
    draft.kind ??= thing.kind;
    if (draft.day === null && thing.day !== null) {
      draft.day = thing.day;
      draft.dated = [{ start: item.start, end: item.end }];
    }
    // `Lễ bế giảng lớp …` of the text is a ceremony, too, which its heading called `lớp …`.
    if (!draft.head || thing.head.startsWith(`${draft.head}|`)) draft.head = thing.head;
    this.#rememberParts(draft, thing);
    this.#rememberSorts(draft);
    if (!aside)
      for (const sort of this.#sorts.get(draft) ?? [])
        this.#spoken.set(sort, Math.min(item.start, this.#spoken.get(sort) ?? item.start));
    if (place.offices.length > 0)
      this.#offices.set(draft, new Set([...(this.#offices.get(draft) ?? []), ...place.offices]));
  }

  #rememberNames(draft: Draft, thing: Thing): void {
    for (const form of [thing.name, ...thing.also, ...shortenedWithin(thing)]) {
      if (draft.properForms.has(form)) continue;
      draft.properForms.add(form);
      const key = `${thing.type} ${this.#spell(form).text}`;
      if (!this.#byName.has(key)) this.#byName.set(key, draft);
    }
    if (thing.concept !== null && !this.#byConcept.has(`${thing.type} ${thing.concept}`))
      this.#byConcept.set(`${thing.type} ${thing.concept}`, draft);
  }

  #rememberForm(draft: Draft, form: string): void {
    if (draft.type === 'Conference') for (const number of numbersOf(form)) this.#byNumber.put(String(number), draft);
    const { words } = this.#spell(form);
    if (draft.type === 'Organization') for (const word of words) this.#sortAs(draft, `Organization =${word}`);
    if (draft.type !== 'Person') return;
    this.#byFold.put(foldName(form), draft);
    for (const key of blendKeys(form.split(' '))) this.#byBlend.put(key, draft);
    this.#sounds[isBySound(form) ? 'bySound' : 'byLetter'].push({ draft, form, sounds: null });
    // `Morales Ojeda` of `Roberto Morales Ojeda`: two words at least, at one end.
    for (let length = 2; length < words.length; length++) {
      this.#byPart.put(words.slice(0, length).join(' '), draft);
      this.#byPart.put(words.slice(-length).join(' '), draft);
    }
    for (const word of singleNames(words, draft.ofHome)) this.#sortAs(draft, `Person ${word}`);
    if (isShortened.test(form)) this.#sortAs(draft, `Person .${words.at(-1)}`);
    // `Rô-blét` of `A-lê-han-đrô Rô-blét`: one word of several syllables.
    if (isBySound(form))
      for (const word of singleNames(form.split(/\s+/), draft.ofHome))
        this.#sortAs(draft, `Person ${this.#spell(word).text}`);
  }

  #rememberParts(draft: Draft, { seat, owner, bare }: Thing): void {
    if (seat) draft.seats.push(seat);
    if (owner) draft.owners.push(owner);
    if (seat?.thing?.concept) this.#bySeat.put(`${draft.type} ${seat.thing.concept}`, draft);
    if (owner?.thing?.concept) draft.ownerConcepts.add(owner.thing.concept);
    if (!bare && owner?.thing) this.#byOwner.put(`${draft.type} ${owner.thing.head}`, draft);
  }

  #rememberSorts(draft: Draft): void {
    if (draft.type === 'Person' || this.#heads.get(draft) === draft.head) return;
    this.#heads.set(draft, draft.head);
    this.#sortAs(draft, draft.type);
    for (const head of draft.head.split('|')) this.#sortAs(draft, `${draft.type} ${head}`);
    if (draft.type === 'PartyCommittee' && draft.head.startsWith('party_committee')) this.#sortAs(draft, committees);
    if (draft.type === 'Organization' && isMinistry(draft.head)) this.#sortAs(draft, ministries);
  }

  /** From now on, and for all its mentions so far. */
  #sortAs(draft: Draft, sort: string): void {
    const known = this.#sorts.get(draft) ?? new Set();
    if (known.has(sort)) return;
    this.#sorts.set(draft, known.add(sort));
    this.#bySort.put(sort, draft);
    const timeline = this.#timelines.get(sort) ?? new Timeline();
    this.#timelines.set(sort, timeline);
    for (const { item } of draft.mentions) timeline.add(item.start, draft);
  }

  #timelinesOf = (sorts: readonly string[]): readonly Timeline[] =>
    sorts.flatMap((sort) => this.#timelines.get(sort) ?? []);

  #spell(form: string): Spelled {
    const known = this.#spelled.get(form);
    if (known) return known;
    const text = spellName(form);
    const words = text.split(' ');
    const spelled = { text, words, set: new Set(words), numbered: words.filter((word) => /\d/.test(word)) };
    this.#spelled.set(form, spelled);
    return spelled;
  }
}

/** What a report of a digest has of its own. */
const ofReport = /^(?:committees|(?:PartyCommittee|Embassy|Conference)\b)/;

/** The sorts of things that are asked for besides a type with a head. */
export const [committees, ministries] = ['committees', 'ministries'];
const homeParty = ['party(VN)', 'central_committee(party(VN))'];
/** Of the home party, unless their names say otherwise. */
const topBodies: ReadonlySet<string> = new Set(['politburo', 'secretariat']);
const ministry = /^ministry_\w{1,60}$/;
const centralCommittee = 'central_committee(';

/**
 * `Thong-lun Xi-xu-lít` and `Thongloun Sisoulith`: the one written by its sound, syllable by syllable, the other as at
 * home. Compared by sounds, with a difference of one in eight.
 */
function soundAlike(a: string, b: string): boolean {
  if (a.split(' ').length !== b.split(' ').length || a.length < 8) return false;
  const most = Math.max(a.length, b.length) / 8;
  return Math.abs(a.length - b.length) <= most && distanceOf(a, b) <= most;
}

const isShortened = /^\p{Lu}\./u;

/** `A. Tebboune` for `Abdelmadjid Tebboune` */
function isInitialled(short: string, full: string): boolean {
  const [, letter, last] = /^(\p{Lu})\.[\p{Lu}. ]{0,8} (\p{L}.{1,60})$/u.exec(short) ?? [];
  return letter !== undefined && full.startsWith(letter) && full !== short && full.endsWith(` ${last}`);
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word.slice(0, 1)).join('');

/** `Jokowi` of `Joko Widodo`, `SBY` of `Susilo Bambang Yudhoyono`: the first word and how the next one begins, or all initials. */
function isBlend(short: string, full: string): boolean {
  const words = full.split(' ');
  const [first = '', second = ''] = words;
  if (words.length < 2 || short.includes(' ')) return false;
  const rest = short.slice(first.length);
  return (
    short === initialsOf(words) ||
    (first.length >= shortestBlended &&
      rest.length >= 2 &&
      short.startsWith(first) &&
      second.toLowerCase().startsWith(rest))
  );
}
const shortestBlended = 3;

/** The first words that something may be blended of. */
const beginnings = (word: string): readonly string[] =>
  Array.from({ length: Math.max(0, word.length - shortestBlended - 1) }, (_, i) => word.slice(0, shortestBlended + i));

/** A word by itself under nothing, a name under what its blends begin with or are. */
const blendKeys = (words: readonly string[]): readonly string[] =>
  words.length === 1 ? [''] : [words[0] ?? '', initialsOf(words)];

const isBySound = (form: string) => /\p{L}-\p{Ll}/u.test(form);

/** Letters that the ways of writing differ in, made alike. */
const soundsOf = (name: string) =>
  foldName(name.replaceAll('-', ''))
    .replace(/ou|oo/g, 'u')
    .replace(/ph|f/g, 'p')
    .replace(/([tkcg])h/g, '$1')
    .replace(/x|z/g, 's')
    .replace(/c|q/g, 'k')
    .replace(/v|w/g, 'v')
    .replace(/y/g, 'i')
    .replace(/e\b/g, '')
    .replace(/(.)\1/g, '$1');

function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) {
      const same = a[i - 1] === b[k - 1] ? 0 : 1;
      next.push(Math.min((row[k - 1] ?? 0) + same, (row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** `congress(?,14)` of `congress(party(LA),14)`, and so of what holds it. */
function openForm(concept: string): string | null {
  const [, before, after] = /^((?:\w{1,40}\()?congress\().{1,400}(,\d{1,4}\)+)$/.exec(concept) ?? [];
  return before === undefined || after === undefined ? null : `${before}?${after}`;
}

/** The congress of whoever is said to have held it: `its 7th Congress`, `Đại hội lần thứ VIII`. */
function heldBy(holder: Item, thing: Thing): Thing {
  const body = holder.thing?.concept ?? null;
  const [, order = ''] = /^congress\(\?(,\d{1,4})\)$/.exec(thing.concept ?? '') ?? [];
  if (thing.concept !== null && order === '') return thing;
  return changeThing(thing, {
    owner: holder,
    concept: body === null ? null : `congress(${body}${order})`,
    bare: false,
  });
}

/** `congress(BODY)` of `congress(BODY,6)`. */
function isUnnumbered(known: string | null, concept: string): boolean {
  return (known ?? '').startsWith('congress(') && concept.startsWith(`${(known ?? '').slice(0, -1)},`);
}

/** Two congresses of one body in one text are one, unless their numbers differ. */
function isCongressOf(draft: Draft, thing: Thing): boolean {
  const body = thing.owner?.thing?.concept;
  if (!body) return false;
  const numbers = numbersOf(thing.name).filter((number) => number < 100);
  const own = [...draft.forms.keys()].flatMap(numbersOf).filter((number) => number < 100);
  if (numbers.length > 0 && own.length > 0 && !numbers.some((number) => own.includes(number))) return false;
  const term = termOf(thing.name);
  const terms = [...draft.forms.keys()].flatMap((form) => termOf(form) ?? []);
  if (term !== null && terms.length > 0 && !terms.includes(term)) return false;
  return draft.ownerConcepts.has(body);
}

/** What a congress is of: the party of a central committee, or a committee itself. */
/** `Rumah Detensi Imigrasi (Rudenim) Pusat Batam` is also called by its short form. */
const shortenedWithin = ({ type, also }: Thing): readonly string[] =>
  type !== 'Organization'
    ? []
    : also.flatMap((form) => {
        const [, short, rest] = /^[^()]{1,80} \((\p{Lu}[^()\s]{1,15})\) ([^()]{1,80})$/u.exec(form) ?? [];
        return short === undefined ? [] : [`${short} ${rest}`];
      });

const bodyOfCongress = /^(?:central_committee\()?(party\(.{1,80}?\)|party_c(?:ommittee|ell)\(.{1,400}\))\)?$/;

function numbersOf(form: string): number[] {
  return form
    .split(/[^\p{L}\p{N}-]+/u)
    .flatMap((word) =>
      /^[IVXL]+$/.test(word)
        ? [romanToNumber(word) ?? 0]
        : /^(?:ke-)?\d{1,3}(?:st|nd|rd|th)?$/.test(word)
          ? [Number.parseInt(word.replace('ke-', ''), 10)]
          : [],
    );
}

function canBeOne(draft: Draft, thing: Thing): boolean {
  // `Đảng Lao động Mê-hi-cô (PT)`: what a text has put in brackets behind a name is none of the others that are called so.
  if (thing.type === 'Organization' && /^\p{Lu}{2,}$/u.test(thing.name) && draft.properForms.has(thing.name))
    return true;
  if (draft.concept !== null && thing.concept !== null && draft.concept !== thing.concept) return false;
  return thing.type !== 'Conference' || canBeOn(draft, thing);
}

/** `Hội thảo lý luận lần thứ sáu` is not the fifth, whatever else their names share. */
function isOtherInOrder({ mentions }: Draft, item: Item): boolean {
  const own = orderOf(item);
  const others = mentions.flatMap((one) => orderOf(one.item) ?? []);
  return own !== null && others.length > 0 && !others.includes(own);
}

/** The same where both are written alike: the `7th` may be what the heading calls the seventh. */
const isPlainlyOther = (draft: Draft, item: Item): boolean =>
  isOtherInOrder(draft, item) &&
  draft.mentions.some((one) => /\d/.test(orderOf(one.item) ?? '') === /\d/.test(orderOf(item) ?? ''));

const orderOf = ({ captures }: Item): string | null =>
  [captures.get('n')?.[0], captures.get('ordinals')?.[0]].find((one) => one !== undefined)?.key ?? null;

/** `Lễ khai giảng` is a course, and as such a ceremony. */
const firstSort = ({ head }: Pick<Thing, 'head'>): string => head.split('|')[0] ?? '';

const canBeOn = (draft: Draft, thing: Thing): boolean => !draft.day || !thing.day || draft.day === thing.day;

/** `Hội nghị` by itself, which a plenum is called, too. */
const isConferenceMeant = ({ head }: Thing): boolean =>
  head.split('|').includes('conference') && !head.startsWith('plenum');

/** `Pertemuan` at the start of a sentence is the one that the text has told of, or none. */
const isMeetingMeant = ({ head }: Thing): boolean => head.startsWith('meeting|');

/** Short forms that are nothing where the text does not say of what. */
const neverAlone = new Set(['party_cell', 'event', 'own_word', 'sitting', 'document']);

function fitsHead(draft: Draft, thing: Thing): boolean {
  if (draft.type === 'Person') return false;
  // `The event` is whatever gathering the text is about.
  if (thing.head === 'sitting') return draft.type === 'Conference';
  if (thing.head === 'document') return draft.type === 'Resolution';
  if (thing.head === 'event') return draft.type === 'Conference' && draft.kind !== 'congress';
  const heads = new Set(thing.head.split('|'));
  return heads.has(draft.head) || draft.head.split('|').some((head) => heads.has(head));
}

/** The committee of a ministry, in which those at its missions seldom have an office. */
const isOfMinistry = ({ concept }: Draft) => concept?.startsWith('party_committee(of=ministry') ?? false;

const isOfCommittee = ({ kind, ofCommittee }: Draft) => kind === 'congress' && ofCommittee;

/** `They held a conference. They will hold an online conference`: one more that is named behind is none that was spoken of before. */
const isAnotherBehind = ({ first, mentions }: Draft, { start }: Item) =>
  first > start && mentions.some(({ item }) => isOf(item, 'another'));

/** `Resolusi` is no regulation. */
const fitsKind = (draft: Draft, { type, kind }: Thing) =>
  type !== 'Resolution' || kind === null || draft.kind === null || draft.kind === kind;

/** `Kedutaan Besar Vietnam` is one of Vietnam's, `embassy(of=VN` of `embassy(of=VN,in=ID)`. */
const fitsOwner = (draft: Draft, { concept }: Thing) =>
  concept === null || draft.concept === null || draft.concept.startsWith(concept.slice(0, -1));

const commissions = [
  'external_relations',
  'organization',
  'information',
  'mass_mobilization',
  'internal_affairs',
  'economic',
].map((field) => `PartyCommittee ${field}_commission`);

const societies = /^(?:.*association|womens_union|youth_union|farmers_union|overseas_community|chamber_of_commerce)$/;

const isWithin = (words: readonly string[], { set }: Spelled) => words.every((word) => set.has(word));
