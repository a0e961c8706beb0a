CREATE INDEX IF NOT EXISTS applications_by_decision_and_service ON applications (decision, service, created, id);
CREATE INDEX IF NOT EXISTS applications_by_status_and_service   ON applications (status, service, created, id);
