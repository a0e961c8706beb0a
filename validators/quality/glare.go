package quality

import (
	"image"

	"priyom/intake"
)

const (
	clipped    = 254 // a sensor tells no more light than this, give or take its noise
	bleached   = 250 // nothing darker is left in the cell: what was printed there is gone
	unclipped  = 251 // paper that is lighter hides glare: a scanner's white
	glareCells = 24  // the least patch
)

// glare is the share of the printed part of the document that lies under a reflection, 0–1: patches of clipped light on
// paper that is not clipped elsewhere, nothing printed in their core, with a soft edge. A white field of print has a
// hard edge, and paper that is evenly white is how a scan should be; neither is glare. The printed part is the box
// about all ink, so that empty paper beside it changes nothing. The box holds the largest patch.
func glare(p *prepared) (intake.Measurement, bool) {
	g := &p.ground
	printed := g.printed()
	if printed.Empty() {
		return intake.Measurement{}, false
	}
	got := intake.Measurement{Unit: "share"}
	if g.usual > unclipped {
		return got, true
	}
	inside := func(i int) bool { return image.Pt(i%g.width, i/g.width).In(printed) }
	patches := g.patches(func(i int) bool { return g.top[i] >= clipped && inside(i) })
	area, largest := 0, patch{}
	for _, one := range patches {
		if one.cells < glareCells || !g.core(one) || !g.soft(one) {
			continue
		}
		area += one.cells
		if one.cells > largest.cells {
			largest = one
		}
	}
	got.Value = rounded(float64(area) / float64(printed.Dx()*printed.Dy()))
	if area > 0 {
		got.Box = p.cellBox(largest.box)
	}
	return got, true
}

// isInk tells whether something in a cell is darker than paper by an eighth and more.
func (g *ground) isInk(i int) bool {
	paper := int(g.around[i])
	return int(g.low[i]) < paper-paper/inkShare-inkStep
}

// isMark tells whether the ink in a cell is that of print, and no edge at which lit paper ends and darker paper begins: it
// has paper on all four sides. Of print that is too blurred for that all ink counts.
func (g *ground) isMark(i int) bool {
	hemmed := int(g.hemmed[i])
	return g.isInk(i) && (!g.strokes || int(g.low[i]) < hemmed-hemmed/inkShare-inkStep)
}

// areStrokes tells whether most ink has paper on all four sides.
func (g *ground) areStrokes() bool {
	g.strokes = true
	marks, n := 0, 0
	g.each(func(i, _, _ int) {
		if g.paper[i] && g.isInk(i) {
			n++
			if g.isMark(i) {
				marks++
			}
		}
	})
	return 2*marks >= n
}

// printed is the box about all cells of paper with ink, leaving out the document's edge.
func (g *ground) printed() image.Rectangle {
	var box image.Rectangle
	inner := g.inner.Inset(1)
	g.each(func(i, x, y int) {
		if g.paper[i] && image.Pt(x, y).In(inner) && g.isMark(i) {
			box = box.Union(image.Rect(x, y, x+1, y+1))
		}
	})
	return box
}

// core tells whether a patch has at least a quarter of cells in which nothing is left.
func (g *ground) core(one patch) bool {
	gone := 0
	for y := one.box.Min.Y; y < one.box.Max.Y; y++ {
		for x := one.box.Min.X; x < one.box.Max.X; x++ {
			if i := y*g.width + x; g.group[i] == one.id && g.low[i] >= bleached {
				gone++
			}
		}
	}
	return 4*gone >= one.cells
}

// soft tells whether light falls off over several cells outside a patch: going outwards from its edge, the second cell
// is still lighter than the fourth.
func (g *ground) soft(one patch) bool {
	fall, edges := 0, 0
	for y := one.box.Min.Y; y < one.box.Max.Y; y++ {
		for x := one.box.Min.X; x < one.box.Max.X; x++ {
			if g.group[y*g.width+x] != one.id {
				continue
			}
			for _, out := range []image.Point{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
				near, far := image.Pt(x, y).Add(out.Mul(2)), image.Pt(x, y).Add(out.Mul(4))
				if !far.In(g.inner) {
					continue
				}
				a, b := near.Y*g.width+near.X, far.Y*g.width+far.X
				if g.group[a] == 0 && g.group[b] == 0 && g.paper[a] && g.paper[b] {
					fall += int(g.top[a]) - int(g.top[b])
					edges++
				}
			}
		}
	}
	return edges > 0 && 10*fall >= edges*max(10, 255-int(g.usual))
}
