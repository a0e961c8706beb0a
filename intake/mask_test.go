package intake

import "testing"

func TestAMaskedValueShowsItsEndsOnly(t *testing.T) {
	for value, want := range map[string]string{"46264783220": "46*******20", "FA3325924": "FA*****24", "1984-09-10": "19******10", "UZB": "***", "Узбекистан": "Уз******ан", "": ""} {
		if got := Mask(value); got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
}

// spoken gives values back as its text.
type spoken struct{}

func (spoken) Reason(_ Code, detail Detail, _ Locale, _ Audience) Reason {
	given, _ := detail["given"].(string)
	return Reason{Text: given}
}
func (spoken) Visible(Code, Audience) bool { return true }

func TestOnlyAReviewerIsToldWhatOthersPapersSay(t *testing.T) {
	findings := []Finding{
		{Code: "XDOC.DOCNUMBER.MISMATCH", Detail: Detail{"given": "FA3325924", "expected": "FA7061388", "field": "passport_number"}},
		{Code: "DOC.VALIDITY.EXPIRED", Detail: Detail{"given": "2024-05-11"}},
	}
	for audience, want := range map[Audience][3]string{
		ForReviewer:  {"FA3325924", "FA7061388", "2024-05-11"},
		ForApplicant: {"FA*****24", "FA*****88", "2024-05-11"},
		ForOps:       {"FA*****24", "FA*****88", "2024-05-11"},
	} {
		got := Explain(findings, spoken{}, English, audience)
		if got[0].Detail["given"] != want[0] || got[0].Text != want[0] || got[0].Detail["expected"] != want[1] || got[1].Detail["given"] != want[2] || got[0].Detail["field"] != "passport_number" {
			t.Errorf("%s: got %v, said %q, and %v", audience, got[0].Detail, got[0].Text, got[1].Detail)
		}
	}
	if findings[0].Detail["given"] != "FA3325924" {
		t.Error("the finding itself was changed")
	}
}
