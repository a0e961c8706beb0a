package quality

import (
	"image"

	"priyom/intake"
)

const (
	shadeShare = 64   // a shade holds at least one in so many cells of the printed part
	shadePaper = 4    // which is taken to be one part in so many of the paper, at least
	shadeFrom  = 0.25 // of the light lost is a shade; less is what lenses and lamps do
)

// shadow is how deep the deepest shade on the paper is, 0–1: the share of the light of lit paper that is missing over
// as much paper as a sixty-fourth of the printed part. Only paper counts, which is told by growing from lit paper as long
// as light changes softly, so that a portrait, a dark cover or a table is no shadow, and its measure is what is printed, so
// that empty paper beside it changes nothing. The box holds the largest patch that is at least half as deep.
//
// The model is that of retinex (Land and McCann, 1971): what changes softly is light, what changes at once is matter.
func shadow(p *prepared) (intake.Measurement, bool) {
	depth, ok := p.depth()
	if !ok {
		return intake.Measurement{}, false
	}
	got := intake.Measurement{Value: rounded(depth), Unit: "ratio"}
	if depth >= shadeFrom/2 {
		got.Box = p.cellBox(p.ground.shade(depth / 2))
	}
	return got, true
}

// shadowArea is how much paper has lost at least a quarter of its light, 0–1 of the printed part; see shadow.
func shadowArea(p *prepared) (intake.Measurement, bool) {
	g := &p.ground
	whole, ok := p.printedPaper()
	if !ok {
		return intake.Measurement{}, false
	}
	shaded := 0
	g.each(func(i, _, _ int) {
		if g.sheet(i) && g.missing(i) >= shadeFrom {
			shaded++
		}
	})
	got := intake.Measurement{Value: rounded(min(1, float64(shaded)/float64(whole))), Unit: "share"}
	if shaded > 0 {
		got.Box = p.cellBox(g.shade(shadeFrom))
	}
	return got, true
}

// printedPaper counts the cells of paper in the box about most of the print, a quarter of all paper at least; false where
// there is hardly any paper.
func (p *prepared) printedPaper() (int, bool) {
	g, unit := &p.ground, cell*p.looks.scale
	box := image.Rect(p.print.area.Min.X/unit, p.print.area.Min.Y/unit, p.print.area.Max.X/unit, p.print.area.Max.Y/unit)
	paper, printed := 0, 0
	g.each(func(i, x, y int) {
		if g.sheet(i) {
			paper++
			if image.Pt(x, y).In(box) {
				printed++
			}
		}
	})
	return max(printed, paper/shadePaper), paper >= 4*shadeShare
}

// missing is the share of light that a cell lacks.
func (g *ground) missing(i int) float64 {
	return max(0, 1-float64(g.around[i])/float64(max(1, g.lit)))
}

func (p *prepared) depth() (float64, bool) {
	const steps = 1000
	var histogram [steps + 1]int
	g := &p.ground
	whole, ok := p.printedPaper()
	if !ok {
		return 0, false
	}
	g.each(func(i, _, _ int) {
		if g.sheet(i) {
			histogram[int(g.missing(i)*steps)]++
		}
	})
	seen := 0
	for step := steps; step > 0; step-- {
		if seen += histogram[step]; seen >= max(1, whole/shadeShare) {
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
