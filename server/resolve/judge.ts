// Judgements applied to the clusters that the rules make: in the order of their dates, each on what the earlier ones left.
// Take one away, and everything is as if it had never been made.
import { foldName } from '#model/fold';
import type { EntityId } from '#model/ids';
import type { Anchor, Judgement, Side } from '#model/judgement';
import { compare } from './names.ts';
import type { Cluster, Forbidden, Profile } from './profile.ts';
import { fingerprint } from './slug.ts';

/** In the order in which they are applied. */
export function sortJudgements(judgements: readonly Judgement[]): readonly Judgement[] {
  return [...judgements].sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
}

/** The thing in the document, or, where the document was read anew since, the one of its name there. */
function isAnchored(profile: Profile, anchors: readonly Anchor[]): boolean {
  return anchors.some(
    ({ document, local, name }) =>
      document === profile.document &&
      (profile.name === name || (profile.local === local && profile.folded === foldName(name))),
  );
}

export function forbiddenBy(judgements: readonly Judgement[]): Forbidden {
  const bans = judgements.filter((judgement) => judgement.kind === 'never-same');
  const isForbidden = (a: Profile, b: Profile) =>
    bans.some(({ sides }) => {
      const at = sides.findIndex(({ anchors }) => isAnchored(a, anchors));
      const other = sides.findIndex(({ anchors }) => isAnchored(b, anchors));
      return at >= 0 && other >= 0 && at !== other;
    });
  return Object.assign(isForbidden, { any: bans.length > 0 });
}

export function applyJudgements(
  natural: readonly Cluster[],
  judgements: readonly Judgement[],
  isForbidden: Forbidden,
): readonly Cluster[] {
  let clusters = [...natural];
  for (const judgement of sortJudgements(judgements)) {
    if (judgement.kind === 'merge') clusters = merge(clusters, judgement.sides, judgement.id, isForbidden);
    if (judgement.kind === 'split') clusters = split(clusters, judgement.side, judgement.parts, judgement.id);
    if (judgement.kind === 'rename') clusters = rename(clusters, judgement.side, judgement.name, judgement.id);
  }
  return clusters;
}

/** The cluster that holds most of what the side consisted of; where nothing of it is left, the one of its id. */
function findSide(clusters: readonly Cluster[], { entity, anchors }: Side): Cluster | null {
  const scored = clusters
    .map((cluster) => ({ cluster, held: cluster.profiles.filter((one) => isAnchored(one, anchors)).length }))
    .filter(({ held }) => held > 0)
    .sort(
      (a, b) =>
        b.held - a.held ||
        Number(b.cluster.id === entity) - Number(a.cluster.id === entity) ||
        compare(a.cluster.id, b.cluster.id),
    );
  return scored[0]?.cluster ?? clusters.find(({ id, aliases }) => id === entity || aliases.includes(entity)) ?? null;
}

function merge(clusters: Cluster[], sides: readonly Side[], judgement: string, isForbidden: Forbidden): Cluster[] {
  const found = [...new Set(sides.map((side) => findSide(clusters, side)).filter((cluster) => cluster !== null))];
  const [first, ...others] = found;
  if (!first) return clusters;
  const joined: Cluster[] = [first];
  for (const other of others) {
    const clashes = joined.some(({ profiles }) => profiles.some((a) => other.profiles.some((b) => isForbidden(a, b))));
    if (other.profiles[0]?.type === first.profiles[0]?.type && !clashes) joined.push(other);
  }
  if (joined.length === 1) return clusters;
  const ids = joined.slice(1).flatMap(({ id, aliases }) => [id, ...aliases]);
  const whole: Cluster = {
    ...first,
    profiles: joined.flatMap(({ profiles }) => profiles),
    doubtful: false,
    aliases: [...new Set<EntityId>([...first.aliases, ...ids])].sort(compare),
    judgements: [...new Set([...joined.flatMap((cluster) => cluster.judgements), judgement])].sort(compare),
    renamed: joined.find(({ renamed }) => renamed !== null)?.renamed ?? null,
  };
  return [...clusters.filter((cluster) => !joined.includes(cluster)), whole];
}

function split(clusters: Cluster[], side: Side, parts: readonly Anchor[], judgement: string): Cluster[] {
  const cluster = findSide(clusters, side);
  if (!cluster) return clusters;
  const leaving = cluster.profiles.filter((profile) => isAnchored(profile, parts));
  const staying = cluster.profiles.filter((profile) => !leaving.includes(profile));
  if (leaving.length === 0 || staying.length === 0) return clusters;
  const judgements = [...new Set([...cluster.judgements, judgement])].sort(compare);
  const stem = leaving.map((profile) => profile.stem).sort(compare)[0];
  const id = `${stem}~${fingerprint(judgement)}` as EntityId;
  return [
    ...clusters.filter((other) => other !== cluster),
    { ...cluster, profiles: staying, judgements },
    { id, profiles: leaving, doubtful: false, aliases: [], renamed: null, judgements },
  ];
}

function rename(clusters: Cluster[], side: Side, name: string, judgement: string): Cluster[] {
  const cluster = findSide(clusters, side);
  if (!cluster) return clusters;
  const judgements = [...new Set([...cluster.judgements, judgement])].sort(compare);
  return [...clusters.filter((other) => other !== cluster), { ...cluster, renamed: name, judgements }];
}
