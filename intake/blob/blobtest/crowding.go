package blobtest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
	"testing"

	"priyom/intake"
)

var crowding = []promise{
	{"Many may put the same name at once while others read: they see all of it or nothing", func(t *testing.T, blobs intake.Blobs, again func() intake.Blobs) {
		data, sum := content(300_000)
		name := intake.OriginalBlob(sum)
		handles := []intake.Blobs{blobs, again()}
		var group sync.WaitGroup
		for n := range 6 {
			group.Go(func() {
				for range 5 {
					if err := handles[n%2].Put(context.Background(), name, bytes.NewReader(data), int64(len(data)), "application/pdf"); err != nil {
						t.Error(err)
					}
				}
			})
			group.Go(func() {
				for range 10 {
					if err := wholeOrAbsent(handles[n%2], name, data); err != nil {
						t.Error(err)
					}
				}
			})
		}
		group.Wait()
		holds(t, blobs, name, data, "application/pdf")
	}},
	{"Many may put many names at once", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		var group sync.WaitGroup
		for range 6 {
			group.Go(func() {
				for range 8 {
					data, sum := content(20_000)
					if err := blobs.Put(context.Background(), intake.OriginalBlob(sum), bytes.NewReader(data), int64(len(data)), "application/pdf"); err != nil {
						t.Error(err)
					}
					if err := wholeOrAbsent(blobs, intake.OriginalBlob(sum), data); err != nil {
						t.Error(err)
					}
				}
			})
		}
		group.Wait()
	}},
}

func wholeOrAbsent(blobs intake.Blobs, name string, want []byte) error {
	blob, err := blobs.Open(context.Background(), name)
	if errors.Is(err, intake.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	defer blob.Close()
	got, err := io.ReadAll(blob)
	if err == nil && !bytes.Equal(got, want) {
		return errors.New("some of the bytes, or others")
	}
	return err
}
