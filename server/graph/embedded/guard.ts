// Whether a reader's query only reads: the engine plans it, and only operators known to be harmless may be in the plan.
// A list of what is allowed fails closed; lists of forbidden words leak.
import type { GrafeoDB } from '@grafeo-db/js';
import type { CypherParameters } from '../store.ts';

const reads = new Set([
  'Aggregate',
  'Apply',
  'Discriminant',
  'Distinct',
  'Empty',
  'Expand',
  'Filter',
  'Join',
  'LeftJoin',
  'Limit',
  'NodeScan',
  'Project',
  'Return',
  'ShortestPath',
  'Skip',
  'Sort',
  'Union',
  'Unwind',
]);
const procedures = new Set(['db.labels', 'db.relationshipTypes', 'db.propertyKeys']);

/**
 * The first part of a query that is not a known read, or null.
 *
 * Errors: the engine's own, for syntax errors; DDL and SHOW cannot be planned and fail as well.
 */
export async function findRefusal(db: GrafeoDB, query: string, parameters: CypherParameters): Promise<string | null> {
  const result = await db.executeCypher(`EXPLAIN ${query}`, parameters as Record<string, never>);
  const { plan } = result.get(0) as { plan: string };
  for (const line of plan.trimEnd().split('\n')) {
    const operator = /^ *([A-Za-z]+)/.exec(line)?.[1] ?? '';
    if (operator === 'CallProcedure') {
      if (!procedures.has(/\(([^()]*)\)$/.exec(line)?.[1] ?? '')) return line.trim();
    } else if (!reads.has(operator)) return line.trim();
  }
  return null;
}
