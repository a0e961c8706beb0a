package render_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/workers/confine"
	"priyom/workers/render"
)

// deflated packs zeros, as often as there are rounds.
func deflated(t testing.TB, size, rounds int) string {
	t.Helper()
	data := bytes.Repeat([]byte{0}, size)
	for range rounds {
		var out bytes.Buffer
		w := zlib.NewWriter(&out)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		data = out.Bytes()
	}
	return string(data)
}

// imagePage is a page with an image whose dictionary says so.
func imagePage(dictionary, data string) []byte {
	return onePage(595, 842, "595 0 0 842 0 0 cm /Im Do", "/Resources << /XObject << /Im 5 0 R >> >>",
		stream("/Type /XObject /Subtype /Image "+dictionary, data))
}

// A bomb may be drawn as far as it goes, or end with a fault that names a limit; it may not crash, nor take long.
func TestBombsStayWithinTheirBudgetAndTheNextDocumentIsDrawn(t *testing.T) {
	loop := string(onePage(595, 842, square, ""))
	at := strings.LastIndex(loop, "xref\n0 ")
	loop = strings.Replace(loop, "/Root 1 0 R", fmt.Sprintf("/Root 1 0 R /Prev %d", at), 1)
	tests := map[string][]byte{
		"an image of 100,000 by 100,000, deflated":     imagePage("/Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", deflated(t, 100<<20, 1)),
		"a deflated image in a deflated stream":        imagePage("/Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode]", deflated(t, 100<<20, 2)),
		"a content of 100 MB, deflated":                pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>", stream("/Filter /FlateDecode", deflated(t, 100<<20, 1))),
		"a JBIG2 image of lying size":                  imagePage("/Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", "\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13\x00\x01\x86\xa0\x00\x01\x86\xa0\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"),
		"a cross-reference table that precedes itself": []byte(loop),
		"a hundred thousand pages that are one":        manyPages(100000),
		"a form that draws itself":                     onePage(595, 842, "/F Do", "/Resources << /XObject << /F 5 0 R >> >>", stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >>", "/F Do /F Do")),
		"arrays nested a million deep":                 onePage(595, 842, strings.Repeat("[", 1000000), ""),
	}
	pool := newPool(t, "")
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			pages, outcome, err := draw(t, pool, data)
			took := time.Since(began)
			t.Logf("%d pages of %d, fault %q at page %d, %s", len(pages), outcome.Pages, outcome.Fault, outcome.FaultPage, took.Round(time.Millisecond))
			if err != nil {
				t.Errorf("got error %v", err)
			}
			if took > 10*time.Second {
				t.Errorf("took %s, want less than 10 s", took)
			}
			if outcome.Fault == "" && len(pages) == 0 {
				t.Error("got neither a page nor a fault")
			}
			good(t, pool)
		})
	}
}

func TestPasswordsAreToldApartFromMereRestrictions(t *testing.T) {
	pool := newPool(t, "")
	pages, outcome, err := draw(t, pool, encrypted(t, "", "owner"))
	if err != nil || len(pages) != 1 || outcome.Locked || outcome.Fault != "" {
		t.Fatalf("an owner's password: got %d pages, %+v, error %v", len(pages), outcome, err)
	}
	if outcome.Encryption == "" || outcome.Encryption == "None" {
		t.Errorf("an owner's password: got encryption %q", outcome.Encryption)
	}
	inside := int(150 * pages[0].DPI / 72)
	if got := pages[0].Image.At(inside, pages[0].Image.Bounds().Dy()-inside); got != (color.Gray{}) {
		t.Errorf("inside the square of an encrypted content: got %v, want black", got)
	}
	pages, outcome, err = draw(t, pool, encrypted(t, "user", "owner"))
	if err != nil || len(pages) != 0 || !outcome.Locked || outcome.Fault != render.Locked {
		t.Errorf("a user's password: got %d pages, %+v, error %v", len(pages), outcome, err)
	}
	unknown := bytes.Replace(encrypted(t, "user", "owner"), []byte("/Filter /Standard /V 1"), []byte("/Filter /PubSec99 /V 9"), 1)
	if _, outcome, err = draw(t, pool, unknown); err != nil || outcome.Fault != render.Cipher {
		t.Errorf("a handler nobody knows: got %+v, error %v, want fault %q", outcome, err, render.Cipher)
	}
}

func TestASlowReceiverIsNotHeldAgainstTheDocument(t *testing.T) {
	pool := newPool(t, "")
	drawn := 0
	outcome, err := pool.Draw(t.Context(), job(manyPages(3)), func(render.Page) error {
		drawn++
		time.Sleep(5 * time.Second) // more than the budget, by any count
		return nil
	})
	if err != nil || outcome.Fault != "" || drawn != 3 {
		t.Errorf("got %d pages of 3, fault %q, error %v", drawn, outcome.Fault, err)
	}
}

func TestTheFirstPageComesBeforeTheLastIsDrawn(t *testing.T) {
	pool := newPool(t, "")
	stop := fmt.Errorf("enough")
	seen := 0
	data := pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>", stream("", square),
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000000 2000000] /Contents 4 0 R >>")
	outcome, err := pool.Draw(t.Context(), job(data), func(render.Page) error { seen++; return nil })
	if err != nil || seen != 1 || outcome.Excess == nil || outcome.Excess.Budget != intake.PagePixels || outcome.FaultPage != 2 {
		t.Errorf("got %d pages, %+v, error %v, want one page and a fault at the second", seen, outcome, err)
	}
	if _, err := pool.Draw(t.Context(), job(data), func(render.Page) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got error %v, want the receiver's own", err)
	}
}

func TestAChildThatIsKilledCostsNoOtherDocument(t *testing.T) {
	for _, mode := range []string{"segv", "eat", "kill"} {
		t.Run(mode+" while drawing", func(t *testing.T) {
			_, _, err := draw(t, newPool(t, mode), onePage(595, 842, square, ""))
			var crash *render.Crash
			if !errors.As(err, &crash) {
				t.Errorf("got error %v, want a crash", err)
			}
		})
	}
	t.Run("a child killed while idle is replaced", func(t *testing.T) {
		pool := newPool(t, "mortal")
		good(t, pool)
		time.Sleep(1300 * time.Millisecond) // it ends by itself meanwhile
		good(t, pool)
	})
}

func TestTheKernelsMeansAreTold(t *testing.T) {
	status := confine.Lent()
	if status.Refused() {
		t.Fatalf("got %q: PDFs cannot be drawn, so no other test of this package means anything", status)
	}
	t.Log(status)
}

func BenchmarkStartingAChild(b *testing.B) {
	data := onePage(20, 20, "", "")
	b.ReportAllocs()
	for b.Loop() {
		pool := newPool(b, "")
		if _, err := pool.Draw(b.Context(), job(data), func(render.Page) error { return nil }); err != nil {
			b.Fatal(err)
		}
		if err := pool.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkASmallPageThroughAWarmPool(b *testing.B) {
	pool := newPool(b, "")
	data := onePage(20, 20, "", "")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pool.Draw(b.Context(), job(data), func(render.Page) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
