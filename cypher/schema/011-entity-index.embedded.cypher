// The embedded engine gives a constraint no index of its own; without one each MERGE is a scan.
CREATE INDEX entity_id_index IF NOT EXISTS FOR (n:Entity) ON (n.id)
