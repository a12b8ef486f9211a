// Things in documents → things in the world.
import type { Entity } from '#model/entity';
import type { DocumentId, EntityId, LocalId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import { clusterProfiles } from './cluster.ts';
import { toEntity } from './entity.ts';
import { type Cluster, mentionKeyOf, profileDocument, type ResolvableDocument } from './profile.ts';

export interface ResolvedEntity {
  /** Degree is 0 here: relationships are not known yet. */
  readonly entity: Entity;
  readonly cluster: Cluster;
}

export interface Resolution {
  /** Sorted by id. */
  readonly entities: readonly ResolvedEntity[];
  /** What a document's own id stands for. */
  readonly entityOf: (document: DocumentId, local: LocalId) => EntityId | null;
}

/**
 * The things that a set of documents speaks of, one entity each, and which mention in which document is which.
 *
 * Shapes: every entity of every document is in just one; ids are `label/slug`, made from concept, name, day or document.
 * Errors: none. Source: corpus guide for the labels; concepts are those of the language packs.
 */
export function resolveEntities(
  documents: readonly ResolvableDocument[],
  judgements: readonly Judgement[] = [],
): Resolution {
  const clusters = clusterProfiles(documents.flatMap(profileDocument), judgements);
  const home = new Map<string, EntityId>();
  for (const { id, profiles } of clusters) {
    for (const profile of profiles) home.set(mentionKeyOf(profile), id);
  }
  return {
    entities: clusters.map((cluster) => ({ entity: toEntity(cluster), cluster })),
    entityOf: (document, local) => home.get(mentionKeyOf({ document, local })) ?? null,
  };
}
