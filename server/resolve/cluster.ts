// Which profiles are one thing: keys that say so by themselves, and for names of people the evidence around them.
// A pure function of the set of profiles: the order in which documents came plays no part.

import type { Profile } from './profile.ts';
import { toSlug } from './slug.ts';

/** Profiles that are one thing, what its id is made from, and why they are one. */
export interface Cluster {
  readonly stem: string;
  readonly profiles: readonly Profile[];
  readonly reason: JoinReason;
  /** True where two things fit and nothing decides: it stays apart. */
  readonly doubtful: boolean;
}

export type JoinReason =
  | 'same-concept'
  | 'same-name'
  | 'same-name-and-evidence'
  | 'same-name-and-day'
  | 'only-in-this-document';

/** Clusters of all profiles, sorted by their stems. */
export function clusterProfiles(profiles: readonly Profile[]): readonly Cluster[] {
  const homes = findHomes(profiles);
  const groups = groupBy(profiles, (profile) => keyOf(profile, homes));
  const clusters = [...groups].flatMap(([key, members]) => {
    const first = members[0];
    if (first?.local.type === 'Person' && key.startsWith('name ')) return clusterPeople(members);
    return separateTwins([{ stem: stemOf(key, members), profiles: members, reason: reasonOf(key), doubtful: false }]);
  });
  return clusters.sort((a, b) => compare(a.stem, b.stem));
}

/** Concepts by type and folded name: where a name belongs to just one, a thing without a concept is that one. */
function findHomes(profiles: readonly Profile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const homes = new Map<string, Set<string>>();
  for (const { local, folded } of profiles) {
    if (local.concept === null || !local.proper) continue;
    const key = `${local.type} ${folded}`;
    homes.set(key, (homes.get(key) ?? new Set()).add(local.concept));
  }
  return homes;
}

function keyOf(profile: Profile, homes: ReadonlyMap<string, ReadonlySet<string>>): string {
  const { local, folded, document, index } = profile;
  if (local.concept !== null) return `concept ${local.type} ${local.concept}`;
  const lonely = `lonely ${local.type} ${document} ${index}`;
  if (!local.proper || folded === '') return lonely;
  if (local.type === 'Conference') return local.date ? `day ${local.date} ${folded}` : lonely;
  if (local.type === 'Person') return folded.includes(' ') ? `name Person ${folded}` : lonely;
  const home = homes.get(`${local.type} ${folded}`);
  if (home?.size === 1) return `concept ${local.type} ${[...home][0]}`;
  return `name ${local.type} ${folded}`;
}

const reasons: Readonly<Record<string, JoinReason>> = {
  concept: 'same-concept',
  day: 'same-name-and-day',
  name: 'same-name',
  lonely: 'only-in-this-document',
};
const reasonOf = (key: string) => reasons[key.slice(0, key.indexOf(' '))] ?? 'same-name';

function stemOf(key: string, [first]: readonly Profile[]): string {
  if (!first) return '';
  const { local, document } = first;
  if (key.startsWith('concept '))
    return toSlug(
      key
        .split(' ')
        .slice(2)
        .join(' ')
        .replaceAll(/[(),=/]/g, ' '),
    );
  if (key.startsWith('day ')) return toSlug(`${local.date} ${local.name}`);
  if (key.startsWith('lonely ')) return `${toSlug(local.name)}--${toSlug(document.replace(/\.\w+$/, ''))}`;
  return toSlug(local.name);
}

/**
 * People of one folded name. One marked spelling among them: all are one. Several: each is a person, and a name without
 * marks joins the one that shares an office or a gathering with it, or stays apart, doubtful.
 */
function clusterPeople(members: readonly Profile[]): readonly Cluster[] {
  const stem = toSlug(members[0]?.local.name ?? '');
  const spellings = groupBy(
    members.filter((profile) => profile.marked !== null),
    (profile) => profile.marked ?? '',
  );
  if (spellings.size <= 1) {
    return separateTwins([{ stem, profiles: members, reason: 'same-name', doubtful: false }]);
  }
  const marked = [...spellings].sort(([a], [b]) => compare(a, b));
  const evidence = marked.map(([, profiles]) => new Set(profiles.flatMap((profile) => [...profile.evidence])));
  const joined = marked.map(([, profiles]) => [...profiles]);
  const apart: Profile[] = [];
  for (const profile of members.filter(({ marked: form }) => form === null)) {
    const scores = evidence.map((lines) => [...profile.evidence].filter((line) => lines.has(line)).length);
    const best = Math.max(...scores);
    const at = scores.indexOf(best);
    if (best > 0 && scores.lastIndexOf(best) === at) joined[at]?.push(profile);
    else apart.push(profile);
  }
  const people = joined.map((profiles, i): Cluster => {
    const [spelling = ''] = marked[i] ?? [];
    return {
      stem: `${stem}-${toSlug(spellOut(spelling))}`,
      profiles,
      reason: 'same-name-and-evidence',
      doubtful: false,
    };
  });
  const unsure: Cluster = { stem, profiles: apart, reason: 'same-name', doubtful: true };
  return separateTwins(apart.length > 0 ? [...people, unsure] : people);
}

/** Marks as letters that an id may hold, so that `phóng` and `phong` differ: the tail of a decomposed name. */
function spellOut(spelling: string): string {
  return [...spelling.normalize('NFD').replaceAll('đ', 'd\u0335')]
    .filter((character) => /\p{M}/u.test(character))
    .map((character) => (character.codePointAt(0) ?? 0).toString(16))
    .join('');
}

/**
 * Two things of one document are never one across documents: the one that shares most with other documents, or of which
 * the document says most, keeps the name; the others stand alone.
 */
function separateTwins(clusters: readonly Cluster[]): readonly Cluster[] {
  return clusters.flatMap((cluster) => {
    const byDocument = groupBy(cluster.profiles, ({ document }) => document);
    if (byDocument.size === cluster.profiles.length || cluster.reason === 'same-concept') return [cluster];
    const kept: Profile[] = [];
    const others: Cluster[] = [];
    for (const twins of byDocument.values()) {
      const elsewhere = new Set(
        cluster.profiles
          .filter(({ document }) => document !== twins[0]?.document)
          .flatMap(({ evidence }) => [...evidence]),
      );
      const shared = (profile: Profile) => [...profile.evidence].filter((line) => elsewhere.has(line)).length;
      const ranked = [...twins].sort(
        (a, b) => shared(b) - shared(a) || b.evidence.size - a.evidence.size || a.index - b.index,
      );
      ranked.forEach((profile, rank) => {
        if (rank === 0) kept.push(profile);
        else {
          const stem = `${cluster.stem}--${toSlug(profile.document.replace(/\.\w+$/, ''))}-${rank + 1}`;
          others.push({ stem, profiles: [profile], reason: 'only-in-this-document', doubtful: false });
        }
      });
    }
    return [{ ...cluster, profiles: kept }, ...others];
  });
}

export function groupBy<T>(list: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
