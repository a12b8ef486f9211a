// Adds or replaces entities of one label; `Label` stands for a label of the ontology.
// param  rows: Row[]   each with id and props
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n = row.props
SET n:`Label`
