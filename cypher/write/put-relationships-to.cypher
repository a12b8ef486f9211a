// Adds or replaces relationships of one type whose end has few of them; `TYPE` stands for a type of the ontology.
// param  rows: Row[]   each with id, from, to and props
UNWIND $rows AS row
MATCH (b:Entity {id: row.to})
MATCH (a:Entity {id: row.from})
MERGE (b)<-[r:`TYPE` {id: row.id}]-(a)
SET r = row.props
