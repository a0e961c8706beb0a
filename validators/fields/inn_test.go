package fields_test

import (
	"testing"

	"priyom/validators/fields"
)

// Numbers on which python-stdnum and npm ru-validation-codes agree.
var (
	validINN = []string{
		"7700123459", "5001007329", "9909123454", "7830002046", "7714285805", "771234567859", "500100732259",
		"770708389324", "780000001205", "990912345685", "165123456795", "775198765419", "993123456785", "776956042306",
		"772834448510", "770493134500", "7720981230",
	}
	brokenINN = []string{
		"7700123450", "5001007320", "9909123455", "0000000001", "7830002047", "7714285806", "771234567850",
		"500100732250", "000000000001", "770708389325", "780000001206", "990912345686", "165123456796", "775198765410",
		"993123456786", "776956042307", "772834448511", "770493134501", "7720981231",
	}
)

func TestINNVectors(t *testing.T) {
	for _, value := range validINN {
		if got := fields.INN(value, fields.Context{}); got.Canonical != value {
			t.Errorf("%s was refused: %v", value, got.Problems)
		}
	}
	for _, value := range brokenINN {
		if got := fields.INN(value, fields.Context{}); got.Valid() {
			t.Errorf("%s was accepted", value)
		}
	}
}

func TestINN(t *testing.T) {
	specification(t, "inn", fields.Context{}, []row{
		{"a person's number", "771234567859", "771234567859", ""},
		{"an organisation's number", "7700123459", "7700123459", ""},
		{"spaces and hyphens are taken out and told", "7712-345678-59", "771234567859", "WHITESPACE.PRESENT@5"},
		{"a non-breaking space and a long dash are too", "7712\u00a0345678—59", "771234567859", "WHITESPACE.PRESENT@5"},
		{"a wrong twelfth digit is named", "771234567850", "", "INN.CHECKDIGIT_12@12"},
		{"its position counts the signs taken out", "7712-345678-50", "", "WHITESPACE.PRESENT@5 INN.CHECKDIGIT_12@14"},
		{"a wrong eleventh digit is named alone", "771234567869", "", "INN.CHECKDIGIT_11@11"},
		{"a wrong earlier digit shows in both", "771234567759", "", "INN.CHECKDIGIT_11@11 INN.CHECKDIGIT_12@12"},
		{"a wrong tenth digit of an organisation", "7700123450", "", "INN.CHECKDIGIT_10@10"},
		{"noughts satisfy the arithmetic and are refused", "000000000000", "", "INN.TRIVIAL@0"},
		{"ten noughts too", "0000000000", "", "INN.TRIVIAL@0"},
		{"region 00 does not exist", "001234567805", "", "INN.REGION@1 INN.CHECKDIGIT_11@11 INN.CHECKDIGIT_12@12"},
		{"an unknown region is likely wrong, not certainly", "9800000006", "9800000006", "INN.REGION_UNKNOWN@1"},
		{"regions added in 2022 are known", "9300000008", "9300000008", ""},
		{"a foreign organisation is noted", "9909123454", "9909123454", "INN.FOREIGN_ORGANISATION@1"},
		{"eleven digits have lost one", "77123456785", "", "INN.LENGTH@0"},
		{"a Cyrillic О is named", "77123456785О", "", "CHARSET.FORBIDDEN_CHAR@12"},
		{"wide digits are refused", "７７12345678５9", "", "CHARSET.FORBIDDEN_CHAR@1 CHARSET.FORBIDDEN_CHAR@2 CHARSET.FORBIDDEN_CHAR@11"},
		{"a right-to-left mark is refused", "771234567859\u200f", "", "CHARSET.FORBIDDEN_CHAR@13"},
		{"a NUL is refused", "7712345\x0067859", "", "CHARSET.FORBIDDEN_CHAR@8"},
		{"a Kazakh number is recognised", "880703301233", "", "INN.IS_IIN_KZ@0 INN.CHECKDIGIT_11@11"},
		{"nothing", "", "", "REQUIRED.MISSING@0"},
		{"spaces alone", " \u00a0 ", "", "REQUIRED.MISSING@0"},
	})
}

func TestINNDetails(t *testing.T) {
	wrong := fields.INN("771234567850", fields.Context{})
	if given, want := detail(t, wrong, "INN.CHECKDIGIT_12", "given"), "0"; given != want {
		t.Errorf("given: got %v, want %s", given, want)
	}
	if expected, want := detail(t, wrong, "INN.CHECKDIGIT_12", "expected"), "9"; expected != want {
		t.Errorf("expected: got %v, want %s", expected, want)
	}
	for _, c := range []struct{ about, value, code, key, want string }{
		{"a lost leading nought is suggested", withINN12("0112345678")[1:], "INN.LENGTH", "suggestion", withINN12("0112345678")},
		{"an organisation's too", withINN10("011234567")[1:], "INN.LENGTH", "suggestion", withINN10("011234567")},
		{"nine digits that no nought makes right", "500100732", "INN.LENGTH", "suggestion", ""},
		{"a SNILS is recognised by its control", "11223344595", "INN.LENGTH", "look_alike", "snils"},
		{"a look-alike that makes the number right is suggested", "77123456785９", "CHARSET.FORBIDDEN_CHAR", "suggestion", "771234567859"},
		{"an invisible character left out too", "771234567859\u200b", "CHARSET.FORBIDDEN_CHAR", "suggestion", "771234567859"},
	} {
		got := detail(t, fields.INN(c.value, fields.Context{}), c.code, c.key)
		if s, _ := got.(string); s != c.want {
			t.Errorf("%s: got %v, want %q", c.about, got, c.want)
		}
	}
	if got := fields.INN("77123456785О", fields.Context{}).Problems[0].Detail["suggestion"]; got != nil {
		t.Errorf("a look-alike that leaves the number wrong was suggested: %v", got)
	}
	if got := detail(t, fields.INN("1020000001", fields.Context{}), "INN.CHECKDIGIT_10", "suggestion"); got != nil {
		t.Errorf("a correction was guessed from a check digit: %v", got)
	}
}

func TestINNOfAKazakhCitizenIsHeldAgainstTheIIN(t *testing.T) {
	both := "" // a number that is right as an INN and as an IIN
	for serial := 0; both == "" && serial < 100000; serial++ {
		candidate := withINN12("880703" + pad(serial%10000, 4))
		if fields.INN(candidate, fields.Context{Citizenship: "KAZ"}).Problems != nil {
			both = candidate
		}
	}
	if both == "" {
		t.Fatal("no number of both kinds found")
	}
	if got := fields.INN(both, fields.Context{Citizenship: "KAZ"}); !got.Valid() || told(got) != "INN.IS_IIN_KZ@0" {
		t.Errorf("%s of a Kazakh citizen: %s", both, told(got))
	}
	if got := fields.INN(both, fields.Context{Citizenship: "UZB"}); told(got) != "" {
		t.Errorf("%s of an Uzbek citizen: %s", both, told(got))
	}
}

func TestINNPerson(t *testing.T) {
	specification(t, "inn_person", fields.Context{}, []row{
		{"twelve digits", "500100732259", "500100732259", ""},
		{"an organisation's is not a person's", "7700123459", "", "INN.NOT_PERSONAL@0"},
		{"eleven digits", "50010073225", "", "INN.LENGTH@0"},
	})
}

func TestINNOrganisation(t *testing.T) {
	specification(t, "inn_organisation", fields.Context{}, []row{
		{"ten digits", "7700123459", "7700123459", ""},
		{"a sole proprietor's is let through", "500100732259", "500100732259", "INN.NOT_ORGANISATION@0"},
	})
}
