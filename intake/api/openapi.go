package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html/template"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// newAPI returns a huma API that speaks JSON only and serves nothing of its own: publish does.
func (s *service) newAPI() huma.API {
	return humago.New(s.mux, huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title:       "Priyom",
				Version:     s.Version,
				Description: "Takes in scanned documents and tells whether they can be accepted, with every reason why not.",
			},
			Components: &huma.Components{
				SecuritySchemes: map[string]*huma.SecurityScheme{"key": {Type: "http", Scheme: "bearer"}},
			},
			Security: []map[string][]string{{"key": {}}, {}},
		},
		Formats:                      map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{s.asProblem},
	})
}

// schema is the schema of a type, in the components.
func (s *service) schema(t reflect.Type) *huma.Schema {
	return s.api.OpenAPI().Components.Schemas.Schema(t, true, t.Name())
}

// publish serves the document that was generated, and a page made from it.
func (s *service) publish() {
	document := s.api.OpenAPI()
	delete(document.Components.Schemas.Map(), "ErrorModel") // huma's own; we answer with Problem
	asJSON, err := json.Marshal(document)
	if err != nil {
		panic(err) // a mistake in this package
	}
	asYAML, err := document.YAML()
	if err != nil {
		panic(err) // as above
	}
	s.static("/openapi.json", "application/openapi+json", asJSON)
	s.static("/openapi.yaml", "application/openapi+yaml", asYAML)
	s.static("/docs", "text/html; charset=utf-8", docsPage(document))
}

func (s *service) static(path, contentType string, content []byte) {
	s.mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("Cache-Control", "public, max-age=300")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
		_, _ = w.Write(content) // nobody is left to tell
	})
}

//go:embed docs.html
var docsTemplate string

type docsOperation struct {
	Method, Path string
	*huma.Operation
}

// docsPage lists the operations, on the page itself: it loads nothing.
func docsPage(document *huma.OpenAPI) []byte {
	var operations []docsOperation
	for path, item := range document.Paths {
		for method, op := range map[string]*huma.Operation{
			"GET": item.Get, "POST": item.Post, "PATCH": item.Patch, "PUT": item.Put, "DELETE": item.Delete,
		} {
			if op != nil {
				operations = append(operations, docsOperation{method, path, op})
			}
		}
	}
	slices.SortFunc(operations, func(a, b docsOperation) int {
		return strings.Compare(a.Path+" "+a.Method, b.Path+" "+b.Method)
	})
	var page bytes.Buffer
	view := struct {
		Info       *huma.Info
		Operations []docsOperation
	}{document.Info, operations}
	if err := template.Must(template.New("docs").Parse(docsTemplate)).Execute(&page, view); err != nil {
		panic(err) // a mistake in docs.html
	}
	return page.Bytes()
}
