package areas_test

import (
	"testing"

	"priyom/rules"
	"priyom/validators"
	"priyom/validators/areas"
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
