// Gatherings to which documents give different days.
// row    gathering: EntityId
// row    dates: string[]
MATCH (c:Conference)
WHERE c.dates IS NOT NULL
RETURN c.id AS gathering, c.dates AS dates
ORDER BY gathering
