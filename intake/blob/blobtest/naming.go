package blobtest

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"priyom/intake"
)

var naming = []promise{
	{"What is not there is ErrNotFound, also under and above a name that is", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		name := fresh(t)
		for _, never := range []string{name, "never", "never/ever/put"} {
			if err := absent(blobs, never); err != nil {
				t.Error(err)
			}
		}
		data, _ := content(10)
		put(t, blobs, name+"/1.jpg", data, "image/jpeg")
		for _, near := range []string{name, name + "/1", name + "/1.jpg.jpg", name + "/1.jpg/1"} {
			if err := absent(blobs, near); err != nil {
				t.Error(err)
			}
		}
	}},
	{"A name that could lead elsewhere is refused by every method", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		ctx := context.Background()
		for _, name := range []string{
			"", ".", "..", "../x", "a/../../x", "a/..", "/etc/passwd", "a//b", "a/", "/a", "./a", "a/./b", ".tmp/x", "a/.x.type",
			`a\b`, "a\x00b", "a\nb", "a b", "имя", "a%2e%2e", "a?b", "a#b", strings.Repeat("a/", 300) + "a", strings.Repeat("a", 300),
		} {
			for what, ask := range map[string]func() error{
				"Put":    func() error { return blobs.Put(ctx, name, bytes.NewReader(nil), 0, "image/png") },
				"Open":   func() error { _, err := blobs.Open(ctx, name); return err },
				"Has":    func() error { _, err := blobs.Has(ctx, name); return err },
				"Remove": func() error { return blobs.Remove(ctx, name) },
			} {
				if err := ask(); err == nil || errors.Is(err, intake.ErrNotFound) {
					t.Errorf("%s %q: got %v, want it refused", what, name, err)
				}
			}
		}
	}},
	{"A name that carries a SHA-256 takes no other bytes", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, sum := content(100_000)
		name := intake.OriginalBlob(sum)
		data[50_000] ^= 1
		if err := blobs.Put(context.Background(), name, bytes.NewReader(data), int64(len(data)), "application/pdf"); err == nil {
			t.Error("got no error")
		}
		if err := absent(blobs, name); err != nil {
			t.Error(err)
		}
		data[50_000] ^= 1
		put(t, blobs, name, data, "application/pdf")
		data[50_000] ^= 1
		if err := blobs.Put(context.Background(), name, bytes.NewReader(data), int64(len(data)), "application/pdf"); err == nil {
			t.Error("over what is there: got no error")
		}
		data[50_000] ^= 1
		holds(t, blobs, name, data, "application/pdf")
	}},
}
