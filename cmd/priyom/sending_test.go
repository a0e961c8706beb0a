package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/api"
	"priyom/intake/record"
)

// parcel is an application with the samples that are uploaded to it.
type parcel struct {
	service   intake.Service
	documents []string
}

// parcels are four applications with thirteen documents: good ones and bad ones, pictures and PDFs.
var parcels = []parcel{
	{"place_of_stay", []string{"passport_foreign.scan_jpeg", "migration_card.scan_jpeg", "lease.pdf"}},
	{"place_of_stay", []string{"passport_foreign.scan_jpeg.blurred", "migration_card.scan_jpeg", "lease.scan_pdf"}},
	{"migration_registration", []string{"passport_foreign.pdf", "migration_card.pdf", "employment_contract.pdf", "lease.pdf"}},
	{"arrival_notice", []string{"passport_foreign.scan_pdf", "migration_card.scan_jpeg.low_resolution", "lease.pdf.encrypted"}},
}

// underWay counts documents that are stored and not judged, past a server that is dead.
func underWay(t *testing.T, dir string) int {
	t.Helper()
	ctx := context.Background()
	records, err := record.Open(ctx, strings.TrimPrefix(recordsIn(dir), "PRIYOM_RECORDS="))
	if err != nil {
		t.Fatal(err)
	}
	defer records.Close() //nolint:errcheck // read only
	list, err := records.Applications(ctx, intake.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, summary := range list.Items {
		app, err := records.Application(ctx, summary.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, doc := range app.Current() {
			if doc.Status == intake.DocumentReceived {
				found++
			}
		}
	}
	return found
}

// address is where the server is now.
type address struct{ url atomic.Value }

func (a *address) is(url string) { a.url.Store(url) }

func (a *address) now() string { return a.url.Load().(string) }

// acknowledgement is what the server has told a portal.
type acknowledgement struct {
	id        intake.ApplicationID
	documents []intake.DocumentID
}

// sending are portals at work.
type sending struct {
	t     *testing.T
	group sync.WaitGroup
	done  chan struct{}
	acks  []acknowledgement
	errs  []error
}

// sendAll sends parcels, each as a portal of its own that asks again with the same Idempotency-Key until it is answered.
func sendAll(t *testing.T, to *address, parcels []parcel) *sending {
	t.Helper()
	s := &sending{t: t, done: make(chan struct{}), acks: make([]acknowledgement, len(parcels)), errs: make([]error, len(parcels))}
	scans := map[string]scan{}
	for _, p := range parcels {
		for _, name := range p.documents {
			scans[name] = sample(t, name)
		}
	}
	for i, p := range parcels {
		body := declaring(t, p.service, scans[p.documents[0]].fields)
		s.group.Go(func() { s.acks[i], s.errs[i] = send(i, to, p, body, scans) })
	}
	go func() {
		s.group.Wait()
		close(s.done)
	}()
	return s
}

func (s *sending) wait() []acknowledgement {
	s.t.Helper()
	select {
	case <-s.done:
	case <-time.After(time.Minute):
		s.t.Fatal("the portals are not done sending")
	}
	if err := errors.Join(s.errs...); err != nil {
		s.t.Fatal(err)
	}
	return s.acks
}

func send(i int, to *address, p parcel, body []byte, scans map[string]scan) (acknowledgement, error) {
	var ack acknowledgement
	var created, uploaded struct {
		ID string `json:"id"`
	}
	if err := insist(to, fmt.Sprintf("open-%d", i), http.StatusCreated, "/v1/applications", "application/json", body, &created); err != nil {
		return ack, err
	}
	ack.id = intake.ApplicationID(created.ID)
	for j, name := range p.documents {
		path := fmt.Sprintf("/v1/applications/%s/documents?kind=%s", ack.id, scans[name].kind)
		if err := insist(to, fmt.Sprintf("upload-%d-%d", i, j), http.StatusCreated, path, "application/octet-stream", scans[name].bytes, &uploaded); err != nil {
			return ack, err
		}
		ack.documents = append(ack.documents, intake.DocumentID(uploaded.ID))
	}
	return ack, insist(to, fmt.Sprintf("submit-%d", i), http.StatusAccepted, "/v1/applications/"+string(ack.id)+"/submit", "application/json", nil, nil)
}

// insist repeats a request until the server answers; an answer other than the one wanted is an error.
func insist(to *address, key string, status int, path, mediaType string, body []byte, into any) error {
	var got reply
	var err error
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		got, err = applicant{url: to.now()}.try(http.MethodPost, path, mediaType, body, "Idempotency-Key", key)
		if err == nil {
			break
		}
	}
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", path, err)
	case got.status != status:
		return fmt.Errorf("%s: got status %d, want %d: %s", path, got.status, status, got.body)
	case into == nil:
		return nil
	default:
		return json.Unmarshal(got.body, into)
	}
}

// calmRun sends the same parcels to a server that nobody disturbs.
var calmRun = func() func(*testing.T) []api.Application {
	var once sync.Once
	var apps []api.Application
	return func(t *testing.T) []api.Application {
		t.Helper()
		once.Do(func() {
			calm := serve(t, embedded(t.TempDir()))
			to := &address{}
			to.is(calm.url)
			for _, ack := range sendAll(t, to, parcels).wait() {
				apps = append(apps, applicant{t: t, url: calm.url}.settled(ack.id, time.Minute))
			}
		})
		if len(apps) != len(parcels) {
			t.Fatal("the calm run failed")
		}
		return apps
	}
}()

// nothingTwice requires one verdict for every document and for the package, in the application and in its journal.
func nothingTwice(t *testing.T, portal applicant, app api.Application) {
	t.Helper()
	events := portal.journal(app.ID)
	if app.Verdict == nil || len(app.Earlier) != 0 || app.Status != intake.Concluded {
		t.Errorf("application %s: got status %s, verdict %v and %d before it; want one verdict", app.ID, app.Status, app.Verdict != nil, len(app.Earlier))
	}
	for kind, want := range map[intake.EventKind]int{intake.ApplicationCreated: 1, intake.ApplicationSubmitted: 1, intake.ApplicationConcluded: 1} {
		if got := count(events, kind, ""); got != want {
			t.Errorf("application %s: got %d events %s, want %d", app.ID, got, kind, want)
		}
	}
	for _, doc := range app.Documents {
		if doc.Verdict == nil || len(doc.Earlier) != 0 {
			t.Errorf("document %s: got verdict %v and %d before it, want one", doc.ID, doc.Verdict != nil, len(doc.Earlier))
		}
		for _, kind := range []intake.EventKind{intake.DocumentArrived, intake.DocumentExamined} {
			if got := count(events, kind, doc.ID); got != 1 {
				t.Errorf("document %s: got %d events %s, want 1", doc.ID, got, kind)
			}
		}
	}
}

// sameAs requires the decisions and codes of another run.
func sameAs(t *testing.T, what string, got, want api.Application) {
	t.Helper()
	if len(got.Documents) != len(want.Documents) {
		t.Fatalf("%s: got %d documents, want %d", what, len(got.Documents), len(want.Documents))
	}
	same := func(what string, got, want *api.Verdict) {
		t.Helper()
		if got == nil || got.Decision != want.Decision || !slices.Equal(codes(got), codes(want)) {
			t.Errorf("%s: got %+v, want %s %v", what, got, want.Decision, codes(want))
		}
	}
	same(what, got.Verdict, want.Verdict)
	for i := range got.Documents {
		same(fmt.Sprintf("%s, document %d (%s)", what, i+1, got.Documents[i].Kind), got.Documents[i].Verdict, want.Documents[i].Verdict)
	}
}
