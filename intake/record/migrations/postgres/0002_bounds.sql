-- When idempotency keys were used, so that they expire.
ALTER TABLE once ADD COLUMN at BIGINT NOT NULL DEFAULT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT;
CREATE INDEX once_oldest ON once (at);

-- How many uploads were turned away; most of them are not told one by one.
ALTER TABLE applications ADD COLUMN refused BIGINT NOT NULL DEFAULT 0;
