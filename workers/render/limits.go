package render

import "time"

// Limits are what one document may cost.
type Limits struct {
	Pages     int           `json:"pages"`      // drawn at most; the rest is counted only
	Pixels    int           `json:"pixels"`     // of one page
	AllPixels int           `json:"all_pixels"` // of all pages
	Memory    int64         `json:"memory"`     // bytes MuPDF may hold
	PerPage   time.Duration `json:"per_page"`
	Document  time.Duration `json:"document"`
	MinDPI    float64       `json:"min_dpi"`
	MaxDPI    float64       `json:"max_dpi"`
	VectorDPI float64       `json:"vector_dpi"` // of a page that is no scan
}

// Default are the limits of a document of up to 5 MB: generous for any scan of A3 at 300 dpi, small beside a worker.
var Default = Limits{
	Pages:     50,
	Pixels:    20e6, // A3 at 300 dpi has 17.4 million
	AllPixels: 250e6,
	Memory:    256 << 20,
	PerPage:   8 * time.Second,
	Document:  30 * time.Second,
	MinDPI:    72,
	MaxDPI:    300,
	VectorDPI: 200,
}

// resolution is what a page is drawn at, in pixels per inch: a scan at its own, so that quality is measured on the
// pixels that were scanned, and everything else at the resolution for vectors; less when the page would have more
// pixels than it may. It is false when the page is larger than it may be even at the least resolution.
func (l Limits) resolution(width, height, scan float64) (float64, bool) {
	dpi := l.VectorDPI
	if scan > 0 {
		dpi = min(max(scan, l.MinDPI), l.MaxDPI)
	}
	inches := (width / pointsPerInch) * (height / pointsPerInch)
	for dpi > l.MinDPI && inches*dpi*dpi > float64(l.Pixels) {
		dpi = max(dpi*0.9, l.MinDPI)
	}
	return dpi, inches > 0 && inches*dpi*dpi <= float64(l.Pixels)
}

const pointsPerInch = 72
