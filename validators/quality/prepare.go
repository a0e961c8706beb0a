package quality

import (
	"image"
	"sync"

	"priyom/intake"
)

// prepared is a page as all measures share it. It begins at 0, 0 and counts in page pixels unless a level is named.
type prepared struct {
	bounds  image.Rectangle // of the page
	region  image.Rectangle // of the document on the page, never empty unless the page is
	colours image.Image     // the page before it was made grey; nil when it has no colours
	levels  []level         // the page itself, then each the one before at half its size

	// On the level for looks, which is small enough to be visited pixel by pixel several times.
	looks  *level
	sums   table // of looks
	ground ground
	grain  float64 // standard deviation of the noise, in grey levels of the page
	grains []float64
	print  print
	sheets sheets
	lines  lines
	bends  bends
	weave  weave

	buffer []byte // of all levels but the first
}

// looksSide is the most pixels that the long side of the level for looks has. An A4 page at 300 dpi keeps 75 dpi:
// light and ink are seen at it, letters are not.
const looksSide = 1000

// pages keeps preparations with their buffers for the next page.
var pages = sync.Pool{New: func() any { return new(prepared) }}

// prepare takes a page apart. Whoever took it gives it back with release.
func prepare(grey *image.Gray, colours image.Image) *prepared {
	p := pages.Get().(*prepared)
	p.bounds = image.Rectangle{Max: grey.Bounds().Size()}
	p.region, p.colours = p.bounds, colours
	p.pyramid(grey)
	p.looks = p.within(looksSide)
	p.sums.fill(p.looks)
	p.sheets.fill(p)
	p.soften()
	p.region = p.reach()
	p.lines.fill(p, p.outline())
	p.ground.fill(p)
	p.findGrain()
	p.print.fill(p)
	return p
}

func (p *prepared) release() {
	p.colours, p.levels, p.looks = nil, p.levels[:0], nil // hold on to nobody's pixels
	pages.Put(p)
}

// box turns a rectangle of a level into a box on the page image; nil when it is empty.
func (p *prepared) box(l *level, r image.Rectangle) *intake.Box {
	r = image.Rect(r.Min.X*l.scale, r.Min.Y*l.scale, r.Max.X*l.scale, r.Max.Y*l.scale).Intersect(p.bounds)
	if r.Empty() {
		return nil
	}
	return intake.BoxOf(r)
}

// rounded keeps four decimals, so that reports are readable and numbers compare.
func rounded(v float64) float64 {
	return float64(int64(v*10000+0.5)) / 10000
}
