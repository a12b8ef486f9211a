// Judgements applied to the clusters that the rules make: in the order of their dates, each on what the earlier ones left.
// Take one away, and everything is as if it had never been made.

import { foldName } from '#model/fold';
import {
  composeRelationshipId,
  type DocumentId,
  type EntityId,
  parseRelationshipId,
  type RelationshipId,
} from '#model/ids';
import { type Anchor, type HideFact, type Judgement, type Side, sidesOf } from '#model/judgement';
import { compare } from '#model/order';
import { groupBy } from './names.ts';
import type { Cluster, Forbidden, Profile } from './profile.ts';
import { fingerprint, toSlug } from './slug.ts';

/** In the order in which they are applied. */
export function sortJudgements(judgements: readonly Judgement[]): readonly Judgement[] {
  return [...judgements].sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
}

/** The key by which an entity's id leads to its component: the id without what tells namesakes apart. */
export const stemOfId = (id: EntityId): string => id.split('~')[0] ?? id;

/** The keys of things that a judgement is about: they are worked out together. What only hides a fact joins nobody. */
export function keysOfJudgement(judgement: Judgement): readonly string[] {
  if (judgement.kind === 'hide-fact') return [];
  return [...new Set(sidesOf(judgement).flatMap(keysOfSide))].sort(compare);
}

/** Sets of keys that a judgement needs side by side: of what only hides a fact, those of each end by itself. */
export function keysOfSides(judgement: Judgement): readonly (readonly string[])[] {
  return judgement.kind === 'hide-fact' ? judgement.sides.map(keysOfSide) : [keysOfJudgement(judgement)];
}

/** An entity's id, and the names of what it consisted of: a thing whose id has changed is found by its name. */
function keysOfSide({ entity, anchors }: Side): readonly string[] {
  const [label] = entity.split('/');
  return [stemOfId(entity), ...anchors.map(({ name }) => `${label}/${toSlug(name)}`)];
}

/** The profiles that anchors hold on to. */
export type FindAnchored = (anchors: readonly Anchor[]) => ReadonlySet<Profile>;

export function createFinder(profiles: readonly Profile[]): FindAnchored {
  const byDocument = groupBy(profiles, ({ document }) => document);
  const known = new Map<readonly Anchor[], ReadonlySet<Profile>>();
  const find = ({ document, local, name }: Anchor): readonly Profile[] => {
    const there = byDocument.get(document) ?? [];
    const exact = there.filter((profile) => profile.local === local && profile.folded === foldName(name));
    // Where the document was read anew since, the thing of that name there.
    return exact.length > 0 ? exact : there.filter((profile) => profile.name === name);
  };
  return (anchors) => {
    const found = known.get(anchors) ?? new Set(anchors.flatMap(find));
    known.set(anchors, found);
    return found;
  };
}

export function forbiddenBy(judgements: readonly Judgement[], find: FindAnchored): Forbidden {
  const sides = new Map<Profile, Map<string, number>>();
  for (const judgement of judgements) {
    if (judgement.kind !== 'never-same') continue;
    judgement.sides.forEach(({ anchors }, side) => {
      for (const profile of find(anchors)) {
        const own = sides.get(profile) ?? new Map<string, number>();
        sides.set(profile, own);
        if (!own.has(judgement.id)) own.set(judgement.id, side);
      }
    });
  }
  const by = (a: Profile, b: Profile): string | null => {
    const [left, right] = [sides.get(a), sides.get(b)];
    if (!left || !right) return null;
    return [...left].find(([judgement, side]) => (right.get(judgement) ?? side) !== side)?.[0] ?? null;
  };
  return Object.assign((a: Profile, b: Profile) => by(a, b) !== null, {
    by,
    concerns: (one: Profile) => sides.has(one),
  });
}

/** Whether somebody judged that one of the one side is never one of the other. */
export function areForbidden(left: readonly Profile[], right: readonly Profile[], isForbidden: Forbidden): boolean {
  const concerned = right.filter((profile) => isForbidden.concerns(profile));
  return concerned.length > 0 && left.some((a) => isForbidden.concerns(a) && concerned.some((b) => isForbidden(a, b)));
}

export function applyJudgements(
  natural: readonly Cluster[],
  judgements: readonly Judgement[],
  find: FindAnchored,
  isForbidden: Forbidden,
): readonly Cluster[] {
  let clusters = [...natural];
  for (const judgement of sortJudgements(judgements)) {
    if (judgement.kind === 'merge') clusters = merge(clusters, judgement.sides, judgement.id, find, isForbidden);
    if (judgement.kind === 'split') clusters = split(clusters, judgement.side, judgement.parts, judgement.id, find);
    if (judgement.kind === 'rename') clusters = rename(clusters, judgement.side, judgement.name, judgement.id, find);
  }
  return clusters;
}

/** The cluster that holds most of what the side consisted of; where nothing of it is left, the one of its id. */
function findSide(clusters: readonly Cluster[], { entity, anchors }: Side, find: FindAnchored): Cluster | null {
  const anchored = find(anchors);
  const scored = clusters
    .map((cluster) => ({ cluster, held: cluster.profiles.filter((one) => anchored.has(one)).length }))
    .filter(({ held }) => held > 0)
    .sort(
      (a, b) =>
        b.held - a.held ||
        Number(b.cluster.id === entity) - Number(a.cluster.id === entity) ||
        compare(a.cluster.id, b.cluster.id),
    );
  return scored[0]?.cluster ?? clusters.find(({ id, aliases }) => id === entity || aliases.includes(entity)) ?? null;
}

function merge(
  clusters: Cluster[],
  sides: readonly Side[],
  judgement: string,
  find: FindAnchored,
  isForbidden: Forbidden,
): Cluster[] {
  const found = [...new Set(sides.map((side) => findSide(clusters, side, find)).filter((cluster) => cluster !== null))];
  const [first, ...others] = found;
  if (!first) return clusters;
  const joined: Cluster[] = [first];
  for (const other of others) {
    const clashes = joined.some(({ profiles }) => areForbidden(profiles, other.profiles, isForbidden));
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

function split(
  clusters: Cluster[],
  side: Side,
  parts: readonly Anchor[],
  judgement: string,
  find: FindAnchored,
): Cluster[] {
  const cluster = findSide(clusters, side, find);
  if (!cluster) return clusters;
  const anchored = find(parts);
  const leaving = cluster.profiles.filter((profile) => anchored.has(profile));
  const staying = cluster.profiles.filter((profile) => !anchored.has(profile));
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

function rename(clusters: Cluster[], side: Side, name: string, judgement: string, find: FindAnchored): Cluster[] {
  const cluster = findSide(clusters, side, find);
  if (!cluster) return clusters;
  const judgements = [...new Set([...cluster.judgements, judgement])].sort(compare);
  return [...clusters.filter((other) => other !== cluster), { ...cluster, renamed: name, judgements }];
}

/** Whether a document's claim of a relationship is to be left out of the graph. */
export type IsHidden = (relationship: RelationshipId, document: DocumentId) => boolean;

/** What the ends of a hidden fact are now; null where nothing is left of them. */
export type Ends = readonly [from: EntityId | null, to: EntityId | null];

/** What a side of a judgement is among these clusters, which must hold all that go by one of its keys. */
export function findEnd(clusters: readonly Cluster[], side: Side): EntityId | null {
  const keys = new Set(keysOfSide(side));
  const near = clusters.filter(({ profiles }) => profiles.some((profile) => profile.keys.some((key) => keys.has(key))));
  return findSide(near, side, createFinder(near.flatMap(({ profiles }) => profiles)))?.id ?? null;
}

/** The facts that are hidden, by what their ends are now. */
export function hiddenBy(judgements: readonly Judgement[], endsOf: (judgement: HideFact) => Ends): Hidden {
  const hidden = new Map<RelationshipId, Set<DocumentId | null>>();
  for (const judgement of judgements) {
    if (judgement.kind !== 'hide-fact') continue;
    const parts = parseRelationshipId(judgement.relationship);
    const [from, to] = endsOf(judgement);
    if (!parts || !from || !to) continue;
    const id = composeRelationshipId({ ...parts, from, to });
    hidden.set(id, (hidden.get(id) ?? new Set()).add(judgement.document));
  }
  return hidden;
}

/** Relationship → the documents as said by which it is hidden; null for all. */
export type Hidden = ReadonlyMap<RelationshipId, ReadonlySet<DocumentId | null>>;

export function toTest(hidden: Hidden): IsHidden {
  return (relationship, document) => {
    const documents = hidden.get(relationship);
    return documents !== undefined && (documents.has(null) || documents.has(document));
  };
}
