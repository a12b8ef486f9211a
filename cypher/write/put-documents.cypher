// Adds or replaces documents.
// param  rows: Row[]   each with id and props
UNWIND $rows AS row
MERGE (d:Document {id: row.id})
SET d = row.props
