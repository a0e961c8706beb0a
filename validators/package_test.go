package validators_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/validators"
)

func members(kinds ...intake.Kind) []validators.Member {
	var list []validators.Member
	for _, kind := range kinds {
		list = append(list, validators.Member{Document: document(intake.DocumentID("d-"+kind), kind), Evidence: good()})
	}
	return list
}

func TestAPackageIsCompleteWhenEveryRequiredDocumentIsThere(t *testing.T) {
	uzbek := intake.Fields{"citizenship": "UZB", "issued": "2026-01-01"}
	kazakh := intake.Fields{"citizenship": "KAZ"}
	for _, tt := range []struct {
		name     string
		kinds    []intake.Kind
		fields   intake.Fields
		decision intake.Decision
		codes    []intake.Code
	}{
		{"all there", []intake.Kind{"visa", "lease"}, uzbek, intake.Accepted, nil},
		{"any of the alternatives will do", []intake.Kind{"visa", "hotel"}, uzbek, intake.Accepted, nil},
		{"both of the alternatives will do", []intake.Kind{"visa", "hotel", "lease"}, uzbek, intake.Accepted, nil},
		{"one missing blocks", []intake.Kind{"lease"}, uzbek, intake.Rejected, []intake.Code{"SET.REQUIRED.MISSING"}},
		{"one missing is not asked for where its condition does not hold", []intake.Kind{"lease"}, kazakh, intake.Accepted, nil},
		{"none of the alternatives has the severity of its line", []intake.Kind{"visa"}, uzbek, intake.NeedsReview, []intake.Code{"SET.ALTERNATIVE.NONE_OF"}},
		{"all faults are told at once", nil, intake.Fields{"citizenship": "UZB"}, intake.Rejected, []intake.Code{"SET.REQUIRED.MISSING", "SET.ALTERNATIVE.NONE_OF", "FLD.REQUIRED.MISSING"}},
		{"a required field that is missing blocks", []intake.Kind{"visa", "lease"}, nil, intake.Rejected, []intake.Code{"FLD.REQUIRED.MISSING"}},
		{"a required field declared empty is missing", []intake.Kind{"visa", "lease"}, intake.Fields{"citizenship": ""}, intake.Rejected, []intake.Code{"FLD.REQUIRED.MISSING"}},
		{"a field required by a condition has the severity of its line", []intake.Kind{"visa", "lease"}, intake.Fields{"citizenship": "UZB"}, intake.NeedsReview, []intake.Code{"FLD.REQUIRED.MISSING"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := judge(t, nil).Package("entry", members(tt.kinds...), tt.fields, today)
			if err != nil {
				t.Fatal(err)
			}
			if got.Decision != tt.decision || !slices.Equal(got.Codes(), tt.codes) {
				t.Errorf("got %s %v, want %s %v", got.Decision, got.Codes(), tt.decision, tt.codes)
			}
		})
	}
}

func TestARequirementWhoseConditionHasNoValueAsksAPersonOnlyWhereItMatters(t *testing.T) {
	service := strings.NewReplacer(`citizenship != "KAZ"`, `'documents[3] == "visa"'`, `citizenship == "UZB"`, `'documents[3] == "visa"'`).Replace(small["services/entry.yaml"])
	j := judge(t, map[string]string{"services/entry.yaml": service})
	for name, tt := range map[string]struct {
		kinds  []intake.Kind
		fields intake.Fields
		want   intake.Decision
	}{
		"all is there whatever the condition": {[]intake.Kind{"visa", "lease"}, intake.Fields{"citizenship": "UZB", "issued": "2026-01-01"}, intake.Accepted},
		"a document may be missing":           {[]intake.Kind{"lease"}, intake.Fields{"citizenship": "UZB", "issued": "2026-01-01"}, intake.NeedsReview},
		"a field may be missing":              {[]intake.Kind{"visa", "lease"}, intake.Fields{"citizenship": "UZB"}, intake.NeedsReview},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := j.Package("entry", members(tt.kinds...), tt.fields, today)
			if err != nil || got.Decision != tt.want {
				t.Errorf("got %s %v, error %v; want %s", got.Decision, got.Codes(), err, tt.want)
			}
		})
	}
}

func TestWhatIsOnlyLikelyNeverBlocks(t *testing.T) {
	for name, tt := range map[string]struct {
		email    string
		code     intake.Code
		severity intake.Severity
		decision intake.Decision
	}{
		"a certain problem has the severity of its field": {"nobody", "FLD.EMAIL.NO_AT", intake.Block, intake.Rejected},
		"a likely problem is a note":                      {"ivan@gmial.com", "FLD.EMAIL.TYPO", intake.Warn, intake.Accepted},
	} {
		t.Run(name, func(t *testing.T) {
			fields := intake.Fields{"citizenship": "KAZ", "email": tt.email}
			got, err := judge(t, nil).Package("entry", members("lease"), fields, today)
			if err != nil {
				t.Fatal(err)
			}
			f := finding(t, got.Findings, "field.email")
			if f.Code != tt.code || f.Severity != tt.severity || f.Subject.Field != "email" || got.Decision != tt.decision {
				t.Errorf("got %s of %s, decision %s; want %s of %s, %s", f.Code, f.Severity, got.Decision, tt.code, tt.severity, tt.decision)
			}
			told := judge(t, nil).Form("entry", fields, today)
			if len(told) != 1 || !reflect.DeepEqual(told[0], f) {
				t.Errorf("the form tells %+v, the package %+v", told, f)
			}
		})
	}
}

func TestASeverityLowerThanLikelyStaysAsItIs(t *testing.T) {
	j := judge(t, map[string]string{"fields.yaml": strings.Replace(small["fields.yaml"], "tag: email, severity: block", "tag: email, severity: info", 1)})
	if got := j.Form("entry", intake.Fields{"citizenship": "KAZ", "email": "ivan@gmial.com"}, today); len(got) != 1 || got[0].Severity != intake.Info {
		t.Errorf("got %+v, want a note for information", got)
	}
}

func TestAPackageHoldsTheFindingsOfItsDocumentsInTheirPlace(t *testing.T) {
	list := members("visa", "lease")
	list[1].Evidence.Pages[0].Metrics["sharpness"] = intake.Measurement{Value: 0.1}
	got, own, err := judge(t, nil).Whole("entry", list, intake.Fields{"citizenship": "KAZ"}, today)
	if err != nil {
		t.Fatal(err)
	}
	if got.Decision != intake.Rejected || own[0].Decision != intake.Accepted || own[1].Decision != intake.Rejected {
		t.Errorf("got %s of %s and %s", got.Decision, own[0].Decision, own[1].Decision)
	}
	for i, member := range list {
		alone, err := judge(t, nil).Document(member.Document, member.Evidence, intake.Fields{"citizenship": "KAZ"})
		if err != nil || !reflect.DeepEqual(alone, own[i]) {
			t.Errorf("%s: judged alone and in its package it has two verdicts", member.Document.ID)
		}
		seen := got.Documents[i]
		if seen.ID != member.Document.ID || seen.Kind != member.Document.Kind || seen.Decision != own[i].Decision || seen.Evidence != own[i].Evidence {
			t.Errorf("the package saw %+v", seen)
		}
	}
	failed := slices.IndexFunc(got.Findings, func(f intake.Finding) bool { return f.Outcome == intake.Fail })
	if s := got.Findings[failed].Subject; s.Document != "d-lease" || s.Kind != "lease" || s.Page != 1 {
		t.Errorf("the fault stands at %+v", s)
	}
}

func TestAPackagesRulesCountByTheDayOfSubmissionAndItsDocumentsByTheirs(t *testing.T) {
	fields := intake.Fields{"citizenship": "UZB", "issued": "2026-05-20", "expiry": "2026-05-10"}
	list := members("visa", "lease")
	for day, want := range map[intake.Date][]intake.Code{
		{Year: 2026, Month: 5, Day: 31}: {"DOC.VALIDITY.EXPIRED"},
		{Year: 2026, Month: 6, Day: 1}:  {"DOC.VALIDITY.EXPIRED", "SET.DATES.ORDER"},
		{Year: 2027, Month: 1, Day: 1}:  {"DOC.VALIDITY.EXPIRED", "SET.DATES.ORDER"}, // the document came in while its rule counted
	} {
		got, err := judge(t, nil).Package("entry", list, fields, day)
		if err != nil || !slices.Equal(got.Codes(), want) || got.AsOf != day {
			t.Errorf("submitted %s: got %v as of %s, error %v; want %v", day, got.Codes(), got.AsOf, err, want)
		}
	}
}

func TestAServiceThatNobodyKnowsAsksAPerson(t *testing.T) {
	got, err := judge(t, nil).Package("spaceflight", members("visa"), intake.Fields{"citizenship": "KAZ"}, today)
	if err != nil || got.Decision != intake.NeedsReview || !slices.Equal(got.Codes(), []intake.Code{"INT.SERVICE.UNKNOWN"}) {
		t.Errorf("got %s %v, error %v", got.Decision, got.Codes(), err)
	}
}

func TestTheFormTellsOnlyWhatIsWorthTelling(t *testing.T) {
	j := judge(t, nil)
	if got := j.Form("entry", intake.Fields{"citizenship": "KAZ", "email": "ivan@example.com", "unheard_of": "x"}, today); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
	got := j.Form("entry", intake.Fields{"email": "nobody"}, today)
	if len(got) != 2 || got[0].Code != "FLD.REQUIRED.MISSING" || got[1].Code != "FLD.EMAIL.NO_AT" {
		t.Errorf("got %+v", got)
	}
}
