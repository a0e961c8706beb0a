package workers_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/intake/record"
	"priyom/workers"
)

func TestOrphansAreWhatNoRecordNamesAndIsOldEnough(t *testing.T) {
	address := os.Getenv("PRIYOM_TEST_S3")
	if address == "" {
		t.Fatal("PRIYOM_TEST_S3 names no bucket to try: run make test, which starts a server")
	}
	for name, at := range map[string]string{"folder": "dir:" + t.TempDir(), "bucket": address + "-orphans"} {
		t.Run(name, func(t *testing.T) {
			ctx := t.Context()
			blobs, err := blob.Open(ctx, at)
			if err != nil {
				t.Fatal(err)
			}
			records, err := record.Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "priyom.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer records.Close() //nolint:errcheck // the test is over
			app := intake.NewApplication("11111111-1111-4111-8111-111111111111", "", "patent", intake.Russian, nil, time.Now())
			if err := records.Create(ctx, app); err != nil {
				t.Fatal(err)
			}
			put := func(name string, data string) {
				t.Helper()
				if err := blobs.Put(ctx, name, bytes.NewReader([]byte(data)), int64(len(data)), "application/pdf"); err != nil {
					t.Fatal(err)
				}
			}
			sum := func(data string) string { s := sha256.Sum256([]byte(data)); return hex.EncodeToString(s[:]) }
			kept, lost, removed := t.Name()+"kept", t.Name()+"lost", t.Name()+"removed"
			for _, data := range []string{kept, lost, removed} {
				put(intake.OriginalBlob(sum(data)), data)
				put(intake.PageBlob(sum(data), 1, intake.View), data)
			}
			_, err = records.Change(ctx, app.ID, func(app *intake.Application) error {
				for i, data := range []string{kept, removed} {
					doc := intake.Document{ID: intake.DocumentID(rune('a' + i)), Kind: "visa", SHA256: sum(data)}
					if err := app.AddDocument(doc, time.Now()); err != nil {
						return err
					}
				}
				return app.RemoveDocument("b", time.Now())
			})
			if err != nil {
				t.Fatal(err)
			}
			put(intake.IncomingBlob(app.ID, "x"), "waiting")
			put(intake.IncomingBlob("22222222-2222-4222-8222-222222222222", "x"), "of nobody")
			put("notes/other", "of another program")

			want := []string{intake.IncomingBlob("22222222-2222-4222-8222-222222222222", "x"), intake.OriginalBlob(sum(lost)), intake.PageBlob(sum(lost), 1, intake.View)}
			slices.Sort(want)
			soon := time.Now().Add(time.Minute)
			if got, named := orphans(t, blobs, records, soon); !slices.Equal(got, want) || named != 5 {
				t.Errorf("got %v beside %d named, want %v beside 5", got, named, want)
			}
			if got, _ := orphans(t, blobs, records, time.Now().Add(-time.Minute)); len(got) != 0 {
				t.Errorf("got %v, which are young", got)
			}
			for _, name := range want {
				if is, err := blobs.RemoveBefore(ctx, name, soon); err != nil || !is {
					t.Errorf("remove: got %t, %v", is, err)
				}
			}
			if got, named := orphans(t, blobs, records, soon); len(got) != 0 || named != 5 {
				t.Errorf("afterwards: got %v beside %d named", got, named)
			}
		})
	}
}

func orphans(t *testing.T, blobs intake.Blobs, records intake.Records, before time.Time) ([]string, int) {
	t.Helper()
	var names []string
	named, err := workers.Orphans(context.Background(), blobs, records, before, func() {}, func(info intake.BlobInfo) error {
		names = append(names, info.Name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names, named
}
