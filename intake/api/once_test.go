package api

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"priyom/intake"
)

const openBody = `{"service":"migration_registration","fields":{"inn":"1"}}`

func TestTheSameRequestUnderTheSameKeyIsDoneOnce(t *testing.T) {
	h := open(t)
	first := h.post("/v1/applications", openBody, "Idempotency-Key: a").is(201)
	again := h.post("/v1/applications", `{ "fields": {"inn":"1"}, "service":"migration_registration" }`, "Idempotency-Key: a").is(201)
	again.has(map[string]any{"id": first.at("id"), "number": first.at("number")})
	if got := first.header.Get("Idempotent-Replayed"); got != "" {
		t.Errorf("got Idempotent-Replayed %q the first time, want none", got)
	}
	if got := again.header.Get("Idempotent-Replayed"); got != "true" {
		t.Errorf("got Idempotent-Replayed %q the second time, want true", got)
	}
	app := first.header.Get("Location")
	if got := again.header.Get("Location"); got != app {
		t.Errorf("got location %q, want %q", got, app)
	}

	upload := func() reply { return h.post(app+"/documents?kind=lease", pdf("x"), "Idempotency-Key: b").is(201) }
	doc := upload()
	upload().has(map[string]any{"id": doc.at("id")})
	submit := func() reply { return h.post(app+"/submit", "", "Idempotency-Key: c").is(202) }
	submit().has(map[string]any{"round": 1})
	submit().has(map[string]any{"round": 1})
	upload().has(map[string]any{"id": doc.at("id")}) // even now that nothing may be uploaded
	if got := upload().header.Get("Idempotent-Replayed"); got != "true" {
		t.Errorf("got Idempotent-Replayed %q, want true", got)
	}
	if got := h.stored(app); got.Round != 1 || len(got.Documents) != 1 {
		t.Errorf("got round %d and %d documents, want one of each", got.Round, len(got.Documents))
	}
}

func TestAKeyIsRefused(t *testing.T) {
	h := open(t)
	app := h.post("/v1/applications", openBody, "Idempotency-Key: a").is(201).header.Get("Location")
	other := h.opened()
	h.post(app+"/documents?kind=lease", pdf("x"), "Idempotency-Key: b").is(201)
	for name, c := range map[string]struct {
		path, body, key string
		status          int
		code            string
	}{
		"with another body":        {"/v1/applications", `{"service":"migration_registration"}`, "a", 409, "API.KEY.REUSED"},
		"with another file":        {app + "/documents?kind=lease", pdf("y"), "b", 409, "API.KEY.REUSED"},
		"with another kind":        {app + "/documents?kind=passport_foreign", pdf("x"), "b", 409, "API.KEY.REUSED"},
		"with another application": {other + "/documents?kind=lease", pdf("x"), "b", 409, "API.KEY.REUSED"},
		"with another operation":   {app + "/submit", "", "a", 409, "API.KEY.REUSED"},
		"when it is too long":      {"/v1/applications", openBody, strings.Repeat("k", 201), 400, "API.REQUEST.INVALID"},
		"with a blank in it":       {"/v1/applications", openBody, "a b", 400, "API.REQUEST.INVALID"},
	} {
		t.Run(name, func(t *testing.T) {
			h := h.in(t)
			h.post(c.path, c.body, "Idempotency-Key: "+c.key).refused(c.status, c.code)
		})
	}
	if got := h.stored(app); len(got.Documents) != 1 || got.Status != intake.Open {
		t.Errorf("got %d documents and %s, want one and open", len(got.Documents), got.Status)
	}
}

func TestAKeyBelongsToItsClient(t *testing.T) {
	h := open(t, func(c *Config) { c.Keys = map[string]string{"one": "1", "two": "2"} })
	first := h.post("/v1/applications", openBody, "Idempotency-Key: a", "Authorization: Bearer 1").is(201)
	second := h.post("/v1/applications", openBody, "Idempotency-Key: a", "Authorization: Bearer 2").is(201)
	if first.text("id") == second.text("id") {
		t.Error("the second client got the first one's application")
	}
}

func TestAFailedRequestDoesNotUseUpItsKey(t *testing.T) {
	h := open(t)
	app := h.opened()
	h.post(app+"/submit", "", "Idempotency-Key: a").refused(422, "INT.PACKAGE.EMPTY")
	h.uploaded(app, "lease", pdf("x"))
	h.post(app+"/submit", "", "Idempotency-Key: a").is(202)
}

func TestManyAtOnceUnderOneKeyHaveOneEffect(t *testing.T) {
	one := open(t)
	two := openIn(t, one.folder) // another process: it shares nothing but the stores
	houses := []*house{one, two}
	each := func(f func(h *house) reply) map[string]int {
		var wg sync.WaitGroup
		var mu sync.Mutex
		ids := map[string]int{}
		for i := range 16 {
			wg.Go(func() {
				got := f(houses[i%2])
				mu.Lock()
				defer mu.Unlock()
				ids[fmt.Sprint(got.status, " ", got.at("id"))]++
			})
		}
		wg.Wait()
		return ids
	}
	if got := each(func(h *house) reply { return h.post("/v1/applications", openBody, "Idempotency-Key: a") }); len(got) != 1 {
		t.Fatalf("opened: got %v, want one application", got)
	}
	list, err := one.records.Applications(t.Context(), intake.Filter{})
	if err != nil || len(list.Items) != 1 {
		t.Fatalf("got %d applications %v, want 1", len(list.Items), err)
	}
	app := "/v1/applications/" + string(list.Items[0].ID)
	if got := each(func(h *house) reply { return h.post(app+"/documents?kind=lease", pdf("x"), "Idempotency-Key: b") }); len(got) != 1 {
		t.Errorf("uploaded: got %v, want one document", got)
	}
	if got := each(func(h *house) reply { return h.post(app+"/submit", "", "Idempotency-Key: c") }); len(got) != 1 {
		t.Errorf("submitted: got %v, want the same answer for all", got)
	}
	if got := one.stored(app); len(got.Documents) != 1 || got.Round != 1 {
		t.Errorf("got %d documents in round %d, want 1 in 1", len(got.Documents), got.Round)
	}
	if err := intake.VerifyJournal(one.events(app), one.stored(app).Head); err != nil {
		t.Error(err)
	}
}

func TestManyUploadsAtOnceWithoutAKeyAreAllSeen(t *testing.T) {
	h := open(t)
	app := h.opened()
	var wg sync.WaitGroup
	for i := range 12 {
		wg.Go(func() { h.uploaded(app, "lease", pdf(fmt.Sprint(i))) })
	}
	wg.Wait()
	current := 0
	for _, doc := range h.stored(app).Documents {
		if doc.Counts() {
			current++
		}
		blob, err := h.service.Blobs.Open(t.Context(), intake.OriginalBlob(doc.SHA256))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(blob)
		if err := blob.Close(); err != nil {
			t.Error(err)
		}
		if err != nil || hexOf(string(data)) != doc.SHA256 {
			t.Errorf("the original of %s is not what it is named for: %v", doc.ID, err)
		}
	}
	if got := len(h.stored(app).Documents); got != 12 || current != 1 {
		t.Errorf("got %d documents, %d of them count; want 12 and 1", got, current)
	}
	h.get(app).is(http.StatusOK).has(map[string]any{"documents.#": 12})
}
