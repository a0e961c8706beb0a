package quality

import (
	"image"
	"math"
	"slices"

	"priyom/intake"
)

const (
	probes    = 256 // patches of empty paper that are looked at, at most
	probeSide = 16  // pixels of the page
	flatSpan  = 64  // grey levels that empty paper spans, at most
)

// noise is the standard deviation of grain on empty paper, as a share of all grey levels, 0–1: that which a third of up to 256
// patches spread over the page do not exceed, each by the mean answer to a mask that ignores whatever changes linearly
// (Immerkær, Fast noise variance estimation, CVIU 64, 1996). A page with no empty paper has none to tell.
func noise(p *prepared) (intake.Measurement, bool) {
	if len(p.grains) == 0 {
		return intake.Measurement{}, false
	}
	return intake.Measurement{Value: rounded(p.grain / 255), Unit: "ratio"}, true
}

// findGrain measures the grain of the page itself, before any halving.
func (p *prepared) findGrain() {
	g, page := &p.ground, &p.levels[0]
	flat := func(i int) bool { return g.paper[i] && int(g.around[i])-int(g.low[i]) <= flatSpan }
	n := 0
	g.each(func(i, _, _ int) {
		if flat(i) {
			n++
		}
	})
	every, seen := max(1, n/probes), 0
	p.grain, p.grains = 0, p.grains[:0]
	g.each(func(i, x, y int) {
		if !flat(i) {
			return
		}
		if seen++; seen%every != 0 {
			return
		}
		at := image.Pt(x, y).Mul(cell * p.looks.scale)
		if (image.Rectangle{at, at.Add(image.Pt(probeSide, probeSide))}).In(p.bounds) {
			p.grains = append(p.grains, page.grain(at))
		}
	})
	if len(p.grains) > 0 {
		slices.Sort(p.grains)
		p.grain = p.grains[len(p.grains)/3]
	}
}

// grain is the standard deviation of the noise in a patch.
func (l *level) grain(at image.Point) float64 {
	sum := 0
	for y := at.Y + 1; y < at.Y+probeSide-1; y++ {
		above := l.row(y - 1)[at.X : at.X+probeSide]
		row, below := l.row(y)[at.X : at.X+probeSide][:len(above)], l.row(y + 1)[at.X : at.X+probeSide][:len(above)]
		for x := 1; x < len(above)-1; x++ {
			sum += abs(int(above[x-1]) - 2*int(above[x]) + int(above[x+1]) -
				2*int(row[x-1]) + 4*int(row[x]) - 2*int(row[x+1]) +
				int(below[x-1]) - 2*int(below[x]) + int(below[x+1]))
		}
	}
	const n = (probeSide - 2) * (probeSide - 2)
	return math.Sqrt(math.Pi/2) / 6 * float64(sum) / n
}
