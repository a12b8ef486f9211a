// How many entities there are of each type.
// row    type: Label
// row    entities: number
MATCH (n:Entity)
WITH n.type AS type, count(n) AS entities
RETURN type, entities
ORDER BY type
