// How many updates the store has seen; no row before the first.
// row    revision: number
MATCH (l:Record {id: 'lock/turn'})
RETURN l.revision AS revision
