package render

import (
	"image"
	"math"
	"time"

	"priyom/intake"
)

// Limits are what one document may cost, and how finely its pages are drawn.
type Limits struct {
	intake.Budgets
	Pages     int     `json:"pages"` // drawn at most; the rest is counted only
	MinDPI    float64 `json:"min_dpi"`
	MaxDPI    float64 `json:"max_dpi"`
	VectorDPI float64 `json:"vector_dpi"` // of a page that is no scan
}

// LimitsOf are the limits that go with budgets.
func LimitsOf(budgets intake.Budgets) Limits {
	return Limits{Budgets: budgets, Pages: 50, MinDPI: 72, MaxDPI: 300, VectorDPI: 200}
}

// perPage is the time that every page drawn gives back to its document, so that many honest pages are not taken for
// a bomb.
const perPage = 500 * time.Millisecond

// time is the budget of seconds.
func (l Limits) time() time.Duration { return time.Duration(l.Seconds) * time.Second }

// resolution is what a page is drawn at, in pixels per inch: a scan at its own, so that quality is measured on the
// pixels that were scanned, and everything else at the resolution for vectors; less when the page would have more
// pixels than it may. At the least resolution a page may still be larger than that: then needed is more than allowed.
func (l Limits) resolution(width, height, scan float64) (dpi, needed float64) {
	dpi = l.VectorDPI
	if scan > 0 {
		dpi = min(max(scan, l.MinDPI), l.MaxDPI)
	}
	inches := (width / pointsPerInch) * (height / pointsPerInch)
	for dpi > l.MinDPI && inches*dpi*dpi > float64(l.PagePixels) {
		dpi = max(dpi*0.9, l.MinDPI)
	}
	needed = inches * dpi * dpi
	if !(needed > 0) {
		return dpi, math.Inf(1) // a page without an area, or one beyond numbers
	}
	return dpi, math.Ceil(needed)
}

// halved is a resolution at which an image of a size and resolution can be decoded at a half, a quarter, … of its own,
// where there is one just below what was chosen: a JPEG decoded small costs half of one that is made small afterwards.
func halved(dpi, scan float64, size image.Point) float64 {
	const spare = 2.5 // MuPDF wants two pixels to spare (image.c, fz_get_pixmap_from_image)
	for factor := 2; factor <= 64; factor *= 2 {
		across := (float64(size.X/factor) - spare) / float64(size.X)
		down := (float64(size.Y/factor) - spare) / float64(size.Y)
		if below := scan * min(across, down); below > 0.99*dpi && below < dpi {
			return below
		}
	}
	return dpi
}

const pointsPerInch = 72
