package render_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/workers/render"
	"priyom/workers/render/mupdf"
)

// a4 is a JPEG of about 2 MB: an A4 page scanned at 300 dpi, with the grain of a scanner and lines of print.
func a4(t testing.TB, coloured bool) []byte {
	t.Helper()
	const width, height = 2480, 3508
	random := rand.New(rand.NewPCG(3, 4))
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	gray := image.NewGray(img.Rect)
	for y := range height {
		for x := range width {
			v := 225 + uint8(random.IntN(12))
			if y%60 < 30 && x > 200 && x < width-200 && (x/9+y/7+x*y/4000)%3 == 0 {
				v = 40 + uint8(random.IntN(30))
			}
			gray.SetGray(x, y, color.Gray{Y: v})
			img.SetRGBA(x, y, color.RGBA{v, v - uint8(x*20/width), v - uint8(y*30/height), 255})
		}
	}
	var picture image.Image = gray
	if coloured {
		picture = img
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: 70}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// scanned is a PDF of one A4 page with that JPEG on it; more is what the page shows beside it.
func scanned(data []byte, coloured bool, more string) []byte {
	space := "/DeviceGray"
	if coloured {
		space = "/DeviceRGB"
	}
	return onePage(595, 842, "q 595 0 0 842 0 0 cm /Im Do Q"+more, "/Resources << /XObject << /Im 5 0 R >> >>",
		stream("/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /ColorSpace "+space+" /BitsPerComponent 8 /Filter /DCTDecode", string(data)))
}

// contender is one way to the same page.
type contender struct {
	name string
	run  func()
	best time.Duration
}

func (c *contender) round() {
	began := time.Now()
	c.run()
	if took := time.Since(began); c.best == 0 || took < c.best {
		c.best = took
	}
}

// BenchmarkRatio runs all ways to one page in turn, so that each has the same machine, and tells them against each
// other by the best of all rounds.
func BenchmarkRatio(b *testing.B) {
	for _, tool := range []string{"mutool", "pdftoppm", "pdfimages"} {
		if _, err := exec.LookPath(tool); err != nil {
			b.Fatalf("%s is not installed: scripts/install-deps bench", tool)
		}
	}
	for name, coloured := range map[string]bool{"gray": false, "colour": true} {
		b.Run(name, func(b *testing.B) { ratios(b, coloured) })
	}
}

func ratios(b *testing.B, coloured bool) {
	picture := a4(b, coloured)
	lone, drawn := scanned(picture, coloured, ""), scanned(picture, coloured, " 1 g 0 0 1 1 re f")
	file := b.TempDir() + "/scan.pdf"
	write(b, file, drawn)
	confined, free := newPool(b, ""), newPool(b, "unconfined")
	out := b.TempDir()
	tool := func(name string, args ...string) func() {
		return func() {
			if err := exec.Command(name, args...).Run(); err != nil {
				b.Fatalf("%s: %v", name, err)
			}
		}
	}
	through := func(pool *render.Pool, data []byte, dpi int, source intake.Source) func() {
		asked := job(data)
		asked.Limits.Seconds, asked.Limits.MaxDPI = 8, float64(dpi)
		return func() {
			outcome, err := pool.Draw(b.Context(), asked, func(page render.Page) error {
				if page.Source != source {
					return fmt.Errorf("the page was %s, not %s", page.Source, source)
				}
				return nil
			})
			if err != nil || outcome.Fault != "" {
				b.Fatalf("got %+v, error %v", outcome, err)
			}
		}
	}
	tiny := onePage(20, 20, "", "")
	all := []*contender{
		{name: "pool 150 dpi", run: through(confined, drawn, 150, intake.Drawn)},
		{name: "mutool 150 dpi", run: tool("mutool", "draw", "-q", "-r", "150", "-F", "ppm", "-o", out+"/m.ppm", file)},
		{name: "pdftoppm 150 dpi", run: tool("pdftoppm", "-r", "150", file, out+"/p")},
		{name: "pool 300 dpi", run: through(confined, drawn, 300, intake.Drawn)},
		{name: "mutool 300 dpi", run: tool("mutool", "draw", "-q", "-r", "300", "-F", "ppm", "-o", out+"/m.ppm", file)},
		{name: "pdftoppm 300 dpi", run: tool("pdftoppm", "-r", "300", file, out+"/p")},
		{name: "pool, image taken", run: through(confined, lone, 300, intake.Taken)},
		{name: "floor: decode by MuPDF", run: func() { decodeByMuPDF(b, picture) }},
		{name: "floor: decode by Go", run: func() { decodeByGo(b, picture) }},
		{name: "bytes taken", run: func() { extract(b, lone, picture) }},
		{name: "pdfimages -all", run: tool("pdfimages", "-all", file, out+"/i")},
		{name: "small page, confined", run: repeat(through(confined, tiny, 300, intake.Drawn))},
		{name: "small page, unconfined", run: repeat(through(free, tiny, 300, intake.Drawn))},
	}
	for b.Loop() {
		for _, c := range all {
			c.round()
		}
	}
	tell(b, all)
}

// small is how many small pages make one round.
const small = 50

func repeat(run func()) func() {
	return func() {
		for range small {
			run()
		}
	}
}

func tell(b *testing.B, all []*contender) {
	b.Helper()
	took := map[string]float64{}
	var table strings.Builder
	for _, c := range all {
		took[c.name] = c.best.Seconds() * 1000
		fmt.Fprintf(&table, "\n  %-24s %8.1f ms", c.name, took[c.name])
	}
	fmt.Println(table.String()) // the log of a benchmark is cut short
	b.ReportMetric(0, "ns/op")  // of all rounds together: it says nothing
	for _, dpi := range []int{150, 300} {
		at := " " + strconv.Itoa(dpi) + " dpi"
		b.ReportMetric(took["pool"+at]/took["mutool"+at], fmt.Sprintf("pool/mutool@%d", dpi))
		b.ReportMetric(took["pool"+at]/took["pdftoppm"+at], fmt.Sprintf("pool/pdftoppm@%d", dpi))
	}
	b.ReportMetric(took["pool 300 dpi"]/took["pool, image taken"], "drawn/taken")
	b.ReportMetric(took["pool 300 dpi"]/took["bytes taken"], "drawn/bytes")
	b.ReportMetric(took["pool, image taken"]/took["floor: decode by MuPDF"], "taken/floor")
	b.ReportMetric(took["pdfimages -all"]/took["bytes taken"], "pdfimages/bytes")
	b.ReportMetric((took["small page, confined"]-took["small page, unconfined"])/small, "ms-of-confinement")
}

func decodeByMuPDF(b *testing.B, data []byte) {
	if _, _, _, _, err := mupdf.Decode(data, 256<<20); err != nil {
		b.Fatal(err)
	}
}

func decodeByGo(b *testing.B, data []byte) {
	if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
		b.Fatal(err)
	}
}

// extract takes the JPEG out of its page as it stands.
func extract(b *testing.B, data, want []byte) {
	doc, _, err := mupdf.Open(data, 256<<20)
	defer doc.Close()
	if err != nil {
		b.Fatal(err)
	}
	if _, err := doc.Load(1); err != nil {
		b.Fatal(err)
	}
	got, err := doc.JPEG("Im")
	if err != nil || !bytes.Equal(got, want) {
		b.Fatalf("got %d bytes, want the %d of the JPEG; error %v", len(got), len(want), err)
	}
}
