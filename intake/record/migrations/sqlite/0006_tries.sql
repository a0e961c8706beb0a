-- How work is to be judged, and how often it was tried in vain; each task is handed out on its own.
ALTER TABLE work ADD COLUMN ruleset TEXT    NOT NULL DEFAULT ''; -- '' for whatever rules are in force
ALTER TABLE work ADD COLUMN failed  INTEGER NOT NULL DEFAULT 0;  -- claims that were given back as failed
ALTER TABLE work ADD COLUMN lost    INTEGER NOT NULL DEFAULT 0;  -- claims that ended in nothing
CREATE INDEX work_due_by_task ON work (task, leased_until, since);
