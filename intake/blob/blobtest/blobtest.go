// Package blobtest says what every Blobs must keep.
package blobtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"testing"

	"priyom/intake"
)

// Run holds Blobs against the promises of the port. Open opens the blobs of a test, which may be used by other tests
// at the same time: each call gives a further handle on the same.
func Run(t *testing.T, open func(t *testing.T) intake.Blobs) {
	t.Helper()
	for _, promise := range slices.Concat(storing, naming, listing, failing, crowding) {
		t.Run(promise.name, func(t *testing.T) { promise.hold(t, open(t), func() intake.Blobs { return open(t) }) })
	}
}

// promise is something that Blobs says it does. Again gives another handle on the same blobs.
type promise struct {
	name string
	hold func(t *testing.T, blobs intake.Blobs, again func() intake.Blobs)
}

// fresh is a name nobody has used.
func fresh(t *testing.T) string { return "test/" + t.Name()[:4] + "/" + rand.Text() }

// content is some bytes that look like a PDF, others with each call, and the SHA-256 of them.
func content(size int) ([]byte, string) {
	data := make([]byte, size)
	rand.Read(data) //nolint:errcheck // never fails
	copy(data, "%PDF-1.7\n")
	sum := sha256.Sum256(data)
	return data, hex.EncodeToString(sum[:])
}

// put stores bytes or ends the test, and removes them when it is over.
func put(t *testing.T, blobs intake.Blobs, name string, data []byte, mediaType string) {
	t.Helper()
	if err := blobs.Put(context.Background(), name, bytes.NewReader(data), int64(len(data)), mediaType); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { blobs.Remove(context.Background(), name) }) //nolint:errcheck // tidiness only
}

// holds checks that a blob is there with these bytes.
func holds(t *testing.T, blobs intake.Blobs, name string, want []byte, mediaType string) {
	t.Helper()
	blob, err := blobs.Open(context.Background(), name)
	if err != nil {
		t.Fatal(err)
	}
	defer blob.Close()
	got, err := io.ReadAll(blob)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got %d bytes, want other %d", name, len(got), len(want))
	}
	if blob.Size != int64(len(want)) || blob.MediaType != mediaType {
		t.Errorf("%s: got size %d and media type %q, want %d and %q", name, blob.Size, blob.MediaType, len(want), mediaType)
	}
	if is, err := blobs.Has(context.Background(), name); err != nil || !is {
		t.Errorf("%s: got has %t, %v", name, is, err)
	}
}
