-- Times are microseconds since 1970 in UTC; a time that is not known is that of the year 1.
-- Lists are read by (created, id), latest first: every filter has an index that ends in them.
-- What is compared or ordered collates by bytes, so that it orders as in Go whatever the database's language.

CREATE TABLE applications (
    id          TEXT COLLATE "C" PRIMARY KEY,
    number      TEXT COLLATE "C" NOT NULL UNIQUE,
    external_id TEXT COLLATE "C" NOT NULL,
    service     TEXT COLLATE "C" NOT NULL,
    locale      TEXT    NOT NULL,
    fields      TEXT    NOT NULL, -- JSON; personal data
    status      TEXT COLLATE "C" NOT NULL,
    decision    TEXT COLLATE "C" NOT NULL, -- '' while there is none
    round       BIGINT  NOT NULL,
    created     BIGINT  NOT NULL,
    submitted   BIGINT  NOT NULL,
    updated     BIGINT  NOT NULL, -- time of the latest event
    seq         BIGINT  NOT NULL, -- of the latest event
    head        TEXT    NOT NULL  -- hash of the latest event
);

CREATE INDEX applications_latest      ON applications (created, id);
CREATE INDEX applications_by_service  ON applications (service, created, id);
CREATE INDEX applications_by_status   ON applications (status, created, id);
CREATE INDEX applications_by_decision ON applications (decision, created, id);
CREATE INDEX applications_by_external ON applications (external_id);

CREATE TABLE documents (
    id            TEXT COLLATE "C" PRIMARY KEY,
    application   TEXT COLLATE "C" NOT NULL REFERENCES applications (id),
    position      BIGINT  NOT NULL, -- in order of arrival, from 0
    kind          TEXT    NOT NULL,
    name          TEXT    NOT NULL, -- personal data
    size          BIGINT  NOT NULL,
    sha256        TEXT    NOT NULL,
    media_type    TEXT    NOT NULL,
    received      BIGINT  NOT NULL,
    round         BIGINT  NOT NULL,
    status        TEXT    NOT NULL,
    supersedes    TEXT    NOT NULL,
    superseded_by TEXT    NOT NULL,
    evidence      TEXT COLLATE "C" NOT NULL, -- name of the evidence, '' while there is none
    declared      TEXT    NOT NULL DEFAULT '', -- media type as the client declared it
    UNIQUE (application, position)
);

-- Rows are added and never changed.
CREATE TABLE judgements (
    application TEXT COLLATE "C" NOT NULL REFERENCES applications (id),
    position    BIGINT  NOT NULL, -- in order, from 0
    document    TEXT    NOT NULL, -- '' for the package
    round       BIGINT  NOT NULL,
    at          BIGINT  NOT NULL,
    fields      TEXT    NOT NULL, -- JSON; personal data
    verdict     TEXT    NOT NULL, -- JSON
    told        TEXT    NOT NULL, -- the same with the findings worth telling only
    PRIMARY KEY (application, position)
);

-- The kinds of the documents that count, and the codes of the latest verdicts on them and on the package.
CREATE TABLE application_kinds (
    application TEXT COLLATE "C" NOT NULL REFERENCES applications (id),
    kind        TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL, -- of the application
    PRIMARY KEY (application, kind)
);

CREATE INDEX application_kinds_latest ON application_kinds (kind, created, application);

CREATE TABLE application_codes (
    application TEXT COLLATE "C" NOT NULL REFERENCES applications (id),
    code        TEXT COLLATE "C" NOT NULL,
    created     BIGINT NOT NULL, -- of the application
    PRIMARY KEY (application, code)
);

CREATE INDEX application_codes_latest ON application_codes (code, created, application);

CREATE TABLE events (
    application TEXT COLLATE "C" NOT NULL REFERENCES applications (id),
    seq         BIGINT  NOT NULL, -- from 1 without gaps
    at          BIGINT  NOT NULL,
    kind        TEXT    NOT NULL,
    document    TEXT    NOT NULL, -- '' when it is about the application
    detail      TEXT    NOT NULL, -- JSON
    prev        TEXT    NOT NULL,
    hash        TEXT    NOT NULL,
    PRIMARY KEY (application, seq)
);

CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();

-- The outbox: a row stays until the change that finishes the work. leased_until is never before claimed_until.
CREATE TABLE work (
    id            TEXT COLLATE "C" PRIMARY KEY,
    task          TEXT    NOT NULL,
    application   TEXT COLLATE "C" NOT NULL REFERENCES applications (id),
    document      TEXT    NOT NULL, -- '' when it is about the application
    round         BIGINT  NOT NULL,
    since         BIGINT  NOT NULL, -- when it became due
    leased_until  BIGINT  NOT NULL, -- 0 when it was never leased
    handed        BIGINT  NOT NULL DEFAULT 0, -- how often it was handed to the queue
    token         BIGINT  NOT NULL DEFAULT 0, -- of the latest claim
    claimed_until BIGINT  NOT NULL DEFAULT 0  -- 0 when nobody is at it
);

CREATE INDEX work_due ON work (leased_until, since);

CREATE TABLE once (
    client      TEXT COLLATE "C" NOT NULL,
    key         TEXT COLLATE "C" NOT NULL,
    request     TEXT NOT NULL,
    application TEXT NOT NULL,
    document    TEXT NOT NULL, -- '' when it was about the application
    PRIMARY KEY (client, key)
);

CREATE TABLE evidence (
    name TEXT COLLATE "C" PRIMARY KEY, -- digest of the data
    data TEXT NOT NULL                 -- JSON
);

CREATE TABLE stages (
    sha256  TEXT COLLATE "C" NOT NULL,
    stage   TEXT COLLATE "C" NOT NULL,
    version TEXT COLLATE "C" NOT NULL,
    data    BYTEA NOT NULL,
    PRIMARY KEY (sha256, stage, version)
);

CREATE TABLE counters (
    name  TEXT COLLATE "C" PRIMARY KEY,
    value BIGINT NOT NULL
);
