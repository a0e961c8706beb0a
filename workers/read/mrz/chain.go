package mrz

import (
	"cmp"
	"math"
	"slices"
)

const (
	thinnest = 3.0 // pixels that a line is high at the least
	slimmest = 3.0 // times its height that a piece of a line is long at the least
	longest  = 14. // times its height that a whole line is long at the least
	manyest  = 400 // pieces, of more a page is no page of print
)

// chained joins the pieces that a line was broken into, and keeps the whole lines.
func chained(pieces []band) []band {
	for i := range pieces {
		pieces[i].fit()
	}
	pieces = slices.DeleteFunc(pieces, func(b band) bool {
		return b.thick < thinnest || b.right-b.left < slimmest*b.thick
	})
	slices.SortFunc(pieces, func(a, b band) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.curve[0], b.curve[0])) })
	if len(pieces) > manyest {
		slices.SortStableFunc(pieces, func(a, b band) int { return cmp.Compare(b.right-b.left, a.right-a.left) })
		pieces = pieces[:manyest]
		slices.SortFunc(pieces, func(a, b band) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.curve[0], b.curve[0])) })
	}
	for i := 0; i < len(pieces); i++ {
		for {
			next := pieces[i].follower(pieces[i+1:])
			if next < 0 {
				break
			}
			pieces[i].take(pieces[i+1+next])
			pieces = slices.Delete(pieces, i+1+next, i+2+next)
		}
	}
	return slices.DeleteFunc(pieces, func(b band) bool { return b.right-b.left < longest*b.thick })
}

// follower is the piece that goes on where the band ends, an index, or -1.
func (b *band) follower(pieces []band) int {
	best, gap := -1, math.Inf(1)
	for i := range pieces {
		p := &pieces[i]
		between := p.left - b.right
		if between > 4*b.thick || between < -b.thick || p.thick > 1.6*b.thick || b.thick > 1.6*p.thick {
			continue
		}
		// Short pieces know their own direction badly, so the longer one says where the other must lie.
		middle := (b.right + p.left) / 2
		off := math.Abs(b.at(middle) - p.at(middle))
		if off > 0.6*max(b.thick, p.thick) || between >= gap {
			continue
		}
		best, gap = i, between
	}
	return best
}

func (b *band) take(p band) {
	b.right = max(b.right, p.right)
	b.area += p.area
	b.moments.join(p.moments)
	b.fit()
}
