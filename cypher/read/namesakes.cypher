// Entities that share their name with another, and those that may be one of several.
// row    id: EntityId
// row    type: Label
// row    date: string?
// row    doubtful: boolean
MATCH (n:Entity)
WHERE n.doubtful = true OR n.id CONTAINS '~'
RETURN n.id AS id, n.type AS type, n.date AS date, coalesce(n.doubtful, false) AS doubtful
ORDER BY id
