-- Kinds and codes of one decision: the list that reviewers work from. Without these a rare decision is looked for among
-- all that has the code, which grows with the table.
CREATE INDEX application_kinds_by_decision ON application_kinds (kind, decision, created, application, service, status);
CREATE INDEX application_codes_by_decision ON application_codes (code, decision, created, application, service, status);
