// Adds or replaces records of one kind; `Kind` stands for the label of the kind, by which all of them are found.
// param  rows: Row[]   each with id and props
UNWIND $rows AS row
MERGE (r:Record {id: row.id})
SET r = row.props
SET r:`Kind`
