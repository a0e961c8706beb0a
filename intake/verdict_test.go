package intake_test

import (
	"fmt"
	"slices"
	"testing"

	"priyom/intake"
)

var (
	outcomes   = []intake.Outcome{intake.Pass, intake.Fail, intake.Inconclusive, intake.NotApplicable, intake.NotExecuted}
	severities = []intake.Severity{intake.Block, intake.Review, intake.Warn, intake.Info}
)

func TestOneFindingDecides(t *testing.T) {
	const (
		accepted = intake.Accepted
		rejected = intake.Rejected
		person   = intake.NeedsReview
	)
	table := map[intake.Outcome]map[intake.Severity]intake.Decision{
		intake.Pass:          {intake.Block: accepted, intake.Review: accepted, intake.Warn: accepted, intake.Info: accepted},
		intake.NotApplicable: {intake.Block: accepted, intake.Review: accepted, intake.Warn: accepted, intake.Info: accepted},
		intake.Fail:          {intake.Block: rejected, intake.Review: person, intake.Warn: accepted, intake.Info: accepted},
		intake.Inconclusive:  {intake.Block: person, intake.Review: person, intake.Warn: accepted, intake.Info: accepted},
		intake.NotExecuted:   {intake.Block: person, intake.Review: person, intake.Warn: accepted, intake.Info: accepted},
	}
	for _, outcome := range outcomes {
		for _, severity := range severities {
			t.Run(fmt.Sprintf("%s of %s", outcome, severity), func(t *testing.T) {
				got := intake.Decide([]intake.Finding{{Outcome: outcome, Severity: severity, Code: "DOC.X.Y"}})
				if want := table[outcome][severity]; got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			})
		}
	}
}

func TestAFailureOfOursNeverRejects(t *testing.T) {
	for _, outcome := range outcomes {
		for _, severity := range severities {
			f := intake.Finding{Outcome: outcome, Severity: severity, Code: "SYS.STAGE.FAILED"}
			if got := intake.Decide([]intake.Finding{f}); got == intake.Rejected {
				t.Errorf("%s of %s: got rejected", outcome, severity)
			}
		}
	}
	f := intake.Finding{Outcome: intake.Fail, Severity: intake.Block, Code: "SYS.STAGE.FAILED"}
	if got := intake.Decide([]intake.Finding{f}); got != intake.NeedsReview {
		t.Errorf("a failure of ours that would block: got %s, want needs_review", got)
	}
}

func TestWhatIsUnknownNeverPasses(t *testing.T) {
	for _, outcome := range append(outcomes, "", "nonsense") {
		for _, severity := range []intake.Severity{intake.Block, intake.Review} {
			got := intake.Decide([]intake.Finding{{Outcome: outcome, Severity: severity, Code: "DOC.X.Y"}})
			if answered := outcome == intake.Pass || outcome == intake.NotApplicable; (got == intake.Accepted) != answered {
				t.Errorf("%q of %s: got %s", outcome, severity, got)
			}
		}
	}
}

func TestTheGravestFindingDecidesWhateverTheOrder(t *testing.T) {
	pass := intake.Finding{Outcome: intake.Pass, Severity: intake.Block}
	warn := intake.Finding{Outcome: intake.Fail, Severity: intake.Warn, Code: "IMG.X.Y"}
	unknown := intake.Finding{Outcome: intake.Inconclusive, Severity: intake.Block, Code: "SYS.CHECK.INCONCLUSIVE"}
	block := intake.Finding{Outcome: intake.Fail, Severity: intake.Block, Code: "IMG.X.Y"}
	for _, tt := range []struct {
		name     string
		findings []intake.Finding
		want     intake.Decision
	}{
		{"nothing found is accepted", nil, intake.Accepted},
		{"notes go with any decision", []intake.Finding{pass, warn}, intake.Accepted},
		{"what is unknown asks a person", []intake.Finding{pass, unknown, warn}, intake.NeedsReview},
		{"an obstacle rejects whatever else is unknown", []intake.Finding{unknown, pass, block, warn}, intake.Rejected},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for range len(tt.findings) + 1 {
				if got := intake.Decide(tt.findings); got != tt.want {
					t.Errorf("got %s, want %s for %v", got, tt.want, tt.findings)
				}
				if len(tt.findings) > 0 {
					tt.findings = append(tt.findings[1:], tt.findings[0])
				}
			}
		})
	}
}

func TestOnlyWhatIsWorthTellingIsTold(t *testing.T) {
	v := intake.Verdict{Findings: []intake.Finding{
		{Rule: "a", Outcome: intake.Pass},
		{Rule: "b", Outcome: intake.Fail, Code: "IMG.FOCUS.BLURRED"},
		{Rule: "c", Outcome: intake.NotApplicable},
		{Rule: "d", Outcome: intake.NotExecuted, Code: "SYS.CHECK.NOT_EXECUTED", Cause: "b"},
		{Rule: "e", Outcome: intake.Inconclusive, Code: "SYS.CHECK.INCONCLUSIVE"},
		{Rule: "f", Outcome: intake.Fail, Code: "IMG.FOCUS.BLURRED"},
	}}
	var told []string
	for _, f := range v.Told() {
		told = append(told, f.Rule)
	}
	if !slices.Equal(told, []string{"b", "d", "e", "f"}) {
		t.Errorf("told: got %v", told)
	}
	if got, want := v.Codes(), []intake.Code{"IMG.FOCUS.BLURRED", "SYS.CHECK.INCONCLUSIVE"}; !slices.Equal(got, want) {
		t.Errorf("codes: got %v, want %v: each once, without what only follows", got, want)
	}
	if (&intake.Verdict{}).Told() == nil {
		t.Error("told is nil: it would be written as null")
	}
}
