-- repeated: describes the kinds and codes of some applications after $1, and tells which was the last. They are locked, so
-- that none changes between being read and being written down.
WITH these AS (SELECT id, service, status, decision FROM applications WHERE id > $1 ORDER BY id LIMIT 1000 FOR SHARE),
    kinds AS (UPDATE application_kinds SET service = these.service, status = these.status, decision = these.decision FROM these WHERE application = these.id),
    codes AS (UPDATE application_codes SET service = these.service, status = these.status, decision = these.decision FROM these WHERE application = these.id)
SELECT COALESCE(MAX(id), '') FROM these;
