// Takes entities out, with all that hangs on them.
// param  ids: EntityId[]
UNWIND $ids AS id
MATCH (n:Entity {id: id})
DETACH DELETE n
