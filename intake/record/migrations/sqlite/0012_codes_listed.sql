CREATE INDEX IF NOT EXISTS application_codes_listed      ON application_codes (code, created, application, service, status, decision);
CREATE INDEX IF NOT EXISTS application_codes_by_decision ON application_codes (code, decision, created, application, service, status);
DROP INDEX application_codes_latest; -- the first holds more
