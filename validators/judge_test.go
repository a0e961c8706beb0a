package validators_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/validators"
	"priyom/validators/areas"
)

func TestRuleDataThatIsNotUnderstoodIsRefusedByFileAndLine(t *testing.T) {
	rule := func(text string) string {
		return "documents:\n  - {" + text + ", fails: FILE.SIZE.EMPTY, severity: block, source: s}\npackages: []\n"
	}
	for _, tt := range []struct {
		name    string
		changes map[string]string
		want    string // at the beginning of a line of the error
	}{
		{"an unknown check", map[string]string{"common.yaml": rule("id: x, check: no_such")}, `common.yaml:2: no check named "no_such"`},
		{"an unknown parameter", map[string]string{"common.yaml": rule("id: x, check: pages_min, with: {min: 1, max: 3}")}, "common.yaml:2: "},
		{"a missing parameter", map[string]string{"common.yaml": rule("id: x, check: pages_min")}, "common.yaml:2: "},
		{"a parameter where there are none", map[string]string{"common.yaml": rule("id: x, check: file_not_empty, with: {min: 1}")}, "common.yaml:2: "},
		{"a parameter of another type", map[string]string{"common.yaml": rule("id: x, check: pages_min, with: {min: one}")}, "common.yaml:2: "},
		{"an unknown metric", map[string]string{"common.yaml": rule("id: x, check: metric_min, with: {metric: beauty, min: 1}")}, "common.yaml:2: "},
		{"an unknown reference", map[string]string{"common.yaml": rule("id: x, check: date_after, with: {field: expiry, reference: tomorrow, days: 0}")}, "common.yaml:2: "},
		{"a package's check among documents", map[string]string{"common.yaml": rule("id: x, check: distinct_files")}, `common.yaml:2: check "distinct_files" looks at a package`},
		{
			"a document's check among packages",
			map[string]string{"common.yaml": "documents: []\npackages:\n  - {id: x, check: file_not_empty, fails: FILE.SIZE.EMPTY, severity: block, source: s}\n"},
			`common.yaml:3: check "file_not_empty" looks at a document`,
		},
		{
			"a document's check in a service",
			map[string]string{"services/entry.yaml": strings.Replace(small["services/entry.yaml"], "dates_ordered, with: {earlier: issued, later: expiry}", "file_not_empty", 1)},
			"services/entry.yaml:11: ",
		},
		{"an unknown tag", map[string]string{"fields.yaml": strings.Replace(small["fields.yaml"], "tag: email", "tag: telepathy", 1)}, "fields.yaml:2: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := validators.NewJudge(load(t, tt.changes), areas.Checks())
			if err == nil {
				t.Fatal("it was taken")
			}
			if lines := strings.Split(err.Error(), "\n"); !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, tt.want) }) {
				t.Errorf("got %q, want a line that begins with %q", err, tt.want)
			}
		})
	}
}

func TestAllMistakesAreToldAtOnceInTheirOrder(t *testing.T) {
	changes := map[string]string{
		"common.yaml": "documents:\n  - {id: x, check: no_such, fails: FILE.SIZE.EMPTY, severity: block, source: s}\n" +
			"  - {id: y, check: pages_min, fails: FILE.SIZE.EMPTY, severity: block, source: s}\npackages: []\n",
		"fields.yaml": strings.Replace(small["fields.yaml"], "tag: email", "tag: telepathy", 1),
	}
	_, err := validators.NewJudge(load(t, changes), areas.Checks())
	if err == nil {
		t.Fatal("it was taken")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || !slices.IsSorted(lines) {
		t.Errorf("got %d lines, sorted %t:\n%v", len(lines), slices.IsSorted(lines), err)
	}
}

func TestTwoChecksOfOneNameAreAMistakeOfOurs(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the second was taken")
		}
	}()
	var set validators.Set
	set.Add(validators.Check{Name: "x"})
	set.Add(validators.Check{Name: "x"})
}

func TestAGoodDocumentIsAccepted(t *testing.T) {
	j := judge(t, nil)
	got, err := j.Document(document("d", "visa"), good(), intake.Fields{"citizenship": "Узбекистан", "expiry": "24.11.2026"})
	if err != nil {
		t.Fatal(err)
	}
	if got.Decision != intake.Accepted || len(got.Told()) != 0 {
		t.Errorf("got %s: %+v", got.Decision, got.Told())
	}
	name, err := good().Digest()
	if err != nil || got.Evidence != name || got.Ruleset != j.Ruleset().Digest() || got.AsOf != today || got.Final || got.Author != "" {
		t.Errorf("got verdict %+v of evidence %s", got, name)
	}
}

func TestWhatCannotBeAnsweredNamesWhatKeptItFromThat(t *testing.T) {
	bare := func(change func(*intake.Evidence)) *intake.Evidence {
		e := good()
		e.Pages, e.File.PDF = nil, nil
		change(e)
		return e
	}
	type outcome struct {
		outcome intake.Outcome
		cause   string
	}
	fail, pass := outcome{intake.Fail, ""}, outcome{intake.Pass, ""}
	unknown := outcome{intake.Inconclusive, ""}
	without := func(cause string) outcome { return outcome{intake.NotExecuted, cause} }
	for _, tt := range []struct {
		name     string
		evidence *intake.Evidence
		want     map[string]outcome
		decision intake.Decision
	}{
		{
			"an empty file stops all that looks into it", bare(func(e *intake.Evidence) { e.File.Size, e.File.Damage = 0, intake.Empty }),
			map[string]outcome{"file.not_empty": fail, "file.complete": pass, "pages.min": without("file.not_empty"), "not_blank": without("file.not_empty"), "page.sharp": without("file.not_empty")},
			intake.Rejected,
		},
		{
			"a truncated file stops what looks at its pages", bare(func(e *intake.Evidence) { e.File.Damage = intake.Truncated }),
			map[string]outcome{"file.not_empty": pass, "file.complete": fail, "pages.min": without("file.complete"), "page.sharp": without("file.complete")},
			intake.Rejected,
		},
		{
			"a blank document has no print that could be sharp", func() *intake.Evidence {
				e := good()
				e.Pages[0].Metrics = map[string]intake.Measurement{"ink": {Value: 0}}
				return e
			}(),
			map[string]outcome{"file.complete": pass, "pages.min": pass, "not_blank": fail, "page.sharp": without("not_blank")},
			intake.Rejected,
		},
		{
			"a stage of ours that failed is named and rejects nobody", bare(func(e *intake.Evidence) { e.Failures = []intake.Failure{{Stage: "render", Code: "SYS.STAGE.FAILED"}} }),
			map[string]outcome{"file.not_empty": pass, "pages.min": without("stage.render"), "page.sharp": without("stage.render"), "stage.render": {intake.NotExecuted, ""}},
			intake.NeedsReview,
		},
		{
			"what nothing stopped is inconclusive and asks a person", func() *intake.Evidence {
				e := good()
				delete(e.Pages[0].Metrics, "sharpness")
				return e
			}(),
			map[string]outcome{"not_blank": pass, "page.sharp": unknown},
			intake.NeedsReview,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := judge(t, nil).Document(document("d", "visa"), tt.evidence, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.Decision != tt.decision {
				t.Errorf("got %s, want %s", got.Decision, tt.decision)
			}
			for rule, want := range tt.want {
				f := finding(t, got.Findings, rule)
				if f.Outcome != want.outcome || f.Cause != want.cause {
					t.Errorf("%s: got %s because of %q, want %s because of %q", rule, f.Outcome, f.Cause, want.outcome, want.cause)
				}
			}
		})
	}
}

func TestFindingsStandInTheOrderOfTheRulesAndCarryThem(t *testing.T) {
	e := good()
	e.Pages[0].Metrics["sharpness"] = intake.Measurement{Value: 0.1, Unit: "ratio", Box: &intake.Box{1, 2, 3, 4}}
	got, err := judge(t, nil).Document(document("d", "visa"), e, nil)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, f := range got.Findings {
		order = append(order, f.Rule)
	}
	if want := []string{"page.sharp", "not_blank", "pages.min", "file.complete", "file.not_empty", "visa.valid"}; !slices.Equal(order, want) {
		t.Errorf("got %v, want %v", order, want)
	}
	f := got.Findings[0]
	if f.Outcome != intake.Fail || f.Code != "IMG.FOCUS.BLURRED" || f.Severity != intake.Block || f.Source != "s" ||
		f.Subject.Page != 1 || *f.Subject.Box != (intake.Box{1, 2, 3, 4}) || f.Detail["measured"] != 0.1 || f.Detail["limit"] != 0.3 {
		t.Errorf("got %+v", f)
	}
}

func TestARuleCountsByTheDayOfReceipt(t *testing.T) {
	for day, want := range map[string]string{
		"2025-12-31T20:59:59Z": "left out", "2025-12-31T21:00:00Z": "counts", // Moscow's midnight
		"2026-11-30T20:59:59Z": "counts", "2026-11-30T21:00:00Z": "left out",
	} {
		at, err := time.Parse(time.RFC3339, day)
		if err != nil {
			t.Fatal(err)
		}
		d := document("d", "visa")
		d.Received = at
		got, err := judge(t, nil).Document(d, good(), intake.Fields{"expiry": "2000-01-01"})
		if err != nil {
			t.Fatal(err)
		}
		counts := slices.ContainsFunc(got.Findings, func(f intake.Finding) bool { return f.Rule == "visa.valid" })
		if counts != (want == "counts") || (got.Decision == intake.Rejected) != counts {
			t.Errorf("received %s: the rule counts %t, decision %s, want it to be %s", day, counts, got.Decision, want)
		}
	}
}

func TestAConditionDecidesWhetherARuleApplies(t *testing.T) {
	expired := func(citizenship string) intake.Fields {
		return intake.Fields{"citizenship": citizenship, "expiry": "01.01.2020"}
	}
	for name, tt := range map[string]struct {
		fields intake.Fields
		want   intake.Outcome
	}{
		"it holds":                            {expired("UZB"), intake.Fail},
		"it does not hold":                    {expired("KAZ"), intake.NotApplicable},
		"it does not hold, in people's words": {expired("Казахстан"), intake.NotApplicable},
		"nothing is declared":                 {nil, intake.NotApplicable}, // the date is for the form to ask for
	} {
		t.Run(name, func(t *testing.T) {
			got, err := judge(t, nil).Document(document("d", "visa"), good(), tt.fields)
			if err != nil {
				t.Fatal(err)
			}
			if f := finding(t, got.Findings, "visa.valid"); f.Outcome != tt.want {
				t.Errorf("got %s, want %s", f.Outcome, tt.want)
			}
		})
	}
}

func TestAConditionWithoutAValueIsInconclusive(t *testing.T) {
	changes := map[string]string{"kinds/visa.yaml": strings.Replace(small["kinds/visa.yaml"], `citizenship != "KAZ"`, `'documents[3] == "visa"'`, 1)}
	got, err := judge(t, changes).Document(document("d", "visa"), good(), intake.Fields{"expiry": "2000-01-01"})
	if err != nil {
		t.Fatal(err)
	}
	if f := finding(t, got.Findings, "visa.valid"); f.Outcome != intake.Inconclusive || f.Code != "SYS.CHECK.INCONCLUSIVE" || f.Detail["code"] != "DOC.VALIDITY.EXPIRED" {
		t.Errorf("got %+v", f)
	}
	if got.Decision != intake.NeedsReview {
		t.Errorf("got %s, want needs_review", got.Decision)
	}
}

func TestAKindThatNobodyKnowsAsksAPerson(t *testing.T) {
	got, err := judge(t, nil).Document(document("d", "spaceship"), good(), nil)
	if err != nil || got.Decision != intake.NeedsReview || got.Codes()[0] != "INT.DOCKIND.UNKNOWN" {
		t.Errorf("got %s %v, error %v", got.Decision, got.Codes(), err)
	}
}

func TestTheDoorTurnsAwayOnlyWhatIsKnownBeforeAFileIsStored(t *testing.T) {
	j := judge(t, nil)
	if got := j.Door(intake.Document{Kind: "visa", Name: "visa.pdf"}, intake.File{MediaType: "application/pdf", Size: 7, Damage: intake.Truncated}, today); len(got) != 0 {
		t.Errorf("a file whose content is for later: got %+v", got)
	}
	if got := j.Door(intake.Document{Kind: "visa", Name: "visa.pdf"}, intake.File{}, today); len(got) != 1 || got[0].Code != "FILE.SIZE.EMPTY" {
		t.Errorf("an empty file: got %+v", got)
	}
	if got := j.Door(intake.Document{Kind: "spaceship", Name: "visa.pdf"}, intake.File{Size: 7}, today); len(got) != 1 || got[0].Code != "INT.DOCKIND.UNKNOWN" {
		t.Errorf("an unknown kind: got %+v", got)
	}
}
