package fields_test

import (
	"testing"

	"priyom/validators/fields"
)

func TestMigrationCard(t *testing.T) {
	specification(t, "migration_card", fields.Context{}, []row{
		{"as printed", "4619 1234567", "46191234567", ""},
		{"together", "46191234567", "46191234567", ""},
		{"with a number sign", "4619 № 1234567", "46191234567", ""},
		{"with a specimen's N", "4619 N 1234567", "46191234567", ""},
		{"a series of three digits", "461 1234567", "", "MIGCARD.FORMAT@1 WHITESPACE.PRESENT@4 MIGCARD.FORMAT@6"},
		{"letters for the series", "AB19 1234567", "", "CHARSET.FORBIDDEN_CHAR@1 CHARSET.FORBIDDEN_CHAR@2"},
		{"a number of six digits has been seen", "4012 305784", "4012305784", "MIGCARD.FORMAT@6"},
		{"and of eight", "4012 30578412", "401230578412", "MIGCARD.FORMAT@6"},
		{"of five has not", "4012 30578", "", "MIGCARD.FORMAT@0"},
		{"noughts are suspicious", "0000 0000000", "00000000000", "MIGCARD.SUSPICIOUS@0"},
		{"counting up too", "1234 5678901", "12345678901", "MIGCARD.SUSPICIOUS@0"},
	})
	specification(t, "migration_card", fields.Context{Citizenship: "BLR"}, []row{
		{"Belarusians need none", "4619 1234567", "46191234567", "MIGCARD.NOT_NEEDED@0"},
	})
}

func TestPatent(t *testing.T) {
	specification(t, "patent", fields.Context{Today: day(2026, 11, 22)}, []row{
		{"as printed", "77 №2400123456", "772400123456", ""},
		{"with a space", "77 2400123456", "772400123456", ""},
		{"a year to come", "77 2700123456", "772700123456", "PATENT.YEAR@4"},
		{"an unknown region", "97 2400123456", "972400123456", "PATENT.REGION_UNKNOWN@1"},
		{"letters for a series have been seen", "ПИР2500012345", "ПИР2500012345", "PATENT.VARIANT@1"},
		{"a digit short", "77 240012345", "", "PATENT.FORMAT@0"},
	})
	specification(t, "patent_blank", fields.Context{}, []row{
		{"as printed", "ПР1234567", "ПР1234567", ""},
		{"in small letters with a space", "фм 1234567", "ФМ1234567", ""},
		{"a Latin M is taken for its twin", "ФM1234567", "ФМ1234567", "CHARSET.MIXED_SCRIPT@2"},
		{"a Latin letter without a twin", "FM1234567", "", "CHARSET.FORBIDDEN_CHAR@1 CHARSET.MIXED_SCRIPT@2"},
		{"a letter too many", "ПРС123456", "", "PATENT_BLANK.FORMAT@3"},
		{"a digit short", "ПР123456", "", "PATENT_BLANK.FORMAT@0"},
	})
}

func TestResidencePermits(t *testing.T) {
	specification(t, "residence_permit", fields.Context{}, []row{
		{"as printed", "82 1234567", "821234567", ""},
		{"with a specimen's N", "82 N 1234567", "821234567", ""},
		{"a series nobody prints", "12 1234567", "121234567", "RESIDENCE_PERMIT.SERIES@1"},
		{"a specimen", "82 N 0000000", "820000000", "RESIDENCE_PERMIT.FORMAT@6"},
		{"a digit short", "82 123456", "", "RESIDENCE_PERMIT.FORMAT@0"},
	})
	specification(t, "temporary_residence_permit", fields.Context{}, []row{
		{"the number of a decision", "123/2024/77", "123/2024/77", ""},
		{"a paper's series and number", "90  123456", "90 123456", ""},
		{"no digit", "решение", "РЕШЕНИЕ", "TEMPORARY_RESIDENCE_PERMIT.FORMAT@0"},
		{"an invisible character", "123/2024\u200b/77", "", "CHARSET.FORBIDDEN_CHAR@9"},
	})
}

func TestVisasAndCertificates(t *testing.T) {
	specification(t, "visa", fields.Context{}, []row{
		{"as printed", "20 1234567", "201234567", ""},
		{"another form is only likely wrong", "К 123456", "K123456", "VISA.FORMAT@0 CHARSET.MIXED_SCRIPT@1"},
		{"a character no number has", "20*1234567", "", "CHARSET.FORBIDDEN_CHAR@3"},
	})
	specification(t, "work_permit", fields.Context{}, []row{
		{"as printed", "24 12345678", "2412345678", ""},
		{"another form is only likely wrong", "AB1234567", "AB1234567", "WORK_PERMIT.FORMAT@0"},
	})
	specification(t, "refugee_certificate", fields.Context{}, []row{
		{"as printed", "А 123456", "А123456", ""},
		{"a Latin A is taken for its twin", "A123456", "А123456", "CHARSET.MIXED_SCRIPT@1"},
		{"another form is only likely wrong", "ВУ 1234567", "ВУ1234567", "REFUGEE_CERTIFICATE.FORMAT@0"},
	})
}
