// One entity, with its names in every language.
// param  id: EntityId
// row    id: EntityId
// row    type: Label
// row    name: string
// row    date: string?
// row    kind: Kind?
// row    degree: number          relationships, those with documents not counted
// row    documents: number       documents that name it
// row    names: string[]
// row    languages: LanguageCode[]   parallel to names
// row    counts: number[]        parallel to names
// row    implied: boolean
MATCH (n:Entity {id: $id})
RETURN n.id AS id, n.type AS type, n.name AS name, n.date AS date, n.kind AS kind, n.degree AS degree,
  n.documents AS documents, n.names AS names, n.languages AS languages, n.counts AS counts, n.implied AS implied
