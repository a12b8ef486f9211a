// What follows from the truth: the things that the documents speak of, and the graph. A pure function of the set of
// documents and judgements; all that is done in smaller steps elsewhere must come out the same.
import { projectGraph } from '#graph/projection';
import type { Graph } from '#model/entity';
import type { DocumentId, EntityId, LocalId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { hiddenBy } from '../resolve/judge.ts';
import type { Cluster, ResolvableDocument } from '../resolve/profile.ts';
import { resolveEntities } from '../resolve/resolve-entities.ts';

export interface Derived {
  readonly graph: Graph;
  /** Sorted by id. */
  readonly clusters: readonly Cluster[];
  /** What a document's own id stands for. */
  readonly entityOf: (document: DocumentId, local: LocalId) => EntityId | null;
}

export function derive(stored: readonly StoredDocument[], judgements: readonly Judgement[]): Derived {
  const { entities, entityOf } = resolveEntities(stored.map(toResolvable), judgements);
  const clusters = entities.map(({ cluster }) => cluster);
  const graph = projectGraph({
    documents: stored,
    entities: entities.map(({ entity }) => entity),
    entityOf,
    isHidden: hiddenBy(judgements, clusters),
  });
  return { graph, clusters, entityOf };
}

/** The part of a document that identity rests on. */
export function toResolvable({ document, extraction }: StoredDocument): ResolvableDocument {
  const { language, date, entities, facts } = extraction;
  return { id: document.id, language, date, entities, facts };
}
