package api

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func TestToAClientTheApplicationsOfAnotherDoNotExist(t *testing.T) {
	folder := t.TempDir()
	before := openIn(t, folder)
	anybodys := before.opened() // made before there were keys
	h := openIn(t, folder, func(c *Config) {
		c.Keys, c.All = map[string]string{"first": "one", "second": "two", "reviewer": "all"}, []string{"reviewer"}
	})
	const first, second, reviewer = "Authorization: Bearer one", "Authorization: Bearer two", "Authorization: Bearer all"
	app := h.post("/v1/applications", `{"service":"migration_registration"}`, first).is(201).header.Get("Location")
	doc := h.post(app+"/documents?kind=lease", pdf("x"), first).is(201).header.Get("Location")
	for _, c := range []struct{ method, path, body string }{
		{"GET", app, ""}, {"GET", app + "?wait=1s", ""}, {"GET", app + "/events", ""},
		{"PATCH", app + "/fields", `{"fields":{"purpose":"work"}}`}, {"POST", app + "/submit", ""},
		{"POST", app + "/documents?kind=lease", pdf("y")},
		{"GET", doc, ""}, {"DELETE", doc, ""}, {"GET", doc + "/pages/1", ""},
	} {
		got := h.ask(c.method, c.path, strings.NewReader(c.body), second)
		got.is(http.StatusNotFound)
		if strings.Contains(string(got.body), "lease") {
			t.Errorf("%s %s: got %s", c.method, c.path, got.body)
		}
		unknown := strings.NewReplacer(string(id(app)), "00000000-0000-4000-8000-000000000000", strings.TrimPrefix(doc, "/v1/documents/"), "00000000-0000-4000-8000-000000000000").Replace(c.path)
		if want := h.ask(c.method, unknown, strings.NewReader(c.body), second); string(got.body) != string(want.body) {
			t.Errorf("%s %s: got %s, want what is answered for none: %s", c.method, c.path, got.body, want.body)
		}
	}
	if got, want := h.journal(app), "application.created document.received"; got != want {
		t.Errorf("journal: got %s, want %s", got, want)
	}
	for _, key := range []string{first, reviewer} {
		h.get(app, key).is(200).has(map[string]any{"documents.#": 1})
		h.get(doc, key).is(200)
	}
	for n, key := range []string{first, second, reviewer} {
		h.post(fmt.Sprintf("%s/documents?kind=lease&name=%d", anybodys, n), pdf("z"), key).is(201)
	}
}
