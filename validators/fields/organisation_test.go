package fields_test

import (
	"testing"

	"priyom/validators/fields"
)

func TestOGRN(t *testing.T) {
	specification(t, "ogrn", fields.Context{}, []row{
		{"a number", "1022200525819", "1022200525819", ""},
		{"another", "1022500001325", "1022500001325", ""},
		{"a wrong check digit", "1022500001328", "", "OGRN.CHECKDIGIT@13"},
		{"a digit too many", "10277395526422", "", "OGRN.LENGTH@0"},
		{"noughts", "0000000000000", "", "OGRN.TRIVIAL@0"},
		{"a later record's sign", "2022500001324", "2022500001324", "OGRN.SIGN@1"},
		{"an unknown region", "1029600001320", "1029600001320", "OGRN.REGION_UNKNOWN@4"},
	})
	specification(t, "ogrnip", fields.Context{}, []row{
		{"a number", "304770000000008", "304770000000008", ""},
		{"a wrong check digit", "304770000000007", "", "OGRNIP.CHECKDIGIT@15"},
		{"an organisation's", "1022500001325", "", "OGRNIP.LENGTH@0"},
		{"noughts", "000000000000000", "", "OGRNIP.TRIVIAL@0"},
	})
}

func TestKPP(t *testing.T) {
	specification(t, "kpp", fields.Context{}, []row{
		{"digits", "770001001", "770001001", ""},
		{"letters in the reason", "7700aB001", "7700AB001", ""},
		{"a Cyrillic letter there is taken for its twin", "7700АВ001", "7700AB001", "CHARSET.MIXED_SCRIPT@5 CHARSET.MIXED_SCRIPT@6"},
		{"a letter elsewhere", "77A001001", "", "KPP.FORMAT@3"},
		{"region 00", "000101001", "", "KPP.FORMAT@1"},
		{"noughts", "000000000", "", "KPP.TRIVIAL@0"},
		{"a digit short", "77000100", "", "KPP.LENGTH@0"},
		{"an unknown region", "960001001", "960001001", "KPP.REGION_UNKNOWN@1"},
	})
}

func TestBIK(t *testing.T) {
	specification(t, "bik", fields.Context{}, []row{
		{"a Russian bank", "044525000", "044525000", ""},
		{"a treasury office", "012345678", "012345678", ""},
		{"a foreign beginning is likely wrong", "144525000", "144525000", "BIK.PREFIX@1"},
		{"noughts", "000000000", "", "BIK.TRIVIAL@0"},
		{"a digit short", "04452500", "", "BIK.LENGTH@0"},
	})
}
