//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"priyom/intake"
)

// crowd are the portals of a chaos test: together they send a number of applications with three documents each, and
// ask again until they are answered.
type crowd struct {
	url    string
	seed   uint64
	direct bool // some documents go straight to the bucket
	plans  []plan
	gate   func(n int) // waits until the application is to be sent

	next    atomic.Int64
	halfway atomic.Int64 // uploads in the middle of being sent
	mu      sync.Mutex
	sent    []delivery
	again   map[string]int // why requests were repeated, and how often
	heads   []string       // of journals, as the answers told them: lines for journal verify --kept
	errs    []error
}

// plan is what an application consists of.
type plan struct {
	service intake.Service
	body    []byte // that opens it
	scans   []scan
}

// delivery is an application that was sent.
type delivery struct {
	plan    int
	id      intake.ApplicationID
	uploads []receipt
}

// receipt is what an upload was answered with: we hold the bytes now.
type receipt struct {
	document intake.DocumentID
	bytes    []byte
	at       time.Time
	direct   bool
}

// crowdParcels are good and bad documents that take little time to read.
var crowdParcels = []parcel{
	{"place_of_stay", []string{"passport_foreign.scan_jpeg", "migration_card.photo_jpeg", "lease.pdf"}},
	{"place_of_stay", []string{"passport_foreign.scan_jpeg.low_resolution", "migration_card.scan_jpeg.low_resolution", "lease.pdf.truncated"}},
	{"arrival_notice", []string{"passport_foreign.scan_pdf.truncated", "migration_card.scan_jpeg.blurred", "lease.pdf.encrypted"}},
	{"patent", []string{"passport_foreign.photo_jpeg.blurred", "migration_card.scan_pdf.blank", "medical_certificate.scan_jpeg.low_resolution"}},
	{"place_of_stay", []string{"passport_foreign.scan_pdf.blank", "migration_card.photo_jpeg", "lease.pdf.truncated"}},
	{"patent", []string{"passport_foreign.scan_jpeg.truncated", "migration_card.scan_jpeg.low_resolution", "medical_certificate.scan_jpeg.low_resolution"}},
	{"migration_registration", []string{"passport_foreign.scan_jpeg.low_resolution", "migration_card.scan_jpeg.low_resolution", "employment_contract.scan_jpeg.low_resolution"}},
	{"arrival_notice", []string{"passport_foreign.pdf.encrypted", "migration_card.photo_jpeg.dark", "lease.pdf.corrupt"}},
}

func plans(t testing.TB) []plan {
	t.Helper()
	var all []plan
	for _, parcel := range crowdParcels {
		p := plan{service: parcel.service}
		for _, name := range parcel.documents {
			p.scans = append(p.scans, sample(t, name))
		}
		p.body = declaring(t, p.service, p.scans[0].fields)
		all = append(all, p)
	}
	return all
}

// send sends so many applications, by several portals at once.
func (c *crowd) send(applications, portals int) error {
	c.sent, c.again = make([]delivery, applications), map[string]int{}
	var group sync.WaitGroup
	for range portals {
		group.Go(func() {
			for n := int(c.next.Add(1)) - 1; n < applications; n = int(c.next.Add(1)) - 1 {
				c.gate(n)
				if err := c.deliver(n); err != nil {
					c.mu.Lock()
					c.errs = append(c.errs, fmt.Errorf("application %d: %w", n, err))
					c.mu.Unlock()
				}
			}
		})
	}
	group.Wait()
	return errors.Join(c.errs...)
}

func (c *crowd) deliver(n int) error {
	random := rand.New(rand.NewPCG(c.seed, uint64(n))) //nolint:gosec // chance, not secrets
	one := delivery{plan: n % len(c.plans)}
	p := c.plans[one.plan]
	var app struct {
		ID   intake.ApplicationID `json:"id"`
		Head intake.Digest        `json:"journal_head"`
	}
	if err := c.insist(http.StatusCreated, fmt.Sprintf("open-%d", n), "/v1/applications", "application/json", p.body, false, &app); err != nil {
		return err
	}
	one.id = app.ID
	c.head(app.ID, app.Head)
	for i, scan := range p.scans {
		scan.bytes = marked(scan.bytes, fmt.Sprintf("%016x%08x%08x", c.seed, n, i))
		got, err := c.upload(n, i, app.ID, scan, random)
		if err != nil {
			return fmt.Errorf("%s: %w", scan.kind, err)
		}
		one.uploads = append(one.uploads, got)
	}
	if err := c.insist(http.StatusAccepted, fmt.Sprintf("submit-%d", n), "/v1/applications/"+string(app.ID)+"/submit", "application/json", nil, false, &app); err != nil {
		return err
	}
	c.head(app.ID, app.Head)
	c.sent[n] = one
	return nil
}

func (c *crowd) head(id intake.ApplicationID, head intake.Digest) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.heads = append(c.heads, fmt.Sprintf("%s %s\n", id, head))
}

// upload sends a document in one of the ways there are.
func (c *crowd) upload(n, i int, id intake.ApplicationID, s scan, random *rand.Rand) (receipt, error) {
	var doc struct {
		ID     intake.DocumentID `json:"id"`
		SHA256 string            `json:"sha256"`
	}
	got := receipt{bytes: s.bytes}
	var err error
	switch way := random.IntN(5); {
	case way == 0 && c.direct && s.media() != "":
		got.direct = true
		err = c.sendDirect(id, s, &doc)
	default:
		path := fmt.Sprintf("/v1/applications/%s/documents?kind=%s", id, s.kind)
		err = c.insist(http.StatusCreated, fmt.Sprintf("upload-%d-%d", n, i), path, "application/octet-stream", s.bytes, way < 3, &doc)
	}
	if err == nil && doc.SHA256 != s.sha256() {
		err = errors.New("the answer names other bytes than were sent")
	}
	got.document, got.at = doc.ID, time.Now()
	return got, err
}

// sendDirect sends a document straight to the bucket and completes it.
func (c *crowd) sendDirect(id intake.ApplicationID, s scan, into any) error {
	var ticket struct {
		URL, Complete string
		Fields        map[string]string
	}
	promise, err := json.Marshal(map[string]any{"kind": s.kind, "content_type": s.media(), "size": len(s.bytes), "sha256": s.sha256()})
	if err != nil {
		return err
	}
	if err := c.insist(http.StatusCreated, "", "/v1/applications/"+string(id)+"/uploads", "application/json", promise, false, &ticket); err != nil {
		return err
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, value := range ticket.Fields {
		_ = form.WriteField(name, value) // to memory
	}
	part, _ := form.CreateFormFile("file", "scan")
	_, _ = part.Write(s.bytes)
	_ = form.Close()
	post := func() (*http.Response, error) {
		return client.Post(ticket.URL, form.FormDataContentType(), bytes.NewReader(body.Bytes()))
	}
	if err := c.until(http.StatusNoContent, "the bucket", post, nil); err != nil {
		return err
	}
	return c.insist(http.StatusCreated, "", ticket.Complete, "application/json", nil, false, into)
}

// insist asks the API until it is answered as wanted. What we or our servers failed at is asked again; any other answer
// is an error.
func (c *crowd) insist(status int, key, path, mediaType string, body []byte, slowly bool, into any) error {
	post := func() (*http.Response, error) {
		var sending io.Reader = bytes.NewReader(body)
		if slowly {
			c.halfway.Add(1)
			sending = &slow{of: bytes.NewReader(body), step: len(body)/4 + 1, halfway: &c.halfway}
		}
		request, err := http.NewRequest(http.MethodPost, c.url+path, sending) //nolint:noctx // the client has a timeout
		if err != nil {
			return nil, err
		}
		request.ContentLength = int64(len(body))
		request.Header.Set("Content-Type", mediaType)
		if key != "" {
			request.Header.Set("Idempotency-Key", key)
		}
		return client.Do(request)
	}
	return c.until(status, path, post, into)
}

func (c *crowd) until(status int, what string, post func() (*http.Response, error), into any) error {
	why := ""
	for deadline := time.Now().Add(3 * time.Minute); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		var data []byte
		response, err := post()
		if err == nil {
			data, err = io.ReadAll(response.Body)
			_ = response.Body.Close()
		}
		switch {
		case err != nil:
			why = "no answer"
		case response.StatusCode == status && into != nil:
			return json.Unmarshal(data, into)
		case response.StatusCode == status:
			return nil
		case response.StatusCode == http.StatusTooManyRequests || response.StatusCode >= 500:
			why = fmt.Sprint(response.StatusCode)
		default:
			return fmt.Errorf("%s: got status %d, want %d: %s", what, response.StatusCode, status, data)
		}
		c.mu.Lock()
		c.again[why]++
		c.mu.Unlock()
	}
	return fmt.Errorf("%s: not answered for three minutes, last: %s", what, why)
}

// repeated is how many requests were repeated because of a status.
func (c *crowd) repeated(status int) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.again[fmt.Sprint(status)]
}

// slow is a body that takes its time.
type slow struct {
	of      io.Reader
	step    int
	halfway *atomic.Int64
	begun   bool
	ended   sync.Once
}

func (s *slow) Read(p []byte) (int, error) {
	if s.begun {
		time.Sleep(60 * time.Millisecond)
	}
	s.begun = true
	n, err := s.of.Read(p[:min(len(p), s.step)])
	if err != nil {
		s.done()
	}
	return n, err
}

// Close is called when nobody reads on.
func (s *slow) Close() error {
	s.done()
	return nil
}

func (s *slow) done() { s.ended.Do(func() { s.halfway.Add(-1) }) }

// media is the type of a file that may be sent straight to the bucket, or "".
func (s scan) media() string {
	switch {
	case bytes.HasPrefix(s.bytes, []byte("\xff\xd8")):
		return "image/jpeg"
	case bytes.HasPrefix(s.bytes, []byte("%PDF")):
		return "application/pdf"
	default:
		return ""
	}
}

// marked is the same document as other bytes, as many of them whatever the mark.
func marked(data []byte, mark string) []byte {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")): // a comment behind the start of the image
		segment := append([]byte{0xff, 0xfe, 0, byte(2 + len(mark))}, mark...)
		return slices.Concat(data[:2], segment, data[2:])
	case bytes.HasPrefix(data, []byte("%PDF")):
		return slices.Concat(data, []byte("\n%"+mark+"\n"))
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		chunk := append([]byte("tEXt"), ("mark\x00" + mark)...)
		length := len(chunk) - 4
		sum := crc32.ChecksumIEEE(chunk)
		const header = 8 + 25 // the signature and IHDR
		return slices.Concat(data[:header], []byte{0, 0, 0, byte(length)}, chunk, []byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}, data[header:])
	default:
		panic("no way to mark such a file: " + strings.ToValidUTF8(string(data[:min(8, len(data))]), "?"))
	}
}
