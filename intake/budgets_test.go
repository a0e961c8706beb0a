package intake_test

import (
	"reflect"
	"testing"

	"priyom/intake"
)

func TestEveryBudgetHasANameAndCanBeReplaced(t *testing.T) {
	if got, want := len(intake.BudgetNames()), reflect.TypeFor[intake.Budgets]().NumField(); got != want {
		t.Errorf("got %d names for %d budgets", got, want)
	}
	others := map[intake.Budget]int64{}
	for i, name := range intake.BudgetNames() {
		others[name] = int64(i + 1)
		var read intake.Budget
		if err := read.UnmarshalText([]byte(name)); err != nil || read != name {
			t.Errorf("%s is read as %q, error %v", name, read, err)
		}
		if got := intake.DefaultBudgets().Of(name); got < 1 {
			t.Errorf("%s is %d by default", name, got)
		}
	}
	changed := intake.DefaultBudgets().With(others)
	for name, want := range others {
		if got := changed.Of(name); got != want {
			t.Errorf("%s: got %d, want %d", name, got, want)
		}
	}
}

func TestAWordThatIsNoBudgetIsRefused(t *testing.T) {
	var read intake.Budget
	if err := read.UnmarshalText([]byte("patience")); err == nil {
		t.Errorf("it is read as %q", read)
	}
	if got := intake.DefaultBudgets().Of("patience"); got != 0 {
		t.Errorf("it is %d", got)
	}
}
