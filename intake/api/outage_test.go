package api

import (
	"fmt"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/intake/blob/blobtest"
)

func TestWhileTheBucketIsAwayUploadsAreAskedToComeAgainAndNothingIsLost(t *testing.T) {
	server := blobtest.StartMinIO(t)
	h := onBucket(t, server.Address("away"))
	app := h.opened()
	before := pdf("before")
	h.uploaded(app, "passport_foreign", before)
	id, complete, form := h.invited(app, pdf("sent before"))
	if got := h.send(form, pdf("sent before")); got != 204 {
		t.Fatalf("the store: got %d", got)
	}
	server.Stop()
	h.get("/readyz").is(503).has(map[string]any{"status": "down", "down.#": 1, "down.0": "blobs"})
	during := pdf("during")
	for what, got := range map[string]reply{
		"an upload":    h.post(app+"/documents?kind=passport_foreign", during),
		"a completion": h.post(complete, ""),
	} {
		if got.refused(503, "API.SERVER.UNAVAILABLE"); got.header.Get("Retry-After") == "" {
			t.Errorf("%s: no Retry-After", what)
		}
	}
	if got, want := h.journal(app), "application.created document.received"; got != want {
		t.Errorf("journal: got %s, want %s", got, want)
	}
	server.Start()
	h.get("/readyz").is(200).has(map[string]any{"status": "ok", "down.#": 0})
	h.uploaded(app, "passport_foreign", during)
	h.post(complete, "").is(201).has(map[string]any{"id": id})
	for _, content := range []string{before, during, pdf("sent before")} {
		if is, err := h.service.Blobs.Has(t.Context(), intake.OriginalBlob(hexOf(content))); err != nil || !is {
			t.Errorf("%s: got %t, %v", content, is, err)
		}
	}
}

func TestAFullBucketIsNotTheApplicantsFault(t *testing.T) {
	server := blobtest.StartMinIO(t)
	h := onBucket(t, server.Address("full"))
	app := h.opened()
	server.Quota("full", 100)
	content := pdf(strings.Repeat("x", 1000))
	if got := h.post(app+"/documents?kind=lease", content).refused(507, "API.STORAGE.FULL"); got.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	if got := len(h.stored(app).Documents); got != 0 {
		t.Errorf("got %d documents, want none", got)
	}
	server.Quota("full", 0)
	h.post(app+"/documents?kind=lease", content).is(201).has(map[string]any{"sha256": hexOf(content), "size": fmt.Sprint(len(content))})
}
