package quality

import (
	"image"

	"priyom/intake"
)

const (
	shadeShare = 64   // a shade holds at least one in so many cells of paper
	shadeFrom  = 0.25 // of the light lost is a shade; less is what lenses and lamps do
)

// shadow is how deep the deepest shade on the paper is, 0–1: the share of the light of lit paper that is missing over
// at least a sixty-fourth of the paper. Only paper counts, which is told by growing from lit paper as long as light
// changes softly, so that a portrait, a dark cover or a table is no shadow, and only depth, so that empty paper beside
// it changes nothing. The box holds the largest patch that is at least half as deep.
//
// The model is that of retinex (Land and McCann, 1971): what changes softly is light, what changes at once is matter.
func shadow(p *prepared) (intake.Measurement, bool) {
	g := &p.ground
	depth, ok := g.depth()
	if !ok {
		return intake.Measurement{}, false
	}
	got := intake.Measurement{Value: rounded(depth), Unit: "ratio"}
	if depth >= shadeFrom/2 {
		got.Box = p.cellBox(g.shade(depth / 2))
	}
	return got, true
}

// shadowArea is the share of the paper, 0–1, that has lost at least a quarter of its light; see shadow.
func shadowArea(p *prepared) (intake.Measurement, bool) {
	g := &p.ground
	paper, shaded := 0, 0
	g.each(func(i, _, _ int) {
		if g.sheet(i) {
			paper++
			if g.missing(i) >= shadeFrom {
				shaded++
			}
		}
	})
	if paper < 4*shadeShare {
		return intake.Measurement{}, false
	}
	got := intake.Measurement{Value: rounded(float64(shaded) / float64(paper)), Unit: "share"}
	if shaded > 0 {
		got.Box = p.cellBox(g.shade(shadeFrom))
	}
	return got, true
}

// missing is the share of light that a cell lacks.
func (g *ground) missing(i int) float64 {
	return max(0, 1-float64(g.around[i])/float64(max(1, g.lit)))
}

func (g *ground) depth() (float64, bool) {
	const steps = 1000
	var histogram [steps + 1]int
	paper := 0
	g.each(func(i, _, _ int) {
		if g.sheet(i) {
			histogram[int(g.missing(i)*steps)]++
			paper++
		}
	})
	if paper < 4*shadeShare {
		return 0, false
	}
	seen := 0
	for step := steps; step > 0; step-- {
		if seen += histogram[step]; seen >= paper/shadeShare {
			return float64(step) / steps, true
		}
	}
	return 0, true
}

// shade is the largest patch of paper that lacks at least so much light.
func (g *ground) shade(depth float64) image.Rectangle {
	var largest patch
	for _, one := range g.patches(func(i int) bool { return g.sheet(i) && g.missing(i) >= depth }) {
		if one.cells > largest.cells {
			largest = one
		}
	}
	return largest.box
}
