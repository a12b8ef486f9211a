// Which people of one folded name are one person. The full spelling decides first, then what the documents say of them:
// shared offices and meetings join, posts in two places at one time or two countries on one day keep apart.
import { compare, groupBy, isPlainerSpelling } from './names.ts';
import { anchorOf, compareProfiles, type Forbidden, type Group, type Profile } from './profile.ts';

/** Posts last for years: within this many days two of them in different places contradict each other. */
const postDays = 365;

/** One group for each person; every profile is in just one. */
export function groupPeople(profiles: readonly Profile[], isForbidden: Forbidden): readonly Group[] {
  const spellings = [...groupBy(profiles, ({ spelling }) => spelling)].sort(([a], [b]) => compare(a, b));
  const isPlain = (form: string) => spellings.some(([full]) => isPlainerSpelling(form, full));
  const full = spellings.filter(([form]) => !isPlain(form));
  const people = full.flatMap(([, members]) => separate(joinByEvidence(members, isForbidden), isForbidden));
  const found = people.map((group) => [...group.profiles]);
  const homeless: Profile[] = [];
  for (const [form, members] of spellings.filter(([plain]) => isPlain(plain))) {
    const fitting = found.filter((group) => group.some(({ spelling }) => isPlainerSpelling(form, spelling)));
    // With one candidate all of them are that one, unless something speaks against it.
    for (const part of joinByEvidence(members, isForbidden, fitting.length > 1)) {
      const home = findHome(part, fitting, isForbidden);
      if (home) home.push(...part);
      else homeless.push(...part);
    }
  }
  const unsure = homeless.length > 0 ? separate(joinByEvidence(homeless, isForbidden), isForbidden) : [];
  return [
    ...found.map((members, i) => ({ profiles: members, doubtful: people[i]?.doubtful ?? false })),
    ...unsure.map(({ profiles: members }) => ({ profiles: members, doubtful: true })),
  ];
}

/** The one person that a plainly spelled one can be; of several, the one that most evidence points to. */
function findHome(part: readonly Profile[], fitting: readonly Profile[][], isForbidden: Forbidden): Profile[] | null {
  const free = fitting.filter((members) => !areApart(members, part, isForbidden));
  if (fitting.length === 1) return free[0] ?? null;
  const scores = free.map((members) => countShared(members, part));
  const best = Math.max(0, ...scores);
  const at = scores.indexOf(best);
  return best > 0 && scores.lastIndexOf(best) === at ? (free[at] ?? null) : null;
}

/**
 * Groups that share evidence, the strongest bonds first; what contradicts itself is never in one group. All are one group
 * where nothing can contradict, unless the evidence itself is asked for.
 */
function joinByEvidence(
  profiles: readonly Profile[],
  isForbidden: Forbidden,
  strict = false,
): readonly (readonly Profile[])[] {
  if (!strict && !mayDiffer(profiles, isForbidden)) return [profiles];
  const ordered = [...profiles].sort(compareProfiles);
  const bonds = ordered.flatMap((a, i) => ordered.slice(i + 1).map((b) => ({ a, b, shared: countShared([a], [b]) })));
  const groups = new Map(ordered.map((profile) => [profile, [profile]]));
  for (const { a, b } of bonds.filter(({ shared }) => shared > 0).sort((x, y) => y.shared - x.shared)) {
    const left = groups.get(a) ?? [];
    const right = groups.get(b) ?? [];
    if (left === right || areApart(left, right, isForbidden)) continue;
    left.push(...right);
    for (const profile of right) groups.set(profile, left);
  }
  return [...new Set(groups.values())];
}

/**
 * One person where nothing contradicts it. Otherwise those who contradict each other are persons, and a group that can be
 * just one of them is that one; one that could be several stays apart.
 */
function separate(groups: readonly (readonly Profile[])[], isForbidden: Forbidden): readonly Group[] {
  const enemies = new Map(groups.map((group) => [group, groups.filter((one) => areApart(group, one, isForbidden))]));
  const countEnemies = (group: readonly Profile[]) => enemies.get(group)?.length ?? 0;
  if (groups.every((group) => countEnemies(group) === 0)) return [{ profiles: groups.flat(), doubtful: false }];
  const ordered = [...groups].sort(
    (a, b) => countEnemies(b) - countEnemies(a) || b.length - a.length || compare(anchorOf(a), anchorOf(b)),
  );
  const people: { readonly profiles: Profile[]; readonly doubtful: boolean }[] = [];
  for (const group of ordered) {
    const free = people.filter(({ profiles, doubtful }) => !doubtful && !areApart(profiles, group, isForbidden));
    const [only] = free;
    if (only && free.length === 1 && people.length > 1) only.profiles.push(...group);
    else people.push({ profiles: [...group], doubtful: free.length > 0 && countEnemies(group) === 0 });
  }
  return people;
}

/** A quick look that spares most names the comparison of all with all. */
function mayDiffer(profiles: readonly Profile[], isForbidden: Forbidden): boolean {
  if (new Set(profiles.map(({ document }) => document)).size < profiles.length) return true;
  if (new Set(profiles.flatMap(({ stations }) => stations)).size > 1) return true;
  const days = new Set(profiles.flatMap(({ whereabouts }) => whereabouts));
  if (new Set([...days].map((day) => day.slice(0, 10))).size < days.size) return true;
  return isForbidden.any && profiles.some((a) => profiles.some((b) => isForbidden(a, b)));
}

function areApart(left: readonly Profile[], right: readonly Profile[], isForbidden: Forbidden): boolean {
  return left !== right && left.some((a) => right.some((b) => contradict(a, b) || isForbidden(a, b)));
}

const isCountry = (place: string) => /\([A-Z]{2}\)$/.test(place);
const overlap = (a: readonly string[], b: readonly string[]) => a.some((item) => b.includes(item));

/** Two people of one document, two posts far apart at one time, or two countries on one day. */
function contradict(a: Profile, b: Profile): boolean {
  if (a.document === b.document) return true;
  if (areAtOneTime(a, b) && !overlap(a.stations, b.stations)) {
    // A town may lie in a province: only places of one rank are compared.
    const [here, there] = [a.stations.filter(isCountry), b.stations.filter(isCountry)];
    if (here.length > 0 && there.length > 0) return true;
    if (here.length === 0 && there.length === 0 && a.stations.length > 0 && b.stations.length > 0) return true;
  }
  return a.whereabouts.some((here) => {
    const sameDay = b.whereabouts.filter((there) => there.slice(0, 10) === here.slice(0, 10));
    return sameDay.length > 0 && !overlap(sameDay, a.whereabouts);
  });
}

function areAtOneTime(a: Profile, b: Profile): boolean {
  if (a.stated === null || b.stated === null) return true;
  return Math.abs(Date.parse(a.stated) - Date.parse(b.stated)) <= postDays * 86_400_000;
}

function countShared(left: readonly Profile[], right: readonly Profile[]): number {
  const known = new Set(left.flatMap(({ evidence }) => evidence));
  return new Set(right.flatMap(({ evidence }) => evidence.filter((line) => known.has(line)))).size;
}
