package rules

import (
	"strings"
	"testing"

	"priyom/intake"
)

func TestAKindTakesTheCommonBudgetsButForItsOwn(t *testing.T) {
	tree := with(map[string]string{
		"common.yaml":     small["common.yaml"] + "budgets: {seconds: 5, frames: 7}\n",
		"kinds/visa.yaml": strings.Replace(small["kinds/visa.yaml"], "max_pages: 4", "max_pages: 4, budgets: {seconds: 20}", 1),
	})
	set, err := Load(tree)
	if err != nil {
		t.Fatal(err)
	}
	usual := intake.DefaultBudgets()
	for _, tt := range []struct {
		name string
		got  intake.Budgets
		want map[intake.Budget]int64
	}{
		{"common", set.Budgets, map[intake.Budget]int64{intake.Seconds: 5, intake.Frames: 7}},
		{"of the kind", set.Kinds["visa"].Budgets, map[intake.Budget]int64{intake.Seconds: 20, intake.Frames: 7}},
	} {
		if want := usual.With(tt.want); tt.got != want {
			t.Errorf("%s: got %+v, want %+v", tt.name, tt.got, want)
		}
	}
}

// Five megabytes are read as 5,242,880 bytes, or as 5,000,000 where an office says so.
func TestAKindMayReadMegabytesAsMillions(t *testing.T) {
	set, err := Load(with(map[string]string{"kinds/visa.yaml": strings.Replace(small["kinds/visa.yaml"], "5242880", "5000000", 1)}))
	if err != nil {
		t.Fatal(err)
	}
	if info, _ := set.Catalogue().Kind("visa"); info.MaxBytes != 5_000_000 || set.Kinds["visa"].Files.MaxBytes != 5_000_000 {
		t.Errorf("got %d bytes", info.MaxBytes)
	}
}

// Code that is given no rules reads by DefaultBudgets; both must mean the same.
func TestTheBudgetsBuiltInAreThoseOfTheRules(t *testing.T) {
	if got := loadDefault(t).Budgets; got != intake.DefaultBudgets() {
		t.Errorf("got %+v, want %+v", got, intake.DefaultBudgets())
	}
}

func TestEveryBudgetHasBounds(t *testing.T) {
	for _, name := range intake.BudgetNames() {
		if usual := intake.DefaultBudgets().Of(name); usual < bounds[name].least || usual > bounds[name].most {
			t.Errorf("%s is %d by default, and bounded by %+v", name, usual, bounds[name])
		}
	}
}
