-- concurrently: nobody waits while it is made.
CREATE INDEX CONCURRENTLY IF NOT EXISTS application_codes_by_decision ON application_codes (code, decision, created, application) INCLUDE (service, status);
