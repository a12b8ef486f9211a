// How many relationships there are of each type, those with documents not counted.
// row    type: RelationshipType
// row    relationships: number
MATCH (:Entity)-[r]->(:Entity)
WITH type(r) AS type, count(r) AS relationships
RETURN type, relationships
ORDER BY type
