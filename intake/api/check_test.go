package api

import (
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"

	"priyom/intake"
)

func TestAFileIsCheckedAndNothingKept(t *testing.T) {
	content := pdf("x")
	for name, c := range map[string]struct {
		query string
		parts []string
		named string
	}{
		"raw":                           {query: "&name=scan.pdf", named: "scan.pdf"},
		"as a form":                     {parts: []string{"file|scan.pdf", content}, named: "scan.pdf"},
		"with fields before it":         {parts: []string{"fields", `{"inn":"1"}`, "file|scan.pdf", content}, named: "scan.pdf"},
		"with fields after it":          {parts: []string{"file|scan.pdf", content, "fields", `{"inn":"1"}`}, named: "scan.pdf"},
		"with fields as a parameter":    {query: "&fields=" + url.QueryEscape(`{"inn":"1"}`), named: "file"},
		"with a name that cannot stand": {parts: []string{"file|..", content}, named: "file"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			body, headers := content, []string(nil)
			if c.parts != nil {
				var contentType string
				body, contentType = form(c.parts...)
				headers = []string{contentType}
			}
			h.post("/v1/check?kind=lease"+c.query, body, append(headers, "Accept-Language: en")...).is(200).has(map[string]any{
				"file": c.named, "kind": "lease", "sha256": hexOf(content), "decision": "rejected", "final": false,
				"findings.#": 1, "findings.0.code": "IMG.FOCUS.BLURRED", "findings.0.text": "IMG.FOCUS.BLURRED en applicant",
				"ruleset": fakeCatalogue{}.Digest(), "as_of": "2026-11-23",
			})
			list, err := h.records.Applications(t.Context(), intake.Filter{})
			if err != nil || len(list.Items) != 0 {
				t.Errorf("kept: %v %v", list.Items, err)
			}
			h.spoolIsEmpty()
		})
	}
}

func TestACheckIsRefused(t *testing.T) {
	h := open(t)
	h.post("/v1/check?kind=selfie", pdf("x")).refused(422, "INT.DOCKIND.UNKNOWN")
	h.post("/v1/check", pdf("x")).refused(422, "API.REQUEST.INVALID")
	h.post("/v1/check?kind=lease", strings.Repeat("x", limit+1)).refused(413, "FILE.SIZE.TOO_LARGE")
	h.post("/v1/check?kind=lease&fields=[]", pdf("x")).refused(422, "API.REQUEST.INVALID")
	h.post("/v1/check?kind=lease&fields="+url.QueryEscape(`{"inn":"\u0000"}`), pdf("x")).refused(422, "API.REQUEST.INVALID")
	h.post("/v1/check?kind=lease&fields="+url.QueryEscape(`{"inm":"1"}`), pdf("x")).refused(422, "API.FIELD.UNKNOWN")
	body, contentType := form("fields", "{}", "fields", "{}", "file|x.pdf", pdf("x"))
	h.post("/v1/check?kind=lease", body, contentType).refused(400, "API.UPLOAD.MALFORMED")
	h.engine.fails = errors.New("no worker")
	h.post("/v1/check?kind=lease", pdf("x")).refused(503, "API.SERVER.UNAVAILABLE")
	h.spoolIsEmpty()
}

func TestAFileThatWeFailedOnIsForAPersonAndNoErrorOfTheRequest(t *testing.T) {
	h := open(t)
	h.engine.crashes = errors.New("the child died")
	h.post("/v1/check?kind=lease", pdf("x")).is(200).has(map[string]any{"decision": "needs_review", "findings.0.code": "SYS.RENDERER.CRASHED"})
}

func TestChecksWaitForTheirTurn(t *testing.T) {
	h := open(t, func(c *Config) { c.Checks = 1 })
	h.service.checks <- struct{}{} // somebody's check is under way
	answered := make(chan reply, 1)
	go func() { answered <- h.post("/v1/check?kind=lease", pdf("x")) }()
	select {
	case got := <-answered:
		t.Fatalf("answered out of turn: %d", got.status)
	case <-time.After(200 * time.Millisecond):
	}
	<-h.service.checks
	(<-answered).is(200)
	h.service.checks <- struct{}{}
	h.shutDown()
	h.post("/v1/check?kind=lease", pdf("x")).refused(503, "API.SERVER.BUSY")
	<-h.service.checks
}

func TestADocumentThatAPersonMustLookAtSaysSoToTheApplicant(t *testing.T) {
	h := open(t)
	app := h.opened()
	id := h.uploaded(app, "lease", pdf("asked"))
	suspected := blurred()
	suspected.Decision, suspected.Findings = intake.NeedsReview, suspected.Findings[2:]
	h.judge(app, id, suspected)
	var told struct {
		Documents []struct{ Verdict Verdict }
	}
	got := h.get(app).is(200)
	if err := json.Unmarshal(got.body, &told); err != nil {
		t.Fatal(err)
	}
	findings := told.Documents[0].Verdict.Findings
	if len(findings) != 1 || findings[0].Code != "SYS.CHECK.INCONCLUSIVE" || findings[0].Text == "" {
		t.Errorf("got %+v, want a word of why", findings)
	}
	if strings.Contains(string(got.body), "SUSPECTED") || strings.Contains(string(got.body), "honest") {
		t.Error("the applicant is told of the suspicion")
	}
}
