package api

import (
	"bytes"
	"fmt"
	"net/http"
	"testing"

	"priyom/intake"
)

func TestADocumentIsReadWithItsPages(t *testing.T) {
	h := open(t)
	app := h.opened()
	doc := h.uploaded(app, "lease", pdf("x"))
	h.get("/v1/documents/" + doc).is(200).has(map[string]any{"status": "received", "pages.#": 0, "verdict": nil})
	h.judge(app, doc, blurred())
	h.get("/v1/documents/" + doc).is(200).has(map[string]any{
		"application": id(app), "status": "judged", "verdict.decision": "rejected", "verdict.findings.#": 1,
		"pages.#": 1, "pages.0.width": 1000, "pages.0.dpi": 300,
		"pages.0.view": "/v1/documents/" + doc + "/pages/1", "pages.0.thumb": "/v1/documents/" + doc + "/pages/1?size=thumb",
	})
}

func TestADocumentIsTakenBack(t *testing.T) {
	h := open(t)
	app := h.opened()
	remove := func(doc string) reply { return h.ask(http.MethodDelete, "/v1/documents/"+doc, nil) }
	earlier := h.uploaded(app, "lease", pdf("earlier"))
	doc := h.uploaded(app, "lease", pdf("x"))
	remove(doc).is(http.StatusNoContent)
	h.get(app).has(map[string]any{"documents.1.status": "removed", "documents.0.id": earlier, "documents.0.superseded_by": nil})
	remove(doc).refused(404, "API.DOCUMENT.NOT_FOUND")
	h.post(app+"/submit", "").is(202)
	remove(earlier).refused(409, "INT.STATE.LOCKED_AFTER_REVIEW")
	h.judge(app, earlier, blurred())
	remove(earlier).refused(409, "API.DOCUMENT.JUDGED")
}

func TestAPageIsSeen(t *testing.T) {
	h := open(t)
	app := h.opened()
	doc := h.uploaded(app, "lease", pdf("x"))
	images := map[intake.PageSize]string{intake.View: "\xff\xd8\xffview", intake.Thumbnail: "\xff\xd8\xffthumb"}
	for size, image := range images {
		name := intake.PageBlob(hexOf(pdf("x")), 1, size)
		if err := h.service.Blobs.Put(t.Context(), name, bytes.NewReader([]byte(image)), int64(len(image)), "image/jpeg"); err != nil {
			t.Fatal(err)
		}
	}
	page := "/v1/documents/" + doc + "/pages/1"
	for query, size := range map[string]intake.PageSize{"": intake.View, "?size=view": intake.View, "?size=thumb": intake.Thumbnail} {
		got := h.get(page + query).is(200)
		if string(got.body) != images[size] {
			t.Errorf("%q: got %q, want %q", query, got.body, images[size])
		}
		for name, want := range map[string]string{
			"Content-Type": "image/jpeg", "Cache-Control": "private, max-age=31536000, immutable",
			"X-Content-Type-Options": "nosniff", "Content-Length": fmt.Sprint(len(images[size])),
			"ETag": fmt.Sprintf(`"%s-1-%s"`, hexOf(pdf("x")), size),
		} {
			if got := got.header.Get(name); got != want {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
		}
		h.get(page+query, "If-None-Match: "+got.header.Get("ETag")).is(304)
	}
	if got := h.ask(http.MethodHead, page, nil).is(200); len(got.body) != 0 {
		t.Errorf("got %d bytes with the head", len(got.body))
	}
	h.get("/v1/documents/"+doc+"/pages/2").refused(404, "API.PAGE.NOT_FOUND")
	h.get("/v1/documents/"+doc+"/pages/0").refused(422, "API.REQUEST.INVALID")
	h.get("/v1/documents/"+doc+"/pages/one").refused(422, "API.REQUEST.INVALID")
	h.get(page+"?size=huge").refused(422, "API.REQUEST.INVALID")
	h.ask(http.MethodDelete, "/v1/documents/"+doc, nil).is(204)
	h.get(page).refused(404, "API.PAGE.NOT_FOUND") // taken back means out of sight
}
