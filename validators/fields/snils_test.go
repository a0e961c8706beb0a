package fields_test

import (
	"testing"

	"priyom/validators/fields"
)

var (
	validSNILS = []string{
		"11223344595", "08765430300", "00100199965", "12345678964", "99999999901", "11440242699", "70168773100",
		"46446049500", "06394369999", "16659413401", "30224330600", "16130205100", "89599213700", "95675993400", "31230191201",
	}
	brokenSNILS = []string{
		"11223344596", "08765430301", "00100199966", "12345678965", "99999999902", "11440242600", "70168773101",
		"46446049501", "06394369900", "16659413402", "30224330601", "16130205101", "89599213701", "95675993401", "31230191202",
	}
)

func TestSNILSVectors(t *testing.T) {
	for _, value := range validSNILS {
		if got := fields.SNILS(value, fields.Context{}); got.Canonical != value || got.Problems != nil {
			t.Errorf("%s was refused: %v", value, got.Problems)
		}
	}
	for _, value := range brokenSNILS {
		if got := fields.SNILS(value, fields.Context{}); got.Valid() {
			t.Errorf("%s was accepted", value)
		}
	}
}

func TestSNILS(t *testing.T) {
	specification(t, "snils", fields.Context{}, []row{
		{"as printed", "112-233-445 95", "11223344595", ""},
		{"with hyphens throughout", "112-233-445-95", "11223344595", ""},
		{"with spaces", "112 233 445 95", "11223344595", ""},
		{"with long dashes and a non-breaking space", "112–233—445\u00a095", "11223344595", ""},
		{"with a stray space", "1122 3344595", "11223344595", "WHITESPACE.PRESENT@5"},
		{"sum 100 is written 00", "302-243-306 00", "30224330600", ""},
		{"sum 101 is 0", "161-302-051 00", "16130205100", ""},
		{"sum 102 is 1", "312-301-912 01", "31230191201", ""},
		{"sum 201 leaves 100, written 00", "464-460-495 00", "46446049500", ""},
		{"sum 202 leaves 0", "087-654-303 00", "08765430300", ""},
		{"sum 302", "895-992-137 00", "89599213700", ""},
		{"the greatest number", "999-999-999 01", "99999999901", ""},
		{"a wrong last digit", "112-233-445 96", "", "SNILS.CHECKDIGIT@14"},
		{"a wrong control from its first digit", "112-233-445 05", "", "SNILS.CHECKDIGIT@13"},
		{"100 not written 00", "302-243-306 01", "", "SNILS.CHECKDIGIT@14"},
		{"the first number with a control", "001-001-999 65", "00100199965", ""},
		{"the last without", "001-001-998 00", "00100199800", "SNILS.BELOW_CHECK_RANGE@0"},
		{"whatever its last digits", "001-001-998 64", "00100199864", "SNILS.BELOW_CHECK_RANGE@0"},
		{"noughts satisfy the arithmetic and are refused", "000-000-000 00", "", "SNILS.TRIVIAL@0"},
		{"a digit short", "112-233-445 9", "", "SNILS.LENGTH@0"},
		{"a letter", "112-233-44S 95", "", "CHARSET.FORBIDDEN_CHAR@11"},
	})
	if got := detail(t, fields.SNILS("8765430300", fields.Context{}), "SNILS.LENGTH", "suggestion"); got != "08765430300" {
		t.Errorf("a lost leading nought: got suggestion %v", got)
	}
	if got := detail(t, fields.SNILS("771234567859", fields.Context{}), "SNILS.LENGTH", "look_alike"); got != "inn" {
		t.Errorf("an INN in a field for SNILS: got %v", got)
	}
}
