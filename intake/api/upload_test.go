package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
	"path/filepath"
	"strings"
	"syscall"
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

func TestAnUploadIsTurnedAway(t *testing.T) {
	content := pdf("a passport")
	send := func(body string, headers ...string) func() (string, []string) {
		return func() (string, []string) { return body, headers }
	}
	sendForm := func(parts ...string) func() (string, []string) {
		return func() (string, []string) {
			body, contentType := form(parts...)
			return body, []string{contentType}
		}
	}
	many := make([]string, 0, 4000)
	for range 900 {
		many = append(many, "fields", "{}")
	}
	whole, contentType := form("file|scan.pdf", content)
	for name, c := range map[string]struct {
		query  string
		send   func() (string, []string)
		status int
		code   string
		noted  bool // in the journal
	}{
		"one byte over the limit":             {send: send(content + strings.Repeat("x", limit+1-len(content))), status: 413, code: "FILE.SIZE.TOO_LARGE", noted: true},
		"one byte over the limit, as a form":  {send: sendForm("file|x.pdf", content+strings.Repeat("x", limit+1-len(content))), status: 413, code: "FILE.SIZE.TOO_LARGE", noted: true},
		"far over the limit":                  {send: send(strings.Repeat("x", 5*limit)), status: 413, code: "FILE.SIZE.TOO_LARGE", noted: true},
		"far over the limit, as a form":       {send: sendForm("file|x.pdf", strings.Repeat("x", 5*limit)), status: 413, code: "FILE.SIZE.TOO_LARGE", noted: true},
		"empty":                               {send: send(""), status: 422, code: "FILE.SIZE.EMPTY", noted: true},
		"empty, as a form":                    {send: sendForm("file|x.pdf", ""), status: 422, code: "FILE.SIZE.EMPTY", noted: true},
		"of a format that is not taken":       {send: send("GIF89a"), status: 422, code: "FILE.FORMAT.NOT_ALLOWED", noted: true},
		"of an unknown kind":                  {query: "&kind=", send: send(content), status: 422, code: "INT.DOCKIND.UNKNOWN"},
		"with another digest":                 {send: send(content, "Content-Digest: "+digestOf("other")), status: 422, code: "INT.UPLOAD.HASH_MISMATCH", noted: true},
		"with another digest, as a parameter": {query: "&sha256=" + hexOf("other"), send: send(content), status: 422, code: "INT.UPLOAD.HASH_MISMATCH", noted: true},
		"with another digest on the part":     {send: sendForm("file|x.pdf|Content-Digest: "+digestOf("other"), content), status: 422, code: "INT.UPLOAD.HASH_MISMATCH", noted: true},
		"with a digest that is none":          {send: send(content, "Content-Digest: sha-256=:AAAA:"), status: 400, code: "API.REQUEST.INVALID"},
		"with a parameter that is no digest":  {query: "&sha256=12", send: send(content), status: 422, code: "API.REQUEST.INVALID"},
		"compressed":                          {send: send(content, "Content-Encoding: gzip"), status: 415, code: "API.REQUEST.UNSUPPORTED_TYPE"},
		"without a file":                      {send: sendForm(), status: 400, code: "API.UPLOAD.MALFORMED"},
		"with a part of another name":         {send: sendForm("document|x.pdf", content), status: 400, code: "API.UPLOAD.MALFORMED"},
		"with two files":                      {send: sendForm("file|a.pdf", content, "file|b.pdf", content), status: 400, code: "API.UPLOAD.MALFORMED"},
		"with fields nobody asked for":        {send: sendForm("file|a.pdf", content, "fields", "{}"), status: 400, code: "API.UPLOAD.MALFORMED"},
		"with thousands of parts":             {send: sendForm(many...), status: 400, code: "API.UPLOAD.MALFORMED"},
		"with a huge header":                  {send: sendForm("file|x.pdf|X-Pad: "+strings.Repeat("a", 90_000), content), status: 400, code: "API.UPLOAD.MALFORMED"},
		"with a huge preamble":                {send: send(strings.Repeat("a", 90_000)+"\r\n"+whole, contentType), status: 400, code: "API.UPLOAD.MALFORMED"},
		"with a long tail after the form":     {send: send(strings.TrimSuffix(whole, "--\r\n")+"\r\n"+strings.Repeat("a", 90_000), contentType), status: 400, code: "API.UPLOAD.MALFORMED"},
		"with a boundary that never comes":    {send: send(whole, "Content-Type: multipart/form-data; boundary=other"), status: 400, code: "API.UPLOAD.MALFORMED"},
		"without a boundary":                  {send: send(whole, "Content-Type: multipart/form-data"), status: 400, code: "API.UPLOAD.MALFORMED"},
		"as half a form":                      {send: send(whole[:len(whole)/4], contentType), status: 400, code: "API.UPLOAD.MALFORMED"},
		"as a form without its last boundary": {send: send(whole[:strings.LastIndex(whole, "--")-40], contentType), status: 400, code: "INT.UPLOAD.INCOMPLETE"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			app := h.opened()
			query := "?kind=passport_foreign" + c.query
			if strings.HasPrefix(c.query, "&kind=") {
				query = "?kind=selfie"
			}
			body, headers := c.send()
			got := h.post(app+"/documents"+query, body, headers...).refused(c.status, c.code)
			if c.noted {
				got.has(map[string]any{"finding.code": c.code, "findings.0.subject.kind": "passport_foreign", "finding.outcome": "fail", "detail": c.code + " en applicant"})
			}
			h.nothingStored(app)
			noted := false
			for _, event := range h.events(app) {
				noted = noted || event.Kind == intake.UploadRefused && event.Detail["code"] == c.code
			}
			if noted != c.noted {
				t.Errorf("noted in the journal: got %v, want %v", noted, c.noted)
			}
		})
	}
}

func TestAllReasonsAtTheDoorAreTold(t *testing.T) {
	h := open(t)
	untold := io.MultiReader(strings.NewReader(strings.Repeat("x", limit+1))) // its length
	h.ask(http.MethodPost, h.opened()+"/documents?kind=lease", untold).refused(413, "FILE.SIZE.TOO_LARGE").
		has(map[string]any{"findings.#": 2, "findings.0.code": "FILE.SIZE.TOO_LARGE", "findings.1.code": "FILE.FORMAT.NOT_ALLOWED"})
}

func TestANoteAtTheDoorGoesWithTheDocument(t *testing.T) {
	h := open(t)
	h.post(h.opened()+"/documents?kind=lease&name=bad%E2%80%AE.pdf", pdf("x")).is(201).
		has(map[string]any{"findings.#": 1, "findings.0.code": "FILE.NAME.UNSAFE", "findings.0.severity": "warn"})
}

func TestARuleThatForgetsTheLimitLetsNothingOver(t *testing.T) {
	h := open(t, func(c *Config) { c.Engine = forgetful{&fakeEngine{}} })
	app := h.opened()
	h.post(app+"/documents?kind=lease", pdf(strings.Repeat("x", limit))).refused(413, "FILE.SIZE.TOO_LARGE").
		has(map[string]any{"finding.detail.limit": limit, "finding.detail.measured": limit + len(pdf(""))})
	h.nothingStored(app)
}

// forgetful has no rules for the door.
type forgetful struct{ *fakeEngine }

func (forgetful) Door(intake.Kind, intake.Upload, intake.Date) []intake.Finding { return nil }

// nothingStored requires an application without documents, a store without originals and an empty spool.
func (h *house) nothingStored(application string) {
	h.t.Helper()
	if docs := h.stored(application).Documents; len(docs) > 0 {
		h.t.Errorf("got documents %v, want none", docs)
	}
	err := filepath.WalkDir(filepath.Join(h.folder, "blobs"), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && strings.Contains(path, "originals") {
			h.t.Errorf("a blob was stored: %s", path)
		}
		return nil
	})
	if err != nil {
		h.t.Error(err)
	}
	h.spoolIsEmpty()
}

func (h *house) events(application string) []intake.Event {
	h.t.Helper()
	events, err := h.records.Events(context.Background(), id(application), 0)
	if err != nil {
		h.t.Fatal(err)
	}
	return events
}

func TestAFullDiskIsNotTheApplicantsFault(t *testing.T) {
	h := open(t, spooling)
	app := h.opened()
	h.service.spool = func() (*os.File, error) { return os.OpenFile("/dev/full", os.O_RDWR, 0) }
	got := h.post(app+"/documents?kind=lease", pdf("x")).refused(507, "API.STORAGE.FULL")
	if got.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	h.nothingStored(app)
	if events := h.events(app); len(events) != 1 {
		t.Errorf("got %d events, want the opening alone", len(events))
	}
}

// spooling leaves no memory for uploads.
func spooling(c *Config) { c.Memory = -1 }

func TestAnUploadGoesThroughTheSpoolWhenTheMemoryForUploadsIsTaken(t *testing.T) {
	h := open(t, func(c *Config) { c.Memory = limit + 1 })
	app := h.opened()
	release, ok := h.service.memory.take(limit + 1)
	if !ok {
		t.Fatal("there is no memory for one upload")
	}
	spooled := 0
	real := h.service.spool
	h.service.spool = func() (*os.File, error) { spooled++; return real() }
	content := pdf(strings.Repeat("x", 90_000))
	h.post(app+"/documents?kind=lease", content).is(201).has(map[string]any{"sha256": hexOf(content)})
	release()
	h.post(app+"/documents?kind=lease", content+"2").is(201).has(map[string]any{"sha256": hexOf(content + "2")})
	h.post(app+"/documents?kind=lease", strings.Repeat("x", 2*limit)).refused(413, "FILE.SIZE.TOO_LARGE")
	if spooled != 1 {
		t.Errorf("got %d through the spool, want the one for which there was no memory", spooled)
	}
	if left := h.service.memory.left; left != limit+1 {
		t.Errorf("got %d bytes of memory left, want all %d", left, limit+1)
	}
	h.spoolIsEmpty()
}

func TestAMissingSpoolIsAFailureOfOurs(t *testing.T) {
	h := open(t, spooling, func(c *Config) { c.Spool = "/nowhere/at/all" })
	h.post(h.opened()+"/documents?kind=lease", pdf("x")).refused(503, "API.SERVER.UNAVAILABLE")
}

func TestBlobsThatFailLeaveNoDocument(t *testing.T) {
	for code, err := range map[string]error{"API.SERVER.UNAVAILABLE": errors.New("no route to host"), "API.STORAGE.FULL": syscall.ENOSPC} {
		h := open(t, func(c *Config) { c.Blobs = failing{c.Blobs, err} })
		app := h.opened()
		got := h.post(app+"/documents?kind=lease", pdf("x"))
		got.refused(got.status, code)
		if got.status < 500 || got.header.Get("Retry-After") == "" {
			t.Errorf("got %d %v", got.status, got.header)
		}
		h.nothingStored(app)
	}
}

type failing struct {
	intake.Blobs
	err error
}

func (f failing) Put(context.Context, string, io.Reader, int64, string) error { return f.err }
