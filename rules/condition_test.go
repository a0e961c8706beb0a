package rules

import (
	"strings"
	"sync"
	"testing"

	"priyom/intake"
)

// compiled makes a condition of the default ruleset's words.
func compiled(t *testing.T, text string) *Condition {
	t.Helper()
	c, err := newCompiler(loadDefault(t))
	if err != nil {
		t.Fatal(err)
	}
	condition := &Condition{Text: text, At: Position{"services/patent.yaml", 12}}
	var m mistakes
	if c.compile(condition, &m); len(m) > 0 {
		t.Fatal(m.err())
	}
	return condition
}

var facts = Facts{
	Service: "patent",
	Fields:  intake.Fields{"citizenship": "UZB", "passport_expiry_date": "2027-01-31", "surname": "Каримов"},
	Kinds:   []intake.Kind{"passport_foreign", "photo"},
	AsOf:    intake.Date{Year: 2026, Month: 11, Day: 22},
}

func TestConditionHolds(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       bool
	}{
		{"a field equals", `citizenship == "UZB"`, true},
		{"a field is one of several", `citizenship in ["KAZ", "KGZ"]`, false},
		{"a field that is not declared is empty", `visa_number == ""`, true},
		{"a document is there", `"photo" in documents`, true},
		{"a document is not there", `"visa" in documents`, false},
		{"the number of documents", `size(documents) == 2`, true},
		{"the service", `service in ["patent", "residence_permit"]`, true},
		{"dates compare as strings", `passport_expiry_date > as_of && as_of >= "2026-11-22"`, true},
		{"a macro over documents", `documents.exists(d, d.startsWith("passport"))`, true},
		{"neither", `!(citizenship == "UZB" || "visa" in documents)`, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := compiled(t, tt.text).Holds(facts)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("%s: %t, want %t", tt.text, got, tt.want)
			}
		})
	}
}

func TestNoConditionAlwaysHolds(t *testing.T) {
	var none *Condition
	if holds, err := none.Holds(Facts{}); !holds || err != nil {
		t.Errorf("holds %t, error %v", holds, err)
	}
	if got := none.String(); got != "" {
		t.Errorf("reads %q", got)
	}
}

func TestConditionWithoutAnAnswer(t *testing.T) {
	long := Facts{Fields: intake.Fields{"surname": strings.Repeat("К", maxValueBytes)}}
	many := Facts{Kinds: make([]intake.Kind, maxKinds+1)}
	for _, tt := range []struct {
		name      string
		condition *Condition
		facts     Facts
		want      string
	}{
		{"an index out of range", compiled(t, `documents[5] == surname`), facts, "condition services/patent.yaml:12: the expression has no value for these facts"},
		{"a number that is none", compiled(t, `int(surname) > 5`), facts, "condition services/patent.yaml:12: the expression has no value for these facts"},
		{"a value of many bytes", compiled(t, `surname == "x"`), long, "condition services/patent.yaml:12: facts larger than conditions are held against"},
		{"many documents", compiled(t, `"visa" in documents`), many, "condition services/patent.yaml:12: facts larger than conditions are held against"},
		{"one that was not loaded", &Condition{Text: "true"}, facts, "a condition that was not loaded"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			holds, err := tt.condition.Holds(tt.facts)
			if holds || text(err) != tt.want {
				t.Errorf("holds %t, error %q, want error %q", holds, text(err), tt.want)
			}
			if strings.Contains(text(err), "Каримов") {
				t.Errorf("the error %q tells personal data", err)
			}
		})
	}
}

func TestConditionServesManyAtOnce(t *testing.T) {
	condition := compiled(t, `citizenship == "UZB" && documents.exists(d, d == surname)`)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			mine := Facts{Fields: intake.Fields{"citizenship": "UZB", "surname": "photo"}, Kinds: []intake.Kind{"photo"}}
			if i%2 == 1 {
				mine.Fields = intake.Fields{"citizenship": "UZB", "surname": "visa"}
			}
			for range 200 {
				if holds, err := condition.Holds(mine); err != nil || holds != (i%2 == 0) {
					t.Errorf("goroutine %d: holds %t, error %v", i, holds, err)
					return
				}
			}
		})
	}
	all.Wait()
}

func TestInForce(t *testing.T) {
	for _, tt := range []struct {
		name, from, until, day string
		want                   bool
	}{
		{"always", "", "", "1999-01-01", true},
		{"the day before it begins", "2026-01-01", "", "2025-12-31", false},
		{"the day it begins", "2026-01-01", "", "2026-01-01", true},
		{"the last day", "", "2026-01-01", "2025-12-31", true},
		{"the day it ends", "", "2026-01-01", "2026-01-01", false},
		{"in between", "2025-01-01", "2026-01-01", "2025-06-15", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var rule Rule
			if err := rule.From.UnmarshalText([]byte(tt.from)); err != nil {
				t.Fatal(err)
			}
			if err := rule.Until.UnmarshalText([]byte(tt.until)); err != nil {
				t.Fatal(err)
			}
			if got := rule.InForce(date(t, tt.day)); got != tt.want {
				t.Errorf("in force on %s: %t, want %t", tt.day, got, tt.want)
			}
		})
	}
}
