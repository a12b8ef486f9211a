// Takes relationships of one type out, found from their end; `TYPE` stands for a type of the ontology.
// param  rows: Row[]   each with id, from and to
UNWIND $rows AS row
MATCH (b:Entity {id: row.to})<-[r:`TYPE` {id: row.id}]-()
DELETE r
