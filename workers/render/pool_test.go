package render_test

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"priyom/workers/render"
)

// brief are limits that make hostile files fail soon.
func brief() render.Limits {
	limits := render.Default
	limits.PerPage, limits.Document = 500*time.Millisecond, time.Second
	return limits
}

func draw(t testing.TB, pool *render.Pool, data []byte) ([]render.Page, render.Outcome, error) {
	t.Helper()
	var pages []render.Page
	outcome, err := pool.Draw(t.Context(), data, func(page render.Page) error {
		pages = append(pages, page)
		return nil
	})
	return pages, outcome, err
}

// good checks that the pool still serves.
func good(t testing.TB, pool *render.Pool) {
	t.Helper()
	pages, outcome, err := draw(t, pool, onePage(595, 842, square, ""))
	if err != nil || outcome.Fault != "" || len(pages) != 1 {
		t.Fatalf("a good document: got %d pages, fault %q, error %v", len(pages), outcome.Fault, err)
	}
}

func TestAPageIsDrawnAtTheResolutionForVectorsWithItsInkInPlace(t *testing.T) {
	pool := newPool(t, "", render.Limits{})
	pages, outcome, err := draw(t, pool, onePage(595, 842, square, ""))
	if err != nil || len(pages) != 1 {
		t.Fatalf("got %d pages, error %v", len(pages), err)
	}
	if outcome.Pages != 1 || outcome.Version != "1.7" || outcome.Encryption != "None" {
		t.Errorf("got outcome %+v", outcome)
	}
	page := pages[0]
	if page.DPI != render.Default.VectorDPI {
		t.Errorf("got %g dpi, want %g", page.DPI, render.Default.VectorDPI)
	}
	scale := page.DPI / 72
	inside, outside := int(150*scale), int(300*scale)
	if got := page.Image.RGBAAt(inside, page.Image.Rect.Dy()-inside); got != (color.RGBA{0, 0, 0, 255}) {
		t.Errorf("inside the square: got %v, want black", got)
	}
	if got := page.Image.RGBAAt(outside, page.Image.Rect.Dy()-outside); got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("outside: got %v, want white", got)
	}
}

func TestAScanIsDrawnAtItsOwnResolution(t *testing.T) {
	pool := newPool(t, "", render.Limits{})
	for _, dpi := range []int{100, 150, 250} {
		pages, _, err := draw(t, pool, scan(t, dpi))
		if err != nil || len(pages) != 1 {
			t.Fatalf("got %d pages, error %v", len(pages), err)
		}
		if got := pages[0].DPI; got < float64(dpi)-2 || got > float64(dpi)+2 {
			t.Errorf("a scan of %d dpi: got %g", dpi, got)
		}
	}
}

func TestAnnotationsAndFormFieldsAreDrawn(t *testing.T) {
	data := onePage(300, 300, "", "/Annots [5 0 R]",
		"<< /Type /Annot /Subtype /Stamp /Rect [100 100 200 200] /F 4 /AP << /N 6 0 R >> >>",
		stream("/Type /XObject /Subtype /Form /BBox [0 0 100 100]", "1 0 0 rg 0 0 100 100 re f"))
	pages, _, err := draw(t, newPool(t, "", render.Limits{}), data)
	if err != nil || len(pages) != 1 {
		t.Fatalf("got %d pages, error %v", len(pages), err)
	}
	middle := pages[0].Image.Rect.Dx() / 2
	if got := pages[0].Image.RGBAAt(middle, middle); got.R < 200 || got.G > 60 {
		t.Errorf("where the stamp is: got %v, want red", got)
	}
}

func TestHostileFilesAreAnsweredWithinTheirBudgetAndTheNextDocumentIsDrawn(t *testing.T) {
	whole := string(onePage(595, 842, square, ""))
	tests := map[string]struct {
		data  []byte
		fault render.Fault
	}{
		"a page of a million points squared": {onePage(1000000, 1000000, square, ""), render.TooLarge},
		"forms nested forty deep":            {nestedForms(40), render.TooSlow},
		"a content of endless path building": {onePage(595, 842, strings.Repeat("0 0 m 595 842 l 10 10 400 800 re S ", 200000), ""), render.TooSlow},
		"half a file":                        {[]byte(whole[:len(whole)/3]), render.Broken},
		"nothing but a header":               {[]byte("%PDF-1.7\n"), render.Broken},
		"a negative count of pages":          {pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count -5 >>"), render.Broken},
		"a page tree that holds itself":      {pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), render.Broken},
		"random bytes behind a header":       {[]byte("%PDF-1.4\n" + strings.Repeat("\x00\xff\x13obj<<>>stream", 5000)), render.Broken},
		"a lying length":                     {[]byte(strings.Replace(whole, "/Length 24", "/Length 999999999", 1)), ""},
	}
	pool := newPool(t, "", brief())
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			pages, outcome, err := draw(t, pool, test.data)
			if err != nil {
				t.Fatalf("got error %v", err)
			}
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("took %s", took)
			}
			if outcome.Fault != test.fault && !(test.fault == render.TooSlow && len(pages) == 1) {
				t.Errorf("got fault %q with %d pages, want %q", outcome.Fault, len(pages), test.fault)
			}
			good(t, pool)
		})
	}
}

func TestNoMorePagesAreDrawnThanTheLimit(t *testing.T) {
	limits := render.Default
	limits.Pages = 7
	pages, outcome, err := draw(t, newPool(t, "", limits), manyPages(3000))
	if err != nil || outcome.Fault != "" {
		t.Fatalf("got fault %q, error %v", outcome.Fault, err)
	}
	if len(pages) != 7 || outcome.Pages != 3000 {
		t.Errorf("got %d pages drawn of %d, want 7 of 3000", len(pages), outcome.Pages)
	}
}

func TestAChildThatFailsIsACrashOfOursAndNeverTheApplicants(t *testing.T) {
	for _, mode := range []string{"die", "nonsense"} {
		t.Run(mode, func(t *testing.T) {
			_, _, err := draw(t, newPool(t, mode, brief()), onePage(595, 842, square, ""))
			var crash *render.Crash
			if !errors.As(err, &crash) || crash.Code() != "SYS.RENDERER.CRASHED" {
				t.Errorf("got error %v, want a crash", err)
			}
		})
	}
	t.Run("a child that hangs is ended by the clock", func(t *testing.T) {
		began := time.Now()
		_, outcome, err := draw(t, newPool(t, "hang", brief()), onePage(595, 842, square, ""))
		if err != nil || outcome.Fault != render.TooSlow {
			t.Errorf("got fault %q, error %v, want %q", outcome.Fault, err, render.TooSlow)
		}
		if took := time.Since(began); took > 8*time.Second {
			t.Errorf("took %s", took)
		}
	})
}

func TestDrawingEndsWithItsContextAndTheReceiversErrorComesBack(t *testing.T) {
	pool := newPool(t, "", render.Limits{})
	ctx, cancel := context.WithCancel(t.Context())
	_, err := pool.Draw(ctx, manyPages(40), func(render.Page) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want the context's", err)
	}
	mine := fmt.Errorf("made by the test")
	if _, err := pool.Draw(t.Context(), manyPages(3), func(render.Page) error { return mine }); !errors.Is(err, mine) {
		t.Errorf("got error %v, want the receiver's own", err)
	}
	good(t, pool)
}

func BenchmarkDrawingAScanAt300DPIThroughThePool(b *testing.B) {
	pool := newPool(b, "", render.Limits{})
	data := scan(b, 300)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pool.Draw(b.Context(), data, func(render.Page) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
