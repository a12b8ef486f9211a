// Which gatherings of several documents are one: one series and number, one name on one day, or one day and one
// organiser where nothing speaks against it. The kind of gathering by itself says nothing.
import { compare, groupBy } from './names.ts';
import { compareProfiles, type Forbidden, type Group, type Profile } from './profile.ts';

/** One group for each gathering; every profile is in just one. */
export function groupGatherings(profiles: readonly Profile[], isForbidden: Forbidden): readonly Group[] {
  const ordered = [...profiles].sort(compareProfiles);
  const groups = new Map(ordered.map((profile) => [profile, [profile]]));
  const join = (a: Profile, b: Profile, byConcept = false) => {
    const left = groups.get(a) ?? [];
    const right = groups.get(b) ?? [];
    if (left === right) return;
    if (left.some((x) => right.some((y) => isForbidden(x, y) || (!byConcept && areApart(x, y))))) return;
    left.push(...right);
    for (const profile of right) groups.set(profile, left);
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
  return [...new Set(groups.values())].map((members) => ({ profiles: members, doubtful: false }));
}

function areApart(a: Profile, b: Profile): boolean {
  if (a.document === b.document) return true;
  if (a.concept !== null && b.concept !== null && a.concept !== b.concept) return true;
  if (a.date !== null && b.date !== null && !a.date.startsWith(b.date) && !b.date.startsWith(a.date)) return true;
  return a.countries.length > 0 && b.countries.length > 0 && !a.countries.some((place) => b.countries.includes(place));
}

/** Pairs of one day and one organiser. A document with two of them that day leaves open which one another means. */
function findMeetings(ordered: readonly Profile[]): readonly (readonly [Profile, Profile])[] {
  const days = new Map<string, Profile[]>();
  for (const profile of ordered) {
    for (const key of profile.keys.filter((one) => one.startsWith('on ')))
      days.set(key, [...(days.get(key) ?? []), profile]);
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
function areNamedApart(a: Profile, b: Profile): boolean {
  if (a.scoped || b.scoped || a.language !== b.language) return false;
  if (a.folded.includes(b.folded) || b.folded.includes(a.folded)) return false;
  return !a.countries.some((place) => b.countries.includes(place));
}
