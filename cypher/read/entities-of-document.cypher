// The entities that a document names, each with the places where it does.
// param  id: DocumentId
// row    id: EntityId
// row    type: Label
// row    name: string
// row    date: string?
// row    kind: Kind?
// row    degree: number          relationships, those with documents not counted
// row    documents: number       documents that name it
// row    names: string[]
// row    languages: LanguageCode[]   parallel to names
// row    spans: string[]         start-end of each mention
MATCH (d:Document {id: $id})-[m:MENTIONS]->(n:Entity)
RETURN n.id AS id, n.type AS type, n.name AS name, n.date AS date, n.kind AS kind, n.degree AS degree,
  n.documents AS documents, n.names AS names, n.languages AS languages, m.spans AS spans
ORDER BY id
