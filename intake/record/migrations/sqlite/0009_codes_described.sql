-- repeated: describes the codes of some applications after $1, and tells which was the last.
UPDATE application_codes SET service = a.service, status = a.status, decision = a.decision FROM applications a
WHERE a.id = application AND application IN (SELECT DISTINCT application FROM application_codes WHERE application > $1 ORDER BY application LIMIT 2000)
RETURNING (SELECT MAX(application) FROM (SELECT DISTINCT application FROM application_codes WHERE application > $1 ORDER BY application LIMIT 2000));
