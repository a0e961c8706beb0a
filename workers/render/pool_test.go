package render_test

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/workers/render"
	"priyom/workers/sniff"
)

// job is a PDF under limits that make hostile files fail soon.
func job(data []byte) render.Job {
	budgets := intake.DefaultBudgets()
	budgets.Seconds = 1
	return render.Job{MediaType: sniff.PDF, Data: data, Limits: render.LimitsOf(budgets)}
}

func draw(t testing.TB, pool *render.Pool, data []byte) ([]render.Page, render.Outcome, error) {
	t.Helper()
	var pages []render.Page
	outcome, err := pool.Draw(t.Context(), job(data), func(page render.Page) error {
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
	pool := newPool(t, "")
	pages, outcome, err := draw(t, pool, onePage(595, 842, square, ""))
	if err != nil || len(pages) != 1 {
		t.Fatalf("got %d pages, error %v", len(pages), err)
	}
	if outcome.Pages != 1 || outcome.Version != "1.7" || outcome.Encryption != "None" {
		t.Errorf("got outcome %+v", outcome)
	}
	page := pages[0]
	if page.DPI != job(nil).Limits.VectorDPI {
		t.Errorf("got %g dpi, want %g", page.DPI, job(nil).Limits.VectorDPI)
	}
	scale := page.DPI / 72
	inside, outside := int(150*scale), int(300*scale)
	height := page.Image.Bounds().Dy()
	if got := page.Image.At(inside, height-inside); got != (color.Gray{Y: 0}) {
		t.Errorf("inside the square: got %v, want black", got)
	}
	if got := page.Image.At(outside, height-outside); got != (color.Gray{Y: 255}) {
		t.Errorf("outside: got %v, want white", got)
	}
	if want := (intake.Paper{Width: 209.9, Height: 297}); page.Paper == nil || *page.Paper != want || page.Source != intake.Drawn {
		t.Errorf("got paper %v and source %q, want %v, drawn", page.Paper, page.Source, want)
	}
}

func TestAScanIsDrawnAtItsOwnResolution(t *testing.T) {
	pool := newPool(t, "")
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
	pages, _, err := draw(t, newPool(t, ""), data)
	if err != nil || len(pages) != 1 {
		t.Fatalf("got %d pages, error %v", len(pages), err)
	}
	middle := pages[0].Image.Bounds().Dx() / 2
	if got := color.RGBAModel.Convert(pages[0].Image.At(middle, middle)).(color.RGBA); got.R < 200 || got.G > 60 {
		t.Errorf("where the stamp is: got %v, want red", got)
	}
}

func TestHostileFilesAreAnsweredWithinTheirBudgetAndTheNextDocumentIsDrawn(t *testing.T) {
	whole := string(onePage(595, 842, square, ""))
	tests := map[string]struct {
		data   []byte
		fault  render.Fault
		budget intake.Budget
	}{
		"a page of a million points squared": {onePage(1000000, 1000000, square, ""), render.Exceeded, intake.PagePixels},
		"forms nested forty deep":            {nestedForms(40), render.Exceeded, intake.Seconds},
		"a content of endless path building": {onePage(595, 842, strings.Repeat("0 0 m 595 842 l 10 10 400 800 re S ", 200000), ""), render.Exceeded, intake.Seconds},
		"half a file":                        {[]byte(whole[:len(whole)/3]), render.Broken, ""},
		"nothing but a header":               {[]byte("%PDF-1.7\n"), render.Broken, ""},
		"a negative count of pages":          {pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count -5 >>"), render.Broken, ""},
		"a page tree that holds itself":      {pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), render.Broken, ""},
		"random bytes behind a header":       {[]byte("%PDF-1.4\n" + strings.Repeat("\x00\xff\x13obj<<>>stream", 5000)), render.Broken, ""},
		"a lying length":                     {[]byte(strings.Replace(whole, "/Length 24", "/Length 999999999", 1)), "", ""},
	}
	pool := newPool(t, "")
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
			if outcome.Fault != test.fault && !(test.budget == intake.Seconds && len(pages) == 1) {
				t.Errorf("got fault %q with %d pages, want %q", outcome.Fault, len(pages), test.fault)
			}
			if outcome.Fault == render.Exceeded && (outcome.Excess == nil || outcome.Excess.Budget != test.budget) {
				t.Errorf("got excess %+v, want of %s", outcome.Excess, test.budget)
			}
			good(t, pool)
		})
	}
}

func TestNoMorePagesAreDrawnThanTheLimit(t *testing.T) {
	many := job(manyPages(3000))
	many.Limits.Pages = 7
	drawn := 0
	outcome, err := newPool(t, "").Draw(t.Context(), many, func(render.Page) error { drawn++; return nil })
	if err != nil || outcome.Fault != "" || drawn != 7 || outcome.Pages != 3000 {
		t.Errorf("got %d pages drawn of %d, fault %q, error %v, want 7 of 3000", drawn, outcome.Pages, outcome.Fault, err)
	}
}

func TestAChildThatFailsIsACrashOfOursAndNeverTheApplicants(t *testing.T) {
	for _, mode := range []string{"die", "nonsense"} {
		t.Run(mode, func(t *testing.T) {
			_, _, err := draw(t, newPool(t, mode), onePage(595, 842, square, ""))
			var crash *render.Crash
			if !errors.As(err, &crash) || crash.Code() != "SYS.RENDERER.CRASHED" {
				t.Errorf("got error %v, want a crash", err)
			}
		})
	}
	t.Run("a child that hangs is ended by the clock", func(t *testing.T) {
		began := time.Now()
		_, outcome, err := draw(t, newPool(t, "hang"), onePage(595, 842, square, ""))
		if err != nil || outcome.Excess == nil || outcome.Excess.Budget != intake.Seconds {
			t.Errorf("got fault %q, excess %+v, error %v, want too many seconds", outcome.Fault, outcome.Excess, err)
		}
		if took := time.Since(began); took > 8*time.Second {
			t.Errorf("took %s", took)
		}
	})
}

func TestDrawingEndsWithItsContextAndTheReceiversErrorComesBack(t *testing.T) {
	pool := newPool(t, "")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := pool.Draw(ctx, job(manyPages(40)), func(render.Page) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want the context's", err)
	}
	mine := fmt.Errorf("made by the test")
	if _, err := pool.Draw(t.Context(), job(manyPages(3)), func(render.Page) error { return mine }); !errors.Is(err, mine) {
		t.Errorf("got error %v, want the receiver's own", err)
	}
	good(t, pool)
}

func BenchmarkDrawingAScanAt300DPIThroughThePool(b *testing.B) {
	pool := newPool(b, "")
	data := scan(b, 300)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pool.Draw(b.Context(), job(data), func(render.Page) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
