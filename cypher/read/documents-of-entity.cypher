// The documents that name an entity, the latest first.
// param  id: EntityId
// param  limit: number
// row    id: DocumentId
// row    title: string?
// row    date: string?
// row    language: LanguageCode
// row    url: string?
// row    path: string?
// row    publisher: string?
MATCH (n:Entity {id: $id})<-[:MENTIONS]-(d:Document)
WITH d, coalesce(d.date, '') AS day
RETURN d.id AS id, d.title AS title, d.date AS date, d.language AS language, d.url AS url, d.path AS path,
  d.publisher AS publisher
ORDER BY day DESC, id LIMIT $limit
