// Adds or replaces the links from documents to the entities that they mention.
// param  rows: Row[]   each with document, entity and spans
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MATCH (n:Entity {id: row.entity})
MERGE (d)-[m:MENTIONS]->(n)
SET m.spans = row.spans
