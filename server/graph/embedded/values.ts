// The engine's values as plain JSON: nodes and relationships by their own ids, never by the engine's.
import type { GrafeoDB } from '@grafeo-db/js';

interface EngineNode {
  readonly _id: number;
  readonly _labels: readonly string[];
}
interface EngineEdge {
  readonly _id: number;
  readonly _type: string;
  readonly _source: number;
  readonly _target: number;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isNode = (value: Record<string, unknown>): value is Record<string, unknown> & EngineNode =>
  typeof value._id === 'number' && Array.isArray(value._labels);
const isEdge = (value: Record<string, unknown>): value is Record<string, unknown> & EngineEdge =>
  typeof value._id === 'number' && typeof value._type === 'string' && typeof value._source === 'number';

/** A scalar, list or map of the engine as JSON; big integers that JSON cannot hold become strings. */
export function toJson(value: unknown, idOf: (internal: number) => unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map((item) => toJson(item, idOf));
  if (!isObject(value)) return value ?? null;
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  if (isNode(value)) {
    const { _id, _labels, ...properties } = value;
    return { id: properties.id ?? null, labels: [..._labels].sort(), properties: mapJson(properties, idOf) };
  }
  if (isEdge(value)) {
    const { _id, _type, _source, _target, ...properties } = value;
    const ends = { from: idOf(_source), to: idOf(_target) };
    return { id: properties.id ?? null, type: _type, ...ends, properties: mapJson(properties, idOf) };
  }
  return mapJson(value, idOf);
}

function mapJson(map: Record<string, unknown>, idOf: (internal: number) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, toJson(value, idOf)]));
}

/** The ids of the things at the ends of all relationships in these rows, by the engine's number. */
export async function findEnds(db: GrafeoDB, rows: readonly unknown[]): Promise<Map<number, unknown>> {
  const ends = new Set<number>();
  const known = new Map<number, unknown>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value) && !(value instanceof Date) && !ArrayBuffer.isView(value)) {
      if (isNode(value)) known.set(value._id, value.id ?? null);
      else if (isEdge(value)) ends.add(value._source).add(value._target);
      else Object.values(value).forEach(visit);
    }
  };
  rows.forEach(visit);
  for (const end of ends) {
    if (known.has(end)) continue;
    const result = await db.executeCypher('MATCH (n) WHERE id(n) = $end RETURN n.id AS id', { end });
    known.set(end, result.length > 0 ? ((result.get(0) as { id: unknown }).id ?? null) : null);
  }
  return known;
}
