// Takes the lock that makes updates run one after the other, and counts them.
// row    revision: number   the count after this update
MERGE (l:Record {id: 'lock/revision'})
SET l.revision = coalesce(l.revision, 0) + 1
RETURN l.revision AS revision
