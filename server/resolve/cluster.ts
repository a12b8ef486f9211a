// Profiles → clusters with ids. Only profiles linked by shared keys can meet, so each linked set (a component) is worked
// out by itself: a change in one document touches the components that its names reach, and no other.

import type { EntityId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import { compare } from '#model/order';
import { groupGatherings } from './gatherings.ts';
import { applyJudgements, createFinder, forbiddenBy, keysOfJudgement } from './judge.ts';
import { groupBy } from './names.ts';
import { groupPeople } from './people.ts';
import { anchorOf, type Cluster, compareProfiles, type Forbidden, type Group, type Profile } from './profile.ts';
import { fingerprint } from './slug.ts';
import { groupThings } from './things.ts';

/** Profiles that can meet, and the judgements about them. */
export interface Component {
  readonly profiles: readonly Profile[];
  readonly judgements: readonly Judgement[];
}

/** The clusters of all profiles, sorted by id. */
export function clusterProfiles(profiles: readonly Profile[], judgements: readonly Judgement[]): readonly Cluster[] {
  const clusters = findComponents(profiles, judgements).flatMap(clusterComponent);
  return clusters.sort((a, b) => compare(a.id, b.id));
}

/** The sets of profiles that are linked by keys, directly or through others. */
export function findComponents(profiles: readonly Profile[], judgements: readonly Judgement[]): readonly Component[] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    for (let at = key; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  const link = (keys: readonly string[]) => {
    const [first = '', ...rest] = keys.map(rootOf);
    for (const key of rest) parents.set(key, first);
  };
  const judged = judgements.map((judgement) => ({ judgement, keys: keysOfJudgement(judgement) }));
  for (const { keys } of profiles) link(keys);
  for (const { keys } of judged) link(keys);
  const about = groupBy(judged, ({ keys }) => rootOf(keys[0] ?? ''));
  return [...groupBy(profiles, ({ keys }) => rootOf(keys[0] ?? ''))].map(([root, members]) => ({
    profiles: members,
    judgements: (about.get(root) ?? []).map(({ judgement }) => judgement),
  }));
}

/** The clusters of one component: a pure function of the set of its profiles and of the judgements about them. */
export function clusterComponent({ profiles, judgements }: Component): readonly Cluster[] {
  const ordered = [...profiles].sort(compareProfiles);
  const find = createFinder(ordered);
  const forbidden = forbiddenBy(judgements, find);
  // A merge may link things of two types; each type is grouped by its own rules.
  const groups = [...groupBy(ordered, ({ type }) => type)].flatMap(([, members]) => groupOne(members, forbidden));
  return applyJudgements(nameGroups(groups), judgements, find, forbidden);
}

function groupOne(profiles: readonly Profile[], forbidden: Forbidden): readonly Group[] {
  const [first] = profiles;
  if (profiles.length === 1) return [{ profiles, doubtful: false }];
  if (first?.type === 'Conference') return groupGatherings(profiles, forbidden);
  if (first?.type !== 'Person') return groupThings(profiles, forbidden);
  const scoped = profiles.filter((profile) => profile.scoped);
  const named = groupBy(
    profiles.filter((profile) => !profile.scoped),
    ({ folded }) => folded,
  );
  return [
    ...[...named.values()].flatMap((namesakes) => groupPeople(namesakes, forbidden)),
    ...scoped.map((profile) => ({ profiles: [profile], doubtful: false })),
  ];
}

/**
 * Gives groups their ids. Of several with one stem the one that the world spoke of first goes by it alone; the others are
 * told apart by their spelling or, failing that, by where they are first named: by content, never by order of arrival.
 */
function nameGroups(groups: readonly Group[]): readonly Cluster[] {
  const named = groups.map((group) => ({ ...group, stem: stemOf(group), anchor: anchorOf(group.profiles) }));
  return [...groupBy(named, ({ stem }) => stem)].flatMap(([stem, namesakes]) => {
    namesakes.sort((a, b) => Number(a.doubtful) - Number(b.doubtful) || compare(a.anchor, b.anchor));
    const spellings = namesakes.map(({ profiles }) => fullestSpelling(profiles));
    return namesakes.map(({ profiles, doubtful, anchor }, i): Cluster => {
      const spelling = spellings[i] ?? '';
      const isOnlyOne = spellings.filter((other) => other === spelling).length === 1;
      const tail = i === 0 ? '' : `~${fingerprint(isOnlyOne ? spelling : anchor)}`;
      return { id: `${stem}${tail}` as EntityId, profiles, doubtful, aliases: [], renamed: null, judgements: [] };
    });
  });
}

/** The best of its profiles' stems: of a concept before one of a name, and that before one of a single document. */
export function stemOf({ profiles }: Group): string {
  const rank = ({ concept, scoped }: Profile) => (concept !== null ? 0 : scoped ? 2 : 1);
  const best = Math.min(...profiles.map(rank));
  return (
    profiles
      .filter((profile) => rank(profile) === best)
      .map(({ stem }) => stem)
      .sort(compare)[0] ?? ''
  );
}

const fullestSpelling = (profiles: readonly Profile[]): string =>
  // Letters with marks sort behind those without.
  profiles
    .map(({ spelling }) => spelling)
    .sort(compare)
    .at(-1) ?? '';
