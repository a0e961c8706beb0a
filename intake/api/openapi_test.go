package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// contract is the published document as another implementation understands it.
var contract = sync.OnceValues(func() (*openapi3.T, error) {
	s := newService(Config{Engine: &fakeEngine{}, Reasons: fakeReasons{}})
	data, err := json.Marshal(s.api.OpenAPI())
	if err != nil {
		return nil, err
	}
	return openapi3.NewLoader().LoadFromData(data)
})

func TestTheDocumentIsValidOpenAPI31(t *testing.T) {
	doc, err := contract()
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Errorf("validate: %v", err)
	}
	if !doc.IsOpenAPI31OrLater() {
		t.Errorf("got version %s, want 3.1", doc.OpenAPI)
	}
}

// conforms holds an answer against the document: status, content type, schema.
func (h *house) conforms(r *http.Request, got reply) {
	h.t.Helper()
	doc, err := contract()
	if err != nil {
		h.t.Fatal(err)
	}
	_, pattern := h.service.mux.Handler(r)
	method, path, _ := strings.Cut(pattern, " ")
	item := doc.Paths.Find(path)
	if item == nil {
		return // not of the API: the document itself, or nothing at all
	}
	responses := item.GetOperation(method).Responses
	response := responses.Value(fmt.Sprint(got.status))
	if response == nil {
		response = responses.Default()
	}
	if got.status == http.StatusNoContent || got.status == http.StatusNotModified {
		if len(got.body) > 0 {
			h.t.Errorf("%s: %d with a body", pattern, got.status)
		}
		return
	}
	mediaType, _, _ := mime.ParseMediaType(got.header.Get("Content-Type"))
	content := response.Value.Content[mediaType]
	if content == nil {
		h.t.Errorf("%s: the document does not tell of %s with %d", pattern, mediaType, got.status)
		return
	}
	if !strings.HasSuffix(mediaType, "json") || r.Method == http.MethodHead {
		return
	}
	var value any
	if err := json.NewDecoder(bytes.NewReader(got.body)).Decode(&value); err != nil {
		h.t.Errorf("%s: %v", pattern, err)
		return
	}
	if err := content.Schema.Value.VisitJSON(value, openapi3.EnableJSONSchema2020(), openapi3.MultiErrors()); err != nil {
		h.t.Errorf("%s answers %d with what the document does not say: %.300v", pattern, got.status, err)
	}
}
