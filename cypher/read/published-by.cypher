// The documents that were published by a day; one without a date was not, as far as anybody knows.
// param  day: string             2026-02-08
// row    id: DocumentId
MATCH (d:Document)
WHERE d.date <= $day
RETURN d.id AS id
ORDER BY id
