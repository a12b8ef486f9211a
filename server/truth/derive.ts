// What follows from the truth: the things that the documents speak of, and the graph. A pure function of the set of
// documents and judgements; all that is done in smaller steps elsewhere must come out the same.
import { type Projector, projectGraph } from '#graph/projection';
import type { Graph } from '#model/entity';
import type { HideFact, Judgement } from '#model/judgement';
import type { StoredDocument } from '#model/stored';
import { type Ends, findEnd, hiddenBy, toTest } from '../resolve/judge.ts';
import type { Cluster, ResolvableDocument } from '../resolve/profile.ts';
import { resolveEntities } from '../resolve/resolve-entities.ts';

export interface Derived {
  readonly graph: Graph;
  /** Sorted by id. */
  readonly clusters: readonly Cluster[];
  /** What documents' own ids stand for, and what is hidden. */
  readonly projector: Projector;
}

export function derive(stored: readonly StoredDocument[], judgements: readonly Judgement[]): Derived {
  const { entities, entityOf } = resolveEntities(stored.map(toResolvable), judgements);
  const clusters = entities.map(({ cluster }) => cluster);
  const things = entities.map(({ entity }) => entity);
  const endsOf = ({ sides: [from, to] }: HideFact): Ends => [
    from ? findEnd(clusters, from) : null,
    to ? findEnd(clusters, to) : null,
  ];
  const projector = { entityOf, isHidden: toTest(hiddenBy(judgements, endsOf)) };
  return { graph: projectGraph(stored, things, projector), clusters, projector };
}

/** The part of a document that identity rests on. */
export function toResolvable({ document, extraction }: StoredDocument): ResolvableDocument {
  const { language, date, entities, facts } = extraction;
  return { id: document.id, language, date, entities, facts };
}
