package review

import (
	"bytes"
	"context"
	"errors"
	"net/http"

	"priyom/intake"
)

// frame is what every page shows around its own content.
type frame struct {
	Words  words
	Locale intake.Locale
	Here   string // path and query up to a language, for switching it
	Title  string
	Reload int // seconds until the page shows itself anew; 0 for never
	Page   any
}

// answer renders a page whole before it sends anything, so that a failure is a page of its own.
func (p *pages) answer(w http.ResponseWriter, r *http.Request, status int, name string, f frame) {
	f.Locale = locale(w, r)
	f.Words = texts[f.Locale]
	f.Here = here(r)
	var body bytes.Buffer
	if err := p.templates[name].Execute(&body, f); err != nil {
		p.Log.ErrorContext(r.Context(), "a page cannot be rendered", "page", name, "error", err)
		http.Error(w, f.Words["failed"], http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = body.WriteTo(w) // whoever left does not read on
}

// here is this page's address up to the language it is asked for in, with the filter that it shows.
func here(r *http.Request) string {
	asked := r.URL.Query()
	asked.Del("lang")
	if len(asked) == 0 {
		return r.URL.EscapedPath() + "?lang="
	}
	return r.URL.EscapedPath() + "?" + asked.Encode() + "&lang="
}

// fail answers an error: what is not there with 404, everything else as a failure of ours.
func (p *pages) fail(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, intake.ErrNotFound):
		p.notFound(w, r)
	case errors.Is(err, context.Canceled):
	default:
		p.Log.ErrorContext(r.Context(), "a page failed", "path", r.Pattern, "error", err)
		p.answer(w, r, http.StatusInternalServerError, "problem", frame{Title: "500", Page: "failed"})
	}
}

func (p *pages) notFound(w http.ResponseWriter, r *http.Request) {
	p.answer(w, r, http.StatusNotFound, "problem", frame{Title: "404", Page: "not_found"})
}

// locale is the language asked for now, or the one chosen before, or Russian.
func locale(w http.ResponseWriter, r *http.Request) intake.Locale {
	const cookie = "lang"
	if asked := intake.Locale(r.URL.Query().Get("lang")); texts[asked] != nil {
		http.SetCookie(w, &http.Cookie{Name: cookie, Value: string(asked), Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteStrictMode})
		return asked
	}
	if chosen, err := r.Cookie(cookie); err == nil && texts[intake.Locale(chosen.Value)] != nil {
		return intake.Locale(chosen.Value)
	}
	return intake.Russian
}
