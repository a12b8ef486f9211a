// Whether a reader's query only reads. A session in read mode still loads files, opens connections and ends other
// people's transactions, so the server plans the query first, and only operators known to be harmless may be in the plan.
import type { Plan } from 'neo4j-driver';

const reads = new Set(
  `AllNodesScan AllShortestPaths AntiConditionalApply AntiSemiApply Apply Argument AssertSameNode AssertSameRelationship
  BFSPruningVarLengthExpand CacheProperties CartesianProduct ConditionalApply DirectedAllRelationshipsScan
  DirectedRelationshipByElementIdSeek DirectedRelationshipByIdSeek DirectedRelationshipIndexContainsScan
  DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan DirectedRelationshipIndexSeek
  DirectedRelationshipIndexSeekByRange DirectedRelationshipTypeScan DirectedRelationshipUniqueIndexSeek
  DirectedRelationshipUniqueIndexSeekByRange DirectedUnionRelationshipTypesScan Distinct DynamicLabelNodeLookup Eager
  EagerAggregation EmptyResult EmptyRow ExhaustiveLimit Expand Filter IntersectionNodeByLabelsScan LeftOuterHashJoin
  LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit MultiNodeIndexSeek NodeByElementIdSeek
  NodeByIdSeek NodeByLabelScan NodeCountFromCountStore NodeHashJoin NodeIndexContainsScan NodeIndexEndsWithScan
  NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeLeftOuterHashJoin NodeRightOuterHashJoin NodeUniqueIndexSeek
  NodeUniqueIndexSeekByRange Optional OptionalExpand OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop
  ProduceResults ProjectEndpoints Projection PruningVarLengthExpand RelationshipCountFromCountStore Repeat
  RightOuterHashJoin RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort
  StatefulShortestPath SubtractionNodeByLabelsScan Top Top1WithTies Trail TriadicBuild TriadicFilter TriadicSelection
  UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek UndirectedRelationshipByIdSeek
  UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan UndirectedRelationshipIndexScan
  UndirectedRelationshipIndexSeek UndirectedRelationshipIndexSeekByRange UndirectedRelationshipTypeScan
  UndirectedRelationshipUniqueIndexSeek UndirectedRelationshipUniqueIndexSeekByRange UndirectedUnionRelationshipTypesScan
  Union UnionNodeByLabelsScan Unwind ValueHashJoin VarLengthExpand`.split(/\s+/),
);
const procedures = new Set([
  'db.labels',
  'db.propertyKeys',
  'db.relationshipTypes',
  'db.schema.nodeTypeProperties',
  'db.schema.relTypeProperties',
  'db.schema.visualization',
]);

/**
 * The first part of the plan that is not a known read, or null.
 *
 * `VarLengthExpand(Pruning,BFS)@neo4j` is a kind of `VarLengthExpand`; `Partitioned…` is the same in parallel.
 */
export function findRefusedOperator(plan: Plan): string | null {
  const operator = /^(?:Partitioned)?(\w+)/.exec(plan.operatorType)?.[1] ?? plan.operatorType;
  if (operator === 'ProcedureCall') {
    const details = String(plan.arguments.Details ?? '');
    const name = /^([\w.]+)\(/.exec(details)?.[1];
    if (!name || !procedures.has(name)) return `CALL ${name ?? details}`;
  } else if (!reads.has(operator)) return operator;
  for (const child of plan.children) {
    const found = findRefusedOperator(child);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The first word of the query that leads to a function which the server does not bring itself (`apoc`, `gds`), or null.
 *
 * Functions show in no plan, and some of them run Cypher that they are handed as text. A word in a string counts too:
 * to be sure where a string ends is the parser's business.
 */
export function findForeignFunction(query: string, namespaces: readonly string[]): string | null {
  const text = query.replaceAll(/\\u+([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return (
    namespaces.find((word) => new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, 'iu').test(text)) ?? null
  );
}
