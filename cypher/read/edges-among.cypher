// The relationships whose both ends are among these entities.
// param  ids: EntityId[]
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
UNWIND $ids AS one
MATCH (a:Entity {id: one})-[r]->(b:Entity)
WHERE b.id IN $ids
RETURN r.id AS edge, type(r) AS edgeType, startNode(r).id AS from, endNode(r).id AS to, r.role AS role, r.former AS former,
  r.since AS since, r.until AS until, r.firstStated AS firstStated, r.lastStated AS lastStated,
  r.statements AS sentences, r.documents AS edgeDocuments, coalesce(r.languages, []) AS edgeLanguages
ORDER BY edge
