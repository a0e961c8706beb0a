-- When idempotency keys were used, so that they expire. SQLite adds no column that tells the time, so the table is made anew.
CREATE TABLE once_anew (
    client      TEXT NOT NULL,
    key         TEXT NOT NULL,
    request     TEXT NOT NULL,
    application TEXT NOT NULL,
    document    TEXT NOT NULL, -- '' when it was about the application
    at          INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000000 AS INTEGER)),
    PRIMARY KEY (client, key)
) STRICT, WITHOUT ROWID;

INSERT INTO once_anew (client, key, request, application, document) SELECT client, key, request, application, document FROM once;
DROP TABLE once;
ALTER TABLE once_anew RENAME TO once;
CREATE INDEX once_oldest ON once (at);

-- How many uploads were turned away; most of them are not told one by one.
ALTER TABLE applications ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
