// What follows from the truth: the things that the documents speak of, and the graph. A pure function of the set of
// documents and judgements; all that is done in smaller steps elsewhere must come out the same.
import { projectGraph } from '#graph/projection';
import type { Graph } from '#model/entity';
import type { DocumentId, EntityId, LocalId } from '#model/ids';
import type { Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { hiddenBy } from '../resolve/judge.ts';
import type { Cluster } from '../resolve/profile.ts';
import { resolveEntities } from '../resolve/resolve-entities.ts';

export interface Derived {
  readonly graph: Graph;
  /** Sorted by id. */
  readonly clusters: readonly Cluster[];
  /** What a document's own id stands for. */
  readonly entityOf: (document: DocumentId, local: LocalId) => EntityId | null;
}

export function derive(stored: readonly StoredDocument[], judgements: readonly Judgement[]): Derived {
  const resolvable = stored.map(({ document, extraction }) => ({
    id: document.id,
    language: extraction.language,
    date: extraction.date,
    entities: extraction.entities,
    facts: extraction.facts,
  }));
  const { entities, entityOf } = resolveEntities(resolvable, judgements);
  const clusters = entities.map(({ cluster }) => cluster);
  const graph = projectGraph({
    documents: stored,
    entities: entities.map(({ entity }) => entity),
    entityOf,
    isHidden: hiddenBy(judgements, clusters),
  });
  return { graph, clusters, entityOf };
}
