package fields_test

import (
	"testing"
	"time"

	"priyom/validators/fields"
)

func TestPassportRF(t *testing.T) {
	specification(t, "passport_rf", fields.Context{Today: day(2026, 11, 22)}, []row{
		{"as printed", "45 19 123456", "4519123456", ""},
		{"with a number sign", "4519 № 123456", "4519123456", ""},
		{"together", "4519123456", "4519123456", ""},
		{"with a stray space", "451 9123456", "4519123456", "WHITESPACE.PRESENT@4"},
		{"Crimea issues under a code of its own", "3914123456", "3914123456", ""},
		{"the codes of 2022", "2122123456", "2122123456", ""},
		{"an unknown region is likely wrong", "1319123456", "1319123456", "PASSPORT_RF.REGION_UNKNOWN@1"},
		{"a blank of next year", "4527123456", "4527123456", "PASSPORT_RF.BLANK_YEAR@3"},
		{"a blank of 1998", "4598123456", "4598123456", ""},
		{"noughts for the number", "45 19 000000", "", "PASSPORT_RF.FORMAT@7"},
		{"a digit short", "451912345", "", "PASSPORT_RF.FORMAT@0"},
		{"an Uzbek number", "FA1234567", "", "CHARSET.FORBIDDEN_CHAR@1 CHARSET.FORBIDDEN_CHAR@2"},
	})
}

func TestPassportRFByDateOfIssue(t *testing.T) {
	born := day(1995, 3, 14)
	for _, c := range []struct {
		name           string
		issued, today  time.Time
		value, problem string
	}{
		{"issued at 14", day(2009, 3, 14), day(2015, 6, 12), "4508123456", ""},
		{"a day before 14", day(2009, 3, 13), day(2009, 4, 1), "4508123456", "PASSPORT_RF.ISSUED_BEFORE_14@0"},
		{"ninety days after 20 it ends", day(2009, 4, 1), day(2015, 6, 13), "4508123456", "PASSPORT_RF.EXPIRED@0"},
		{"issued at 20 it lasts until 45", day(2015, 4, 1), day(2040, 6, 12), "4514123456", ""},
		{"and ends ninety days after", day(2015, 4, 1), day(2040, 6, 13), "4514123456", "PASSPORT_RF.EXPIRED@0"},
		{"issued in the future", day(2026, 11, 23), day(2026, 11, 22), "4525123456", "PASSPORT_RF.ISSUED_IN_FUTURE@0"},
		{"issued before there were such passports", day(1997, 9, 30), time.Time{}, "4597123456", "PASSPORT_RF.ISSUED_BEFORE_14@0 PASSPORT_RF.ISSUED_BEFORE_1997@0"},
		{"a blank kept four years", day(2019, 1, 1), day(2020, 1, 1), "4515123456", "PASSPORT_RF.BLANK_YEAR@3"},
		{"a blank printed after issue", day(2019, 1, 1), day(2020, 1, 1), "4520123456", "PASSPORT_RF.BLANK_YEAR@3"},
	} {
		got := fields.PassportRF(c.value, fields.Context{Born: born, Issued: c.issued, Today: c.today})
		if told(got) != c.problem {
			t.Errorf("%s: got %q, want %q", c.name, told(got), c.problem)
		}
	}
}

func TestPassportRFValidUntil(t *testing.T) {
	born := day(1995, 3, 14)
	for _, c := range []struct {
		issued, until time.Time
		ends          bool
	}{
		{day(2009, 3, 14), day(2015, 6, 12), true},
		{day(2015, 3, 14), day(2040, 6, 12), true},
		{day(2040, 3, 14), time.Time{}, false},
	} {
		until, ends := fields.PassportRFValidUntil(born, c.issued)
		if !until.Equal(c.until) || ends != c.ends {
			t.Errorf("issued %s: got %s, %v; want %s, %v", c.issued.Format(time.DateOnly), until.Format(time.DateOnly), ends, c.until.Format(time.DateOnly), c.ends)
		}
	}
}

func TestPassportRFTravel(t *testing.T) {
	specification(t, "passport_rf_travel", fields.Context{}, []row{
		{"as printed", "75 № 1234567", "751234567", ""},
		{"as printed now", "75 1234567", "751234567", ""},
		{"noughts for the number", "75 0000000", "", "PASSPORT_RF_TRAVEL.FORMAT@4"},
		{"an internal passport", "4519123456", "", "PASSPORT_RF_TRAVEL.FORMAT@0"},
	})
}

func TestPassportForeignByState(t *testing.T) {
	for state, numbers := range map[string][]string{
		"UZB": {"FA1234567", "AD1234567"}, "TJK": {"401234567"}, "KGZ": {"AC1234567", "PE1234567"},
		"KAZ": {"N12345678", "N1234567"}, "ARM": {"AP1234567"}, "AZE": {"C12345678"}, "BLR": {"MP1234567", "1234567"},
		"MDA": {"AA1234567", "A1234567"}, "UKR": {"FA123456"}, "TKM": {"A1234567"}, "GEO": {"12AB34567", "1234567"},
		"CHN": {"G12345678", "E12345678", "EA1234567", "PE1234567"}, "VNM": {"C1234567", "K12345678"},
		"IND": {"Z1234567", "AA123456"}, "TUR": {"U12345678"}, "SRB": {"012345678"}, "PRK": {"123456789"},
		"AFG": {"P01234567"}, "SYR": {"N012345678", "012345678"}, "EGY": {"A12345678"}, "BGD": {"BX1234567", "A12345678"},
		"LKA": {"N1234567"}, "PHL": {"P1234567A", "EC1234567"}, "RUS": {"751234567"}, "XXA": {"700000001"},
	} {
		for _, number := range numbers {
			if got := fields.PassportForeign(number, fields.Context{Citizenship: state}); got.Canonical != number || told(got) != "" {
				t.Errorf("%s of %s: %q, %s", number, state, got.Canonical, told(got))
			}
		}
	}
}

func TestPassportForeignSpellings(t *testing.T) {
	specification(t, "passport_foreign", fields.Context{Citizenship: "UZB"}, []row{
		{"series apart", "FA 1234567", "FA1234567", ""},
		{"with a number sign, in small letters", "fa № 123-4567", "FA1234567", ""},
		{"with a Cyrillic К, seen in the wild", "FК0123456", "FK0123456", "CHARSET.MIXED_SCRIPT@2"},
		{"with a comma behind", "FB0123456,", "FB0123456", ""},
		{"six digits", "FA123456", "FA123456", "PASSPORT_FOREIGN.FORMAT@0"},
		{"an O for a nought", "FA123456O", "FA123456O", "PASSPORT_FOREIGN.FORMAT@9"},
		{"a letter without a Latin twin", "ФА1234567", "", "CHARSET.FORBIDDEN_CHAR@1 CHARSET.MIXED_SCRIPT@2"},
		{"a slash", "FA/1234567", "", "CHARSET.FORBIDDEN_CHAR@3"},
		{"signs alone", "№ - ", "", "REQUIRED.MISSING@0"},
	})
	specification(t, "passport_foreign", fields.Context{Citizenship: "TJK"}, []row{
		{"a document code typed as series", "PP 401234567", "PP401234567", "PASSPORT_FOREIGN.FORMAT@0"},
		{"a date of issue behind", "401234567 от 10.11.2022", "401234567", "VALUE.EXTRA_TEXT@10"},
	})
	specification(t, "passport_foreign", fields.Context{Citizenship: "CHN"}, []row{
		{"the letter I is never used", "EI1234567", "EI1234567", "PASSPORT_FOREIGN.FORMAT@2"},
	})
	specification(t, "passport_foreign", fields.Context{Citizenship: "BLR"}, []row{
		{"Belarusian letters are typed in Cyrillic", "МР1234567", "MP1234567", "CHARSET.MIXED_SCRIPT@1 CHARSET.MIXED_SCRIPT@2"},
		{"an unknown series", "AA1234567", "AA1234567", "PASSPORT_FOREIGN.FORMAT@2"},
	})
	specification(t, "passport_foreign", fields.Context{}, []row{
		{"without a state only the general form is checked", "AB123456", "AB123456", "PASSPORT_FOREIGN.ISSUER_UNKNOWN@0"},
		{"too short for any", "AB12", "AB12", "PASSPORT_FOREIGN.FORMAT@0 PASSPORT_FOREIGN.ISSUER_UNKNOWN@0"},
		{"no digit", "ABCDEFG", "ABCDEFG", "PASSPORT_FOREIGN.FORMAT@0 PASSPORT_FOREIGN.ISSUER_UNKNOWN@0"},
	})
	specification(t, "passport_foreign", fields.Context{Citizenship: "UTO"}, []row{
		{"a state nobody is of", "L898902C3", "L898902C3", "PASSPORT_FOREIGN.ISSUER_UNKNOWN@0"},
	})
	for _, c := range []struct{ state, value, want string }{
		{"TJK", "PP401234567", "401234567"}, {"TJK", "4O1234567", "401234567"}, {"CHN", "EI1234567", "E11234567"},
		{"UZB", "FA123456O", "FA1234560"}, {"UZB", "A81234567", "AB1234567"},
	} {
		got := fields.PassportForeign(c.value, fields.Context{Citizenship: c.state})
		if s := detail(t, got, "PASSPORT_FOREIGN.FORMAT", "suggestion"); s != c.want {
			t.Errorf("%s of %s: got suggestion %v, want %s", c.value, c.state, s, c.want)
		}
	}
}

func TestTheIssuerCountsBeforeTheCitizenship(t *testing.T) {
	in := fields.Context{Citizenship: "XXB", Issuer: "TJK"}
	if got := fields.PassportForeign("FA1234567", in); told(got) != "PASSPORT_FOREIGN.FORMAT@1" {
		t.Errorf("got %s", told(got))
	}
}

func TestIdentityCard(t *testing.T) {
	for state, number := range map[string]string{"KAZ": "041234567", "KGZ": "ID1234567", "ARM": "001234567", "BLR": "BY1234567"} {
		if got := fields.IdentityCard(number, fields.Context{Citizenship: state}); told(got) != "" {
			t.Errorf("%s of %s: %s", number, state, told(got))
		}
	}
	specification(t, "identity_card", fields.Context{Citizenship: "UZB"}, []row{
		{"another state's card is not enough to enter", "AD1234567", "AD1234567", "IDENTITY_CARD.NOT_FOR_ENTRY@0"},
	})
	specification(t, "identity_card", fields.Context{Citizenship: "KAZ"}, []row{
		{"a passport's number", "N12345678", "N12345678", "IDENTITY_CARD.FORMAT@1"},
	})
}

func TestDivisionCode(t *testing.T) {
	specification(t, "division_code", fields.Context{}, []row{
		{"as printed", "770-045", "770-045", ""},
		{"as in the machine-readable zone", "770045", "770-045", ""},
		{"with a space and a long dash", "770 — 045", "770-045", ""},
		{"noughts", "000-000", "", "DIVISION_CODE.TRIVIAL@0"},
		{"an unknown level of body", "775-045", "775-045", "DIVISION_CODE.LEVEL@3"},
		{"an unknown region", "960-045", "960-045", "DIVISION_CODE.REGION_UNKNOWN@1"},
		{"a digit short", "770-04", "", "DIVISION_CODE.FORMAT@0"},
	})
}
