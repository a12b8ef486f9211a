// Things and relationships among the rows of a query: as nodes and relationships, in lists and paths, or by their ids.
import { type EntityId, parseRelationshipId, type RelationshipId } from '#model/ids';
import { isRelationshipType, labels, ontology } from '#model/ontology';

export interface Found {
  readonly ids: readonly EntityId[];
  readonly relationships: ReadonlySet<RelationshipId>;
}

const slugs = new Set<string>(labels.map((label) => ontology.labels[label].slug));

export function findThings(rows: readonly (readonly unknown[])[]): Found {
  const ids = new Set<EntityId>();
  const relationships = new Set<RelationshipId>();
  const take = (value: unknown): void => {
    if (typeof value === 'string') {
      const parts = parseRelationshipId(value as RelationshipId);
      if (parts && isRelationshipType(parts.type)) {
        relationships.add(value as RelationshipId);
        ids.add(parts.from).add(parts.to);
      } else if (slugs.has(value.slice(0, Math.max(0, value.indexOf('/')))) && !/\s/.test(value))
        ids.add(value as EntityId);
    } else if (Array.isArray(value)) value.forEach(take);
    else if (typeof value === 'object' && value !== null) takeObject(value as Record<string, unknown>);
  };
  const takeObject = (value: Record<string, unknown>) => {
    if ('labels' in value && 'properties' in value) take(value.id);
    else if ('type' in value && 'properties' in value) take((value.properties as Record<string, unknown>)?.id);
    else Object.values(value).forEach(take);
  };
  for (const row of rows) row.forEach(take);
  return { ids: [...ids], relationships };
}
