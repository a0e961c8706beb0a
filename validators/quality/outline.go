package quality

import (
	"image"
	"math"
	"slices"
)

// How an outline is looked at: light along short ways across it. Where a sheet ends, nearly all of what light is lost
// on the way is lost at once; where a shade ends, over a good part of the way.
const (
	outlineWays  = 24  // ways along a side
	outlineMost  = 40  // pixels that a way reaches, at most
	outlineFar   = 3.5 // percent of the page's long side: how far a way reaches to either side
	outlineNear  = 0.6 // percent: at once
	outlinePrint = 0.8 // percent: half the height of letters, which are no edge
	outlineSoft  = 0.6 // of what is lost that is lost at once, at least, where a sheet ends
)

// soften finds the sides of the only sheet at which not the sheet ends but a shade begins.
func (p *prepared) soften() {
	if len(p.sheets.found) != 1 {
		return
	}
	one := &p.sheets.found[0]
	for i := range one.corners {
		one.soft[i] = p.soft(one.corners[i], one.corners[(i+1)%4])
	}
}

// outline is the document that is seen to lie on something, or nil where none is, or where a part of it lies in a shade and
// where it ends is not known.
func (p *prepared) outline() *sheet {
	s := p.sheets.first()
	if s == nil || s.soft != [sides]bool{} {
		return nil
	}
	return s
}

// reach is the part of the page that the document may take: the box about it, but on a side where a shade begins. There it
// goes on to nobody knows where: to the page's own edge.
func (p *prepared) reach() image.Rectangle {
	s, page := p.sheets.first(), p.bounds
	if s == nil {
		return page
	}
	box := s.box(page)
	for i, a := range s.corners {
		if !s.soft[i] {
			continue
		}
		b := s.corners[(i+1)%4]
		switch dx, dy := b.x-a.x, b.y-a.y; { // clockwise: the document is to the right of the way from a to b
		case math.Abs(dx) >= math.Abs(dy) && dx > 0:
			box.Min.Y = page.Min.Y
		case math.Abs(dx) >= math.Abs(dy):
			box.Max.Y = page.Max.Y
		case dy > 0:
			box.Max.X = page.Max.X
		default:
			box.Min.X = page.Min.X
		}
	}
	return box
}

// soft tells whether light falls off slowly across a side, on most ways.
func (p *prepared) soft(a, b corner) bool {
	l := p.looks
	scale := float64(l.scale)
	ax, ay, bx, by := a.x/scale, a.y/scale, b.x/scale, b.y/scale
	length := math.Hypot(bx-ax, by-ay)
	percent := float64(max(l.width, l.height)) / 100
	far, near, print := int(outlineFar*percent), max(2, int(outlineNear*percent)), int(outlinePrint*percent)
	if length < float64(4*far) {
		return false
	}
	nx, ny := (by-ay)/length, (ax-bx)/length // outwards
	var shares [outlineWays]float64
	var way [1 + 2*outlineMost]int
	seen := shares[:0]
	for i := range outlineWays {
		at := 0.1 + 0.8*(float64(i)+0.5)/outlineWays
		x, y := ax+(bx-ax)*at, ay+(by-ay)*at
		n := 0
		for step := -far; step <= far; step++ {
			if v, ok := l.near(x+nx*float64(step), y+ny*float64(step)); ok {
				way[n] = v
				n++
			}
		}
		closed(way[:n], print)
		if n <= 2*far {
			continue // beyond the frame
		}
		lost, most := way[0]-way[n-1], 0
		for k := near; k < n; k++ {
			most = max(most, way[k-near]-way[k])
		}
		switch {
		case p.sheets.step >= sheetStep && lost*p.sheets.paper < way[0]*p.sheets.step/3:
			seen = append(seen, 0) // no edge in sight: a shade wider than the way
		case lost >= sheetStep/2:
			seen = append(seen, float64(most)/float64(lost))
		}
	}
	if len(seen) < outlineWays/3 {
		return false
	}
	slices.Sort(seen)
	return seen[len(seen)/2] < outlineSoft
}

// closed fills what is dark on a way within less than twice a reach, and leaves slopes and steps as they are.
func closed(way []int, reach int) {
	var from [1 + 2*outlineMost]int
	for _, extreme := range []func([]int) int{slices.Max[[]int], slices.Min[[]int]} {
		copy(from[:], way)
		for i := range way {
			way[i] = extreme(from[max(0, i-reach):min(len(way), i+reach+1)])
		}
	}
}

// near is the lightest pixel of the three by three about a point: paper and not the print on it.
func (l *level) near(x, y float64) (int, bool) {
	ix, iy := int(math.Floor(x)), int(math.Floor(y))
	if ix < 1 || iy < 1 || ix >= l.width-1 || iy >= l.height-1 {
		return 0, false
	}
	most := byte(0)
	for dy := -1; dy <= 1; dy++ {
		for _, v := range l.row(iy + dy)[ix-1 : ix+2] {
			most = max(most, v)
		}
	}
	return int(most), true
}
