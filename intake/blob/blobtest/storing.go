package blobtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"priyom/intake"
)

var storing = []promise{
	{"What was put is there for every handle, byte for byte", func(t *testing.T, blobs intake.Blobs, again func() intake.Blobs) {
		for _, size := range []int{0, 1, 511, 512, 4096, 3 << 20, 20 << 20} {
			data, _ := content(size)
			name := fresh(t)
			put(t, blobs, name, data, "application/x-scan")
			holds(t, again(), name, data, "application/x-scan")
		}
	}},
	{"Originals and page images are stored under their names", func(t *testing.T, blobs intake.Blobs, again func() intake.Blobs) {
		data, sum := content(2 << 20)
		put(t, blobs, intake.OriginalBlob(sum), data, "application/pdf")
		put(t, blobs, intake.PageBlob(sum, 1, intake.View), data[:100], "image/jpeg")
		put(t, blobs, intake.PageBlob(sum, 1, intake.Thumbnail), data[:50], "image/jpeg")
		holds(t, again(), intake.OriginalBlob(sum), data, "application/pdf")
		holds(t, again(), intake.PageBlob(sum, 1, intake.View), data[:100], "image/jpeg")
		holds(t, again(), intake.PageBlob(sum, 1, intake.Thumbnail), data[:50], "image/jpeg")
	}},
	{"Media types come back as they were given", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		jpeg := append([]byte{0xff, 0xd8, 0xff, 0xe0}, make([]byte, 600)...)
		pdf, _ := content(600)
		for mediaType, data := range map[string][]byte{"image/jpeg": jpeg, "application/pdf": pdf, "image/png": jpeg, "text/plain; charset=utf-8": pdf} {
			name := fresh(t)
			put(t, blobs, name, data, mediaType)
			holds(t, blobs, name, data, mediaType)
		}
	}},
	{"An original is written once: putting it again changes nothing, not even its media type", func(t *testing.T, blobs intake.Blobs, again func() intake.Blobs) {
		data, sum := content(1000)
		put(t, blobs, intake.OriginalBlob(sum), data, "application/pdf")
		for _, mediaType := range []string{"image/png", "application/pdf", "text/plain"} {
			put(t, again(), intake.OriginalBlob(sum), data, mediaType)
			holds(t, blobs, intake.OriginalBlob(sum), data, "application/pdf")
		}
	}},
	{"What is derived is replaced when it is put again", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, sum := content(1000)
		for _, size := range []int{1000, 10, 500} {
			put(t, blobs, intake.PageBlob(sum, 1, intake.View), data[:size], "image/jpeg")
			holds(t, blobs, intake.PageBlob(sum, 1, intake.View), data[:size], "image/jpeg")
		}
	}},
	{"An original that was removed can be put again", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, sum := content(1000)
		for range 2 {
			put(t, blobs, intake.OriginalBlob(sum), data, "application/pdf")
			holds(t, blobs, intake.OriginalBlob(sum), data, "application/pdf")
			if err := blobs.Remove(context.Background(), intake.OriginalBlob(sum)); err != nil {
				t.Fatal(err)
			}
		}
	}},
	{"Any reader will do: only size bytes of it are read, from where it stands", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, _ := content(100_000)
		seeking := bytes.NewReader(data)
		seeking.Seek(10, io.SeekStart) //nolint:errcheck // a bytes.Reader can
		for what, r := range map[string]io.Reader{"stream": io.MultiReader(bytes.NewReader(data[10:])), "seeker": seeking} {
			t.Run(what, func(t *testing.T) {
				name := fresh(t)
				if err := blobs.Put(context.Background(), name, r, 90_000, "application/x-scan"); err != nil {
					t.Fatal(err)
				}
				holds(t, blobs, name, data[10:90_010], "application/x-scan")
			})
		}
	}},
	{"A blob that was removed is gone, and removing it again is no error", func(t *testing.T, blobs intake.Blobs, again func() intake.Blobs) {
		data, _ := content(1000)
		name := fresh(t)
		put(t, blobs, name, data, "image/png")
		for range 2 {
			if err := blobs.Remove(context.Background(), name); err != nil {
				t.Fatal(err)
			}
			if err := absent(again(), name); err != nil {
				t.Error(err)
			}
		}
	}},
	{"An open blob can be read to its end although it was removed", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, _ := content(1000)
		name := fresh(t)
		put(t, blobs, name, data, "application/pdf")
		blob, err := blobs.Open(context.Background(), name)
		if err != nil {
			t.Fatal(err)
		}
		defer blob.Close()
		if err := blobs.Remove(context.Background(), name); err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(blob); err != nil || !bytes.Equal(got, data) {
			t.Errorf("got %d bytes and %v, want %d", len(got), err, len(data))
		}
	}},
	{"Blobs that are open answer a ping", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		if err := blobs.Ping(context.Background()); err != nil {
			t.Error(err)
		}
	}},
}

// absent reports that a blob is there in some way.
func absent(blobs intake.Blobs, name string) error {
	if is, err := blobs.Has(context.Background(), name); err != nil || is {
		return fmt.Errorf("%s: got has %t and %v, want false", name, is, err)
	}
	blob, err := blobs.Open(context.Background(), name)
	if err == nil {
		blob.Close() //nolint:errcheck // it should not be there
	}
	if !errors.Is(err, intake.ErrNotFound) {
		return fmt.Errorf("%s: got %v, want ErrNotFound", name, err)
	}
	return nil
}
