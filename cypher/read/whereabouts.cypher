// Who was at which gathering, on which day and in which country, as far as documents say all that.
// row    person: EntityId
// row    edge: RelationshipId
// row    gathering: EntityId
// row    date: string
// row    country: EntityId
MATCH (p:Person)-[r]->(c:Conference)-[:HELD_IN]->(k:Place)
WHERE c.date IS NOT NULL AND k.concept IS NOT NULL AND size(c.date) = 10 AND k.concept =~ 'place\\([A-Z][A-Z]\\)'
RETURN p.id AS person, r.id AS edge, c.id AS gathering, c.date AS date, k.id AS country
ORDER BY person, date, country, edge
