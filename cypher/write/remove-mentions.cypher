// Takes links from documents to entities out.
// param  rows: Row[]   each with document and entity
UNWIND $rows AS row
MATCH (d:Document {id: row.document})-[m:MENTIONS]->(n:Entity)
WHERE n.id = row.entity
DELETE m
