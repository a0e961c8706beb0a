CREATE INDEX IF NOT EXISTS application_kinds_listed ON application_kinds (kind, created, application) INCLUDE (service, status, decision);
