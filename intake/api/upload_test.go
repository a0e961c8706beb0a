package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
	"strings"
	"testing"

	"priyom/intake"
)

func hexOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

func digestOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "sha-256=:" + base64.StdEncoding.EncodeToString(sum[:]) + ":"
}

// form writes a multipart body. Parts are "name", "name|filename" or "name|filename|Header: value", each followed by its content.
func form(parts ...string) (body, contentType string) {
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	for i := 0; i < len(parts); i += 2 {
		spec := strings.SplitN(parts[i], "|", 3)
		disposition := fmt.Sprintf(`form-data; name=%q`, spec[0])
		if len(spec) > 1 {
			disposition += fmt.Sprintf(`; filename="%s"`, spec[1])
		}
		header := textproto.MIMEHeader{"Content-Disposition": {disposition}}
		if len(spec) > 2 {
			name, value, _ := strings.Cut(spec[2], ": ")
			header.Set(name, value)
		}
		part, _ := w.CreatePart(header)
		_, _ = part.Write([]byte(parts[i+1]))
	}
	_ = w.Close()
	return buf.String(), "Content-Type: " + w.FormDataContentType()
}

func TestAnUploadIsTakenIn(t *testing.T) {
	content := pdf("a passport")
	whole := func(parts ...string) func() (string, []string) {
		return func() (string, []string) {
			body, contentType := form(parts...)
			return body, []string{contentType}
		}
	}
	raw := func(headers ...string) func() (string, []string) {
		return func() (string, []string) { return content, headers }
	}
	for name, c := range map[string]struct {
		query   string
		send    func() (string, []string)
		name    string
		verdict int
	}{
		"as a form":                                {send: whole("file|scan.pdf", content), name: "scan.pdf"},
		"as a form with a Cyrillic name":           {send: whole("file|паспорт.pdf", content), name: "паспорт.pdf"},
		"as a form that names folders":             {send: whole(`file|../../etc/x.pdf`, content), name: "x.pdf"},
		"as a form with a digest on its part":      {send: whole("file|scan.pdf|Content-Digest: "+digestOf(content), content), name: "scan.pdf"},
		"as a raw body without a name":             {send: raw("Content-Type: application/pdf"), name: "file"},
		"as a raw body named by the query":         {query: "&name=scan.pdf", send: raw(), name: "scan.pdf"},
		"as a raw body named by disposition":       {query: "&name=x", send: raw(`Content-Disposition: attachment; filename="scan.pdf"`), name: "scan.pdf"},
		"as a raw body with an encoded name":       {send: raw(`Content-Disposition: attachment; filename*=UTF-8''%D0%BF.pdf`), name: "п.pdf"},
		"with a type that is nonsense":             {send: raw("Content-Type: ;;;"), name: "file"},
		"with the digest it has":                   {send: raw("Content-Digest: md5=:AAAA:, " + digestOf(content)), name: "file"},
		"with the digest it has, as a parameter":   {query: "&sha256=" + hexOf(content), send: raw(), name: "file"},
		"with a digest in capitals":                {query: "&sha256=" + strings.ToUpper(hexOf(content)), send: raw(), name: "file"},
		"with a name that turns the reading round": {query: "&name=a%E2%80%AEfdp.exe%00.pdf", send: raw(), name: "afdp.exe.pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			app := h.opened()
			body, headers := c.send()
			got := h.post(app+"/documents?kind=passport_foreign"+c.query, body, headers...).is(http.StatusCreated)
			got.has(map[string]any{
				"kind": "passport_foreign", "name": c.name, "size": len(content), "sha256": hexOf(content),
				"media_type": "application/pdf", "status": "received", "round": 1, "verdict": nil, "application": id(app),
			})
			if got, want := got.header.Get("Location"), "/v1/documents/"+got.text("id"); got != want {
				t.Errorf("got location %q, want %q", got, want)
			}
			if has, err := h.service.Blobs.Has(t.Context(), intake.OriginalBlob(hexOf(content))); err != nil || !has {
				t.Errorf("the original is not stored: %v %v", has, err)
			}
			h.spoolIsEmpty()
		})
	}
}

// spoolIsEmpty requires that nothing is left of any upload.
func (h *house) spoolIsEmpty() {
	h.t.Helper()
	left, err := os.ReadDir(h.spool)
	if err != nil || len(left) > 0 {
		h.t.Errorf("left in the spool: %v %v", left, err)
	}
}
