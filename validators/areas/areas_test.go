package areas_test

import (
	"slices"
	"testing"

	"priyom/rules"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/validators/fields"
	"priyom/validators/mrz"
	"priyom/validators/names"
)

func TestTheRulesBuiltInNameOnlyChecksThatThereAre(t *testing.T) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := validators.NewJudge(set, areas.Checks()); err != nil {
		t.Error(err)
	}
}

func TestEveryCheckIsUsedByARule(t *testing.T) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, rule := range set.Rules() {
		used[rule.Check] = true
	}
	for _, name := range areas.Checks().Names() {
		if !used[name] {
			t.Errorf("no rule uses check %s", name)
		}
	}
}

func TestEveryCodeThatAValidatorCanGiveHasItsTexts(t *testing.T) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	registered := set.Catalogue().Codes()
	for _, code := range slices.Concat(fields.Codes(), mrz.Codes(), names.Codes()) {
		if !slices.Contains(registered, code) {
			t.Errorf("%s has no texts in rules/reasons", code)
		}
	}
}
