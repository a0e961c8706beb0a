-- concurrently: nobody waits while it is made.
CREATE INDEX CONCURRENTLY IF NOT EXISTS applications_by_status_and_service ON applications (status, service, created, id);
