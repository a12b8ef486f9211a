// Which bodies, missions, documents and places are one: equal concepts in any language, else equal names.
import { compare } from '#model/order';
import { groupBy, isPlainerSpelling } from './names.ts';
import { compareProfiles, type Forbidden, type Group, type Profile } from './profile.ts';

/** One group for each thing; every profile is in just one. */
export function groupThings(profiles: readonly Profile[], isForbidden: Forbidden): readonly Group[] {
  const known = profiles.filter(({ concept }) => concept !== null);
  const named = profiles.filter(({ concept, scoped }) => concept === null && !scoped);
  const scoped = profiles.filter(({ concept, scoped: alone }) => concept === null && alone);
  const concepts = [...groupBy(known, ({ concept }) => concept ?? '')].sort(([a], [b]) => compare(a, b));
  const groups = new Map<string, Profile[]>(concepts.map(([concept, members]) => [`concept ${concept}`, [...members]]));
  const doubtful: Profile[][] = [];
  for (const [folded, members] of groupBy(named, (profile) => profile.folded)) {
    const homes = concepts.filter(([, group]) => group.some((profile) => profile.folded === folded));
    const spellings = [...groupBy(members, ({ spelling }) => spelling)];
    for (const [spelling, spelled] of spellings) {
      const fits = homes.filter(([, group]) => group.some((profile) => areAlike(profile.spelling, spelling)));
      const fullest = spellings.map(([other]) => other).filter((other) => isPlainerSpelling(spelling, other));
      if (fits.length > 1 || (fits.length === 0 && fullest.length > 1)) doubtful.push(spelled);
      else {
        const key = fits[0] ? `concept ${fits[0][0]}` : `name ${fullest[0] ?? spelling}`;
        groups.set(key, [...(groups.get(key) ?? []), ...spelled]);
      }
    }
  }
  return [
    ...[...groups.values()]
      .flatMap(separateRealms)
      .flatMap(({ profiles, doubtful: isDoubtful }) =>
        divide(profiles, isForbidden).map((part) => ({ ...part, doubtful: isDoubtful })),
      ),
    ...doubtful.map((group) => ({ profiles: group, doubtful: true })),
    ...scoped.map((profile) => ({ profiles: [profile], doubtful: false })),
  ];
}

const areAlike = (a: string, b: string) => a === b || isPlainerSpelling(a, b) || isPlainerSpelling(b, a);

/**
 * One group for each realm where those of one name are of several: `Chi bộ Phòng Lãnh sự` is another one in each country.
 * What is of none is then anyone's.
 */
function separateRealms(group: readonly Profile[]): readonly Group[] {
  const placed = groupBy(
    group.filter(({ realms }) => realms.length > 0),
    ({ realms }) => realms.join(' '),
  );
  const parts: { readonly realms: readonly string[]; readonly profiles: Profile[] }[] = [];
  for (const [, profiles] of [...placed].sort(([a], [b]) => compare(a, b))) {
    const realms = profiles[0]?.realms ?? [];
    const home = parts.find((part) => findOtherRealm(part.realms, realms) === null);
    if (home) home.profiles.push(...profiles);
    else parts.push({ realms, profiles: [...profiles] });
  }
  if (parts.length < 2) return [{ profiles: group, doubtful: false }];
  const free = group.filter(({ realms }) => realms.length === 0);
  return [
    ...parts.map(({ profiles }) => ({ profiles, doubtful: false })),
    ...(free.length > 0 ? [{ profiles: free, doubtful: true }] : []),
  ];
}

/** Two realms of one kind where none is common to both, or null. */
export function findOtherRealm(here: readonly string[], there: readonly string[]): readonly [string, string] | null {
  const kindOf = (realm: string) => realm.split(' ')[0];
  for (const one of here) {
    const others = there.filter((other) => kindOf(other) === kindOf(one));
    if (others[0] !== undefined && !others.some((other) => here.includes(other))) return [one, others[0]];
  }
  return null;
}

/** Whom somebody judged never to be the same leave the group, the others stay. */
function divide(group: readonly Profile[], isForbidden: Forbidden): readonly Group[] {
  if (!group.some((profile) => isForbidden.concerns(profile))) return [{ profiles: group, doubtful: false }];
  const parts: { readonly profiles: Profile[]; readonly concerned: Profile[] }[] = [];
  for (const profile of [...group].sort(compareProfiles)) {
    const isFree = (concerned: readonly Profile[]) => !concerned.some((member) => isForbidden(member, profile));
    let part = parts.find(({ concerned }) => isFree(concerned));
    if (!part) {
      part = { profiles: [], concerned: [] };
      parts.push(part);
    }
    part.profiles.push(profile);
    if (isForbidden.concerns(profile)) part.concerned.push(profile);
  }
  return parts.map(({ profiles }) => ({ profiles, doubtful: false }));
}
