// Neo4j's values as plain JSON and back: nodes and relationships by their own ids, integers as numbers, dates as text.
import neo4j, { type Node, type Relationship } from 'neo4j-driver';
import type { CypherParameters, CypherValue } from '../store.ts';

/** The driver sends every JavaScript number as a float; what is whole must say so. */
export function toEngine(value: CypherValue): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toEngine);
  if (typeof value === 'object' && value !== null) return toEngineMap(value as CypherParameters);
  return value;
}

export function toEngineMap(map: CypherParameters): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, toEngine(value)]));
}

/** Gives the id of the node with that element id. */
type FindId = (element: string) => unknown;

/** A value of the driver (which hands out integers as `bigint`) as JSON; what JSON cannot hold becomes a string or null. */
export function toJson(value: unknown, idOf: FindId): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map((item) => toJson(item, idOf));
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  if (neo4j.isNode(value)) return nodeToJson(value, idOf);
  if (neo4j.isRelationship(value)) return relationshipToJson(value, idOf);
  if (neo4j.isPath(value)) {
    return {
      nodes: [value.start, ...value.segments.map(({ end }) => end)].map((node) => nodeToJson(node, idOf)),
      relationships: value.segments.map(({ relationship }) => relationshipToJson(relationship, idOf)),
    };
  }
  // Dates, times, durations and points know how to write themselves; maps are plain objects.
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  return mapToJson(value as Record<string, unknown>, idOf);
}

function nodeToJson({ labels, properties }: Node, idOf: FindId) {
  const known = mapToJson(properties, idOf);
  return { id: known.id ?? null, labels: [...labels].sort(), properties: known };
}

function relationshipToJson(relationship: Relationship, idOf: FindId) {
  const { type, properties, startNodeElementId, endNodeElementId } = relationship;
  const known = mapToJson(properties, idOf);
  return { id: known.id ?? null, type, from: idOf(startNodeElementId), to: idOf(endNodeElementId), properties: known };
}

function mapToJson(map: object, idOf: FindId): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, toJson(value, idOf)]));
}

/** The nodes at the ends of all relationships in these values: those whose id is known, and the element ids of the others. */
export function findEnds(values: readonly unknown[]): { known: Map<string, unknown>; missing: string[] } {
  const known = new Map<string, unknown>();
  const ends = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    else if (neo4j.isNode(value)) known.set(value.elementId, value.properties.id ?? null);
    else if (neo4j.isRelationship(value)) ends.add(value.startNodeElementId).add(value.endNodeElementId);
    else if (neo4j.isPath(value)) {
      visit(value.start);
      for (const { end } of value.segments) visit(end);
    } else if (Object.getPrototypeOf(value) === Object.prototype) Object.values(value).forEach(visit);
  };
  values.forEach(visit);
  return { known, missing: [...ends].filter((end) => !known.has(end)) };
}
