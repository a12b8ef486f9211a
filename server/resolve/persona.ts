// What a group of mentions says of one person, put together so that two groups are compared at once and not mention by
// mention: their posts, where they were on which day, what else is evidence.
import type { Reason } from '#model/insight';
import { countBefore } from '#model/order';
import { countryOfPlace, type Forbidden, type Profile } from './profile.ts';

/** Posts last for years: within this many days two of them in different places contradict each other. */
const postDays = 365;

/** Nobody is in office for longer. */
const mostYears = 45;
/** Who goes from one body to another is told of in both for so many days. */
const changeDays = 60;

const isCountry = (place: string) => /\([A-Z]{2}\)$/.test(place);
/** A line of evidence that names an office, not only a body, a gathering or a person met. */
export const isOffice = (line: string) => !/^(?:in|at|met) /.test(line);

/** Posts in the same places, with the times of the documents that say so; NaN for a document without a date. */
interface Posts {
  readonly countries: readonly string[];
  readonly others: readonly string[];
  readonly times: number[];
}

export class Persona {
  readonly profiles: Profile[] = [];
  readonly documents = new Set<string>();
  readonly lines = new Set<string>();
  readonly #posts = new Map<string, Posts>();
  /** Seat → the first and the last time that a document gives it. */
  readonly #seats = new Map<string, Term>();
  #inOffice: Term | null = null;
  readonly #days = new Map<string, Set<string>>();
  readonly #concerned: Profile[] = [];
  readonly #isForbidden: Forbidden;

  constructor(profiles: readonly Profile[], isForbidden: Forbidden) {
    this.#isForbidden = isForbidden;
    for (const profile of profiles) this.#add(profile);
  }

  /** Takes the other over, which is not to be used any more. */
  take(other: Persona): void {
    for (const profile of other.profiles) this.#add(profile);
  }

  /** Two that have none of these in common do not contradict each other. */
  meetingPlaces(): readonly string[] {
    return [
      ...[...this.documents].map((document) => `document ${document}`),
      ...[...this.#days.keys()].map((day) => `day ${day}`),
      ...(this.#posts.size > 0 ? ['posts'] : []),
      ...(this.#seats.size > 0 ? ['seats'] : []),
      ...(this.#inOffice ? ['office'] : []),
      ...(this.#concerned.length > 0 ? ['judgements'] : []),
    ];
  }

  isSpelled(test: (spelling: string) => boolean): boolean {
    return this.profiles.some(({ spelling }) => test(spelling));
  }

  countShared(other: Persona): number {
    let count = 0;
    for (const line of other.lines) if (this.lines.has(line)) count++;
    return count;
  }

  contradicts(other: Persona): boolean {
    return this !== other && this.findContradiction(other) !== null;
  }

  /** Why the two cannot be one person, or null. */
  findContradiction(other: Persona): Reason | null {
    return (
      this.#shareDocument(other) ??
      this.#holdTwoPosts(other) ??
      this.#holdTwoSeats(other) ??
      this.#areOfTwoTimes(other) ??
      this.#areInTwoPlaces(other) ??
      this.#areForbidden(other)
    );
  }

  #add(profile: Profile): void {
    this.profiles.push(profile);
    this.documents.add(profile.document);
    for (const line of profile.evidence) this.lines.add(line);
    if (profile.stations.length > 0) {
      const key = profile.stations.join(' ');
      const posts = this.#posts.get(key) ?? {
        countries: profile.stations.filter(isCountry),
        others: profile.stations.filter((place) => !isCountry(place)),
        times: [],
      };
      posts.times.push(profile.stated === null ? Number.NaN : Date.parse(profile.stated));
      this.#posts.set(key, posts);
    }
    const time = profile.stated === null ? Number.NaN : Date.parse(profile.stated);
    if (!Number.isNaN(time)) {
      for (const seat of profile.seats) this.#seats.set(seat, stretch(this.#seats.get(seat) ?? null, time));
      if (profile.inOffice) this.#inOffice = stretch(this.#inOffice, time);
    }
    for (const here of profile.whereabouts) {
      const [day = '', country = ''] = here.split(' ');
      this.#days.set(day, (this.#days.get(day) ?? new Set()).add(country));
    }
    if (this.#isForbidden.concerns(profile)) this.#concerned.push(profile);
  }

  #shareDocument(other: Persona): Reason | null {
    const [few, many] = this.documents.size < other.documents.size ? [this, other] : [other, this];
    for (const document of few.documents) {
      if (many.documents.has(document)) return { kind: 'one-document', entity: null, words: [document] };
    }
    return null;
  }

  #holdTwoPosts(other: Persona): Reason | null {
    for (const here of this.#posts.values()) {
      for (const there of other.#posts.values()) {
        if (arePlacedApart(here, there) && areAtOneTime(here.times, there.times)) {
          const places = [
            [...here.countries, ...here.others].join(' '),
            [...there.countries, ...there.others].join(' '),
          ];
          return { kind: 'posts', entity: null, words: places };
        }
      }
    }
    return null;
  }

  /** Two bodies, one office and one time; who has been seen in both together holds both. */
  #holdTwoSeats(other: Persona): Reason | null {
    for (const [here, own] of this.#seats) {
      for (const [there, others] of other.#seats) {
        if (this.#seats.has(there) || other.#seats.has(here)) continue;
        if (roleOf(here) !== roleOf(there) || !areOneTerm(own, others)) continue;
        return { kind: 'offices', entity: null, words: [here, there] };
      }
    }
    return null;
  }

  #areOfTwoTimes(other: Persona): Reason | null {
    if (!this.#inOffice || !other.#inOffice) return null;
    const [first, last] = [this.#inOffice, other.#inOffice].sort((a, b) => a.first - b.first) as [Term, Term];
    if (last.last - first.first <= mostYears * 366 * 86_400_000) return null;
    const words = [first.first, last.last].map((time) => new Date(time).toISOString().slice(0, 4));
    return { kind: 'times', entity: null, words };
  }

  /** Where both hold the same office it is the documents that disagree: that is listed, and no second person made of it. */
  #areInTwoPlaces(other: Persona): Reason | null {
    const [few, many] = this.#days.size < other.#days.size ? [this, other] : [other, this];
    for (const day of few.#days.keys()) {
      const [here, there] = [this.#days.get(day), other.#days.get(day)];
      if (!here || !there || [...here].some((country) => there.has(country))) continue;
      if ([...few.lines].some((line) => isOffice(line) && many.lines.has(line))) return null;
      return { kind: 'whereabouts', entity: null, words: [day, [...here].join(' '), [...there].join(' ')] };
    }
    return null;
  }

  #areForbidden(other: Persona): Reason | null {
    for (const a of this.#concerned) {
      for (const b of other.#concerned) {
        const judgement = this.#isForbidden.by(a, b);
        if (judgement !== null) return { kind: 'judgement', entity: null, words: [judgement] };
      }
    }
    return null;
  }
}

/** The first and the last time. */
interface Term {
  readonly first: number;
  readonly last: number;
}

const stretch = (term: Term | null, time: number): Term =>
  term ? { first: Math.min(term.first, time), last: Math.max(term.last, time) } : { first: time, last: time };

const roleOf = (seat: string) => seat.split(' ')[0];

/** Whether the two terms are at one time, and the one does not just follow the other. */
function areOneTerm(a: Term, b: Term): boolean {
  const overlap = Math.min(a.last, b.last) - Math.max(a.first, b.first);
  if (overlap < 0) return false;
  const areStaggered = (a.first < b.first && a.last < b.last) || (b.first < a.first && b.last < a.last);
  return !(areStaggered && overlap <= changeDays * 86_400_000);
}

/** A town may lie in a province: of one country, only places of one rank are compared. */
function arePlacedApart(here: Posts, there: Posts): boolean {
  const overlap = (a: readonly string[], b: readonly string[]) => a.some((place) => b.includes(place));
  if (overlap([...here.countries, ...here.others], [...there.countries, ...there.others])) return false;
  const countriesOf = ({ countries, others }: Posts) => [...countries, ...others].map(countryOfPlace);
  const [left, right] = [countriesOf(here), countriesOf(there)];
  if (!left.includes(null) && !right.includes(null) && !left.some((one) => right.includes(one))) return true;
  if (here.countries.length > 0 && there.countries.length > 0) return !left.some((one) => right.includes(one));
  return here.countries.length === 0 && there.countries.length === 0;
}

function areAtOneTime(here: readonly number[], there: readonly number[]): boolean {
  if (here.some(Number.isNaN) || there.some(Number.isNaN)) return true;
  const sorted = [...there].sort((a, b) => a - b);
  return here.some((time) => {
    const from = time - postDays * 86_400_000;
    const next = sorted[countBefore(sorted.length, (at) => (sorted[at] ?? 0) < from)];
    return next !== undefined && next <= time + postDays * 86_400_000;
  });
}
