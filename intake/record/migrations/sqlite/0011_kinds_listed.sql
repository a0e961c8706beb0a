-- The second is for the lists that reviewers work from: without it a rare decision is looked for among all that has the kind.
CREATE INDEX IF NOT EXISTS application_kinds_listed      ON application_kinds (kind, created, application, service, status, decision);
CREATE INDEX IF NOT EXISTS application_kinds_by_decision ON application_kinds (kind, decision, created, application, service, status);
DROP INDEX application_kinds_latest; -- the first holds more
