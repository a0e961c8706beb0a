package across_test

import (
	"reflect"
	"testing"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/across"
)

func run(t testing.TB, name, with string, in validators.Input) validators.Result {
	t.Helper()
	check, ok := across.Checks.Lookup(name)
	if !ok || !check.Package {
		t.Fatalf("no check of a package named %s", name)
	}
	var node yaml.Node
	if with != "" {
		var parameters yaml.Node
		if err := yaml.Unmarshal([]byte(with), &parameters); err != nil {
			t.Fatal(err)
		}
		node = *parameters.Content[0]
	}
	f, err := check.New(node, rules.Position{})
	if err != nil {
		t.Fatal(err)
	}
	return f(in)
}

func member(id intake.DocumentID, kind intake.Kind, sha string) validators.Member {
	return validators.Member{Document: intake.Document{ID: id, Kind: kind, SHA256: sha}}
}

func TestDocumentsAreHeldAgainstEachOther(t *testing.T) {
	service := &rules.Service{Documents: []rules.Requirement{{OneOf: []intake.Kind{"visa"}}, {OneOf: []intake.Kind{"lease", "hotel"}}}}
	visa, lease := member("d1", "visa", "aa"), member("d2", "lease", "bb")
	for _, tt := range []struct {
		check, name string
		members     []validators.Member
		want        validators.Result
	}{
		{"distinct_files", "each its own file", []validators.Member{visa, lease}, validators.Pass()},
		{"distinct_files", "none at all", nil, validators.Pass()},
		{
			"distinct_files", "one file in two roles", []validators.Member{visa, lease, member("d3", "hotel", "aa")},
			validators.Fail(validators.InDocument(intake.Document{ID: "d3", Kind: "hotel"}), validators.Value("other", intake.Subject{Document: "d1", Kind: "visa"}), validators.Value("kinds", []string{"visa", "hotel"})),
		},
		{"no_surplus", "all are asked for, alternatives too", []validators.Member{visa, member("d4", "hotel", "cc")}, validators.Pass()},
		{
			"no_surplus", "one that nobody asked for", []validators.Member{visa, member("d5", "photo", "dd")},
			validators.Fail(validators.InDocument(intake.Document{ID: "d5", Kind: "photo"}), validators.Value("kind", "photo")),
		},
	} {
		t.Run(tt.check+"/"+tt.name, func(t *testing.T) {
			got := run(t, tt.check, "", validators.Input{Service: service, Members: tt.members})
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestDeclaredDatesAreHeldAgainstEachOther(t *testing.T) {
	fromField := validators.Value("other", intake.Subject{Field: "from"})
	const order, term = "{earlier: from, later: to}", "{from: from, to: to, days: 90}"
	for _, tt := range []struct {
		check, name, with, from, to string
		want                        validators.Result
	}{
		{"dates_ordered", "one after the other", order, "2026-01-01", "2026-01-02", validators.Pass()},
		{"dates_ordered", "both on one day", order, "2026-01-01", "2026-01-01", validators.Pass()},
		{
			"dates_ordered", "the wrong way round", order, "2026-01-02", "2026-01-01",
			validators.Fail(validators.InField("to"), fromField, validators.Value("earlier_field", "from"), validators.Value("later_field", "to"),
				validators.Value("earlier", "2026-01-02"), validators.Value("later", "2026-01-01")),
		},
		{"dates_ordered", "one is not declared", order, "", "2026-01-01", validators.NotApplicable()},
		{"dates_ordered", "one is no date", order, "2026-01-01", "soon", validators.NotApplicable()},
		{"term_max", "just as long as may be, both days counted", term, "2026-01-01", "2026-03-31", validators.Pass()},
		{"term_max", "a day too long", term, "2026-01-01", "2026-04-01", validators.Fail(validators.InField("to"), fromField, validators.Measured(91, 90, "days"))},
		{"term_max", "through a leap day", term, "2028-02-01", "2028-04-30", validators.Pass()},
		{"term_max", "the wrong way round is told elsewhere", term, "2026-04-01", "2026-01-01", validators.Pass()},
		{"term_max", "one is not declared", term, "2026-01-01", "", validators.NotApplicable()},
	} {
		t.Run(tt.check+"/"+tt.name, func(t *testing.T) {
			got := run(t, tt.check, tt.with, validators.Input{Fields: intake.Fields{"from": tt.from, "to": tt.to}})
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
