package quality

import (
	"image"
	"math"
	"slices"
)

// Where an outline is looked at, in pixels of the level that sheets are found on: a sheet ends within a few of them, a
// shade within many.
const (
	outlineNear  = 1.5
	outlineFar   = 9.0
	outlineSteps = 24  // places along a side
	outlineSoft  = 0.6 // of the light that is lost far about the outline is lost near it, at least, where a sheet ends
)

// light is the part of the page whose light is looked at: the box about the document, but on a side where the outline is
// soft. There a shade ends and not the document, which goes on to nobody knows where: to the page's own edge.
func (s *sheets) light(page image.Rectangle) image.Rectangle {
	if len(s.found) != 1 {
		return page
	}
	one := &s.found[0]
	box := one.box(page)
	for i := range one.corners {
		a, b := one.corners[i], one.corners[(i+1)%4]
		if !s.soft(a, b) {
			continue
		}
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

// soft tells whether light falls off slowly across a side, at most places along it.
func (s *sheets) soft(a, b corner) bool {
	scale := float64(s.level.scale)
	ax, ay, bx, by := a.x/scale, a.y/scale, b.x/scale, b.y/scale
	length := math.Hypot(bx-ax, by-ay)
	if length < 2*outlineFar {
		return false
	}
	nx, ny := (by-ay)/length, (ax-bx)/length // outwards
	var shares [outlineSteps]float64
	seen := shares[:0]
	for i := range outlineSteps {
		at := 0.1 + 0.8*(float64(i)+0.5)/outlineSteps
		x, y := ax+(bx-ax)*at, ay+(by-ay)*at
		drop := func(far float64) (float64, bool) {
			inside, ok := s.at(x-nx*far, y-ny*far)
			outside, also := s.at(x+nx*far, y+ny*far)
			return inside - outside, ok && also
		}
		far, ok := drop(outlineFar)
		if near, also := drop(outlineNear); ok && also && far >= sheetStep/2 {
			seen = append(seen, near/far)
		}
	}
	if len(seen) < outlineSteps/3 {
		return false
	}
	slices.Sort(seen)
	return seen[len(seen)/2] < outlineSoft
}

func (s *sheets) at(x, y float64) (float64, bool) {
	ix, iy := int(math.Floor(x)), int(math.Floor(y))
	if ix < 0 || iy < 0 || ix >= s.level.width || iy >= s.level.height {
		return 0, false
	}
	return float64(s.level.row(iy)[ix]), true
}
