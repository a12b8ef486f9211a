// Takes records out.
// param  ids: string[]
UNWIND $ids AS id
MATCH (r:Record {id: id})
DETACH DELETE r
