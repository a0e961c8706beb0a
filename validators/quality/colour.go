package quality

import (
	"image"
	"math"

	"priyom/intake"
)

const (
	colourSamples = 256 // along the long side
	// Chroma that counts as colour, of 128: yellowed paper, a lamp's tint and the noise of a sensor stay below once the
	// paper's own tint is taken away.
	tinted = 12
	// In less light a colour has less chroma: that of paper at which the limit holds, and what it is at least.
	tintedPaper = 200
	tintedLeast = 4
	neutral     = 128 // Cb and Cr of grey
)

// colour is the share of the document that has a colour of its own, 0–1: the distance of its chroma from that of most of
// the document, in the plane of Cb and Cr of ITU-R BT.601, by a grid of up to 256 places along the long side. A grey
// scan has none, and a tint that lies over all of it is none.
func colour(p *prepared) (intake.Measurement, bool) {
	if p.region.Empty() {
		return intake.Measurement{}, false
	}
	chroma := p.chroma()
	if chroma == nil {
		return intake.Measurement{Unit: "share"}, true
	}
	stride := max(1, max(p.region.Dx(), p.region.Dy())/colourSamples)
	var blue, red [256]int
	n := 0
	for y := p.region.Min.Y + stride/2; y < p.region.Max.Y; y += stride {
		for x := p.region.Min.X + stride/2; x < p.region.Max.X; x += stride {
			cb, cr := chroma(x, y)
			blue[cb]++
			red[cr]++
			n++
		}
	}
	if n == 0 {
		return intake.Measurement{Unit: "share"}, true
	}
	paperBlue, paperRed := rank(&blue, n/2)-neutral, rank(&red, n/2)-neutral
	paper := float64(max(1, p.ground.usual))
	limit := max(tintedLeast, tinted*min(1, paper/tintedPaper))
	coloured := 0
	var where image.Rectangle
	for y := p.region.Min.Y + stride/2; y < p.region.Max.Y; y += stride {
		for x := p.region.Min.X + stride/2; x < p.region.Max.X; x += stride {
			cb, cr := chroma(x, y)
			light := float64(p.levels[0].row(y)[x]) / paper // a tint is as much weaker as a place is darker
			if math.Hypot(float64(int(cb)-neutral)-light*float64(paperBlue), float64(int(cr)-neutral)-light*float64(paperRed)) >= limit {
				coloured++
				where = where.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	got := intake.Measurement{Value: rounded(float64(coloured) / float64(n)), Unit: "share"}
	if coloured > 0 {
		got.Box = intake.BoxOf(where)
	}
	return got, true
}
