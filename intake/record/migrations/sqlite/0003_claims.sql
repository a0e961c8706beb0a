-- Who may finish work: the latest claim. leased_until is never before claimed_until.
ALTER TABLE work ADD COLUMN handed        INTEGER NOT NULL DEFAULT 0; -- how often it was handed to the queue
ALTER TABLE work ADD COLUMN token         INTEGER NOT NULL DEFAULT 0; -- of the latest claim
ALTER TABLE work ADD COLUMN claimed_until INTEGER NOT NULL DEFAULT 0; -- 0 when nobody is at it
