// Things in documents → things in the world. The names in the texts are never overwritten: an entity lists them all.
import type { Entity, NameForm } from '#model/entity';
import type { DocumentId, EntityId, LocalId } from '#model/ids';
import { type Label, ontology } from '#model/ontology';
import { type Cluster, clusterProfiles, compare, groupBy, type JoinReason } from './cluster.ts';
import { type Profile, profileDocument, type ResolvableDocument } from './profile.ts';
import { fingerprint } from './slug.ts';

export interface ResolvedEntity {
  /** Degree is 0 here: relationships are not known yet. */
  readonly entity: Entity;
  readonly reason: JoinReason;
  readonly doubtful: boolean;
  readonly members: readonly { readonly document: DocumentId; readonly local: LocalId }[];
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
export function resolveEntities(documents: readonly ResolvableDocument[]): Resolution {
  const profiles = [...documents].sort((a, b) => compare(a.id, b.id)).flatMap(profileDocument);
  const byLabel = groupBy(profiles, ({ local }) => local.type);
  const entities = [...byLabel].flatMap(([label, members]) => nameClusters(label as Label, clusterProfiles(members)));
  const home = new Map<string, EntityId>();
  for (const { entity, members } of entities) {
    for (const { document, local } of members) home.set(`${document}\u0000${local}`, entity.id);
  }
  return {
    entities: entities.sort((a, b) => compare(a.entity.id, b.entity.id)),
    entityOf: (document, local) => home.get(`${document}\u0000${local}`) ?? null,
  };
}

/** Gives clusters their ids. Two that come to one stem are told apart by their own content, never by order of arrival. */
function nameClusters(label: Label, clusters: readonly Cluster[]): ResolvedEntity[] {
  return [...groupBy(clusters, ({ stem }) => stem)].flatMap(([stem, same]) => {
    const ranked = [...same].sort((a, b) => compare(signatureOf(a), signatureOf(b)));
    return ranked.map((cluster, rank) => {
      const slug = rank === 0 ? stem : `${stem}-${fingerprint(signatureOf(cluster))}`;
      return toEntity(`${ontology.labels[label].slug}/${slug}` as EntityId, label, cluster);
    });
  });
}

function signatureOf({ profiles }: Cluster): string {
  return (
    profiles
      .map(({ local, document }) => `${local.concept ?? ''} ${local.name} ${document} ${local.id}`)
      .sort(compare)[0] ?? ''
  );
}

function toEntity(id: EntityId, type: Label, { profiles, reason, doubtful }: Cluster): ResolvedEntity {
  const names = collectNames(profiles);
  const firstOf = <T>(pick: (profile: Profile) => T | null) =>
    profiles
      .map(pick)
      .filter((value): value is T & {} => value !== null)
      .sort((a, b) => compare(String(a), String(b)))[0] ?? null;
  const entity: Entity = {
    id,
    type,
    name: chooseName(profiles),
    names,
    kind: firstOf(({ local }) => local.kind),
    date: firstOf(({ local }) => local.date),
    concept: firstOf(({ local }) => local.concept),
    implied: profiles.every(({ local }) => local.implied),
    documents: [...new Set(profiles.map(({ document }) => document))].sort(compare),
    degree: 0,
  };
  const members = profiles.map(({ document, local }) => ({ document, local: local.id }));
  return { entity, reason, doubtful, members };
}

/** Forms that stand for this thing outside their document too: `MoFA` and `59-NQ/TW` do, `Đảng ủy` and `Son` do not. */
function isNameOutside(form: string, profile: Profile): boolean {
  if (form === profile.local.name) return true;
  if (!profile.local.proper) return false;
  const words = form.split(/\s+/).length;
  if (profile.local.type === 'Person' || profile.local.type === 'Place') return words >= 2;
  return words >= 3 || /\d/.test(form) || (words === 1 && /\p{Lu}.*\p{Lu}/u.test(form));
}

function collectNames(profiles: readonly Profile[]): NameForm[] {
  const seen = new Map<string, { form: string; language: string; documents: Set<DocumentId> }>();
  for (const profile of profiles) {
    for (const form of new Set([profile.local.name, ...profile.local.also])) {
      if (!isNameOutside(form, profile)) continue;
      const key = `${profile.language}\u0000${form}`;
      const name = seen.get(key) ?? { form, language: profile.language, documents: new Set<DocumentId>() };
      name.documents.add(profile.document);
      seen.set(key, name);
    }
  }
  return [...seen.values()]
    .map(({ form, language, documents }) => ({ form, language, documents: documents.size }))
    .sort((a, b) => compare(a.language, b.language) || b.documents - a.documents || compare(a.form, b.form));
}

/** The form to show: with its marks where some document has them, then the one in most documents, then the fullest. */
function chooseName(profiles: readonly Profile[]): string {
  const forms = [...groupBy(profiles, ({ local }) => local.name)].map(([form, same]) => ({
    form,
    marked: same.some(({ marked }) => marked !== null) ? 1 : 0,
    documents: new Set(same.map(({ document }) => document)).size,
  }));
  forms.sort(
    (a, b) =>
      b.marked - a.marked || b.documents - a.documents || b.form.length - a.form.length || compare(a.form, b.form),
  );
  return forms[0]?.form ?? '';
}
