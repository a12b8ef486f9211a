// Adds or replaces records of the stored truth.
// param  rows: Row[]   each with id and props
UNWIND $rows AS row
MERGE (r:Record {id: row.id})
SET r = row.props
