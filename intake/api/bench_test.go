package api

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/intake/blob"
)

// roomy takes files of five megabytes.
type roomy struct{ *fakeEngine }

func (roomy) Door(intake.Kind, intake.Upload, intake.Date) []intake.Finding { return nil }
func (roomy) Catalogue() intake.Catalogue                                   { return roomyCatalogue{} }

type roomyCatalogue struct{ fakeCatalogue }

func (c roomyCatalogue) Kind(kind intake.Kind) (intake.KindInfo, bool) {
	info, ok := c.fakeCatalogue.Kind(kind)
	info.MaxBytes = 5 << 20
	return info, ok
}

// scan is a file of two megabytes; every call makes another one, so that no store can skip it.
func scan(b *testing.B) []byte {
	b.Helper()
	data := bytes.Repeat([]byte("%PDF-1.7 a page of a scan "), 2<<20/26)
	if _, err := rand.Read(data[len(data)-32:]); err != nil {
		b.Fatal(err)
	}
	return data
}

// BenchmarkUpload is what a client waits for a file of 2 MB: received, hashed, stored, recorded.
func BenchmarkUpload(b *testing.B) {
	for _, as := range []string{"raw", "form"} {
		b.Run(as, func(b *testing.B) {
			h := open(b, func(c *Config) { c.Engine = roomy{&fakeEngine{}} })
			handler := h.service.handler()
			b.ReportAllocs()
			b.SetBytes(2 << 20)
			for i := 0; b.Loop(); i++ {
				b.StopTimer() // an application each: a long history is another matter
				path := h.opened() + "/documents?kind=lease"
				body, contentType := string(scan(b)), "application/pdf"
				if as == "form" {
					body, contentType = form("file|scan.pdf", body)
					contentType = strings.TrimPrefix(contentType, "Content-Type: ")
				}
				r := httptest.NewRequestWithContext(context.Background(), http.MethodPost, path, strings.NewReader(body))
				r.Header.Set("Content-Type", contentType)
				w := httptest.NewRecorder()
				b.StartTimer()
				handler.ServeHTTP(w, r)
				if w.Code != http.StatusCreated {
					b.Fatalf("got %d %s", w.Code, w.Body)
				}
			}
		})
	}
}

// BenchmarkPut is the bare store under BenchmarkUpload.
func BenchmarkPut(b *testing.B) {
	blobs, err := blob.Open(b.Context(), "dir:"+filepath.Join(b.TempDir(), "blobs"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(2 << 20)
	for b.Loop() {
		b.StopTimer()
		data := scan(b)
		name := intake.OriginalBlob(hexOf(string(data)))
		b.StartTimer()
		if err := blobs.Put(b.Context(), name, bytes.NewReader(data), int64(len(data)), "application/pdf"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGet is a read of an application with twenty judged documents.
func BenchmarkGet(b *testing.B) {
	h := open(b)
	app := h.opened()
	for i := range 20 {
		h.judge(app, h.uploaded(app, "lease", pdf(fmt.Sprint(i))), blurred())
	}
	handler := h.service.handler()
	b.ReportAllocs()
	for b.Loop() {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(context.Background(), http.MethodGet, app, nil))
		if w.Code != http.StatusOK {
			b.Fatalf("got %d", w.Code)
		}
	}
}
