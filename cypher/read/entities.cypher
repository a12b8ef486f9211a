// These entities, as far as they exist.
// param  ids: EntityId[]
// row    id: EntityId
// row    type: Label
// row    name: string
// row    date: string?
// row    kind: Kind?
// row    degree: number          relationships, those with documents not counted
// row    documents: number       documents that name it
// row    names: string[]
// row    languages: LanguageCode[]   parallel to names
UNWIND $ids AS one
MATCH (n:Entity {id: one})
RETURN n.id AS id, n.type AS type, n.name AS name, n.date AS date, n.kind AS kind, n.degree AS degree,
  n.documents AS documents, n.names AS names, n.languages AS languages
ORDER BY id
