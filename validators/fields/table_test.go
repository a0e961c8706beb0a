package fields_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"priyom/validators/fields"
)

// row is one line of a specification: the canonical form wanted ("" for none) and every problem as "CODE@position",
// without the leading FLD., in order.
type row struct {
	name, value, canonical string
	problems               string
}

// specification holds a kind against its rows.
func specification(t *testing.T, kind string, in fields.Context, rows []row) {
	t.Helper()
	k, ok := fields.Lookup(kind)
	if !ok {
		t.Fatalf("no kind named %q", kind)
	}
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			got := k.Check(r.value, in)
			if got.Canonical != r.canonical {
				t.Errorf("%s %q: got canonical %q, want %q", kind, r.value, got.Canonical, r.canonical)
			}
			if told := told(got); told != r.problems {
				t.Errorf("%s %q: got problems %q, want %q", kind, r.value, told, r.problems)
			}
		})
	}
}

func told(r fields.Result) string {
	var codes []string
	for _, p := range r.Problems {
		codes = append(codes, fmt.Sprintf("%s@%d", strings.TrimPrefix(string(p.Code), "FLD."), p.Position))
	}
	return strings.Join(codes, " ")
}

// detail is one value from the detail of the problem with a code.
func detail(t *testing.T, r fields.Result, code, key string) any {
	t.Helper()
	for _, p := range r.Problems {
		if string(p.Code) == "FLD."+code {
			return p.Detail[key]
		}
	}
	t.Fatalf("no problem %s in %v", code, r.Problems)
	return nil
}

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
