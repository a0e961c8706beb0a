package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/intake/record"
)

// house is the API over real stores, on a real port.
type house struct {
	t        testing.TB
	url      string
	service  *service
	folder   string
	raw      intake.Records // changes through these are those of another process
	records  intake.Records // changes through these are those of this process
	engine   *fakeEngine
	spool    string
	log      *logged
	done     chan struct{}
	shutDown func()
	server   *httptest.Server
}

// open opens the house. Settings are changed before anything runs.
func open(t testing.TB, settings ...func(*Config)) *house {
	t.Helper()
	return openIn(t, t.TempDir(), settings...)
}

// openIn opens a house on a folder, which may hold another one's stores.
func openIn(t testing.TB, folder string, settings ...func(*Config)) *house {
	t.Helper()
	records, err := record.Open(t.Context(), "sqlite:"+filepath.Join(folder, "priyom.db"))
	if err != nil {
		t.Fatalf("open records: %v", err)
	}
	blobs, err := blob.Open(t.Context(), "dir:"+filepath.Join(folder, "blobs"))
	if err != nil {
		t.Fatalf("open blobs: %v", err)
	}
	h := &house{t: t, engine: &fakeEngine{}, log: &logged{}, folder: folder, raw: records, spool: t.TempDir(), done: make(chan struct{})}
	h.shutDown = sync.OnceFunc(func() { close(h.done) })
	changes := NewChanges()
	h.records = changes.Watch(records)
	config := Config{
		Records: h.records, Changes: changes, Blobs: blobs, Engine: h.engine, Reasons: fakeReasons{},
		Spool: h.spool, Done: h.done, Version: "test", Log: slog.New(slog.NewTextHandler(h.log, nil)),
	}
	for _, set := range settings {
		set(&config)
	}
	h.service = newService(config)
	h.server = httptest.NewServer(h.service.handler())
	h.url = h.server.URL
	t.Cleanup(func() {
		h.shutDown()
		h.server.Close()
		if err := records.Close(); err != nil {
			t.Errorf("close records: %v", err)
		}
	})
	return h
}

// in is the same house, for a subtest.
func (h *house) in(t testing.TB) *house {
	inner := *h
	inner.t = t
	return &inner
}

// logged collects log lines of many goroutines.
type logged struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// reply is an answer, read whole.
type reply struct {
	t      testing.TB
	status int
	header http.Header
	body   []byte
}

// ask sends a request. Headers are "Name: value". Every answer is held against the OpenAPI document.
func (h *house) ask(method, path string, body io.Reader, headers ...string) reply {
	h.t.Helper()
	r, err := http.NewRequestWithContext(h.t.Context(), method, h.url+path, body)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		r.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		h.t.Fatalf("%s %s: %v", method, path, err)
	}
	defer resp.Body.Close() //nolint:errcheck // it is read whole
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		h.t.Fatalf("%s %s: read answer: %v", method, path, err)
	}
	got := reply{h.t, resp.StatusCode, resp.Header, data}
	h.conforms(r, got)
	return got
}

func (h *house) get(path string, headers ...string) reply {
	h.t.Helper()
	return h.ask(http.MethodGet, path, nil, headers...)
}

func (h *house) post(path, body string, headers ...string) reply {
	h.t.Helper()
	return h.ask(http.MethodPost, path, strings.NewReader(body), headers...)
}

// is requires a status.
func (r reply) is(status int) reply {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("got status %d, want %d: %s", r.status, status, r.body)
	}
	return r
}

// refused requires a problem with a status and a code.
func (r reply) refused(status int, code string) reply {
	r.t.Helper()
	r.is(status)
	if got := r.header.Get("Content-Type"); got != "application/problem+json" {
		r.t.Errorf("got content type %q, want application/problem+json", got)
	}
	if got := r.at("code"); got != code {
		r.t.Errorf("got code %v, want %s: %s", got, code, r.body)
	}
	return r
}

// at finds a value in the JSON body: a name or an index at a time, such as "findings.0.code". Lists know "#".
func (r reply) at(path string) any {
	r.t.Helper()
	var value any
	if err := json.Unmarshal(r.body, &value); err != nil {
		r.t.Fatalf("the body is no JSON: %v: %s", err, r.body)
	}
	for name := range strings.SplitSeq(path, ".") {
		switch in := value.(type) {
		case map[string]any:
			value = in[name]
		case []any:
			var i int
			if name == "#" {
				value = len(in)
			} else if _, err := fmt.Sscan(name, &i); err == nil && i < len(in) {
				value = in[i]
			} else {
				value = nil
			}
		default:
			return nil
		}
	}
	return value
}

func (r reply) text(path string) string {
	r.t.Helper()
	text, _ := r.at(path).(string)
	return text
}

// has requires values by path.
func (r reply) has(want map[string]any) reply {
	r.t.Helper()
	for path, value := range want {
		if got := r.at(path); fmt.Sprint(got) != fmt.Sprint(value) {
			r.t.Errorf("%s: got %v, want %v", path, got, value)
		}
	}
	return r
}

// opened opens an application and returns its path.
func (h *house) opened() string {
	h.t.Helper()
	return h.post("/v1/applications", `{"service":"migration_registration","locale":"en","fields":{"purpose":"work"}}`).is(http.StatusCreated).header.Get("Location")
}

// pdf is a file that the door lets in; different seeds make different files.
func pdf(seed string) string { return "%PDF-1.7\n" + seed }

// uploaded uploads a good file and returns the document's id.
func (h *house) uploaded(application, kind, content string) string {
	h.t.Helper()
	return h.post(application+"/documents?kind="+kind, content, "Content-Type: application/pdf").is(http.StatusCreated).text("id")
}

// id is the application's of a path.
func id(path string) intake.ApplicationID {
	return intake.ApplicationID(strings.TrimPrefix(path, "/v1/applications/"))
}

// judge does a worker's part for a document.
func (h *house) judge(application, document string, verdict intake.Verdict) {
	h.t.Helper()
	evidence := &intake.Evidence{File: intake.File{SHA256: document}, Pages: []intake.Page{{Number: 1, Width: 1000, Height: 700, DPI: 300}}}
	name, err := h.records.SaveEvidence(context.Background(), evidence)
	if err != nil {
		h.t.Fatal(err)
	}
	verdict.Evidence = name
	h.change(application, func(app *intake.Application) { app.JudgeDocument(intake.DocumentID(document), verdict, time.Now()) })
}

// conclude does a worker's part for the package.
func (h *house) conclude(application string, verdict intake.Verdict) {
	h.t.Helper()
	h.change(application, func(app *intake.Application) { app.Conclude(app.Round, verdict, time.Now()) })
}

func (h *house) change(application string, f func(*intake.Application)) {
	h.t.Helper()
	_, err := h.records.Change(context.Background(), id(application), func(app *intake.Application) error {
		f(app)
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// stored reads the application past the API.
func (h *house) stored(application string) *intake.Application {
	h.t.Helper()
	app, err := h.records.Application(context.Background(), id(application))
	if err != nil {
		h.t.Fatal(err)
	}
	return app
}
