// These documents, as far as they exist.
// param  ids: DocumentId[]
// row    id: DocumentId
// row    title: string?
// row    date: string?
// row    language: LanguageCode
// row    url: string?
// row    path: string?
// row    publisher: string?
UNWIND $ids AS one
MATCH (d:Document {id: one})
RETURN d.id AS id, d.title AS title, d.date AS date, d.language AS language, d.url AS url, d.path AS path,
  d.publisher AS publisher
ORDER BY id
