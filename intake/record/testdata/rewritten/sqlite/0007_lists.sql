-- Lists that are narrowed by more than one thing. What kinds and codes are narrowed by besides stands beside them, kept by
-- the database itself, so that a page is found in one index whatever the table's size.
CREATE INDEX applications_by_decision_and_service ON applications (decision, service, created, id);
CREATE INDEX applications_by_status_and_service   ON applications (status, service, created, id);

ALTER TABLE application_kinds ADD COLUMN service  TEXT NOT NULL DEFAULT '';
ALTER TABLE application_kinds ADD COLUMN status   TEXT NOT NULL DEFAULT '';
ALTER TABLE application_kinds ADD COLUMN decision TEXT NOT NULL DEFAULT '';
ALTER TABLE application_codes ADD COLUMN service  TEXT NOT NULL DEFAULT '';
ALTER TABLE application_codes ADD COLUMN status   TEXT NOT NULL DEFAULT '';
ALTER TABLE application_codes ADD COLUMN decision TEXT NOT NULL DEFAULT '';

UPDATE application_kinds SET service = a.service, status = a.status, decision = a.decision FROM applications a WHERE a.id = application;
UPDATE application_codes SET service = a.service, status = a.status, decision = a.decision FROM applications a WHERE a.id = application;

DROP INDEX application_kinds_latest;
DROP INDEX application_codes_latest;
CREATE INDEX application_kinds_latest ON application_kinds (kind, created, application, service, status, decision);
CREATE INDEX application_codes_latest ON application_codes (code, created, application, service, status, decision);

CREATE TRIGGER kinds_are_described AFTER INSERT ON application_kinds BEGIN
    UPDATE application_kinds SET (service, status, decision) = (SELECT service, status, decision FROM applications WHERE id = NEW.application)
    WHERE application = NEW.application AND kind = NEW.kind;
END;

CREATE TRIGGER codes_are_described AFTER INSERT ON application_codes BEGIN
    UPDATE application_codes SET (service, status, decision) = (SELECT service, status, decision FROM applications WHERE id = NEW.application)
    WHERE application = NEW.application AND code = NEW.code;
END;

CREATE TRIGGER labels_follow AFTER UPDATE OF service, status, decision ON applications
WHEN (OLD.service, OLD.status, OLD.decision) IS NOT (NEW.service, NEW.status, NEW.decision) BEGIN
    UPDATE application_kinds SET service = NEW.service, status = NEW.status, decision = NEW.decision WHERE application = NEW.id;
    UPDATE application_codes SET service = NEW.service, status = NEW.status, decision = NEW.decision WHERE application = NEW.id;
END;
