package fields_test

import (
	"strings"
	"testing"

	"priyom/validators/fields"
)

func TestATagOfRuleData(t *testing.T) {
	tests := map[string]struct {
		tag, value string
		valid      bool
		canonical  string
		code       string
	}{
		"a kind gives its canonical form":                 {"snils", "112-233-445 95", true, "11223344595", ""},
		"a kind gives its own problems":                   {"inn", "771234567850", false, "", "FLD.INN.CHECKDIGIT_12"},
		"a value of a list is taken":                      {"oneof=single double", "single", true, "single", ""},
		"a value out of the list is refused":              {"oneof=single double", "triple", false, "", "FLD.ENUM.NOT_IN_LIST"},
		"a kind may stand with validator's own tags":      {"name,max=5", "Иванов", false, "", "FLD.VALUE.REFUSED"},
		"and is not refused when all of them hold":        {"name,max=50", "Иванов", true, "Иванов", ""},
		"an empty value is taken where that is said":      {"omitempty,oneof=a b", "", true, "", ""},
		"a length in validator's words counts characters": {"max=3", "абв", true, "абв", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			tag, err := fields.Compile(test.tag)
			if err != nil {
				t.Fatal(err)
			}
			got := tag.Check(test.value, fields.Context{})
			if got.Valid() != test.valid || got.Canonical != test.canonical {
				t.Errorf("got valid %t and %q, want %t and %q", got.Valid(), got.Canonical, test.valid, test.canonical)
			}
			if test.code != "" && (len(got.Problems) == 0 || string(got.Problems[0].Code) != test.code) {
				t.Errorf("got problems %v, want code %s", got.Problems, test.code)
			}
		})
	}
}

func TestATagWithAWordThatMeansNothingIsRefused(t *testing.T) {
	for _, tag := range []string{"", "innn", "inn,nosuchtag"} {
		if _, err := fields.Compile(tag); err == nil {
			t.Errorf("tag %q: got no error", tag)
		} else if tag != "" && !strings.Contains(err.Error(), "tag") {
			t.Errorf("tag %q: the error %q does not name it", tag, err)
		}
	}
}
