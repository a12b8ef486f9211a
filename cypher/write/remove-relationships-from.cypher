// Takes relationships of one type out, found from their start; `TYPE` stands for a type of the ontology.
// param  rows: Row[]   each with id, from and to
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})-[r:`TYPE` {id: row.id}]->()
DELETE r
