// The relationships of one entity, of some types or of all, each with the entity at its other end. Offices with dates come first.
// param  id: EntityId
// param  types: RelationshipType[]   empty for all
// param  skip: number
// param  limit: number           1 to 500
// row    id: EntityId
// row    type: Label
// row    name: string
// row    date: string?
// row    kind: Kind?
// row    degree: number          relationships, those with documents not counted
// row    documents: number       documents that name it
// row    names: string[]
// row    languages: LanguageCode[]   parallel to names
// row    edge: RelationshipId
// row    edgeType: RelationshipType
// row    from: EntityId
// row    to: EntityId
// row    role: Role?
// row    former: boolean
// row    since: string?
// row    until: string?
// row    firstStated: string?
// row    lastStated: string?
// row    sentences: number       supporting sentences
// row    edgeDocuments: number   documents that state it
// row    edgeLanguages: LanguageCode[]   of those documents
// row    rank: number            0 for offices with dates, 1 for offices, 2 for all else
MATCH (a:Entity {id: $id})-[r]-(n:Entity)
WHERE size($types) = 0 OR type(r) IN $types
RETURN n.id AS id, n.type AS type, n.name AS name, n.date AS date, n.kind AS kind, n.degree AS degree,
  n.documents AS documents, n.names AS names, n.languages AS languages,
  r.id AS edge, type(r) AS edgeType, startNode(r).id AS from, endNode(r).id AS to, r.role AS role, r.former AS former,
  r.since AS since, r.until AS until, r.firstStated AS firstStated, r.lastStated AS lastStated,
  r.statements AS sentences, r.documents AS edgeDocuments, coalesce(r.languages, []) AS edgeLanguages,
  CASE WHEN type(r) <> 'HOLDS_ROLE' THEN 2 WHEN r.since IS NULL AND r.until IS NULL THEN 1 ELSE 0 END AS rank
ORDER BY rank, edgeType, role, name, edge SKIP $skip LIMIT $limit
