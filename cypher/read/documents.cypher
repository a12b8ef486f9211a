// All documents, the latest first, each with the number of entities that it names.
// param  skip: number
// param  limit: number           1 to 500
// row    id: DocumentId
// row    title: string?
// row    date: string?
// row    language: LanguageCode
// row    url: string?
// row    path: string?
// row    publisher: string?
// row    entities: number
MATCH (d:Document)
WITH d, coalesce(d.date, '') AS day, d.id AS key
ORDER BY day DESC, key SKIP $skip LIMIT $limit
OPTIONAL MATCH (d)-[m:MENTIONS]->(:Entity)
WITH d, day, count(m) AS entities
RETURN d.id AS id, d.title AS title, d.date AS date, d.language AS language, d.url AS url, d.path AS path,
  d.publisher AS publisher, entities
ORDER BY day DESC, id
