// What resolution sees of a thing in one document: how it is called, the keys by which it may meet its like in other
// documents, and what the document says of it. Made from that document alone, so that it can be kept and compared.

import type { Fact, LocalEntity } from '#model/fact';
import { foldName } from '#model/fold';
import type { DocumentId, EntityId, LocalId } from '#model/ids';
import type { LanguageCode } from '#model/language';
import { type Kind, type Label, ontology } from '#model/ontology';
import { compare } from '#model/order';
import { spellName } from '#model/spelling';
import { termOf } from '#model/term';
import { countWords, isAcronym, isNumbered } from './names.ts';
import { toSlug } from './slug.ts';

/** The part of a stored document that identity rests on. */
export interface ResolvableDocument {
  readonly id: DocumentId;
  readonly language: LanguageCode;
  readonly date: string | null;
  readonly entities: readonly LocalEntity[];
  readonly facts: readonly Fact[];
}

/** Plain JSON: profiles are kept in the index of names. Lists are sorted. */
export interface Profile {
  readonly document: DocumentId;
  readonly local: LocalId;
  readonly language: LanguageCode;
  /** The document's date. */
  readonly stated: string | null;
  readonly type: Label;
  readonly name: string;
  readonly also: readonly string[];
  readonly date: string | null;
  readonly kind: Kind | null;
  readonly implied: boolean;
  /** Null where the thing is no name outside its document. */
  readonly concept: string | null;
  readonly folded: string;
  readonly spelling: string;
  /** What its id is made from: `person/bui-thanh-son`. */
  readonly stem: string;
  /** True for a thing that only its own document knows. */
  readonly scoped: boolean;
  /** Only profiles that are linked by shared keys can be one thing. The stem is one of them. */
  readonly keys: readonly string[];
  /** `secretary BODY`, `at GATHERING`, `met NAME`: what may say that two of one name are one. Never a type word. */
  readonly evidence: readonly string[];
  /** Countries and provinces where a person's present posts are: nobody has posts in two of them at one time. */
  readonly stations: readonly string[];
  /** `minister BODY`: present offices of a kind that nobody holds in two bodies at one time. */
  readonly seats: readonly string[];
  /** Whether a person has an office at the time of the document. */
  readonly inOffice: boolean;
  /** `2026-02-08 place(KR)`: where a person was on a day. */
  readonly whereabouts: readonly string[];
  /** Who held a gathering, and the countries where it took place. */
  readonly organisers: readonly string[];
  readonly countries: readonly string[];
  /** `in KR`, `of ministry_of_health(VN)`: what a body is part of, and who issued a document that is none of the centre's. */
  readonly realms: readonly string[];
}

/** Profiles that are one thing. */
export interface Group {
  readonly profiles: readonly Profile[];
  /** True where it might be one of several others and nothing decides. */
  readonly doubtful: boolean;
}

export interface Cluster extends Group {
  readonly id: EntityId;
  /** Ids by which it would go but for a merge. */
  readonly aliases: readonly EntityId[];
  /** The name that somebody chose to be shown, or null. */
  readonly renamed: string | null;
  /** Judgements that made it what it is, sorted. */
  readonly judgements: readonly string[];
}

/** Pairs that somebody has judged never to be the same. */
export interface Forbidden {
  (a: Profile, b: Profile): boolean;
  /** False for a profile that no such judgement is about. */
  concerns(profile: Profile): boolean;
  /** The judgement that forbids the pair, or null. */
  by(a: Profile, b: Profile): string | null;
}

/** By date, then document: the order in which the world spoke of them, whatever the order of reading. */
/** A profile's mention in its document, as one key. */
export const mentionKeyOf = ({ document, local }: Pick<Profile, 'document' | 'local'>): string =>
  `${document}\u0000${local}`;

export function compareProfiles(a: Profile, b: Profile): number {
  return (
    compare(a.stated ?? '9999', b.stated ?? '9999') || compare(a.document, b.document) || compare(a.local, b.local)
  );
}

/** The first of them, as words: what tells groups apart that share everything else. */
export function anchorOf(profiles: readonly Profile[]): string {
  const [first] = [...profiles].sort(compareProfiles);
  return first ? `${first.stated ?? '9999'} ${first.document} ${first.local}` : '';
}

const isCountry = (concept: string | null): concept is string =>
  concept !== null && /^place\([A-Z]{2}\)$/.test(concept);
/** `place(VN/hanoi)` → `place(VN)`; null for a place whose country it does not say. */
export function countryOfPlace(place: string): string | null {
  const country = /^place\(([A-Z]{2})\b/.exec(place)?.[1];
  return country ? `place(${country})` : null;
}

/** Where a body sits, or of which ministry it is. */
function realmOf(concept: string | null): string[] {
  const host = /[(,]in=([^,)]+)/.exec(concept ?? '')?.[1];
  if (host) return [`in ${host}`];
  const ministry = /(?:^|[(,]of=)(ministry_[^,)]*\)?)/.exec(concept ?? '')?.[1];
  return ministry ? [`of ${/^\w+/.exec(ministry)?.[0]}`] : [];
}

/** The day by which a gathering is known. */
const dayOf = ({ date, dayInferred }: LocalEntity): string | null => (dayInferred ? null : date);

const isDay = (date: string | null): date is string => date !== null && date.length === 10;

/** The profiles of one document, in the order of its entities. */
export function profileDocument(document: ResolvableDocument): readonly Profile[] {
  const about = new About(document);
  return document.entities.map((entity) => {
    const { id, type, name, also, date, kind, implied } = entity;
    const folded = foldName(name);
    const concept = identityOf(entity);
    const stem = about.stemOf(entity);
    const organisers = type === 'Conference' ? about.organisersOf(id) : [];
    return {
      document: document.id,
      local: id,
      language: document.language,
      stated: document.date,
      type,
      name,
      also,
      date,
      kind,
      implied,
      concept,
      folded,
      spelling: spellName(name),
      stem: stem ?? scopedStem(entity, document.id),
      scoped: stem === null,
      keys: sorted([
        stem ?? scopedStem(entity, document.id),
        ...(concept !== null && isGlobalName(entity) ? [nameKey(type, name)] : []),
        ...(isDay(dayOf(entity)) ? organisers.map((body) => `on ${date} ${body}`) : []),
        ...congressKeys(entity, document.date),
      ]),
      evidence: type === 'Person' ? about.evidenceOf(id) : [],
      stations: type === 'Person' ? about.stationsOf(id) : [],
      seats: type === 'Person' ? about.seatsOf(id) : [],
      inOffice: type === 'Person' && about.presentOffices(id).length > 0,
      whereabouts: type === 'Person' ? about.whereaboutsOf(id) : [],
      organisers,
      countries: type === 'Conference' ? about.countriesOf(id) : [],
      realms: about.realmsOf(entity),
    };
  });
}

/** `congress(BODY)`, with its number or without. */
const congressOf = /^congress\((party(?:_c(?:ommittee|ell))?\(.*\))(,\d+)?\)$/;

/** The concept by which a thing is known in every document: a congress without its number is one of several. */
function identityOf({ proper, concept }: LocalEntity): string | null {
  if (!proper || concept === null) return null;
  const [, body, number] = congressOf.exec(concept) ?? [];
  return body !== undefined && number === undefined ? null : concept;
}

/**
 * `on 2025-2030 BODY`: a body has one congress for each term. The name may say which; else it is the one next to the
 * day of the congress or of the document, for committees meet every five years, and cells more often.
 */
function congressKeys({ type, proper, concept, name, also, date }: LocalEntity, stated: string | null): string[] {
  const [, body] = (proper && congressOf.exec(concept ?? '')) || [];
  if (type !== 'Conference' || body === undefined) return [];
  const terms = [name, ...also].flatMap((one) => termOf(one) ?? []);
  const day = /^(\d{4})-(\d\d)/.exec(date ?? stated ?? '');
  if (terms.length === 0 && day && body.startsWith('party_committee(')) {
    const since = Math.round((Number(day[1]) + Number(day[2]) / 12) / termYears) * termYears;
    terms.push(`${since}-${since + termYears}`);
  }
  const label = body.startsWith('party(') ? 'Organization' : 'PartyCommittee';
  // A party may have an extraordinary one between two others, and seldom two in one year.
  if (terms.length === 0 && date && label === 'Organization') terms.push(date.slice(0, 4));
  return terms.map((term) => `on ${term} ${ontology.labels[label].slug}/${conceptSlug(label, body)}`);
}

const termYears = 5;

const sorted = (list: Iterable<string>): string[] => [...new Set(list)].sort(compare);
const nameKey = (type: Label, name: string) => `${ontology.labels[type].slug}/${toSlug(name)}`;

/** Whether the name alone, without a concept, stands for the thing in other documents too. */
function isGlobalName(entity: LocalEntity): boolean {
  const { type, name, proper } = entity;
  if (!proper && type !== 'Place') return false;
  const words = countWords(foldName(name));
  if (type === 'Place') return words > 0;
  if (type === 'Organization') return words > 1 || isAcronym(name);
  if (type === 'Conference') return words > 1 && (isNumbered(name) || isDay(dayOf(entity)));
  return words > 1;
}

function scopedStem({ type, name }: LocalEntity, document: DocumentId): string {
  return `${nameKey(type, name)}--${toSlug(document.replace(/\.\w+$/, ''))}`;
}

/** What one document says of its things, by their ids there. */
class About {
  readonly #entities: ReadonlyMap<LocalId, LocalEntity>;
  readonly #facts: readonly Fact[];

  constructor({ entities, facts }: ResolvableDocument) {
    this.#entities = new Map(entities.map((entity) => [entity.id, entity]));
    this.#facts = facts;
  }

  stemOf(entity: LocalEntity): string | null {
    const { type, name, date } = entity;
    const concept = identityOf(entity);
    if (concept !== null) return `${ontology.labels[type].slug}/${conceptSlug(type, concept)}`;
    if (!isGlobalName(entity)) return null;
    return type === 'Conference' && !isNumbered(name) ? nameKey(type, `${name} ${date}`) : nameKey(type, name);
  }

  evidenceOf(person: LocalId): string[] {
    return sorted(
      this.#facts.flatMap((fact) => {
        if (fact.from === person && fact.type === 'HOLDS_ROLE') {
          const body = this.#wordFor(fact.to);
          return body ? [`${fact.role} ${body}`, `in ${body}`] : [];
        }
        const other = fact.from === person ? fact.to : fact.to === person ? fact.from : null;
        const word = other ? this.#wordFor(other) : null;
        return word ? [`${fact.type === 'MET' ? 'met' : 'at'} ${word}`] : [];
      }),
    );
  }

  presentOffices(person: LocalId): readonly Fact[] {
    return this.#from(person, 'HOLDS_ROLE').filter((fact) => !('former' in fact && fact.former));
  }

  stationsOf(person: LocalId): string[] {
    const offices = this.presentOffices(person);
    const seats = offices.flatMap(({ to }) => [to, ...this.#from(to, 'BASED_IN').map((fact) => fact.to)]);
    const places = seats.flatMap((id) => {
      const concept = this.#entities.get(id)?.concept ?? null;
      if (concept === null) return [];
      // `embassy(of=VN,in=LA)`, `party_committee(in=VN/hanoi)`, `peoples_committee(VN/hanoi)`.
      const host = /[(,]in=([^,)]+)/.exec(concept)?.[1] ?? /^\w+\(([A-Z]{2}\/[^,)]+)\)$/.exec(concept)?.[1];
      if (host) return [`place(${host})`];
      // A head of state holds the role of the country: that is no post in a place.
      const isOffice = offices.some(({ to }) => to === id);
      return concept.startsWith('place(') && !(isOffice && isCountry(concept)) ? [concept] : [];
    });
    // Who sits in a province of a country sits in the country too: the place that says more is kept.
    return sorted(places.filter((one) => !places.some((other) => countryOfPlace(other) === one && other !== one)));
  }

  seatsOf(person: LocalId): string[] {
    return sorted(
      this.presentOffices(person).flatMap((fact) => {
        const concept = this.#entities.get(fact.to)?.concept ?? null;
        const role = 'role' in fact ? fact.role : null;
        const isSeat =
          (role === 'minister' && /^ministry_/.test(concept ?? '')) ||
          (role === 'secretary' && /^party_committee\(of=ministry_/.test(concept ?? ''));
        return isSeat ? [`${role} ${concept}`] : [];
      }),
    );
  }

  realmsOf({ id, type, concept }: LocalEntity): string[] {
    const isOrgan = (type === 'PartyCommittee' || type === 'Organization') && concept === null;
    // The numbers of the Central Committee's documents are one series, whoever is said to have issued them.
    const isLocal = type === 'Resolution' && !/\/TW\)$/.test(concept ?? '');
    const bodies = this.#facts.flatMap((fact) => {
      if (isOrgan && fact.type === 'PART_OF' && fact.from === id) return [fact.to];
      return isLocal && fact.type === 'ISSUED' && fact.to === id ? [fact.from] : [];
    });
    return sorted(bodies.flatMap((body) => realmOf(this.#entities.get(body)?.concept ?? null)));
  }

  whereaboutsOf(person: LocalId): string[] {
    const gatherings = (['CHAIRED', 'SPOKE_AT', 'ATTENDED'] as const).flatMap((type) => this.#from(person, type));
    return sorted(
      gatherings.flatMap(({ to }) => {
        const date = this.#entities.get(to)?.date ?? null;
        return isDay(date) ? this.countriesOf(to).map((country) => `${date} ${country}`) : [];
      }),
    );
  }

  organisersOf(gathering: LocalId): string[] {
    const bodies = this.#facts.filter(({ type, to }) => type === 'ORGANIZED' && to === gathering);
    return sorted(bodies.flatMap(({ from }) => this.#wordFor(from) ?? []));
  }

  countriesOf(gathering: LocalId): string[] {
    const places = this.#from(gathering, 'HELD_IN').map(({ to }) => this.#entities.get(to)?.concept ?? null);
    return sorted(places.filter(isCountry));
  }

  #from(id: LocalId, type: Fact['type']): readonly Fact[] {
    return this.#facts.filter((fact) => fact.from === id && fact.type === type);
  }

  /** A word for a thing that means the same in every document, or null where it has no name of its own. */
  #wordFor(id: LocalId): string | null {
    const entity = this.#entities.get(id);
    return entity ? this.stemOf(entity) : null;
  }
}

/** `party_committee(in=KR)` → `in-kr`, since the label comes before it in the id; `seminar(…)` keeps its word. */
function conceptSlug(type: Label, concept: string): string {
  const label = ontology.labels[type].slug.replaceAll('-', '_');
  const rest = concept.startsWith(`${label}(`) ? concept.slice(label.length) : concept;
  return toSlug(rest.replaceAll(/[^\p{L}\p{N}]+/gu, ' '));
}
