// Adds or replaces relationships of one type whose start has few of them; `TYPE` stands for a type of the ontology.
// param  rows: Row[]   each with id, from, to and props
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
MERGE (a)-[r:`TYPE` {id: row.id}]->(b)
SET r = row.props
