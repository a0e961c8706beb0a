package quality

import (
	"image"
	"math"

	"priyom/intake"
)

// Ink is at least an eighth darker than the paper around it, and by two grey levels more, so that it is told from
// paper in a dark picture too.
const (
	inkShare = 8
	inkStep  = 2
)

// ink is the share of the document that is darker than the paper around it, 0–1, leaving out an edge of 2 % on each side
// where scanners leave shadows and what a document lies on shows. Paper is taken locally, as the mean of a wide neighbourhood, so that an uneven light
// over an empty page is not ink. A page of text has 0.02 to 0.2, an empty one less than 0.0005.
func ink(p *prepared) (intake.Measurement, bool) {
	l := p.looks
	inner := l.of(p.region)
	inner = inner.Inset(min(inner.Dx(), inner.Dy()) / 50)
	if inner.Dx() < 8 || inner.Dy() < 8 {
		return intake.Measurement{}, false
	}
	radius := max(inner.Dx(), inner.Dy()) / 40
	dark, seen := 0, 0
	var where image.Rectangle
	for y := inner.Min.Y; y < inner.Max.Y; y++ {
		first, last, n := l.width, -1, 0
		from, to := p.paperRow(y, inner)
		seen += to - from
		for x := from; x < to; x++ {
			v := l.row(y)[x]
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
	share := rounded(float64(dark) / float64(max(1, seen)))
	return intake.Measurement{Value: share, Unit: "share", Box: p.box(l, where)}, true
}

// paperRow is from where to where a row of the level for looks lies on the document that is seen on the page, and within
// what is looked at: a document that lies askew leaves the corners of its box to what is under it.
func (p *prepared) paperRow(y int, inner image.Rectangle) (from, to int) {
	s := p.outline()
	if s == nil {
		return inner.Min.X, inner.Max.X
	}
	at, left, right := (float64(y)+0.5)*float64(p.looks.scale), math.Inf(1), math.Inf(-1)
	for i, a := range s.corners {
		b := s.corners[(i+1)%4]
		if (a.y < at) == (b.y < at) {
			continue
		}
		x := a.x + (b.x-a.x)*(at-a.y)/(b.y-a.y)
		left, right = min(left, x), max(right, x)
	}
	if left >= right {
		return inner.Min.X, inner.Min.X
	}
	margin := (right - left) / 50
	from = max(inner.Min.X, int((left+margin)/float64(p.looks.scale)))
	return from, max(from, min(inner.Max.X, int((right-margin)/float64(p.looks.scale))))
}
