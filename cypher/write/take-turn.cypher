// Takes the lock that makes the updates of all processes run one after the other, counts them, and tells whether the
// update with this token went through before. The first SET locks the node; only then may the rest be read.
// param  token: string      another one for each update
// row    revision: number   the count of updates, this one included
// row    known: boolean     whether an update with this token is among the last that went through
MERGE (l:Record {id: 'lock/turn'})
SET l.holder = $token
WITH l, coalesce(l.recent, []) AS recent, coalesce(l.revision, 0) + 1 AS revision
SET l.revision = revision, l.recent = ([$token] + recent)[0..64]
RETURN revision AS revision, $token IN recent AS known
