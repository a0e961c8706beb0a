package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/api"
)

// applicant speaks to the API as a portal would.
type applicant struct {
	t   testing.TB
	url string
	key string // secret, or ""
}

// reply is an answer, read whole.
type reply struct {
	status int
	header http.Header
	body   []byte
}

var client = &http.Client{Timeout: 2 * time.Minute}

// try sends a request; a failing connection is an error, a refusal is an answer.
func (a applicant) try(method, path, mediaType string, body []byte, headers ...string) (reply, error) {
	request, err := http.NewRequest(method, a.url+path, bytes.NewReader(body))
	if err != nil {
		return reply{}, err
	}
	if mediaType != "" {
		request.Header.Set("Content-Type", mediaType)
	}
	if a.key != "" {
		request.Header.Set("Authorization", "Bearer "+a.key)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := client.Do(request)
	if err != nil {
		return reply{}, err
	}
	defer response.Body.Close() //nolint:errcheck // it is read whole
	data, err := io.ReadAll(response.Body)
	return reply{response.StatusCode, response.Header, data}, err
}

// ask sends a request that must be answered with a status, and decodes the answer.
func (a applicant) ask(status int, method, path, mediaType string, body []byte, into any) reply {
	a.t.Helper()
	got, err := a.try(method, path, mediaType, body)
	if err != nil {
		a.t.Fatalf("%s %s: %v", method, path, err)
	}
	if got.status != status {
		a.t.Fatalf("%s %s: got status %d, want %d: %s", method, path, got.status, status, got.body)
	}
	if into != nil {
		if err := json.Unmarshal(got.body, into); err != nil {
			a.t.Fatalf("%s %s: %v: %s", method, path, err, got.body)
		}
	}
	return got
}

// open opens an application.
func (a applicant) open(service intake.Service, fields intake.Fields) intake.ApplicationID {
	a.t.Helper()
	var created struct {
		ID intake.ApplicationID `json:"id"`
	}
	a.ask(http.StatusCreated, http.MethodPost, "/v1/applications", "application/json", declaring(a.t, service, fields), &created)
	return created.ID
}

func declaring(t testing.TB, service intake.Service, fields intake.Fields) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]any{"service": service, "fields": fields, "locale": "ru"})
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// upload sends a file as a browser does.
func (a applicant) upload(id intake.ApplicationID, s scan) api.Document {
	a.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", filepath.Base(s.path))
	if err == nil {
		_, err = part.Write(s.bytes)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		a.t.Fatal(err)
	}
	var doc api.Document
	a.ask(http.StatusCreated, http.MethodPost, fmt.Sprintf("/v1/applications/%s/documents?kind=%s", id, s.kind), form.FormDataContentType(), body.Bytes(), &doc)
	return doc
}

func (a applicant) submit(id intake.ApplicationID) {
	a.t.Helper()
	a.ask(http.StatusAccepted, http.MethodPost, "/v1/applications/"+string(id)+"/submit", "application/json", nil, nil)
}

// read reads an application as it stands.
func (a applicant) read(id intake.ApplicationID) api.Application {
	a.t.Helper()
	var app api.Application
	a.ask(http.StatusOK, http.MethodGet, "/v1/applications/"+string(id), "", nil, &app)
	return app
}

// settled waits until no work is under way.
func (a applicant) settled(id intake.ApplicationID, within time.Duration) api.Application {
	a.t.Helper()
	for deadline := time.Now().Add(within); ; {
		var app api.Application
		a.ask(http.StatusOK, http.MethodGet, "/v1/applications/"+string(id)+"?wait=10s", "", nil, &app)
		if app.Settled {
			return app
		}
		if time.Now().After(deadline) {
			a.t.Fatalf("application %s is not settled after %s: %s, documents %v", id, within, app.Status, statuses(app))
		}
	}
}

func statuses(app api.Application) []intake.DocumentStatus {
	var list []intake.DocumentStatus
	for _, doc := range app.Documents {
		list = append(list, doc.Status)
	}
	return list
}

// events reads an application's journal.
func (a applicant) events(id intake.ApplicationID) []intake.Event {
	a.t.Helper()
	var events []intake.Event
	a.ask(http.StatusOK, http.MethodGet, "/v1/applications/"+string(id)+"/events", "", nil, &events)
	return events
}

// journal reads the events of an application that is settled, and requires that the chain holds up to the event the
// application names.
func (a applicant) journal(id intake.ApplicationID) []intake.Event {
	a.t.Helper()
	events, app := a.events(id), a.read(id)
	if err := intake.VerifyJournal(events, app.JournalHead); err != nil {
		a.t.Errorf("application %s: %v", id, err)
	}
	if len(events) != app.Revision {
		a.t.Errorf("application %s: got %d events, want %d", id, len(events), app.Revision)
	}
	return events
}

// kinds are the kinds of events, in order, without those of stages.
func kindsOf(events []intake.Event) []intake.EventKind {
	var kinds []intake.EventKind
	for _, event := range events {
		if event.Kind != intake.StageFinished {
			kinds = append(kinds, event.Kind)
		}
	}
	return kinds
}

func count(events []intake.Event, kind intake.EventKind, document intake.DocumentID) int {
	found := 0
	for _, event := range events {
		if event.Kind == kind && event.Document == document {
			found++
		}
	}
	return found
}

// scan is a file in its role.
type scan struct {
	kind   intake.Kind
	path   string
	bytes  []byte
	fields intake.Fields // declared with it
}

// sha256 names the file.
func (s scan) sha256() string {
	sum := sha256.Sum256(s.bytes)
	return hex.EncodeToString(sum[:])
}

// sample reads a sample folder.
func sample(t testing.TB, name string) scan {
	t.Helper()
	dir := filepath.Join(folder(t, "samples"), name)
	paths, err := filepath.Glob(filepath.Join(dir, "input.*"))
	if err != nil || len(paths) != 1 {
		t.Fatalf("sample %s: want one input, found %v", name, paths)
	}
	s := scan{path: paths[0]}
	if s.bytes, err = os.ReadFile(s.path); err != nil {
		t.Fatal(err)
	}
	var about struct {
		Kind intake.Kind `json:"kind"`
	}
	readJSON(t, filepath.Join(dir, "case.json"), &about)
	readJSON(t, filepath.Join(dir, "fields.json"), &s.fields)
	s.kind = about.Kind
	return s
}

func readJSON(t testing.TB, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// codes are the codes of a verdict's findings, sorted.
func codes(verdict *api.Verdict) []intake.Code {
	list := []intake.Code{}
	if verdict == nil {
		return list
	}
	for _, finding := range verdict.Findings {
		if finding.Code != "" {
			list = append(list, finding.Code)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
