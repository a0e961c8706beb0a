package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/intake/blob/blobtest"
)

// onBucket opens a house over a bucket.
func onBucket(t testing.TB, address string, settings ...func(*Config)) *house {
	t.Helper()
	blobs, err := blob.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, append([]func(*Config){func(c *Config) { c.Blobs = blobs }}, settings...)...)
}

// invited asks for a form for a file of the kind lease that is promised to be a PDF of some content.
func (h *house) invited(application, promised string) (id, complete string, form intake.Form) {
	h.t.Helper()
	asks := fmt.Sprintf(`{"kind":"lease","name":"договор.pdf","content_type":"application/pdf","size":%d,"sha256":%q}`, len(promised), hexOf(promised))
	got := h.post(application+"/uploads", asks).is(http.StatusCreated)
	var answer ticket
	if err := json.Unmarshal(got.body, &answer); err != nil {
		h.t.Fatal(err)
	}
	return string(answer.ID), answer.Complete, intake.Form{URL: answer.URL, Fields: answer.Fields}
}

// send posts a file to the store as a browser does, and returns the store's status.
func (h *house) send(form intake.Form, content string, changed ...string) int {
	h.t.Helper()
	for i := 0; i < len(changed); i += 2 {
		form.Fields[changed[i]] = changed[i+1]
	}
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, value := range form.Fields {
		_ = w.WriteField(name, value)
	}
	file, _ := w.CreateFormFile("file", "x.pdf")
	_, _ = io.WriteString(file, content)
	_ = w.Close()
	request, err := http.NewRequestWithContext(h.t.Context(), http.MethodPost, form.URL, &body)
	if err != nil {
		h.t.Fatal(err)
	}
	request.Header.Set("Content-Type", w.FormDataContentType())
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		h.t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read to its end
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode
}

// journal is the kinds of the application's events, in order.
func (h *house) journal(application string) string {
	var kinds []string
	for _, event := range h.events(application) {
		kinds = append(kinds, string(event.Kind))
	}
	return strings.Join(kinds, " ")
}

func TestADocumentIsUploadedStraightToTheStore(t *testing.T) {
	server := blobtest.StartMinIO(t)
	for name, c := range map[string]struct {
		promised, sent string
		change         []string // fields of the form
		stored         int      // what the store answers
		status         int      // what the completion answers
		code           string
		journal        string
	}{
		"as promised":                         {promised: pdf("a"), sent: pdf("a"), stored: 204, status: 201, journal: "application.created document.received"},
		"with other bytes of the same length": {promised: pdf("a"), sent: pdf("b"), stored: 204, status: 422, code: "INT.UPLOAD.HASH_MISMATCH", journal: "application.created upload.refused"},
		"with a byte missing":                 {promised: pdf("aa"), sent: pdf("a"), stored: 204, status: 422, code: "INT.UPLOAD.INCOMPLETE", journal: "application.created upload.refused"},
		"of a format that is not taken":       {promised: "GIF89a", sent: "GIF89a", stored: 204, status: 422, code: "FILE.FORMAT.NOT_ALLOWED", journal: "application.created upload.refused"},
		"longer than the kind allows":         {promised: pdf("a"), sent: pdf(strings.Repeat("x", limit)), stored: 400, status: 409, code: "API.UPLOAD.MISSING", journal: "application.created"},
		"empty":                               {promised: pdf("a"), sent: "", stored: 400, status: 409, code: "API.UPLOAD.MISSING", journal: "application.created"},
		"as another type":                     {promised: pdf("a"), sent: pdf("a"), change: []string{"Content-Type", "image/png"}, stored: 403, status: 409, code: "API.UPLOAD.MISSING", journal: "application.created"},
		"under another key":                   {promised: pdf("a"), sent: pdf("a"), change: []string{"key", "originals/x"}, stored: 403, status: 409, code: "API.UPLOAD.MISSING", journal: "application.created"},
		"with other promises":                 {promised: pdf("a"), sent: pdf("a"), change: []string{"x-amz-meta-Invitation", "e30"}, stored: 403, status: 409, code: "API.UPLOAD.MISSING", journal: "application.created"},
	} {
		t.Run(name, func(t *testing.T) {
			h := onBucket(t, server.Address("direct"))
			app := h.opened()
			id, complete, form := h.invited(app, c.promised)
			if got := h.send(form, c.sent, c.change...); got != c.stored {
				t.Fatalf("the store: got %d, want %d", got, c.stored)
			}
			var first []byte
			for range 2 { // the second answer is the first
				got := h.post(complete, "")
				if c.code != "" {
					got.refused(c.status, c.code)
				} else {
					got.is(c.status).has(map[string]any{"id": id, "kind": "lease", "name": "договор.pdf", "sha256": hexOf(c.sent), "size": len(c.sent), "status": "received"})
				}
				if first != nil && !bytes.Equal(first, got.body) {
					t.Errorf("asked again: got %s, want %s", got.body, first)
				}
				first = got.body
			}
			if got := h.journal(app); got != c.journal {
				t.Errorf("journal: got %s, want %s", got, c.journal)
			}
			is, err := h.service.Blobs.Has(t.Context(), intake.OriginalBlob(hexOf(c.sent)))
			if err != nil || c.status == 201 && !is {
				t.Errorf("the original: got %t, %v", is, err)
			}
		})
	}
}

func TestAFormIsRefusedForWhatWouldBeTurnedAway(t *testing.T) {
	h := onBucket(t, blobtest.StartMinIO(t).Address("refused"))
	app := h.opened()
	asks := func(kind, mediaType string, size int) string {
		return fmt.Sprintf(`{"kind":%q,"content_type":%q,"size":%d,"sha256":%q}`, kind, mediaType, size, hexOf(""))
	}
	h.post(app+"/uploads", asks("selfie", "application/pdf", 5)).refused(422, "INT.DOCKIND.UNKNOWN")
	h.post(app+"/uploads", asks("lease", "image/gif", 5)).refused(422, "FILE.FORMAT.NOT_ALLOWED")
	h.post(app+"/uploads", asks("lease", "application/pdf", limit+1)).refused(413, "FILE.SIZE.TOO_LARGE")
	h.post(app+"/uploads", asks("lease", "application/pdf", 0)).refused(422, "API.REQUEST.INVALID")
	h.post(app+"/uploads", `{"kind":"lease"}`).refused(422, "API.REQUEST.INVALID")
	h.post("/v1/applications/00000000-0000-4000-8000-000000000000/uploads", asks("lease", "application/pdf", 5)).refused(404, "API.APPLICATION.NOT_FOUND")
	for _, unknown := range []string{"x", "00000000-0000-4000-8000-000000000000", "urn:uuid:00000000-0000-4000-8000-000000000000"} {
		h.post(app+"/uploads/"+unknown+"/complete", "").refused(404, "API.UPLOAD.MISSING")
	}
	h.post(app+"/uploads/01000000-0000-7000-8000-000000000000/complete", "").refused(410, "INT.UPLOAD.TICKET_EXPIRED")
	h.uploaded(app, "lease", pdf("x"))
	h.post(app+"/submit", "").is(202)
	h.post(app+"/uploads", asks("lease", "application/pdf", 5)).refused(409, "INT.STATE.LOCKED_AFTER_REVIEW")
}

func TestWithoutABucketADirectUploadSaysThatItNeedsOne(t *testing.T) {
	h := open(t)
	app := h.opened()
	h.post(app+"/uploads", fmt.Sprintf(`{"kind":"lease","content_type":"application/pdf","size":5,"sha256":%q}`, hexOf(""))).refused(501, "API.UPLOAD.DIRECT_UNAVAILABLE")
	h.post(app+"/uploads/01000000-0000-7000-8000-000000000000/complete", "").refused(501, "API.UPLOAD.DIRECT_UNAVAILABLE")
}

const hookToken = "a-token-of-the-tests"

// hooked opens a house that the store's webhook reaches.
func hooked(t *testing.T) *house {
	t.Helper()
	var house atomic.Pointer[house]
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := house.Load()
		if h == nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		h.server.Config.Handler.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	server := blobtest.StartMinIO(t, "MINIO_NOTIFY_WEBHOOK_ENABLE_PRIYOM=on", "MINIO_NOTIFY_WEBHOOK_ENDPOINT_PRIYOM="+front.URL+"/hooks/bucket",
		"MINIO_NOTIFY_WEBHOOK_AUTH_TOKEN_PRIYOM="+hookToken, "MINIO_NOTIFY_WEBHOOK_QUEUE_DIR_PRIYOM="+t.TempDir())
	h := onBucket(t, server.Address("hooked", "notify=PRIYOM"), func(c *Config) { c.HookToken = hookToken })
	house.Store(h)
	return h
}

// arrives waits until the application has a number of documents.
func (h *house) arrives(application string, documents int) *intake.Application {
	h.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		app := h.stored(application)
		if len(app.Documents) >= documents {
			return app
		}
		if time.Now().After(deadline) {
			h.t.Fatalf("got %d documents in 20 s, want %d: %s\n%s", len(app.Documents), documents, h.journal(application), h.log)
		}
	}
}

func TestTheStoreTellsOfAnUploadThatNobodyCompletes(t *testing.T) {
	h := hooked(t)
	app := h.opened()
	id, complete, form := h.invited(app, pdf("told"))
	if got := h.send(form, pdf("told")); got != 204 {
		t.Fatalf("the store: got %d", got)
	}
	doc := h.arrives(app, 1).Documents[0]
	if string(doc.ID) != id || doc.SHA256 != hexOf(pdf("told")) || doc.Name != "договор.pdf" {
		t.Errorf("got %+v", doc)
	}
	if got, want := h.journal(app), "application.created upload.noticed document.received"; got != want {
		t.Errorf("journal: got %s, want %s", got, want)
	}
	h.post(complete, "").is(201).has(map[string]any{"id": id}) // a completion that comes after all
	if got := len(h.stored(app).Documents); got != 1 {
		t.Errorf("got %d documents, want 1", got)
	}
	if strings.Contains(h.log.String(), "договор") || strings.Contains(h.log.String(), hookToken) {
		t.Error("the log tells a name or the token")
	}
}

func TestCompletionAndNotificationAtOnceGiveOneDocument(t *testing.T) {
	h := hooked(t)
	app := h.opened()
	const count = 8
	for n := range count {
		content := pdf(fmt.Sprint("at once ", n))
		id, complete, form := h.invited(app, content)
		if got := h.send(form, content); got != 204 {
			t.Fatalf("the store: got %d", got)
		}
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() { h.post(complete, "").is(201).has(map[string]any{"id": id}) })
		}
		group.Go(func() {
			if err := h.service.collect(context.Background(), 0); err != nil {
				t.Error(err)
			}
		})
		group.Wait()
	}
	stored := h.arrives(app, count)
	received := 0
	for _, event := range h.events(app) {
		if event.Kind == intake.DocumentArrived {
			received++
		}
	}
	if len(stored.Documents) != count || received != count {
		t.Errorf("got %d documents and %d events, want %d of each", len(stored.Documents), received, count)
	}
}

// TestAFormThatIsUsedAgainChangesNothing is of a client that sends another file by the form of one that was taken in.
func TestAFormThatIsUsedAgainChangesNothing(t *testing.T) {
	h := onBucket(t, blobtest.StartMinIO(t).Address("again"))
	app := h.opened()
	id, complete, form := h.invited(app, pdf("a"))
	h.send(form, pdf("a"))
	h.post(complete, "").is(201).has(map[string]any{"id": id, "sha256": hexOf(pdf("a"))})
	if got := h.send(form, pdf("b")); got != 204 {
		t.Fatalf("the store: got %d", got)
	}
	h.post(complete, "").is(201).has(map[string]any{"id": id, "sha256": hexOf(pdf("a"))})
	if err := h.service.collect(t.Context(), 0); err != nil {
		t.Error(err)
	}
	if got, want := h.journal(app), "application.created document.received"; got != want {
		t.Errorf("journal: got %s, want %s", got, want)
	}
}

func TestOnlyTheStoreMayNotify(t *testing.T) {
	h := onBucket(t, blobtest.StartMinIO(t).Address("token"), func(c *Config) { c.HookToken = hookToken })
	for _, header := range []string{"X: y", "Authorization: Bearer", "Authorization: Bearer wrong", "Authorization: Basic " + hookToken} {
		h.post("/hooks/bucket", `{}`, header).refused(401, "API.AUTH.REQUIRED")
	}
	token := "Authorization: Bearer " + hookToken
	h.post("/hooks/bucket", `{"Records":[]}`, token).is(204)
	h.post("/hooks/bucket", `{"Records":[{"s3":{"bucket":{"name":"token"},"object":{"key":"incoming%2F..%2Fx"}}},{"s3":{"bucket":{"name":"other"},"object":{"key":"incoming/a/b"}}}]}`, token).is(204)
	h.post("/hooks/bucket", `[1]`, token).refused(400, "API.REQUEST.INVALID")
	nobody := onBucket(t, blobtest.StartMinIO(t).Address("token"))
	nobody.post("/hooks/bucket", `{}`, "Authorization: Bearer ").refused(401, "API.AUTH.REQUIRED")
}

func TestAnUploadThatNobodyTellsOfIsFoundAndClearedAway(t *testing.T) {
	now := time.Now()
	h := onBucket(t, blobtest.StartMinIO(t).Address("found"), func(c *Config) { c.Now = func() time.Time { return now } })
	good, bad, late := h.opened(), h.opened(), h.opened()
	goodID, goodCompletes, form := h.invited(good, pdf("found"))
	h.send(form, pdf("found"))
	_, badCompletes, form := h.invited(bad, pdf("found"))
	h.send(form, pdf("other"))
	_, lateCompletes, form := h.invited(late, pdf("late"))
	h.send(form, pdf("late"))
	h.judge(late, h.uploaded(late, "lease", pdf("before")), accepting())
	h.post(late+"/submit", "").is(202)
	look := func() {
		t.Helper()
		if err := h.service.collect(t.Context(), noticeAfter); err != nil {
			t.Fatal(err)
		}
	}
	look()
	if got := len(h.stored(good).Documents); got != 0 {
		t.Fatalf("got %d documents before the client had its time", got)
	}
	now = now.Add(time.Minute)
	look()
	if got, want := h.journal(good), "application.created upload.noticed document.received"; got != want {
		t.Errorf("journal: got %s, want %s", got, want)
	}
	if got, want := h.journal(bad), "application.created upload.refused"; got != want {
		t.Errorf("journal: got %s, want %s", got, want)
	}
	now = now.Add(formWithin)
	look() // the late one is turned away for good, the others are cleared away
	look()
	left := 0
	if err := h.service.Blobs.List(t.Context(), intake.Incoming, func(intake.BlobInfo) error { left++; return nil }); err != nil || left != 0 {
		t.Errorf("got %d left where files are sent to, %v", left, err)
	}
	if got := h.journal(late); !strings.HasSuffix(got, "upload.refused") {
		t.Errorf("an upload to what is being judged: got %s", got)
	}
	h.post(goodCompletes, "").is(201).has(map[string]any{"id": goodID})
	h.post(badCompletes, "").refused(422, "INT.UPLOAD.HASH_MISMATCH")
	h.post(lateCompletes, "").refused(422, "INT.STATE.LOCKED_AFTER_REVIEW")
}

// dropping is an engine whose rules have the kind lease until they have it no longer.
type dropping struct {
	*fakeEngine
	dropped atomic.Bool
}

func (e *dropping) Catalogue() intake.Catalogue { return droppingCatalogue{dropped: e.dropped.Load()} }

type droppingCatalogue struct {
	fakeCatalogue
	dropped bool
}

func (c droppingCatalogue) Kind(name intake.Kind) (intake.KindInfo, bool) {
	if c.dropped && name == "lease" {
		return intake.KindInfo{}, false
	}
	return c.fakeCatalogue.Kind(name)
}

func TestAnUploadWhoseKindIsGoneFromTheRulesComesToAnEnd(t *testing.T) {
	now := time.Now()
	engine := &dropping{fakeEngine: &fakeEngine{}}
	h := onBucket(t, blobtest.StartMinIO(t).Address("dropped"), func(c *Config) {
		c.Now = func() time.Time { return now }
		c.Engine = engine
	})
	before, after, back := h.opened(), h.opened(), h.opened()
	id, completes, form := h.invited(before, pdf("before"))
	h.send(form, pdf("before"))
	h.post(completes, "").is(201).has(map[string]any{"id": id})
	_, afterCompletes, form := h.invited(after, pdf("after"))
	h.send(form, pdf("after"))
	_, backCompletes, form := h.invited(back, pdf("back"))
	h.send(form, pdf("back"))
	look := func() {
		t.Helper()
		if err := h.service.collect(t.Context(), noticeAfter); err != nil {
			t.Fatal(err)
		}
	}
	engine.dropped.Store(true)
	h.post(completes, "").is(201).has(map[string]any{"id": id}) // what was taken in stays so
	now = now.Add(time.Minute)
	look()
	for complete, app := range map[string]string{afterCompletes: after, backCompletes: back} {
		h.post(complete, "").refused(422, "INT.DOCKIND.UNKNOWN")
		if got, want := h.journal(app), "application.created"; got != want {
			t.Errorf("a process with newer rules may still take it in: got %s, want %s", got, want)
		}
	}
	engine.dropped.Store(false)
	h.post(backCompletes, "").is(201)
	engine.dropped.Store(true)
	now = now.Add(2 * formWithin)
	for range 3 { // it is turned away, once, and cleared away
		look()
	}
	if got, want := h.journal(after), "application.created upload.refused"; got != want {
		t.Errorf("journal: got %s, want %s", got, want)
	}
	events := h.events(after)
	if detail := events[len(events)-1].Detail; detail["code"] != "INT.DOCKIND.UNKNOWN" || detail["kind"] != "lease" {
		t.Errorf("noted %v", detail)
	}
	left := 0
	if err := h.service.Blobs.List(t.Context(), intake.Incoming, func(intake.BlobInfo) error { left++; return nil }); err != nil || left != 0 {
		t.Errorf("got %d left where files are sent to, %v", left, err)
	}
	h.post(afterCompletes, "").refused(422, "INT.DOCKIND.UNKNOWN")
	if strings.Contains(h.log.String(), "left for later") {
		t.Errorf("it is tried again and again: %s", h.log)
	}
}
