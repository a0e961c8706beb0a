package quality

import (
	"cmp"
	"image"
	"math"
	"slices"

	"priyom/intake"
)

const (
	regionTiles = 3  // tiles on each side of one that make its region
	regionLeast = 10 // tiles with print in a region that is worth telling

	// What a perfect edge measures, in square pixels: the mask's own half, and as much again and more since strokes are
	// thinner than the edges that they are measured by.
	perfectEdge = 2.0
	// Blur, as a share of the print's length, that halves the sharpness: 0.3 mm of an A4 page.
	halfSharp = 0.0014
)

// sharpness is how steep the edges of print are where they are softest, 0–1: 1/(1+s/h), with s the standard deviation of
// the normal distribution that would blur an edge so, as a share of the length of all print on the page, and h a
// constant share. It has no unit of length in it, so that pixels, dots per inch and margins do not matter. Edges are
// told at their middle and against the contrast of their own tile, so that grain, which is as often steeper as
// flatter, and pale ink change little, and empty paper nothing. Each region of the page counts by the sharpest quarter
// of its tiles, for stamps, shades and pictures are soft in sharp scans too; the page counts by the softest
// fifth of its regions, of which the very softest are left out.
//
// The model of an edge is that of Marziliano, Dufaux, Winkler and Ebrahimi (A no-reference perceptual blur metric, ICIP 2002).
func sharpness(p *prepared) (intake.Measurement, bool) {
	t := &p.print
	if len(t.tiles) == 0 {
		return intake.Measurement{}, false
	}
	blur, where := t.softest()
	spread := math.Sqrt(max(0, blur-perfectEdge)) * float64(t.level.scale) / p.print.length
	return intake.Measurement{Value: rounded(1 / (1 + spread/halfSharp)), Unit: "ratio", Box: p.box(t.level, where)}, true
}

// region is the blur about a tile.
type region struct {
	blur float64
	tile int
}

// softest is the mean blur of the softest fifth of the regions but for the very softest, and where the middle one of them is.
func (t *print) softest() (float64, image.Rectangle) {
	t.regions = t.regions[:0]
	first := 0
	for i, centre := range t.tiles {
		for t.tiles[first].y < centre.y-regionTiles {
			first++
		}
		t.near = t.near[:0]
		for _, one := range t.tiles[first:] {
			if one.y > centre.y+regionTiles {
				break
			}
			if abs(one.x-centre.x) <= regionTiles {
				t.near = append(t.near, one.blur())
			}
		}
		if len(t.near) >= regionLeast {
			t.regions = append(t.regions, region{quarter(t.near), i})
		}
	}
	if len(t.regions) == 0 { // hardly any print: it is one region
		t.near = t.near[:0]
		var where image.Rectangle
		for i := range t.tiles {
			t.near = append(t.near, t.tiles[i].blur())
			where = where.Union(t.around(i, 0))
		}
		return quarter(t.near), where
	}
	slices.SortFunc(t.regions, func(a, b region) int {
		return cmp.Or(cmp.Compare(a.blur, b.blur), cmp.Compare(a.tile, b.tile))
	})
	n := len(t.regions)
	soft := t.regions[n*8/10 : max(n*8/10+1, n*95/100)]
	sum := 0.0
	for _, one := range soft {
		sum += one.blur
	}
	return sum / float64(len(soft)), t.around(soft[len(soft)/2].tile, regionTiles)
}

// quarter is the blur that a quarter does not exceed.
func quarter(blurs []float64) float64 {
	slices.Sort(blurs)
	return blurs[len(blurs)/4]
}

// around is a tile on the level and so many more on each side.
func (t *print) around(i, more int) image.Rectangle {
	one := &t.tiles[i]
	return t.at(one.x, one.y).Inset(-more * tile).Intersect(t.level.bounds())
}
