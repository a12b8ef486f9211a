// Takes documents out, with their mentions.
// param  ids: DocumentId[]
UNWIND $ids AS id
MATCH (d:Document {id: id})
DETACH DELETE d
