package document_test

import (
	"reflect"
	"testing"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/document"
)

func run(t testing.TB, name, with string, in validators.Input) validators.Result {
	t.Helper()
	check, ok := document.Checks.Lookup(name)
	if !ok {
		t.Fatalf("no check named %s", name)
	}
	var parameters yaml.Node
	if err := yaml.Unmarshal([]byte(with), &parameters); err != nil {
		t.Fatal(err)
	}
	f, err := check.New(*parameters.Content[0], rules.Position{})
	if err != nil {
		t.Fatal(err)
	}
	return f(in)
}

func TestADeclaredDateIsHeldAgainstTheDayOfReceipt(t *testing.T) {
	fail := func(given, limit string) validators.Result {
		return validators.Fail(validators.InField("expiry"), validators.Value("field", "expiry"), validators.Value("given", given), validators.Value("limit", limit))
	}
	for _, tt := range []struct {
		check, name, days, given string
		want                     validators.Result
	}{
		{"date_after", "on the very day", "0", "2026-11-23", validators.Pass()},
		{"date_after", "the day before", "0", "2026-11-22", fail("2026-11-22", "2026-11-23")},
		{"date_after", "so many days after", "180", "2027-05-22", validators.Pass()},
		{"date_after", "a day short of so many", "180", "2027-05-21", fail("2027-05-21", "2027-05-22")},
		{"date_after", "a leap day on the way counts", "463", "2028-02-29", validators.Pass()},
		{"date_after", "so many days before", "-30", "2026-10-24", validators.Pass()},
		{"date_after", "not declared is for the form to tell", "0", "", validators.NotApplicable()},
		{"date_after", "no date is for the form to tell", "0", "31.02.2026", validators.NotApplicable()},
		{"date_not_after", "on the very day", "0", "2026-11-23", validators.Pass()},
		{"date_not_after", "the day after", "0", "2026-11-24", fail("2026-11-24", "2026-11-23")},
		{"date_not_after", "not declared is for the form to tell", "0", "", validators.NotApplicable()},
	} {
		t.Run(tt.check+"/"+tt.name, func(t *testing.T) {
			in := validators.Input{Fields: intake.Fields{"expiry": tt.given}, AsOf: intake.Date{Year: 2026, Month: 11, Day: 23}}
			got := run(t, tt.check, "{field: expiry, reference: received, days: "+tt.days+"}", in)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
