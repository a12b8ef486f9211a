// One relationship with the sentences that support it.
// param  from: EntityId          where it begins: no engine has an index over all relationships
// param  id: RelationshipId
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
// row    texts: string[]         the sentences
// row    evidence: string[]      parallel to texts: one JSON array each, see graph/README.md
MATCH (a:Entity {id: $from})-[r]->(b:Entity)
WHERE r.id = $id
RETURN r.id AS edge, type(r) AS edgeType, startNode(r).id AS from, endNode(r).id AS to, r.role AS role, r.former AS former,
  r.since AS since, r.until AS until, r.firstStated AS firstStated, r.lastStated AS lastStated,
  r.statements AS sentences, r.documents AS edgeDocuments, coalesce(r.languages, []) AS edgeLanguages, r.sentences AS texts, r.evidence AS evidence
ORDER BY edge LIMIT 1
