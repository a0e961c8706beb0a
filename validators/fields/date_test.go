package fields_test

import (
	"testing"

	"priyom/validators/fields"
)

func TestDate(t *testing.T) {
	specification(t, "date", fields.Context{}, []row{
		{"for people", "22.11.2026", "2026-11-22", ""},
		{"for machines", "2026-11-22", "2026-11-22", ""},
		{"without leading noughts", "1.2.2024", "2024-02-01", ""},
		{"with spaces around", " 01.02.2024 ", "2024-02-01", ""},
		{"with the word for year", "01.02.2024 г.", "2024-02-01", ""},
		{"eight digits", "01022024", "2024-02-01", ""},
		{"with hyphens", "01-02-2024", "2024-02-01", ""},
		{"with slashes, which some read month first", "01/02/2024", "2024-02-01", "DATE.ORDER_SUSPECT@1"},
		{"with slashes and only one reading", "22/11/2026", "2026-11-22", ""},
		{"month first", "11/22/2026", "", "DATE.ORDER_SUSPECT@1"},
		{"year first with points", "2026.11.22", "2026-11-22", "DATE.ORDER_SUSPECT@1"},
		{"year, day, month", "2026-22-11", "", "DATE.ORDER_SUSPECT@6"},
		{"a leap day", "29.02.2024", "2024-02-29", ""},
		{"a leap day of a common year", "29.02.2025", "", "DATE.IMPOSSIBLE@1"},
		{"no leap year by the hundred", "29.02.1900", "", "DATE.IMPOSSIBLE@1"},
		{"the thirty-first of April", "31.04.2024", "", "DATE.IMPOSSIBLE@1"},
		{"month thirteen of a day over twelve", "13.13.2024", "", "DATE.IMPOSSIBLE@4"},
		{"month nought", "01.00.2024", "", "DATE.IMPOSSIBLE@4"},
		{"a year of two digits", "01.02.85", "", "DATE.YEAR_TWO_DIGITS@7"},
		{"a year mistyped", "01.02.0202", "0202-02-01", "DATE.OUT_OF_RANGE@7"},
		{"a year of three digits", "01.02.202", "", "DATE.FORMAT@0"},
		{"two numbers", "02.2024", "", "DATE.FORMAT@0"},
		{"four numbers", "1.2.20.24", "", "DATE.FORMAT@7"},
		{"two signs", "1.2/2024", "", "DATE.FORMAT@4"},
		{"letters", "O1.02.2024", "", "CHARSET.FORBIDDEN_CHAR@1"},
		{"wide digits", "０1.02.2024", "", "CHARSET.FORBIDDEN_CHAR@1"},
		{"nothing", "", "", "REQUIRED.MISSING@0"},
	})
	got, _ := detail(t, fields.Date("01.02.85", fields.Context{}), "DATE.YEAR_TWO_DIGITS", "alternatives").([]string)
	if len(got) != 2 || got[0] != "1985-02-01" || got[1] != "2085-02-01" {
		t.Errorf("readings of a two-digit year: %v", got)
	}
	if got := detail(t, fields.Date("11/22/2026", fields.Context{}), "DATE.ORDER_SUSPECT", "suggestion"); got != "2026-11-22" {
		t.Errorf("the only date there is was not suggested: %v", got)
	}
}

func TestBirthDate(t *testing.T) {
	specification(t, "birth_date", fields.Context{Today: day(2026, 11, 22)}, []row{
		{"in the past", "14.03.1995", "1995-03-14", ""},
		{"today", "22.11.2026", "2026-11-22", ""},
		{"tomorrow", "23.11.2026", "", "DATE.FUTURE@7"},
		{"before 1900", "31.12.1899", "", "DATE.OUT_OF_RANGE@7"},
		{"older than people grow", "01.01.1901", "1901-01-01", "DATE.OUT_OF_RANGE@7"},
	})
	specification(t, "birth_date", fields.Context{}, []row{
		{"without a today nothing is in the future", "23.11.2999", "2999-11-23", "DATE.OUT_OF_RANGE@7"},
	})
	specification(t, "date_past", fields.Context{Today: day(2026, 11, 22)}, []row{
		{"today", "22.11.2026", "2026-11-22", ""},
		{"tomorrow", "2026-11-23", "", "DATE.FUTURE@1"},
	})
}
