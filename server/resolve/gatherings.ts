// Which gatherings of several documents are one: one series and number, one name on one day, or one day and one
// organiser where nothing speaks against it. The kind of gathering by itself says nothing.

import type { Reason } from '#model/insight';
import { compare } from '#model/order';
import { areForbidden } from './judge.ts';
import { groupBy } from './names.ts';
import { compareProfiles, type Forbidden, type Group, type Profile } from './profile.ts';

/** One group for each gathering; every profile is in just one. */
export function groupGatherings(profiles: readonly Profile[], isForbidden: Forbidden): readonly Group[] {
  const ordered = [...profiles].sort(compareProfiles);
  const groups = new Map(ordered.map((profile) => [profile, new Gathering(profile)]));
  const join = (a: Profile, b: Profile, byConcept = false) => {
    const [left, right] = [groups.get(a), groups.get(b)];
    if (!left || !right || left === right) return;
    if (areForbidden(left.profiles, right.profiles, isForbidden)) return;
    if (!byConcept && left.findContradiction(right) !== null) return;
    const [more, less] = left.profiles.length >= right.profiles.length ? [left, right] : [right, left];
    for (const profile of less.profiles) {
      more.add(profile);
      groups.set(profile, more);
    }
  };
  const joinAll = (keyOf: (profile: Profile) => string | null, byConcept = false) => {
    const keyed = ordered.filter((profile) => keyOf(profile) !== null);
    for (const [, [first, ...rest]] of groupBy(keyed, (profile) => keyOf(profile) ?? '')) {
      if (first) for (const other of rest) join(first, other, byConcept);
    }
  };
  joinAll(({ concept }) => concept, true);
  // The stem of a name holds its number or its day.
  joinAll(({ scoped, concept, stem }) => (scoped || concept !== null ? null : stem));
  for (const [a, b] of findMeetings(ordered)) join(a, b);
  return [...new Set(groups.values())].map((gathering) => ({ profiles: gathering.profiles, doubtful: false }));
}

/** What a group of mentions says of one gathering, so that two groups are compared at once. */
export class Gathering {
  readonly profiles: Profile[] = [];
  readonly #documents = new Set<string>();
  readonly #concepts = new Set<string>();
  readonly #dates = new Set<string>();
  /** Countries as one document gives them, joined. */
  readonly #countries = new Set<string>();

  constructor(...profiles: readonly Profile[]) {
    for (const profile of profiles) this.add(profile);
  }

  add(profile: Profile): void {
    this.profiles.push(profile);
    this.#documents.add(profile.document);
    if (profile.concept !== null) this.#concepts.add(profile.concept);
    if (profile.date !== null) this.#dates.add(profile.date);
    if (profile.countries.length > 0) this.#countries.add(profile.countries.join(' '));
  }

  /** Why the two cannot be one, or null. */
  findContradiction(other: Gathering): Reason | null {
    const [few, many] = this.#documents.size < other.#documents.size ? [this, other] : [other, this];
    for (const document of few.#documents) {
      if (many.#documents.has(document)) return { kind: 'one-document', entity: null, words: [document] };
    }
    const concepts = findPair(this.#concepts, other.#concepts, (a, b) => a !== b);
    if (concepts) return { kind: 'other-concept', entity: null, words: concepts };
    const days = findPair(this.#dates, other.#dates, (a, b) => !a.startsWith(b) && !b.startsWith(a));
    if (days) return { kind: 'other-day', entity: null, words: days };
    const countries = findPair(this.#countries, other.#countries, (a, b) => {
      const there = b.split(' ');
      return !a.split(' ').some((country) => there.includes(country));
    });
    return countries ? { kind: 'other-country', entity: null, words: countries } : null;
  }
}

function findPair(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
  differ: (a: string, b: string) => boolean,
): readonly [string, string] | null {
  for (const a of left) for (const b of right) if (differ(a, b)) return [a, b];
  return null;
}

/** Pairs of one day and one organiser. A document with two of them that day leaves open which one another means. */
function findMeetings(ordered: readonly Profile[]): readonly (readonly [Profile, Profile])[] {
  const days = new Map<string, Profile[]>();
  for (const profile of ordered) {
    for (const key of profile.keys.filter((one) => one.startsWith('on '))) {
      const held = days.get(key);
      if (held) held.push(profile);
      else days.set(key, [profile]);
    }
  }
  return [...days]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, held]) => {
      const isOpen = new Set(held.map(({ document }) => document)).size < held.length;
      return held.flatMap((a, i) =>
        held.slice(i + 1).flatMap((b): (readonly [Profile, Profile])[] => {
          if (a.folded === b.folded) return [[a, b]];
          return !isOpen && !areNamedApart(a, b) ? [[a, b]] : [];
        }),
      );
    });
}

/** Two full names in one language that differ, with no place to say that they are one. */
export function areNamedApart(a: Profile, b: Profile): boolean {
  if (a.scoped || b.scoped || a.language !== b.language) return false;
  if (a.folded.includes(b.folded) || b.folded.includes(a.folded)) return false;
  return !a.countries.some((place) => b.countries.includes(place));
}
