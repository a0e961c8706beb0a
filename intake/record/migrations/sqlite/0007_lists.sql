-- Lists that are narrowed by more than one thing. What kinds and codes are narrowed by besides stands beside them, kept by
-- the database itself, so that a page is found in one index whatever the table's size. What takes long comes in steps of
-- their own, as everybody who writes waits for each.
ALTER TABLE application_kinds ADD COLUMN service  TEXT NOT NULL DEFAULT '';
ALTER TABLE application_kinds ADD COLUMN status   TEXT NOT NULL DEFAULT '';
ALTER TABLE application_kinds ADD COLUMN decision TEXT NOT NULL DEFAULT '';
ALTER TABLE application_codes ADD COLUMN service  TEXT NOT NULL DEFAULT '';
ALTER TABLE application_codes ADD COLUMN status   TEXT NOT NULL DEFAULT '';
ALTER TABLE application_codes ADD COLUMN decision TEXT NOT NULL DEFAULT '';

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
