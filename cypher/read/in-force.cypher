// The relationships that hold on a day, by what the texts say of their time; see server/model/moment.ts.
// param  day: string             2026-02-08
// row    edge: RelationshipId
MATCH (a:Entity)-[r]->(b:Entity)
WHERE coalesce(r.since, a.date, b.date, r.firstStated) <= $day
  AND CASE WHEN r.former THEN r.since IS NOT NULL AND r.until IS NOT NULL AND r.until >= $day
    ELSE r.until IS NULL OR r.until + '~' >= $day END
RETURN r.id AS edge
ORDER BY edge
