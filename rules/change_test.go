package rules

import (
	"strings"
	"testing"
)

func TestAChangeMovesTheParametersNamedAndNothingElse(t *testing.T) {
	before, err := Load(Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, change string
		moved        int // at least
		first        Moved
	}{
		{"one rule", "passport_foreign.sharp.min=0.42", 1, Moved{"passport_foreign.sharp", "metric_min", "min", "", "0.42"}},
		{"a rule of every document", "document.not_blank.min_ink=0.01", 1, Moved{"document.not_blank", "not_blank", "min_ink", "", "0.01"}},
		{"a parameter within another", "page.shadow.above.depth=0.7", 1, Moved{"page.shadow", "shadow_max", "above.depth", "", "0.7"}},
		{"a rule of every kind", "*.sharp.min=0.42", 10, Moved{"bank_statement.sharp", "metric_min", "min", "", "0.42"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree, moved, err := Change(Default(), []string{c.change})
			if err != nil {
				t.Fatal(err)
			}
			if len(moved) < c.moved {
				t.Fatalf("got %v, want %d rules moved", moved, c.moved)
			}
			got := moved[0]
			if got.From == "" || got.From == got.To {
				t.Errorf("it moved from %q to %q", got.From, got.To)
			}
			if got.From = ""; got != c.first {
				t.Errorf("got %+v, want %+v", got, c.first)
			}
			after, err := Load(tree)
			if err != nil {
				t.Fatal(err)
			}
			if after.Digest() == before.Digest() || len(after.Rules()) != len(before.Rules()) {
				t.Error("it is the same ruleset, or another number of rules")
			}
		})
	}
}

func TestAChangeThatCannotBeIsRefused(t *testing.T) {
	for _, c := range []struct{ name, change, want string }{
		{"no value", "passport_foreign.sharp.min", "want RULE.PARAMETER=VALUE"},
		{"no such rule", "passport.sharp.min=1", "no rule of such a name"},
		{"no such parameter", "passport_foreign.sharp.max=1", "has no parameter max"},
		{"the rule alone", "passport_foreign.sharp=1", "no rule of such a name"},
		{"more than one value", "page.shadow.above=1", "no single value"},
	} {
		if _, _, err := Change(Default(), []string{c.change}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}
