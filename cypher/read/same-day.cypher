// Gatherings that one body held on one day, where there are several.
// row    body: EntityId
// row    date: string
// row    gatherings: EntityId[]
MATCH (b:Entity)-[:ORGANIZED]->(c:Conference)
WHERE c.date IS NOT NULL AND size(c.date) = 10
WITH b.id AS body, c.date AS date, c.id AS gathering
ORDER BY body, date, gathering
WITH body, date, collect(gathering) AS gatherings, count(gathering) AS held
WHERE held > 1
RETURN body, date, gatherings
ORDER BY body, date
