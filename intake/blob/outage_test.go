package blob_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"syscall"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob/blobtest"
)

func TestABucketWhoseServerGoesAwayComesBackByItself(t *testing.T) {
	server := blobtest.StartMinIO(t)
	blobs := open(t, server.Address("outage"))
	data, name := benchData()
	put := func() error {
		return blobs.Put(t.Context(), name, bytes.NewReader(data), int64(len(data)), "application/pdf")
	}
	server.Stop()
	begun := time.Now()
	for what, err := range map[string]error{"ping": blobs.Ping(t.Context()), "put": put()} {
		if err == nil || !strings.Contains(err.Error(), "does not answer") || !strings.Contains(err.Error(), "PRIYOM_BLOBS") {
			t.Errorf("%s: got %v, want an error that names the setting", what, err)
		}
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("it took %v to say so", took)
	}
	server.Start()
	if err := blobs.Ping(t.Context()); err != nil {
		t.Errorf("ping when it is back: %v", err)
	}
	if err := put(); err != nil {
		t.Fatalf("put when it is back: %v", err)
	}
	server.Stop() // as a power cut would
	server.Start()
	if is, err := blobs.Has(t.Context(), name); err != nil || !is {
		t.Errorf("what was answered for: got %t, %v", is, err)
	}
}

func TestAFullBucketIsToldAtStartAndLater(t *testing.T) {
	server := blobtest.StartMinIO(t)
	blobs := open(t, server.Address("full"))
	server.Quota("full", 1)
	checkRefused(t, context.Background(), server.Address("full"), "hunter2", "is full", "raise the bucket's quota")
	data, name := benchData()
	err := blobs.Put(t.Context(), name, bytes.NewReader(data), int64(len(data)), "application/pdf")
	if !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("put: got %v, want ENOSPC", err)
	}
	if is, err := blobs.Has(t.Context(), name); err != nil || is {
		t.Errorf("got has %t, %v", is, err)
	}
	server.Quota("full", 0)
	if err := blobs.Ping(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestABucketIsMadeWithVersionsAndKeepsWhatIsReplaced(t *testing.T) {
	server := blobtest.StartMinIO(t)
	blobs := open(t, server.Address("versions"))
	for _, content := range []string{"one", "two"} {
		if err := blobs.Put(t.Context(), "a/derived", strings.NewReader(content), 3, "text/plain"); err != nil {
			t.Fatal(err)
		}
	}
	removed, err := blobs.RemoveBefore(t.Context(), "a/derived", time.Now().Add(time.Minute))
	if err != nil || !removed { // which it refuses where no versions are kept
		t.Errorf("got %t, %v", removed, err)
	}
	if err := blobs.List(t.Context(), "", func(info intake.BlobInfo) error { return errors.New(info.Name) }); err != nil {
		t.Errorf("left behind: %v", err)
	}
}
