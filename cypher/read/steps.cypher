// The relationships that lead on from these entities, as far as enough documents state them and soon enough.
// param  ids: EntityId[]
// param  types: RelationshipType[]   empty for all
// param  sources: number         documents that state it, at least
// param  until: string           only what was stated by that day; empty for all
// param  limit: number
// row    one: EntityId           one of ids
// row    other: EntityId
// row    otherType: Label
// row    otherDegree: number
// row    edge: RelationshipId
UNWIND $ids AS one
MATCH (a:Entity {id: one})-[r]-(b:Entity)
WHERE (size($types) = 0 OR type(r) IN $types) AND r.documents >= $sources
  AND ($until = '' OR (r.firstStated IS NOT NULL AND r.firstStated <= $until))
RETURN one AS one, b.id AS other, b.type AS otherType, b.degree AS otherDegree, r.id AS edge
ORDER BY one, other, edge LIMIT $limit
