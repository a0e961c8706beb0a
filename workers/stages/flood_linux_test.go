package stages_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"sync"
	"testing"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/stages"
)

// maxTogether is what a worker and its two busy children may hold together, in bytes.
const maxTogether = 300 << 20

// grainy is a scan of A4 at 300 dpi in colour, with so much grain that its JPEG has almost 5 MB.
func grainy(t testing.TB) []byte {
	t.Helper()
	random := rand.New(rand.NewPCG(5, 6))
	img := image.NewYCbCr(image.Rect(0, 0, 2480, 3508), image.YCbCrSubsampleRatio420)
	for i := range img.Y {
		img.Y[i] = 190 + uint8(random.IntN(60))
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = 120+uint8(random.IntN(8)), 126+uint8(random.IntN(8))
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 91}); err != nil {
		t.Fatal(err)
	}
	if out.Len() < 4<<20 || out.Len() > 5<<20 {
		t.Fatalf("the scan has %d bytes, want almost 5 MB", out.Len())
	}
	return out.Bytes()
}

// onPaper is a PDF of one A4 page that shows a picture.
func onPaper(picture []byte) []byte {
	content := "q 595 0 0 842 0 0 cm /Im Do Q"
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"+
		"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> >>\nendobj\n"+
		"4 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"+
		"5 0 obj\n<< /Type /XObject /Subtype /Image /Width 2480 /Height 3508 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n"+
		"trailer\n<< /Root 1 0 R >>\n%%%%EOF\n", len(content), content, len(picture), picture)
}

// TestAFloodOfLargeFilesDoesNotSwellTheWorker sends files of almost 5 MB as fast as they are taken, to two children at
// once, views made and all.
func TestAFloodOfLargeFilesDoesNotSwellTheWorker(t *testing.T) {
	engine := newEngine(t)
	stages.Frugal(2)
	t.Cleanup(func() { debug.SetMemoryLimit(math.MaxInt64) })
	picture := grainy(t)
	files := [][]byte{picture, onPaper(picture)}
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil {
		t.Fatal(err) // the most held so far is of making the files
	}
	memory := watchChildren(t)
	var flood sync.WaitGroup
	for i := range 2 {
		flood.Go(func() {
			for n := range 6 {
				examined(t, engine, files[(i+n)%2])
			}
		})
	}
	flood.Wait()
	together := memory.together.Load()
	t.Logf("together they held %d MB at most; the worker by itself %d MB, a child %d MB, the program counted in full", together>>20, peakOf("self")>>20, memory.peak()>>20)
	if together == 0 || together > maxTogether {
		t.Errorf("together they held %d MB at most, want %d at most", together>>20, maxTogether>>20)
	}
}

// counter counts the page images that it is given.
type counter int

func (*counter) Has(context.Context, int, intake.PageSize) (bool, error) { return false, nil }

func (c *counter) Keep(context.Context, int, intake.PageSize, []byte) error { *c++; return nil }

func examined(t *testing.T, engine *workers.Engine, data []byte) {
	x, err := workers.NewExamination(bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		t.Error(err)
		return
	}
	x.Follow(engine.Judge.Ruleset(), asked)
	var kept counter
	x.Views = &kept
	if err := engine.Examiner.Examine(t.Context(), x, nil); err != nil || len(x.Evidence.Pages) != 1 || kept != 2 {
		t.Errorf("got %d pages with %d images kept, error %v, want one with two", len(x.Evidence.Pages), kept, err)
	}
}
