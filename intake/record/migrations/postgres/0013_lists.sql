DROP INDEX application_kinds_latest; -- application_kinds_listed and application_codes_listed hold more
DROP INDEX application_codes_latest;
