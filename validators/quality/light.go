package quality

import (
	"image"

	"priyom/intake"
)

// brightness is how light the paper is, 0–1: the grey level of most of the document's paper, lit or in shade.
func brightness(p *prepared) (intake.Measurement, bool) {
	if p.bounds.Empty() {
		return intake.Measurement{}, false
	}
	usual := p.ground.usual
	if p.ground.inner.Empty() { // smaller than a cell
		usual = p.lightest()
	}
	return intake.Measurement{Value: rounded(float64(usual) / 255), Unit: "ratio"}, true
}

func (p *prepared) lightest() byte {
	most := byte(0)
	for y := range p.looks.height {
		for _, v := range p.looks.row(y) {
			most = max(most, v)
		}
	}
	return most
}

// contrast is the distance between print and the paper about it, 0–1 of all grey levels: that which one in four
// places with print exceeds, since thin print is pale at the size at which it is taken. A page with no print has none
// to tell. The box holds all print.
func contrast(p *prepared) (intake.Measurement, bool) {
	distance, where, ok := p.ground.contrast()
	return intake.Measurement{Value: rounded(float64(distance) / 255), Unit: "ratio", Box: p.cellBox(where)}, ok
}

// overexposure is how pale print is on paper that is clipped, 0–1: 0 for black, 1 for print that is gone. Paper that is
// not clipped is not overexposed, and dark print on white paper is how a scan should be.
func overexposure(p *prepared) (intake.Measurement, bool) {
	distance, where, ok := p.ground.contrast()
	got := intake.Measurement{Unit: "ratio"}
	if ok && p.ground.usual > unclipped {
		got.Value, got.Box = rounded(1-float64(distance)/255), p.cellBox(where)
	}
	return got, ok
}

func (g *ground) contrast() (distance int, where image.Rectangle, ok bool) {
	var histogram [256]int
	n := 0
	g.each(func(i, x, y int) {
		if g.paper[i] && g.isInk(i) {
			histogram[g.around[i]-g.low[i]]++
			n++
			where = where.Union(image.Rect(x, y, x+1, y+1))
		}
	})
	seen := 0
	for distance := 255; distance > 0; distance-- {
		if seen += histogram[distance]; 4*seen > n {
			return distance, where, true
		}
	}
	g.each(func(i, _, _ int) { // what there is to be seen is fainter than ink
		if g.paper[i] {
			distance = max(distance, int(g.around[i])-int(g.low[i]))
		}
	})
	return distance, where, distance > 0
}
