package workers_test

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"

	"priyom/intake"
	draw "priyom/samples/make"
)

// tally is a store that counts the page images put into it, by name.
type tally struct {
	intake.Blobs
	mu  sync.Mutex
	put map[string]int
}

func (s *tally) Put(ctx context.Context, name string, r io.Reader, size int64, mediaType string) error {
	if strings.HasPrefix(name, "pages/") {
		s.mu.Lock()
		s.put[name]++
		s.mu.Unlock()
	}
	return s.Blobs.Put(ctx, name, r, size, mediaType)
}

func TestPageImagesAreMadeOnceForTheSameBytesWhateverTheyAreUploadedAs(t *testing.T) {
	h := newHouse(t)
	kinds := h.Judge.Ruleset().Kinds
	kinds["lease"].Budgets.Seconds++ // so that the file is drawn again for the one kind after the other
	counted := &tally{Blobs: h.blobs, put: map[string]int{}}
	h.Blobs = counted
	data := lease(t, draw.PDF, draw.None)
	h.store(t, data)
	for i, kind := range []intake.Kind{"lease", "fee_receipt", "lease"} {
		id := intake.ApplicationID([]string{"a", "b", "c"}[i])
		app := intake.NewApplication(id, "", "migration_registration", intake.Russian, nil, now)
		doc := intake.Document{ID: intake.DocumentID("d" + id), Kind: kind, Name: "a.pdf", Size: int64(len(data)), SHA256: sum(data), MediaType: "application/pdf"}
		if err := app.AddDocument(doc, now); err != nil {
			t.Fatal(err)
		}
		if err := h.records.Create(t.Context(), app); err != nil {
			t.Fatal(err)
		}
		h.do(t, intake.ExamineWork(id, doc.ID))
		if h.load(t, id).Verdict(doc.ID) == nil {
			t.Fatalf("the document of %s was not judged", id)
		}
	}
	if len(counted.put) < 2 {
		t.Fatalf("got page images %v, want a view and a thumbnail for each page", counted.put)
	}
	for name, times := range counted.put {
		if times != 1 {
			t.Errorf("%s was made %d times", name, times)
		}
	}
}
