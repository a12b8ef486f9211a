// The entities with the most relationships.
// param  limit: number           1 to 100000
// row    id: EntityId
// row    type: Label
// row    name: string
// row    date: string?
// row    kind: Kind?
// row    degree: number          relationships, those with documents not counted
// row    documents: number       documents that name it
// row    names: string[]
// row    languages: LanguageCode[]   parallel to names
MATCH (n:Entity)
RETURN n.id AS id, n.type AS type, n.name AS name, n.date AS date, n.kind AS kind, n.degree AS degree,
  n.documents AS documents, n.names AS names, n.languages AS languages
ORDER BY degree DESC, id LIMIT $limit
