// How many relationships one entity has of each type.
// param  id: EntityId
// row    type: RelationshipType
// row    relationships: number
MATCH (a:Entity {id: $id})-[r]-(:Entity)
WITH type(r) AS type, count(r) AS relationships
RETURN type, relationships
ORDER BY type
