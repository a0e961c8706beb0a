package quality

import (
	"image"
	"slices"
)

// litLevel is the level of paper in full light: that of the lightest cells. Where most of the document is not clipped, those
// do not count that are, which lie in the light of a lamp or are something white beside the paper, nor those close about
// a lamp.
func (g *ground) litLevel() byte {
	all, clear := 0, 0
	g.each(func(i, x, y int) {
		if image.Pt(x, y).In(g.light) {
			all++
			if g.top[i] < clipped {
				clear++
			}
		}
	})
	if 2*clear < all || clear == 0 {
		return g.level(0.95, g.around, func(int) bool { return true })
	}
	g.findLamps(all)
	return g.level(0.95, g.around, func(i int) bool { return g.around[i] < clipped && !g.byLamp(i) })
}

// findLamps takes compact patches that are clipped, and not too large, for lamps.
func (g *ground) findLamps(all int) {
	g.lamps = g.lamps[:0]
	for _, one := range g.patches(func(i int) bool { return g.around[i] >= clipped }) {
		if one.cells >= glareCells && lampMost*one.cells < all && 2*one.cells > one.box.Dx()*one.box.Dy() {
			g.lamps = append(g.lamps, one.box)
		}
	}
}

// byLamp tells whether a cell is as close to a lamp as its light falls off.
func (g *ground) byLamp(i int) bool {
	x, y := 2*(i%g.width), 2*(i/g.width)
	return slices.ContainsFunc(g.lamps, func(box image.Rectangle) bool {
		across := float64(x-box.Min.X-box.Max.X) / float64(box.Dx())
		down := float64(y-box.Min.Y-box.Max.Y) / float64(box.Dy())
		return across*across+down*down < lampFall*lampFall
	})
}
