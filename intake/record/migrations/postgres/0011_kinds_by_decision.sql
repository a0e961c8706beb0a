-- concurrently: nobody waits while it is made.
-- The lists that reviewers work from. Without these a rare decision is looked for among all that has the kind or the code.
CREATE INDEX CONCURRENTLY IF NOT EXISTS application_kinds_by_decision ON application_kinds (kind, decision, created, application) INCLUDE (service, status);
