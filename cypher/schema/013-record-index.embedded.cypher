// The embedded engine gives a constraint no index of its own; without one each MERGE is a scan.
CREATE INDEX record_id_index IF NOT EXISTS FOR (n:Record) ON (n.id)
