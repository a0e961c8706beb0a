package api

import (
	"net/http"
	"testing"
)

func TestAPackageGoesThroughFromOpeningToDecision(t *testing.T) {
	h := open(t)
	created := h.post("/v1/applications", `{"service":"migration_registration","external_id":"P-1","fields":{"inn":"123","surname":"Examplova"},"locale":"ru"}`).is(http.StatusCreated)
	created.has(map[string]any{
		"status": "open", "external_id": "P-1", "locale": "ru", "revision": 1, "settled": true,
		"requires.documents.0.one_of.0": "passport_foreign", "requires.kinds.#": 2, "requires.kinds.0.max_bytes": limit,
		"findings.#": 1, "findings.0.code": "FLD.INN.LENGTH", "findings.0.text": "FLD.INN.LENGTH ru applicant", "findings.0.subject.field": "inn",
	})
	app := created.header.Get("Location")
	doc := h.uploaded(app, "passport_foreign", pdf("one"))
	h.judge(app, doc, blurred())
	h.post(app+"/submit", "").is(http.StatusAccepted).has(map[string]any{"status": "submitted", "decision": nil, "round": 1})
	h.conclude(app, blurred())
	h.get(app).is(http.StatusOK).has(map[string]any{
		"status": "concluded", "decision": "rejected", "final": false, "settled": true,
		"documents.0.verdict.findings.#":               1,
		"documents.0.verdict.findings.0.rule":          "passport.sharp",
		"documents.0.verdict.findings.0.code":          "IMG.FOCUS.BLURRED",
		"documents.0.verdict.findings.0.outcome":       "fail",
		"documents.0.verdict.findings.0.text":          "IMG.FOCUS.BLURRED ru applicant",
		"documents.0.verdict.findings.0.subject.box.3": 640,
		"documents.0.verdict.as_of":                    "2026-11-23",
	})
}
