-- Times are microseconds since 1970 in UTC; a time that is not known is that of the year 1.
-- Lists are read by (created, id), latest first: every filter has an index that ends in them.

CREATE TABLE applications (
    id          TEXT    PRIMARY KEY,
    number      TEXT    NOT NULL UNIQUE,
    external_id TEXT    NOT NULL,
    service     TEXT    NOT NULL,
    locale      TEXT    NOT NULL,
    fields      TEXT    NOT NULL, -- JSON; personal data
    status      TEXT    NOT NULL,
    decision    TEXT    NOT NULL, -- '' while there is none
    round       INTEGER NOT NULL,
    created     INTEGER NOT NULL,
    submitted   INTEGER NOT NULL,
    updated     INTEGER NOT NULL, -- time of the latest event
    seq         INTEGER NOT NULL, -- of the latest event
    head        TEXT    NOT NULL  -- hash of the latest event
) STRICT;

CREATE INDEX applications_latest      ON applications (created, id);
CREATE INDEX applications_by_service  ON applications (service, created, id);
CREATE INDEX applications_by_status   ON applications (status, created, id);
CREATE INDEX applications_by_decision ON applications (decision, created, id);
CREATE INDEX applications_by_external ON applications (external_id);

CREATE TABLE documents (
    id            TEXT    PRIMARY KEY,
    application   TEXT    NOT NULL REFERENCES applications (id),
    position      INTEGER NOT NULL, -- in order of arrival, from 0
    kind          TEXT    NOT NULL,
    name          TEXT    NOT NULL, -- personal data
    size          INTEGER NOT NULL,
    sha256        TEXT    NOT NULL,
    media_type    TEXT    NOT NULL,
    received      INTEGER NOT NULL,
    round         INTEGER NOT NULL,
    status        TEXT    NOT NULL,
    supersedes    TEXT    NOT NULL,
    superseded_by TEXT    NOT NULL,
    evidence      TEXT    NOT NULL, -- name of the evidence, '' while there is none
    UNIQUE (application, position)
) STRICT;

-- Rows are added and never changed.
CREATE TABLE judgements (
    application TEXT    NOT NULL REFERENCES applications (id),
    position    INTEGER NOT NULL, -- in order, from 0
    document    TEXT    NOT NULL, -- '' for the package
    round       INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    fields      TEXT    NOT NULL, -- JSON; personal data
    verdict     TEXT    NOT NULL, -- JSON
    told        TEXT    NOT NULL, -- the same with the findings worth telling only
    PRIMARY KEY (application, position)
) STRICT;

-- The kinds of the documents that count, and the codes of the latest verdicts on them and on the package.
CREATE TABLE application_kinds (
    application TEXT    NOT NULL REFERENCES applications (id),
    kind        TEXT    NOT NULL,
    created     INTEGER NOT NULL, -- of the application
    PRIMARY KEY (application, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX application_kinds_latest ON application_kinds (kind, created, application);

CREATE TABLE application_codes (
    application TEXT    NOT NULL REFERENCES applications (id),
    code        TEXT    NOT NULL,
    created     INTEGER NOT NULL, -- of the application
    PRIMARY KEY (application, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX application_codes_latest ON application_codes (code, created, application);

CREATE TABLE events (
    application TEXT    NOT NULL REFERENCES applications (id),
    seq         INTEGER NOT NULL, -- from 1 without gaps
    at          INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    document    TEXT    NOT NULL, -- '' when it is about the application
    detail      TEXT    NOT NULL, -- JSON
    prev        TEXT    NOT NULL,
    hash        TEXT    NOT NULL,
    PRIMARY KEY (application, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- The outbox: a row stays until the change that finishes the work.
CREATE TABLE work (
    id           TEXT    PRIMARY KEY,
    task         TEXT    NOT NULL,
    application  TEXT    NOT NULL REFERENCES applications (id),
    document     TEXT    NOT NULL, -- '' when it is about the application
    round        INTEGER NOT NULL,
    since        INTEGER NOT NULL, -- when it became due
    leased_until INTEGER NOT NULL  -- 0 when it was never leased
) STRICT, WITHOUT ROWID;

CREATE INDEX work_due ON work (leased_until, since);

CREATE TABLE once (
    client      TEXT NOT NULL,
    key         TEXT NOT NULL,
    request     TEXT NOT NULL,
    application TEXT NOT NULL,
    document    TEXT NOT NULL, -- '' when it was about the application
    PRIMARY KEY (client, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    name TEXT PRIMARY KEY, -- digest of the data
    data TEXT NOT NULL     -- JSON
) STRICT;

CREATE TABLE stages (
    sha256  TEXT NOT NULL,
    stage   TEXT NOT NULL,
    version TEXT NOT NULL,
    data    BLOB NOT NULL,
    PRIMARY KEY (sha256, stage, version)
) STRICT;

CREATE TABLE counters (
    name  TEXT    PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
