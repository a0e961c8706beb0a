-- Writing to a table waits while an index of it is made, so that each is a step of its own.
CREATE INDEX IF NOT EXISTS applications_by_decision_and_service ON applications (decision, service, created, id);
