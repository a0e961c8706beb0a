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
