package render_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
	"priyom/workers/render"
)

func examined(t *testing.T, data []byte) intake.Evidence {
	t.Helper()
	x := &workers.Examination{File: bytes.NewReader(data), Size: int64(len(data)), Budgets: intake.DefaultBudgets()}
	x.Evidence.File.MediaType = "application/pdf"
	err := render.Stage(newPool(t, "")).Pages(t.Context(), x, func(drawn *page.Image) error {
		x.Evidence.Pages = append(x.Evidence.Pages, intake.Page{Number: drawn.Number, DPI: drawn.DPI})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return x.Evidence
}

func TestWhatIsKnownOfAPDFIsNoted(t *testing.T) {
	whole := onePage(595, 842, square, "")
	middle := bytes.Index(whole, []byte("/Kids"))
	for _, tt := range []struct {
		name     string
		data     []byte
		damage   intake.Damage
		pages    int // drawn
		repaired bool
	}{
		{"a whole document", whole, intake.Intact, 1, false},
		{"one of three pages", manyPages(3), intake.Intact, 3, false},
		{"one whose end was lost, and nothing else", bytes.TrimSuffix(whole, []byte("%%EOF\n")), intake.Intact, 1, false},
		{"one cut off before its pages", whole[:middle], intake.Truncated, 0, true},
		{"one with nothing in it but its ends", []byte("%PDF-1.7\ngarbage\n%%EOF\n"), intake.Corrupt, 0, true},
		{"one whose cross-references are wrong", bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\n9"), 1), intake.Intact, 1, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := examined(t, tt.data)
			if got.File.PDF == nil || got.File.Damage != tt.damage || len(got.Pages) != tt.pages {
				t.Fatalf("got %+v with damage %q and %d pages, want %q and %d", got.File.PDF, got.File.Damage, len(got.Pages), tt.damage, tt.pages)
			}
			if tt.damage == intake.Intact && (got.File.PDF.Repaired != tt.repaired || got.File.PDF.PageCount != tt.pages || got.File.PDF.Encryption != intake.NotEncrypted) {
				t.Errorf("got %+v", got.File.PDF)
			}
		})
	}
}

func TestADamagedFileIsNotDrawn(t *testing.T) {
	x := &workers.Examination{File: bytes.NewReader(nil)}
	x.Evidence.File = intake.File{MediaType: "application/pdf", Damage: intake.Empty}
	if err := render.Stage(nil).Pages(t.Context(), x, nil); err != nil {
		t.Error(err)
	}
}

var errStore = errors.New("the store fails")

type failingStore struct{}

func (failingStore) ReadAt([]byte, int64) (int, error) { return 0, errStore }

func TestAStoreThatFailsIsNotHeldAgainstTheFile(t *testing.T) {
	for _, file := range []intake.File{{MediaType: "application/pdf"}, {MediaType: "image/png", Image: &intake.ImageFacts{Width: 8, Height: 8}}} {
		x := &workers.Examination{File: io.ReaderAt(failingStore{}), Size: 100}
		x.Evidence.File = file
		if err := render.Stage(nil).Pages(t.Context(), x, nil); !errors.Is(err, errStore) || x.Evidence.File.Damage != intake.Intact {
			t.Errorf("%s: got error %v and damage %q", file.MediaType, err, x.Evidence.File.Damage)
		}
	}
}
