-- concurrently: nobody waits while it is made.
CREATE INDEX CONCURRENTLY IF NOT EXISTS applications_by_decision_and_service ON applications (decision, service, created, id);
