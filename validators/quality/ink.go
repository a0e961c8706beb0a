package quality

import (
	"image"

	"priyom/intake"
)

// Ink is at least an eighth darker than the paper around it, and by two grey levels more, so that it is told from
// paper in a dark picture too.
const (
	inkShare = 8
	inkStep  = 2
)

// ink is the share of the document that is darker than the paper around it, 0–1, leaving out an edge of 2 % on each side
// where scanners leave shadows. Paper is taken locally, as the mean of a wide neighbourhood, so that an uneven light
// over an empty page is not ink. A page of text has 0.02 to 0.2, an empty one less than 0.0005.
func ink(p *prepared) (intake.Measurement, bool) {
	l := p.looks
	inner := l.of(p.region)
	inner = inner.Inset(min(inner.Dx(), inner.Dy()) / 50)
	if inner.Dx() < 8 || inner.Dy() < 8 {
		return intake.Measurement{}, false
	}
	radius := max(inner.Dx(), inner.Dy()) / 40
	dark := 0
	var where image.Rectangle
	for y := inner.Min.Y; y < inner.Max.Y; y++ {
		first, last, n := l.width, -1, 0
		for x, v := range l.row(y)[:inner.Max.X] {
			if x < inner.Min.X {
				continue
			}
			around := image.Rect(x-radius, y-radius, x+radius+1, y+radius+1).Intersect(inner)
			paper := p.sums.mean(around)
			if int(v) < paper-paper/inkShare-inkStep {
				first, last = min(first, x), x
				n++
			}
		}
		if n > 0 {
			dark += n
			where = where.Union(image.Rect(first, y, last+1, y+1))
		}
	}
	share := rounded(float64(dark) / float64(inner.Dx()*inner.Dy()))
	return intake.Measurement{Value: share, Unit: "share", Box: p.box(l, where)}, true
}
