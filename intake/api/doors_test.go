package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"priyom/intake"
)

func TestWithKeysNobodyEntersWithoutOne(t *testing.T) {
	h := open(t, func(c *Config) { c.Keys = map[string]string{"portal": "s3cret", "second": "other", "broken": ""} })
	for name, c := range map[string]struct {
		header string
		status int
	}{
		"without a key":       {"Accept: */*", 401},
		"with a wrong key":    {"Authorization: Bearer wrong", 401},
		"with an empty key":   {"Authorization: Bearer ", 401},
		"with another scheme": {"Authorization: Basic s3cret", 401},
		"with the name":       {"Authorization: Bearer portal", 401},
		"with a key":          {"Authorization: Bearer s3cret", 200},
		"with the other key":  {"Authorization: bearer other", 200},
	} {
		t.Run(name, func(t *testing.T) {
			got := h.in(t).get("/v1/kinds", c.header)
			if c.status == http.StatusOK {
				got.is(http.StatusOK)
				return
			}
			got.refused(http.StatusUnauthorized, "API.AUTH.REQUIRED")
			if got.header.Get("Www-Authenticate") == "" {
				t.Error("no WWW-Authenticate")
			}
		})
	}
	for _, path := range []string{"/healthz", "/readyz", "/openapi.json", "/openapi.yaml", "/docs"} {
		h.get(path).is(200)
	}
}

func TestAPageOfAnotherSiteChangesNothing(t *testing.T) {
	h := open(t)
	h.post("/v1/applications", openBody, "Sec-Fetch-Site: cross-site").refused(403, "API.ORIGIN.REFUSED")
	h.post("/v1/applications", openBody, "Origin: https://elsewhere.example").refused(403, "API.ORIGIN.REFUSED")
	h.post("/v1/applications", openBody, "Sec-Fetch-Site: same-origin").is(201)
	h.post("/v1/applications", openBody).is(201)
	h.get("/v1/kinds", "Sec-Fetch-Site: cross-site").is(200)
}

type pinged struct{ err error }

func (p *pinged) Ping(context.Context) error { return p.err }

type downBlobs struct{ intake.Blobs }

func (downBlobs) Ping(context.Context) error { return errors.New("no route to host") }

func TestReadinessNamesWhatIsDown(t *testing.T) {
	queue := &pinged{}
	h := open(t, func(c *Config) { c.Queue, c.Blobs = queue, downBlobs{c.Blobs} })
	h.get("/healthz").is(200).has(map[string]any{"status": "ok"})
	h.get("/readyz").is(503).has(map[string]any{"status": "down", "down": "[blobs]"})
	queue.err = errors.New("connection refused")
	h.get("/readyz").is(503).has(map[string]any{"down": "[blobs queue]"})
	h.shutDown()
	h.get("/readyz").is(503).has(map[string]any{"down": "[blobs queue server]"})
	h.get("/healthz").is(200)
}

func TestWithEverythingUpTheServerIsReady(t *testing.T) {
	open(t).get("/readyz").is(200).has(map[string]any{"status": "ok", "down": "[]"})
}

func TestTheLogHoldsNoPersonalData(t *testing.T) {
	h := open(t)
	app := h.post("/v1/applications", `{"service":"migration_registration","external_id":"EXTERNAL","fields":{"surname":"SURNAME"}}`).is(201).header.Get("Location")
	h.post(app+"/documents?kind=lease&name=FILENAME.pdf", pdf("x")).is(201)
	h.post(app+"/documents?kind=lease&name=FILENAME.pdf", "x").is(422)
	h.get(app + "?wait=1ms").is(200)
	h.ask("SURNAME", "/SURNAME", nil).is(404)
	log := h.log.String()
	for _, secret := range []string{"EXTERNAL", "SURNAME", "FILENAME", "wait=", "kind="} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
	for _, want := range []string{`route="POST /v1/applications/{id}/documents"`, "application=" + string(id(app)), "status=201", "status=422", "took=", "method=other"} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q:\n%s", want, log)
		}
	}
}

type panicking struct{ intake.Records }

func (panicking) Ping(context.Context) error { return nil }
func (panicking) Application(context.Context, intake.ApplicationID) (*intake.Application, error) {
	panic("SURNAME")
}

func TestAPanicIsAProblemToo(t *testing.T) {
	h := open(t, func(c *Config) { c.Records = panicking{c.Records} })
	h.get("/v1/applications/01890000-0000-7000-8000-000000000000").refused(500, "API.SERVER.FAILED")
	if log := h.log.String(); strings.Contains(log, "SURNAME") || !strings.Contains(log, "panicking") {
		t.Errorf("want the place and not the words:\n%s", log)
	}
}

type brokenRecords struct{ intake.Records }

func (brokenRecords) Application(context.Context, intake.ApplicationID) (*intake.Application, error) {
	return nil, errors.New("disk on fire")
}

func TestRecordsThatFailAreSaidToBeAway(t *testing.T) {
	h := open(t, func(c *Config) { c.Records = brokenRecords{c.Records} })
	got := h.get("/v1/applications/01890000-0000-7000-8000-000000000000").refused(503, "API.SERVER.UNAVAILABLE")
	if got.header.Get("Retry-After") == "" || strings.Contains(string(got.body), "fire") {
		t.Errorf("got %v %s", got.header, got.body)
	}
	if !strings.Contains(h.log.String(), "disk on fire") {
		t.Error("the log does not say why")
	}
}

func TestTheCatalogueIsTold(t *testing.T) {
	h := open(t)
	h.get("/v1/services").is(200).has(map[string]any{"#": 1, "0.service": "migration_registration", "0.title.en": "Migration registration"})
	h.get("/v1/services/migration_registration").is(200).has(map[string]any{"documents.#": 2, "fields.0.field": "inn", "kinds.#": 2})
	h.get("/v1/kinds").is(200).has(map[string]any{"#": 2, "1.max_bytes": limit, "1.types.0": "application/pdf"})
	h.get("/v1/reasons").is(200).has(map[string]any{
		"#": 2, "0.code": "FILE.SIZE.TOO_LARGE", "0.text.ru": "FILE.SIZE.TOO_LARGE ru applicant",
		"1.code": "IMG.FOCUS.BLURRED", "1.text.en": "IMG.FOCUS.BLURRED en applicant", "1.retry": "reupload_same",
	})
}

func TestTheDocumentationLoadsNothing(t *testing.T) {
	h := open(t)
	page := h.get("/docs").is(200)
	for _, foreign := range []string{"http://", "https://", "src=", "<script"} {
		if strings.Contains(string(page.body), foreign) {
			t.Errorf("the page holds %q", foreign)
		}
	}
	for _, want := range []string{"/v1/applications/{id}/documents", "Idempotency-Key", "multipart/form-data", "openapi.json"} {
		if !strings.Contains(string(page.body), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if got := page.header.Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'none'") {
		t.Errorf("got policy %q", got)
	}
	h.get("/openapi.json").is(http.StatusOK).has(map[string]any{"openapi": "3.1.0", "info.version": "test"})
	if got := h.get("/openapi.yaml").is(200); !strings.Contains(string(got.body), "openapi: 3.1.0") {
		t.Errorf("got %.100s", got.body)
	}
}

func TestReadinessTellsHowOldTheOldestWorkIs(t *testing.T) {
	h := open(t)
	h.uploaded(h.opened(), "lease", pdf("a"))
	time.Sleep(20 * time.Millisecond)
	age, ok := h.get("/readyz").is(200).at("oldest_seconds.examine.waiting").(float64)
	if !ok || age < 0.02 || age > 60 {
		t.Errorf("got %v, want a document that has waited for some 20 ms", age)
	}
}
