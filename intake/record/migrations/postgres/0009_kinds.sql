-- concurrently: nobody waits while it is made.
CREATE INDEX CONCURRENTLY IF NOT EXISTS application_kinds_listed ON application_kinds (kind, created, application) INCLUDE (service, status, decision);
