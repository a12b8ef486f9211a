// The things of one document: which of its mentions are one, and what short forms stand for.

import { foldName } from '#model/fold';
import type { Kind, Label } from '#model/ontology';
import { spellName } from '#model/spelling';
import { type Item, isHomeName, type Thing } from './item.ts';
import { romanToNumber } from './numbers.ts';

export interface Draft {
  readonly type: Label;
  /** Forms in the order of their first use. */
  readonly forms: Map<string, number>;
  concept: string | null;
  head: string;
  kind: Kind | null;
  day: string | null;
  implied: boolean;
  /** False where no mention is more than a short form. */
  proper: boolean;
  readonly mentions: { readonly item: Item; readonly inside: boolean; readonly form: string }[];
  readonly things: Thing[];
  /** Whether some mention lies in the running text rather than in teasers. */
  inBody: boolean;
}

export interface Place {
  readonly item: Item;
  /** Whether it belongs to the teasers of other articles. */
  readonly teaser: boolean;
  /** Named only as a part of another name. */
  readonly inside: boolean;
  /** Concept of the last place that the line names before it. */
  readonly near: string | null;
  /** The offices that a person is given here, as words that can be compared. */
  readonly offices: readonly string[];
  /** A body of the same sort that another office of the same person names. */
  readonly hint: Item | null;
  /** Whether who holds an office there has a name of the home language; null where nobody does. */
  readonly ofHome: boolean | null;
  /** Stands under a picture, and so in no order with the text. */
  readonly caption: boolean;
}

const isPlain = (form: string) => !/[^\p{ASCII}]/u.test(form);

export class Registry {
  readonly drafts: Draft[] = [];
  readonly #of = new Map<Item, Draft>();
  readonly #byConcept = new Map<string, Draft>();
  readonly #byName = new Map<string, Draft>();
  readonly #offices = new Map<Draft, string[]>();

  draftOf(item: Item | null | undefined): Draft | null {
    return item ? (this.#of.get(item) ?? null) : null;
  }

  /** Things with a name or meaning of their own first, then short forms, each in the order of the text. */
  resolve(places: readonly Place[]): void {
    for (const place of places)
      if (place.item.thing && !place.item.thing.bare) this.#placeProper(place, place.item.thing);
    this.#settleOpenConcepts();
    for (const place of places) if (place.item.thing?.bare) this.#placeBare(place, place.item.thing);
  }

  create(place: Place, thing: Thing): Draft {
    const draft: Draft = {
      type: thing.type,
      forms: new Map(),
      concept: thing.concept,
      head: thing.head,
      kind: thing.kind,
      day: thing.day,
      implied: true,
      proper: false,
      mentions: [],
      things: [],
      inBody: false,
    };
    this.drafts.push(draft);
    this.#add(draft, place, thing);
    return draft;
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
      const open = openForm(concept);
      if (open !== null) return this.#findOpen(type, concept, open);
    }
    const named = this.#byName.get(`${type} ${spellName(thing.name)}`) ?? null;
    if (type === 'Person') {
      const person = named ?? this.#findPerson(thing.name);
      return person && this.#isAnother(person, place) ? null : person;
    }
    if (named && canBeOne(named, thing)) return named;
    if (type === 'Conference' && concept === null) return this.#findCongress(thing) ?? this.#findGathering(thing);
    return null;
  }

  /** `Resolution 57` is the `Resolution 57-NQ/TW` of the same text. */
  #findByShortNumber({ type, concept, kind }: Thing): Draft | null {
    const [, number, rest] = /^resolution\((\d+)(.*)\)$/.exec(concept ?? '') ?? [];
    if (number === undefined) return null;
    const same = this.drafts.filter((draft) => {
      const [, other, tail] = /^resolution\((\d+)(.*)\)$/.exec(draft.concept ?? '') ?? [];
      return draft.type === type && draft.kind === kind && other === number && (rest === '') !== (tail === '');
    });
    return same.length === 1 ? (same[0] ?? null) : null;
  }

  /** `Ban Chấp hành Trung ương Đảng` is that of the party whose own the line has just named, else of the home party. */
  #settleParty({ item, ofHome }: Place, thing: Thing): Thing {
    if (!thing.concept?.includes('(?)')) return thing;
    if (ofHome === true) return { ...thing, concept: thing.concept.replace('(?)', '(party(VN))') };
    const near = this.drafts.filter(
      ({ type, concept, mentions }) =>
        type === thing.type &&
        concept?.startsWith('central_committee(') &&
        mentions.some((one) => one.item.start < item.start && item.start - one.item.start < 400),
    );
    const last = near.at(-1)?.concept?.slice('central_committee'.length) ?? '(party(VN))';
    return { ...thing, concept: thing.concept.replace('(?)', last) };
  }

  /** `congress(?,14)` is the fourteenth of whichever party the text names. */
  #findOpen(type: Label, concept: string, open: string): Draft | null {
    const same = this.drafts.filter(
      (draft) => draft.type === type && draft.concept !== null && openForm(draft.concept) === open,
    );
    if (concept.includes('?')) return same.at(-1) ?? this.#findNumbered(concept);
    return same.find((draft) => draft.concept?.includes('?')) ?? null;
  }

  /** Somebody of the same name among the teasers, with other offices or an age of his own, is somebody else. */
  #isAnother(person: Draft, { teaser, offices }: Place): boolean {
    if (!teaser || !person.inBody || offices.length === 0) return false;
    const known = this.#offices.get(person) ?? [];
    const alike = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);
    return known.length > 0 && !offices.some((office) => known.some((other) => alike(office, other)));
  }

  /** `Kongres Komite Partai di Jepang ke-5`, which the heading called `Kongres V`: none of the Party as a whole. */
  #findCongress({ kind, name }: Thing): Draft | null {
    if (kind !== 'congress') return null;
    const numbers = numbersOf(name).map((number) => `congress(?,${number})`);
    const open = this.drafts.find((draft) => draft.concept !== null && numbers.includes(draft.concept));
    if (!open) return null;
    this.#byConcept.delete(`Conference ${open.concept}`);
    open.concept = null;
    return open;
  }

  /** `Đại hội lần thứ XII` of a committee whose twelfth congress the text is about. */
  #findNumbered(concept: string): Draft | null {
    const number = Number(/,(\d+)\)$/.exec(concept)?.[1]);
    const own = this.drafts.filter(
      ({ kind, concept: known, forms }) =>
        kind === 'congress' && known === null && [...forms.keys()].some((form) => numbersOf(form).includes(number)),
    );
    return own.at(-1) ?? null;
  }

  /** A name without marks is the one marked name that it can be, and the other way round. */
  #findPerson(name: string): Draft | null {
    const folded = foldName(name);
    const alike = this.drafts.filter(
      (draft) => draft.type === 'Person' && [...draft.forms.keys()].some((form) => foldName(form) === folded),
    );
    const fitting = alike.filter((draft) => isPlain(name) || [...draft.forms.keys()].some(isPlain));
    if (fitting.length === 1) return fitting[0] ?? null;
    const same = this.drafts.filter(
      (draft) =>
        draft.type === 'Person' &&
        [...draft.forms.keys()].some((form) => isPartOfName(name, form) || isTransliteration(name, form)),
    );
    return alike.length === 0 && same.length === 1 ? (same[0] ?? null) : null;
  }

  /** One of the same sort whose name holds the other's words, unless their days differ. */
  #findGathering(thing: Thing): Draft | null {
    const words = new Set(spellName(thing.name).split(' '));
    const near = this.drafts.filter((draft) => {
      if (draft.type !== 'Conference' || draft.concept !== null || draft.head !== thing.head) return false;
      if (draft.day && thing.day && draft.day !== thing.day) return false;
      if (thing.kind === 'congress' && isCongressOf(draft, thing)) return true;
      return [...draft.forms.keys()].some((form) => {
        const other = new Set(spellName(form).split(' '));
        if ([...words, ...other].some((word) => /\d/.test(word) && !(words.has(word) && other.has(word)))) return false;
        const shared = [...words].filter((word) => other.has(word)).length;
        return shared >= 2 && shared >= 0.75 * Math.min(words.size, other.size);
      });
    });
    return near.at(-1) ?? null;
  }

  #placeBare(place: Place, thing: Thing): void {
    const draft = this.#findBare(place, thing);
    if (draft) this.#add(draft, place, thing);
    else if (
      (!neverAlone.has(thing.head) || thing.owner !== null) &&
      (thing.type !== 'Embassy' || thing.concept !== null)
    )
      this.create(place, thing);
  }

  /** What a short form stands for: the nearest thing of its sort before it, else the first one after it. */
  #findBare({ item, near, hint, caption }: Place, thing: Thing): Draft | null {
    const hinted = this.draftOf(hint);
    if (hinted && hinted.type === thing.type && fitsHead(hinted, thing)) return hinted;
    const owned = this.#ownedAlike(thing);
    if (owned) return owned;
    const alike = this.drafts.filter(
      (draft) =>
        draft.type === thing.type &&
        (thing.type === 'Person'
          ? hasPart(draft, thing.name)
          : fitsHead(draft, thing) && fitsOwner(draft, thing) && fitsKind(draft, thing)),
    );
    // `Vu` is Nguyen Minh Vu rather than Vu Ho.
    const called = thing.type === 'Person' ? alike.filter((draft) => isCalled(draft, thing.name)) : [];
    // A text about the congress of one committee names the Party's by its number.
    const own = thing.kind === 'congress' ? alike.filter(isOfCommittee) : [];
    const fitting = called.length > 0 ? called : own.length > 0 ? own : alike;
    const scored = fitting.map((draft) => {
      const places = draft.mentions.filter(({ item: other }) => other !== item);
      const before = places.filter(({ item: other }) => other.start < item.start).map(({ item: other }) => other.start);
      return {
        draft,
        last: before.length > 0 ? Math.max(...before) : -1,
        first: Math.min(...places.map((one) => one.item.start)),
      };
    });
    if (caption && thing.type === 'Conference') {
      const most = [...scored].sort((a, b) => b.draft.mentions.length - a.draft.mentions.length)[0];
      if (most) return most.draft;
    }
    const here =
      near === null ? [] : scored.filter(({ draft }) => draft.things.some(({ seat }) => seat?.thing?.concept === near));
    if (here.length === 1) return here[0]?.draft ?? null;
    const earlier = scored.filter(({ last }) => last >= 0).sort((a, b) => b.last - a.last);
    const later = scored.filter(({ last }) => last < 0).sort((a, b) => a.first - b.first);
    return (earlier[0] ?? later[0])?.draft ?? null;
  }

  /** `Đảng ủy Phái đoàn` is the committee whose full name says which mission of that sort it is of. */
  #ownedAlike(thing: Thing): Draft | null {
    const head = thing.owner?.thing?.head;
    if (!head) return null;
    const alike = this.drafts.filter(
      (draft) =>
        draft.type === thing.type &&
        fitsHead(draft, thing) &&
        draft.things.some(({ bare, owner }) => !bare && owner?.thing?.head === head),
    );
    return alike.length === 1 ? (alike[0] ?? null) : null;
  }

  /** The committee that the text last spoke of before an offset, else the first one. */
  committeeBefore(offset: number): Draft | null {
    const ranked = this.drafts
      .filter(({ type, proper, head }) => type === 'PartyCommittee' && proper && /^party_committee/.test(head))
      .map((draft) => ({
        draft,
        last: Math.max(-1, ...draft.mentions.map(({ item }) => item.start).filter((start) => start < offset)),
      }))
      .sort((a, b) => b.last - a.last);
    return ranked[0]?.draft ?? null;
  }

  #settleOpenConcepts(): void {
    for (const draft of this.drafts) {
      if (draft.concept?.includes('?')) draft.concept = draft.concept.replaceAll('?', 'VN');
    }
  }

  #add(draft: Draft, place: Place, thing: Thing): void {
    const { item, inside } = place;
    this.#of.set(item, draft);
    const form = thing.name;
    draft.mentions.push({ item, inside, form });
    draft.things.push(thing);
    if (!place.teaser) draft.inBody = true;
    for (const one of [form, ...thing.also]) draft.forms.set(one, (draft.forms.get(one) ?? 0) + 1);
    if (draft.concept?.includes('?') && thing.concept && !thing.concept.includes('?')) {
      draft.concept = thing.concept;
    }
    if (!thing.bare) {
      draft.concept ??= thing.concept;
      draft.proper = true;
      draft.implied &&= thing.implied;
      this.#rememberNames(draft, thing);
    }
    draft.kind ??= thing.kind;
    draft.day ??= thing.day;
    if (!draft.head) draft.head = thing.head;
    if (place.offices.length > 0) this.#offices.set(draft, [...(this.#offices.get(draft) ?? []), ...place.offices]);
  }

  #rememberNames(draft: Draft, thing: Thing): void {
    for (const form of [thing.name, ...thing.also]) {
      const key = `${thing.type} ${spellName(form)}`;
      if (!this.#byName.has(key)) this.#byName.set(key, draft);
    }
    if (thing.concept !== null && !this.#byConcept.has(`${thing.type} ${thing.concept}`))
      this.#byConcept.set(`${thing.type} ${thing.concept}`, draft);
  }
}

/** `Morales Ojeda` of `Roberto Morales Ojeda`: two words at least, at one end. */
function isPartOfName(name: string, form: string): boolean {
  const [part, whole] = [spellName(name), spellName(form)];
  if (!part.includes(' ') || whole.length <= part.length) return false;
  return whole.endsWith(` ${part}`) || whole.startsWith(`${part} `);
}

/**
 * `Thong-lun Xi-xu-lít` and `Thongloun Sisoulith`: the one written by its sound, syllable by syllable, the other as at
 * home. Compared by sounds, with a difference of one in eight.
 */
function isTransliteration(name: string, form: string): boolean {
  if (/\p{L}-\p{Ll}/u.test(name) === /\p{L}-\p{Ll}/u.test(form)) return false;
  const [a, b] = [soundsOf(name), soundsOf(form)];
  if (a.split(' ').length !== b.split(' ').length || a.length < 8) return false;
  return distanceOf(a, b) * 8 <= Math.max(a.length, b.length);
}

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

function openForm(concept: string): string | null {
  const match = /^(.*?congress\()([^,()]+|[^,()]*\([^()]*\)),(.*)$/.exec(concept);
  return match ? `${match[1]}?,${match[3]}` : null;
}

/** Two congresses of one body in one text are one, unless their numbers differ. */
function isCongressOf(draft: Draft, thing: Thing): boolean {
  const body = thing.owner?.thing?.concept;
  if (!body) return false;
  const numbers = numbersOf(thing.name).filter((number) => number < 100);
  const own = [...draft.forms.keys()].flatMap(numbersOf).filter((number) => number < 100);
  if (numbers.length > 0 && own.length > 0 && !numbers.some((number) => own.includes(number))) return false;
  return draft.things.some(({ owner }) => owner?.thing?.concept === body);
}

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
  if (draft.concept !== null && thing.concept !== null && draft.concept !== thing.concept) return false;
  return !(thing.type === 'Conference' && draft.day && thing.day && draft.day !== thing.day);
}

/** Short forms that are nothing where the text does not say of what. */
const neverAlone = new Set(['party_cell', 'event']);

function fitsHead(draft: Draft, thing: Thing): boolean {
  if (draft.type === 'Person') return false;
  // `The event` is whatever gathering the text is about.
  if (thing.head === 'event') return draft.type === 'Conference' && draft.kind !== 'congress';
  const heads = new Set(thing.head.split('|'));
  return heads.has(draft.head) || draft.head.split('|').some((head) => heads.has(head));
}

const isOfCommittee = ({ kind, things }: Draft) =>
  kind === 'congress' && things.some(({ bare, concept }) => !bare && concept === null);

/** `Resolusi` is no regulation. */
const fitsKind = (draft: Draft, { type, kind }: Thing) =>
  type !== 'Resolution' || kind === null || draft.kind === null || draft.kind === kind;

/** `Kedutaan Besar Vietnam` is one of Vietnam's, `embassy(of=VN` of `embassy(of=VN,in=ID)`. */
const fitsOwner = (draft: Draft, { concept }: Thing) =>
  concept === null || draft.concept === null || draft.concept.startsWith(concept.slice(0, -1));

export const isOfHome = ({ mentions }: Draft): boolean => mentions.some(({ item }) => isHomeName(item));

/** Vietnamese people go by their last name, others by either. */
function isCalled(draft: Draft, name: string): boolean {
  const wanted = spellName(name);
  return !isOfHome(draft) || [...draft.forms.keys()].some((form) => spellName(form).split(' ').at(-1) === wanted);
}

/** `Gallert` of `Wulf Gallert`, `Thanh` of `Nguyen Dac Thanh`, `Liu` of `Liu Haitao`. */
function hasPart(draft: Draft, name: string): boolean {
  const wanted = spellName(name);
  return [...draft.forms.keys()].some((form) => {
    const words = spellName(form).split(' ');
    return words.length > 1 && (words.at(-1) === wanted || words[0] === wanted);
  });
}
