// The graph as text that depends on nothing but the graph: equal graphs give equal bytes, whatever engine holds them.
import type { Graph } from '#model/entity';
import { compare, sortKeys } from '#model/order';

/**
 * One JSON object a line: entities, documents, relationships, mentions, each list sorted, each object's keys sorted.
 *
 * Holds no id of an engine and no time of a run.
 */
export function* toCanonicalLines(graph: Graph): Generator<string> {
  const parts = [
    ['entity', graph.entities],
    ['document', graph.documents],
    ['relationship', graph.relationships],
    ['mention', graph.mentions],
  ] as const;
  for (const [kind, list] of parts) {
    const lines = list.map((item) => JSON.stringify(sortKeys({ line: kind, ...item })));
    yield* lines.sort(compare);
  }
}
