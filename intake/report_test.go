package intake_test

import (
	"encoding/json"
	"strings"
	"testing"

	"priyom/intake"
)

// wording answers with what it was asked, and shows applicants no code that begins with SYS.
type wording struct{}

func (wording) Reason(code intake.Code, detail intake.Detail, locale intake.Locale, audience intake.Audience) intake.Reason {
	page, _ := json.Marshal(detail["page"])
	return intake.Reason{Text: string(code) + " p. " + string(page), Remedy: string(locale) + " " + string(audience), Retry: intake.ReuploadSame}
}

func (wording) Visible(code intake.Code, audience intake.Audience) bool {
	return audience != intake.ForApplicant || !code.System()
}

var blurred = intake.Finding{
	Rule: "passport.sharp", Outcome: intake.Fail, Code: "IMG.FOCUS.BLURRED", Severity: intake.Block,
	Subject: intake.Subject{Page: 1, Box: &intake.Box{120, 80, 900, 640}}, Detail: intake.Detail{"measured": 0.12, "limit": 0.35},
}

func TestTheAudienceIsNotToldWhatItMayNotSee(t *testing.T) {
	findings := []intake.Finding{blurred, {Rule: "stage.render", Outcome: intake.NotExecuted, Code: "SYS.STAGE.FAILED", Severity: intake.Review}}
	for audience, want := range map[intake.Audience]int{intake.ForApplicant: 1, intake.ForReviewer: 2, intake.ForOps: 2} {
		if got := intake.Explain(findings, wording{}, intake.Russian, audience); len(got) != want {
			t.Errorf("%s: got %d findings, want %d", audience, len(got), want)
		}
	}
	if got := intake.Explain(nil, wording{}, intake.Russian, intake.ForReviewer); got == nil {
		t.Error("nothing to explain gives nil: it would be written as null")
	}
}

func TestTextsAreGivenTheValuesAndThePage(t *testing.T) {
	got := intake.Explain([]intake.Finding{blurred}, wording{}, intake.English, intake.ForApplicant)[0]
	if got.Text != "IMG.FOCUS.BLURRED p. 1" || got.Remedy != "en applicant" || got.Retry != intake.ReuploadSame {
		t.Errorf("got %q, %q, %q", got.Text, got.Remedy, got.Retry)
	}
	if _, added := blurred.Detail["page"]; added {
		t.Error("explaining a finding changed it")
	}
}

func TestAFileReportHasItsPublicShape(t *testing.T) {
	v := intake.Verdict{
		Decision: intake.Rejected, Findings: []intake.Finding{{Rule: "passed", Outcome: intake.Pass, Severity: intake.Block}, blurred},
		Ruleset: "sha256:r", Evidence: "sha256:e", AsOf: intake.Date{Year: 2026, Month: 11, Day: 22},
	}
	data, err := json.Marshal(intake.ReportFile(intake.Document{Name: "passport.jpg", Kind: "passport_foreign", SHA256: "ab"}, v, wording{}, intake.Russian, intake.ForApplicant))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"file":"passport.jpg","kind":"passport_foreign","sha256":"ab","decision":"rejected","final":false,` +
		`"findings":[{"rule":"passport.sharp","outcome":"fail","code":"IMG.FOCUS.BLURRED","severity":"block",` +
		`"subject":{"page":1,"field":"","box":[120,80,900,640]},"detail":{"limit":0.35,"measured":0.12},` +
		`"text":"IMG.FOCUS.BLURRED p. 1","remedy":"ru applicant","retry":"reupload_same"}],` +
		`"ruleset":"sha256:r","evidence":"sha256:e","as_of":"2026-11-22"}`
	if string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
}

func TestAReportWithNothingToTellHasAnEmptyList(t *testing.T) {
	data, err := json.Marshal(intake.ReportFile(intake.Document{}, intake.Verdict{Decision: intake.Accepted}, wording{}, intake.Russian, intake.ForApplicant))
	if err != nil || !strings.Contains(string(data), `"findings":[]`) {
		t.Errorf("got %s, %v", data, err)
	}
}

func TestAVerdictThatSendsToAPersonNeverDoesSoWithoutAWordOfWhy(t *testing.T) {
	hidden := intake.Finding{Rule: "image.edited", Outcome: intake.Fail, Code: "SYS.HIDDEN", Severity: intake.Review}
	remark := intake.Finding{Rule: "image.dim", Outcome: intake.Fail, Code: "IMG.LIGHT.DARK", Severity: intake.Warn}
	unread := func(rule string, severity intake.Severity, page int) intake.Finding {
		return intake.Finding{Rule: rule, Outcome: intake.Inconclusive, Code: "OCR.ENGINE.DISABLED", Severity: severity, Subject: intake.Subject{Page: page, Box: &intake.Box{1, 2, 3, 4}}}
	}
	for name, c := range map[string]struct {
		decision  intake.Decision
		findings  []intake.Finding
		applicant string
		reviewer  string
	}{
		"what may not be told is not, but that a person looks is": {intake.NeedsReview, []intake.Finding{hidden}, "review", "image.edited"},
		"a remark is no reason for a person to look":              {intake.NeedsReview, []intake.Finding{remark, hidden}, "image.dim review", "image.dim image.edited"},
		"a verdict without findings":                              {intake.NeedsReview, nil, "review", "review"},
		"nothing is added to a reason that is told":               {intake.NeedsReview, []intake.Finding{blurred, hidden}, "passport.sharp", "passport.sharp image.edited"},
		"nor where nobody must look":                              {intake.Accepted, []intake.Finding{remark}, "image.dim", "image.dim"},
		"one reason for many rules is told once, as the gravest": {intake.NeedsReview,
			[]intake.Finding{unread("a", intake.Warn, 1), unread("b", intake.Block, 1), unread("c", intake.Review, 1)}, "b", "a b c"},
		"but of every place": {intake.NeedsReview, []intake.Finding{unread("a", intake.Block, 1), unread("b", intake.Block, 2)}, "a b", "a b"},
		"and failures each":  {intake.Rejected, []intake.Finding{blurred, blurred}, "passport.sharp passport.sharp", "passport.sharp passport.sharp"},
	} {
		v := intake.Verdict{Decision: c.decision, Findings: c.findings}
		for audience, want := range map[intake.Audience]string{intake.ForApplicant: c.applicant, intake.ForReviewer: c.reviewer} {
			var got []string
			for _, e := range v.Explain(neutral{}, intake.English, audience) {
				got = append(got, e.Rule)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s, %s: got %v, want %s", name, audience, got, want)
			}
		}
	}
}

// neutral shows applicants everything but what is hidden.
type neutral struct{ wording }

func (neutral) Visible(code intake.Code, audience intake.Audience) bool {
	return audience != intake.ForApplicant || code != "SYS.HIDDEN"
}

func TestAPackageSaysWhyAPersonMustLook(t *testing.T) {
	hidden := intake.Finding{Rule: "duplicate", Outcome: intake.Fail, Code: "SYS.HIDDEN", Severity: intake.Review}
	tell := func(own intake.Verdict, together ...intake.Finding) (files, set int) {
		whole := intake.Verdict{Decision: intake.NeedsReview, Findings: append(own.Findings[:len(own.Findings):len(own.Findings)], together...)}
		r := intake.ReportPackage("work_patent", whole, []intake.Document{{}}, []intake.Verdict{own}, neutral{}, intake.Russian, intake.ForApplicant)
		return len(r.Files[0].Findings), len(r.Findings)
	}
	if files, set := tell(intake.Verdict{Decision: intake.Accepted}, hidden); files != 0 || set != 1 {
		t.Errorf("of the set: got %d of the file, %d of the set", files, set)
	}
	if files, set := tell(intake.Verdict{Decision: intake.NeedsReview, Findings: []intake.Finding{hidden}}); files != 1 || set != 0 {
		t.Errorf("of a file: got %d of the file, %d of the set", files, set)
	}
}
