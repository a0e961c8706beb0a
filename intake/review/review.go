// Package review serves the reviewers' pages and the start page: server-rendered, with nothing from other hosts.
// Reviewers read; they change nothing yet.
package review

import (
	"embed"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"priyom/intake"
)

// Config is what the pages stand on.
type Config struct {
	Records intake.Records
	Blobs   intake.Blobs
	Engine  intake.Engine
	Reasons intake.Reasons
	// Keys admit reviewers by HTTP Basic: name to secret. When nil, everybody may read; when empty, nobody.
	Keys map[string]string
	Now  func() time.Time
	Log  *slog.Logger
}

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// pages answers the requests.
type pages struct {
	Config
	templates map[string]*template.Template
}

// New returns the pages: / to begin with, /review for the list, /review/{id} for an application.
func New(config Config) http.Handler {
	p := &pages{Config: config, templates: map[string]*template.Template{}}
	for _, name := range []string{"start", "list", "application", "problem"} {
		p.templates[name] = template.Must(template.New("layout.html").Funcs(functions).ParseFS(templateFiles, "templates/layout.html", "templates/"+name+".html"))
	}
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		panic(err) // the folder is embedded
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(static))))
	mux.HandleFunc("GET /{$}", p.start)
	mux.HandleFunc("GET /review", p.list)
	mux.HandleFunc("GET /review/{id}", p.application)
	mux.HandleFunc("GET /review/pages/{document}/{page}", p.image)
	mux.HandleFunc("/", p.notFound)
	return secured(p.admit(mux))
}

// secured adds the headers that keep a page from loading, or being loaded by, anything foreign.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func cached(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=300")
		next.ServeHTTP(w, r)
	})
}
