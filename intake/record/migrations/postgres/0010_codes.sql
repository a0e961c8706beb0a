-- concurrently: nobody waits while it is made.
CREATE INDEX CONCURRENTLY IF NOT EXISTS application_codes_listed ON application_codes (code, created, application) INCLUDE (service, status, decision);
