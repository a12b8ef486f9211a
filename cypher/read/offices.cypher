// Who holds an office of some roles, former ones left out, with the time for which documents say so.
// param  roles: Role[]
// row    person: EntityId
// row    body: EntityId
// row    concept: string?
// row    role: Role
// row    edge: RelationshipId
// row    since: string?
// row    until: string?
// row    firstStated: string?
// row    lastStated: string?
MATCH (p:Person)-[r:HOLDS_ROLE]->(b:Entity)
WHERE r.role IN $roles AND r.former = false
RETURN p.id AS person, b.id AS body, b.concept AS concept, r.role AS role, r.id AS edge,
  r.since AS since, r.until AS until, r.firstStated AS firstStated, r.lastStated AS lastStated
ORDER BY body, role, person
