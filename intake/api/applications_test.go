package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"priyom/intake"
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
	h.get(app).has(map[string]any{"status": "open", "settled": false})
	h.post(app+"/submit", "").is(http.StatusAccepted).has(map[string]any{"status": "submitted", "decision": nil, "round": 1, "settled": false})
	h.judge(app, doc, blurred())
	h.conclude(app, blurred())
	h.get(app).is(http.StatusOK).has(map[string]any{
		"status": "concluded", "decision": "rejected", "final": false, "settled": true,
		"documents.0.verdict.findings.#":               1,
		"documents.0.verdict.findings.0.rule":          "passport.sharp",
		"documents.0.verdict.findings.0.code":          "IMG.FOCUS.BLURRED",
		"documents.0.verdict.findings.0.outcome":       "fail",
		"documents.0.verdict.findings.0.severity":      "block",
		"documents.0.verdict.findings.0.detail.limit":  0.35,
		"documents.0.verdict.findings.0.text":          "IMG.FOCUS.BLURRED ru applicant",
		"documents.0.verdict.findings.0.remedy":        "remedy of IMG.FOCUS.BLURRED",
		"documents.0.verdict.findings.0.subject.page":  1,
		"documents.0.verdict.findings.0.subject.box.3": 640,
		"documents.0.verdict.as_of":                    "2026-11-23",
		"journal_head":                                 h.stored(app).Head,
	})
}

func TestACorrectionSupersedesAndEveryRoundStaysVisible(t *testing.T) {
	h := open(t)
	app := h.opened()
	first := h.uploaded(app, "passport_foreign", pdf("blurred"))
	h.judge(app, first, blurred())
	h.post(app+"/submit", "").is(http.StatusAccepted)
	h.conclude(app, blurred())
	second := h.uploaded(app, "passport_foreign", pdf("sharp"))
	h.get(app).has(map[string]any{
		"status": "open", "decision": nil, "round": 1, "verdict.decision": "rejected",
		"documents.#": 2, "documents.0.superseded_by": second, "documents.0.verdict.decision": "rejected",
		"documents.1.supersedes": first, "documents.1.round": 2, "documents.1.verdict": nil,
	})
	h.judge(app, second, accepting())
	h.post(app+"/submit", "").is(http.StatusAccepted)
	h.conclude(app, accepting())
	h.get(app).has(map[string]any{
		"decision": "accepted", "round": 2, "verdict.decision": "accepted", "earlier.#": 1, "earlier.0.decision": "rejected", "earlier.0.round": 1,
	})
}

func TestOpeningIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		body    string
		headers []string
		status  int
		code    string
		where   string
	}{
		"without a body":                      {status: 400, code: "API.REQUEST.INVALID", where: "body"},
		"with a body that is no JSON":         {body: `{"service":`, status: 400, code: "API.REQUEST.INVALID", where: "body"},
		"with a second value after the first": {body: `{"service":"migration_registration"}{}`, status: 400, code: "API.REQUEST.INVALID", where: "body"},
		"with a list":                         {body: `[]`, status: 422, code: "API.REQUEST.INVALID", where: "body"},
		"with JSON as deep as can be":         {body: strings.Repeat("[", 200_000), status: 400, code: "API.REQUEST.INVALID", where: "body"},
		"with a number for the service":       {body: `{"service":79991234567}`, status: 422, code: "API.REQUEST.INVALID", where: "body.service"},
		"without a service":                   {body: `{}`, status: 422, code: "API.REQUEST.INVALID", where: "body"},
		"with an unknown member":              {body: `{"service":"migration_registration","surprise":1}`, status: 422, code: "API.REQUEST.INVALID", where: "body.surprise"},
		"with an unknown language":            {body: `{"service":"migration_registration","locale":"de"}`, status: 422, code: "API.REQUEST.INVALID", where: "body.locale"},
		"with an unknown parameter":           {body: `{"service":"migration_registration"}`, headers: []string{"?x=1"}, status: 422, code: "API.REQUEST.INVALID", where: "query.x"},
		"with control characters in an id":    {body: `{"service":"migration_registration","external_id":"a\u0000b"}`, status: 422, code: "API.REQUEST.INVALID", where: "body.external_id"},
		"with direction marks in a field":     {body: `{"service":"migration_registration","fields":{"surname":"a\u202eb"}}`, status: 422, code: "API.REQUEST.INVALID", where: "body.fields.surname"},
		"with an endless field":               {body: `{"service":"migration_registration","fields":{"surname":"` + strings.Repeat("a", 2001) + `"}}`, status: 422, code: "API.REQUEST.INVALID", where: "body.fields.surname"},
		"with a field nobody knows":           {body: `{"service":"migration_registration","fields":{"surnmae":"A"}}`, status: 422, code: "API.FIELD.UNKNOWN", where: "body.fields.surnmae"},
		"with a field name that is none":      {body: `{"service":"migration_registration","fields":{"Иванов Иван":"A"}}`, status: 422, code: "API.REQUEST.INVALID", where: "body"},
		"with a service nobody knows":         {body: `{"service":"marriage"}`, status: 422, code: "INT.SERVICE.UNKNOWN"},
		"with a body over the limit":          {body: `{"service":"` + strings.Repeat("a", maxJSON) + `"}`, status: 413, code: "API.REQUEST.TOO_LARGE"},
		"as a form":                           {body: `service=marriage`, headers: []string{"Content-Type: application/x-www-form-urlencoded"}, status: 415, code: "API.REQUEST.UNSUPPORTED_TYPE"},
		"compressed":                          {body: `{}`, headers: []string{"Content-Encoding: gzip"}, status: 415, code: "API.REQUEST.UNSUPPORTED_TYPE"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			path := "/v1/applications"
			if len(c.headers) > 0 && strings.HasPrefix(c.headers[0], "?") {
				path, c.headers = path+c.headers[0], nil
			}
			got := h.post(path, c.body, c.headers...).refused(c.status, c.code)
			if c.where != "" && got.at("errors.0.location") != c.where {
				t.Errorf("got %s, want the place %q", got.body, c.where)
			}
			list, err := h.records.Applications(t.Context(), intake.Filter{})
			if err != nil || len(list.Items) != 0 {
				t.Errorf("stored: %v %v", list.Items, err)
			}
		})
	}
}

func TestNoRefusalRepeatsAValue(t *testing.T) {
	h := open(t)
	for _, body := range []string{
		`{"service":"migration_registration","fields":{"surname":"SECRET-7\u0000"}}`,
		`{"service":"migration_registration","fields":{"SECRET 7":"x"}}`,
		`{"service":"migration_registration","external_id":["SECRET-7"]}`,
		`{"service":"migration_registration","fields":"SECRET-7"}`,
		`{"service":"migration_registration","SECRET 7":1}`,
		`SECRET-7`,
	} {
		got := h.post("/v1/applications", body)
		if got.status < 400 || strings.Contains(string(got.body)+h.log.String(), "SECRET") {
			t.Errorf("%s: got %d %s", body, got.status, got.body)
		}
	}
}

func TestTheReasonForAnUnknownServiceIsAFinding(t *testing.T) {
	h := open(t)
	h.post("/v1/applications", `{"service":"marriage","locale":"en"}`).refused(422, "INT.SERVICE.UNKNOWN").has(map[string]any{
		"type": "about:blank", "status": 422, "title": "Unprocessable Entity", "detail": "INT.SERVICE.UNKNOWN en applicant",
		"finding.code": "INT.SERVICE.UNKNOWN", "finding.detail.given": "marriage", "finding.detail.allowed": "[migration_registration]",
		"finding.text": "INT.SERVICE.UNKNOWN en applicant", "finding.severity": "block", "finding.outcome": "fail",
	})
}

func TestFieldsChange(t *testing.T) {
	h := open(t)
	app := h.post("/v1/applications", `{"service":"migration_registration","fields":{"inn":"1","surname":"A"}}`).is(201).header.Get("Location")
	patch := func(h *house, body string, headers ...string) reply {
		h.t.Helper()
		return h.ask(http.MethodPatch, app+"/fields", strings.NewReader(body), headers...)
	}
	got := patch(h, `{"fields":{"inn":"","purpose":"work"}}`).is(http.StatusOK)
	got.has(map[string]any{"fields": "map[purpose:work surname:A]", "revision": 2, "findings.#": 0})

	t.Run("not when somebody was quicker", func(t *testing.T) {
		h := h.in(t)
		patch(h, `{"fields":{"surname":"B"}}`, `If-Match: "1-000000000000-00000000"`).refused(412, "API.APPLICATION.CHANGED")
		patch(h, `{"fields":{"surname":"B"}}`, "If-Match: "+got.header.Get("ETag")).is(200)
	})
	t.Run("not to nothing", func(t *testing.T) {
		h := h.in(t)
		patch(h, `{"fields":{}}`).refused(422, "API.REQUEST.INVALID")
	})
	t.Run("not while it is judged", func(t *testing.T) {
		h := h.in(t)
		h.uploaded(app, "lease", pdf("x"))
		h.post(app+"/submit", "").is(202)
		patch(h, `{"fields":{"surname":"C"}}`).refused(409, "INT.STATE.LOCKED_AFTER_REVIEW").has(map[string]any{"finding.retry": "reupload_same"})
	})
}

func TestSubmittingIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		before func(h *house, app string)
		status int
		code   string
	}{
		"without a document": {func(*house, string) {}, 422, "INT.PACKAGE.EMPTY"},
		"while it is judged": {func(h *house, app string) {
			h.uploaded(app, "lease", pdf("x"))
			h.post(app+"/submit", "").is(202)
		}, 409, "INT.STATE.LOCKED_AFTER_REVIEW"},
		"when nothing has changed": {func(h *house, app string) {
			h.judge(app, h.uploaded(app, "lease", pdf("x")), blurred())
			h.post(app+"/submit", "").is(202)
			h.conclude(app, blurred())
		}, 409, "API.APPLICATION.UNCHANGED"},
		"when it is accepted": {func(h *house, app string) {
			h.judge(app, h.uploaded(app, "lease", pdf("x")), accepting())
			h.post(app+"/submit", "").is(202)
			h.conclude(app, accepting())
		}, 409, "API.APPLICATION.ACCEPTED"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			app := h.opened()
			c.before(h, app)
			h.post(app+"/submit", "").refused(c.status, c.code)
		})
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	h := open(t)
	const nobody = "01890000-0000-7000-8000-000000000000"
	for path, code := range map[string]string{
		"/v1/applications/" + nobody:             "API.APPLICATION.NOT_FOUND",
		"/v1/applications/1":                     "API.APPLICATION.NOT_FOUND",
		"/v1/applications/..%2f..%2fetc":         "API.APPLICATION.NOT_FOUND",
		"/v1/applications/" + nobody + "/events": "API.APPLICATION.NOT_FOUND",
		"/v1/documents/" + nobody:                "API.DOCUMENT.NOT_FOUND",
		"/v1/documents/x":                        "API.DOCUMENT.NOT_FOUND",
		"/v1/documents/" + nobody + "/pages/1":   "API.DOCUMENT.NOT_FOUND",
		"/v1/services/marriage":                  "INT.SERVICE.UNKNOWN",
		"/v1/nothing":                            "API.ROUTE.NOT_FOUND",
		"/":                                      "API.ROUTE.NOT_FOUND",
	} {
		h.get(path).refused(404, code)
	}
	h.post("/v1/applications/"+nobody+"/submit", "").refused(404, "API.APPLICATION.NOT_FOUND")
	h.post("/v1/applications/"+nobody+"/documents?kind=lease", pdf("x")).refused(404, "API.APPLICATION.NOT_FOUND")
	h.ask(http.MethodPatch, "/v1/applications/"+nobody+"/fields", strings.NewReader(`{"fields":{"inn":"1"}}`)).refused(404, "API.APPLICATION.NOT_FOUND")
	got := h.ask(http.MethodPut, "/v1/applications", nil).refused(405, "API.METHOD.NOT_ALLOWED")
	if got := got.header.Get("Allow"); got != "POST" {
		t.Errorf("got Allow %q, want POST", got)
	}
}

func TestARefusalSpeaksTheLanguageAskedFor(t *testing.T) {
	h := open(t)
	for header, want := range map[string]string{
		"":                         messages["API.ROUTE.NOT_FOUND"]["ru"],
		"*":                        messages["API.ROUTE.NOT_FOUND"]["ru"],
		"en":                       messages["API.ROUTE.NOT_FOUND"]["en"],
		"de, en-GB;q=0.8":          messages["API.ROUTE.NOT_FOUND"]["en"],
		"uz, ru;q=0.9, en;q=0.5":   messages["API.ROUTE.NOT_FOUND"]["ru"],
		";;;":                      messages["API.ROUTE.NOT_FOUND"]["ru"],
		strings.Repeat("en,", 500): messages["API.ROUTE.NOT_FOUND"]["ru"],
	} {
		if got := h.get("/v1/nothing", "Accept-Language: "+header).at("detail"); got != want {
			t.Errorf("Accept-Language %.20q: got %v, want %s", header, got, want)
		}
	}
	app := h.opened() // in English
	h.post(app+"/submit", "", "Accept-Language: ru").has(map[string]any{"detail": "INT.PACKAGE.EMPTY en applicant"})
}

func TestEveryMessageIsInEveryLanguage(t *testing.T) {
	for code, texts := range messages {
		for _, locale := range intake.Locales() {
			if texts[locale] == "" {
				t.Errorf("%s has no text in %s", code, locale)
			}
		}
		var parsed intake.Code
		if err := parsed.UnmarshalText([]byte(code)); err != nil {
			t.Error(err)
		}
	}
	for _, known := range refusals {
		if _, ok := messages[known.code]; ok == known.person {
			t.Errorf("%s: a code either has its text here or in the reasons registry", known.code)
		}
	}
}

func TestAReadThatHasNotChangedIsNotSentAgain(t *testing.T) {
	h := open(t)
	app := h.opened()
	doc := "/v1/documents/" + h.uploaded(app, "lease", pdf("x"))
	for _, path := range []string{app, app + "/events", doc, "/v1/services", "/v1/services/migration_registration", "/v1/kinds", "/v1/reasons"} {
		tag := h.get(path).is(200).header.Get("ETag")
		if tag == "" {
			t.Errorf("%s has no ETag", path)
			continue
		}
		again := h.get(path, fmt.Sprintf(`If-None-Match: "other", W/%s`, tag)).is(304)
		if again.header.Get("ETag") != tag {
			t.Errorf("%s: got %q with 304, want %q", path, again.header.Get("ETag"), tag)
		}
		h.get(path, `If-None-Match: "other"`).is(200)
	}
	before := h.get(app).header.Get("ETag")
	h.judge(app, strings.TrimPrefix(doc, "/v1/documents/"), blurred())
	h.get(app, "If-None-Match: "+before).is(200)
}
