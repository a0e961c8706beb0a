package blobtest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"priyom/intake"
)

var listing = []promise{
	{"A list names what is under a prefix, with size and time, and nothing beside it", func(t *testing.T, blobs intake.Blobs, again func() intake.Blobs) {
		data, _ := content(1200)
		folder := fresh(t)
		put(t, blobs, folder+"x/1", data, "application/pdf") // begins alike, but is another folder
		want := map[string]int64{}
		for n := range 12 {
			name := fmt.Sprintf("%s/%d/%d.jpg", folder, n%3, n)
			put(t, blobs, name, data[:100*n], "application/x-scan") // a folder keeps such a type in a file of its own
			want[name] = int64(100 * n)
		}
		err := again().List(context.Background(), folder+"/", func(info intake.BlobInfo) error {
			size, ok := want[info.Name]
			if !ok || size != info.Size {
				t.Errorf("got %s with %d bytes, want %d", info.Name, info.Size, size)
			}
			if age := time.Since(info.Modified); age < -5*time.Second || age > time.Minute {
				t.Errorf("%s: got an age of %v", info.Name, age)
			}
			delete(want, info.Name)
			return nil
		})
		if err != nil || len(want) > 0 {
			t.Errorf("got %v, and without %v", err, want)
		}
	}},
	{"A list of nothing is no error, and one that is called off is", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		never := func(info intake.BlobInfo) error { return fmt.Errorf("got %s", info.Name) }
		if err := blobs.List(context.Background(), fresh(t)+"/", never); err != nil {
			t.Error(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := blobs.List(ctx, "", func(intake.BlobInfo) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
	}},
	{"A list stops at the first error of who reads it", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		data, _ := content(10)
		folder := fresh(t)
		put(t, blobs, folder+"/1", data, "image/png")
		put(t, blobs, folder+"/2", data, "image/png")
		enough, seen := errors.New("enough"), 0
		err := blobs.List(context.Background(), folder+"/", func(intake.BlobInfo) error { seen++; return enough })
		if !errors.Is(err, enough) || seen != 1 {
			t.Errorf("got %v after %d, want the reader's error after 1", err, seen)
		}
	}},
	{"A prefix that could lead elsewhere is refused", func(t *testing.T, blobs intake.Blobs, _ func() intake.Blobs) {
		for _, prefix := range []string{"..", "../", "/", "a", "a//", ".tmp/", "a/../", "имя/"} {
			if err := blobs.List(context.Background(), prefix, func(intake.BlobInfo) error { return nil }); err == nil {
				t.Errorf("%q: got no error", prefix)
			}
		}
	}},
	{"Only what was put before a time is removed before it, and of that nothing is left", func(t *testing.T, blobs intake.Blobs, again func() intake.Blobs) {
		ctx := context.Background()
		data, sum := content(1000)
		original, derived := intake.OriginalBlob(sum), fresh(t)
		for range 2 {
			put(t, blobs, original, data, "application/pdf")
			put(t, blobs, derived, data, "application/x-scan")
		}
		for _, name := range []string{original, derived} {
			if removed, err := blobs.RemoveBefore(ctx, name, time.Now().Add(-time.Minute)); err != nil || removed {
				t.Errorf("young: got %t, %v", removed, err)
			}
			holds(t, blobs, name, data, map[string]string{original: "application/pdf", derived: "application/x-scan"}[name])
			if removed, err := blobs.RemoveBefore(ctx, name, time.Now().Add(time.Minute)); err != nil || !removed {
				t.Errorf("old: got %t, %v", removed, err)
			}
			if err := absent(again(), name); err != nil {
				t.Error(err)
			}
			if removed, err := blobs.RemoveBefore(ctx, name, time.Now().Add(time.Minute)); err != nil || removed {
				t.Errorf("gone: got %t, %v", removed, err)
			}
		}
	}},
}
