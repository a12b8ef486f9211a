// What one state of the graph has become in the next, ready to be shown: parts that come, change and go, entities that
// became one or several, and where an id leads that is no more.
import { diffGraphs } from '#graph/projection';
import type { GraphDifference } from '#model/change';
import type { Entity, Graph } from '#model/entity';
import { type DocumentId, type EntityId, idOf, linkOf } from '#model/ids';
import type { StoredRedirect } from '#model/stored';
import type { Cluster } from '../resolve/profile.ts';

export const emptyGraph: Graph = { entities: [], documents: [], relationships: [], mentions: [] };

export const noDifference: GraphDifference = {
  added: emptyGraph,
  changed: emptyGraph,
  removed: emptyGraph,
  before: emptyGraph,
  context: [],
  statements: [],
  merged: [],
  split: [],
};

/** What became of one graph, or part of it, in the other; `others` are entities beside the part. */
export function compareGraphs(
  before: Graph,
  after: Graph,
  moves: Moves,
  statements: GraphDifference['statements'],
  others: ReadonlyMap<EntityId, Entity> = new Map(),
): GraphDifference {
  const { put, remove } = diffGraphs(before, after);
  const keys = (graph: Graph) => ({
    entities: new Map(graph.entities.map((one) => [one.id as string, one])),
    documents: new Map(graph.documents.map((one) => [one.id as string, one])),
    relationships: new Map(graph.relationships.map((one) => [one.id as string, one])),
    mentions: new Map(graph.mentions.map((one) => [linkOf(one), one])),
  });
  const old = keys(before);
  const now = keys(after);
  const split = <T>(list: readonly T[], known: ReadonlyMap<string, T>, keyOf: (one: T) => string) => ({
    added: list.filter((one) => !known.has(keyOf(one))),
    changed: list.filter((one) => known.has(keyOf(one))),
    before: list.flatMap((one) => known.get(keyOf(one)) ?? []),
  });
  const entities = split(put.entities, old.entities, idOf);
  const documents = split(put.documents, old.documents, idOf);
  const relationships = split(put.relationships, old.relationships, idOf);
  const mentions = split(put.mentions, old.mentions, linkOf);
  const removed: Graph = {
    entities: remove.entities.flatMap((id) => old.entities.get(id) ?? []),
    documents: remove.documents.flatMap((id) => old.documents.get(id) ?? []),
    relationships: remove.relationships.flatMap(({ id }) => old.relationships.get(id) ?? []),
    mentions: remove.mentions.flatMap((link) => old.mentions.get(linkOf(link)) ?? []),
  };
  const pick = (part: 'added' | 'changed' | 'before'): Graph => ({
    entities: entities[part],
    documents: documents[part],
    relationships: relationships[part],
    mentions: mentions[part],
  });
  const shown = new Set<string>([...put.entities, ...removed.entities].map(idOf));
  const ends = new Set([...put.relationships, ...removed.relationships].flatMap(({ from, to }) => [from, to]));
  const context = [...ends]
    .filter((id) => !shown.has(id))
    .flatMap((id) => now.entities.get(id) ?? old.entities.get(id) ?? others.get(id) ?? []);
  const { merged, split: divided } = moves;
  return {
    statements,
    added: pick('added'),
    changed: pick('changed'),
    before: pick('before'),
    removed,
    context,
    merged,
    split: divided,
  };
}

/** How things moved from one entity to another. */
export interface Moves {
  readonly merged: GraphDifference['merged'];
  readonly split: GraphDifference['split'];
  /** Id that is no more → where its things are now and what they were; one whose things are all gone is not among them. */
  readonly redirects: ReadonlyMap<EntityId, StoredRedirect>;
}

/** Compares what the clusters consist of; a thing in a document that was read anew is known by its name there. */
export function findMoves(
  before: readonly Cluster[],
  after: readonly Cluster[],
  /** New id of a document → the one by which it went before. */
  moved: ReadonlyMap<DocumentId, DocumentId> = new Map(),
): Moves {
  const homes = homesOf(after);
  const whereTo = new Map([...moved].map(([is, was]) => [was, is]));
  const sources = new Map<EntityId, Set<EntityId>>();
  const split: Moves['split'][number][] = [];
  const redirects = new Map<EntityId, StoredRedirect>();
  const alive = new Set(after.map(({ id }) => id));
  for (const { id, profiles } of before) {
    const counts = new Map<EntityId, number>();
    for (const profile of profiles) {
      const there = { ...profile, document: whereTo.get(profile.document) ?? profile.document };
      const home = homes.get(placeOf(there)) ?? homes.get(nameOf(there)) ?? homes.get(nameOf(profile));
      if (home) counts.set(home, (counts.get(home) ?? 0) + 1);
    }
    for (const home of counts.keys()) sources.set(home, (sources.get(home) ?? new Set()).add(id));
    const ranked = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
    if (ranked.length > 1) split.push({ from: id, into: ranked.map(([home]) => home).sort() });
    const [first] = profiles;
    if (!first || ranked.length === 0 || alive.has(id)) continue;
    const things = profiles.map(({ document, local, folded }) => ({ document, local, name: folded }));
    redirects.set(id, { type: first.type, things, to: ranked.map(([home]) => home) });
  }
  const merged = [...sources].flatMap(([into, from]) => (from.size > 1 ? [{ into, from: [...from].sort() }] : []));
  return { merged, split, redirects };
}

type Place = Pick<Cluster['profiles'][number], 'document' | 'local' | 'type' | 'folded'>;
const placeOf = ({ document, local, folded }: Place) => `${document}\u0000${local}\u0000${folded}`;
const nameOf = ({ document, type, folded }: Place) => `${document}\u0000${type}\u0000${folded}`;

function homesOf(clusters: readonly Cluster[]): ReadonlyMap<string, EntityId> {
  const homes = new Map<string, EntityId>();
  for (const { id, profiles } of clusters) {
    for (const profile of profiles) {
      homes.set(placeOf(profile), id);
      if (!homes.has(nameOf(profile))) homes.set(nameOf(profile), id);
    }
  }
  return homes;
}
