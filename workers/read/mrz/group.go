package mrz

import (
	"cmp"
	"math"
	"slices"
)

// knots are the points that a line's middle is kept by.
const knots = 9

// line is a line of a zone on the page, in page pixels and reading direction.
type line struct {
	middle [knots]point // of its characters, evenly spaced from the outer edge of the first to that of the last
	tall   float64      // about the height of its characters
}

// group is two or three lines that lie to each other as those of a zone do.
type group struct {
	lines []line
	worth float64 // how much they look like a zone by their distance and length; 0.5 at the most
}

// unlikely is the worth below which a group is no zone: of zones none has been seen below -1.2.
const unlikely = -1.4

// Distances of lines as multiples of the height of a band. In a zone base lines are 6.35 mm apart and characters 2.4 mm
// tall (Doc 9303-4, 4.2.1); a band is somewhat thinner or, blurred, thicker than its characters.
const (
	nearest, farthest = 1.5, 4.6
	ragged            = 2.6 // by which ends may differ
	oblique           = 0.06
)

// groupsOf finds pairs and threes of lines of even length, one below the other.
func groupsOf(bands []band, l level, turned bool) []group {
	slices.SortFunc(bands, func(a, b band) int {
		return cmp.Or(cmp.Compare(a.curve[0], b.curve[0]), cmp.Compare(a.left, b.left))
	})
	var groups []group
	for i := range bands {
		second := below(bands, i)
		if second < 0 {
			continue
		}
		if common(bands[i], bands[second]) < together {
			continue
		}
		if third := below(bands, second); third >= 0 && common(bands[i], bands[second], bands[third]) >= together {
			groups = append(groups, newGroup(l, turned, bands[i], bands[second], bands[third]))
		}
		groups = append(groups, newGroup(l, turned, bands[i], bands[second]))
	}
	return slices.DeleteFunc(groups, func(g group) bool { return g.worth < unlikely })
}

// below is the line under another that may belong to the same zone, or -1.
func below(bands []band, i int) int {
	a := &bands[i]
	best, distance := -1, math.Inf(1)
	for j := range bands {
		b := &bands[j]
		tall := (a.thick + b.thick) / 2
		if j == i || a.thick > 1.7*b.thick || b.thick > 1.7*a.thick {
			continue
		}
		if math.Abs(a.left-b.left) > ragged*tall+0.05*(a.right-a.left) || math.Abs(a.right-b.right) > ragged*tall+0.05*(a.right-a.left) {
			continue
		}
		middle := (max(a.left, b.left) + min(a.right, b.right)) / 2
		apart := b.at(middle) - a.at(middle)
		if apart < nearest*tall || apart > farthest*tall || apart >= distance {
			continue
		}
		if math.Abs(a.slope()-b.slope()) > oblique {
			continue
		}
		best, distance = j, apart
	}
	return best
}

func (b *band) slope() float64 { return b.curve[1] / max(1, (b.right-b.left+1)/2) }

func newGroup(l level, turned bool, bands ...band) group {
	var g group
	left, right := bands[0].left, bands[0].right
	for _, b := range bands[1:] {
		left, right = min(left, b.left), max(right, b.right)
	}
	for i := range bands {
		g.lines = append(g.lines, bands[i].line(l, turned, left, right))
	}
	if turned { // mirrored at the diagonal: reading direction stays, up and down change places
		slices.Reverse(g.lines)
	}
	first := bands[0]
	long := (first.right - first.left) / first.thick
	apart := (bands[1].at((first.left+first.right)/2) - first.at((first.left+first.right)/2)) / first.thick
	g.worth = -math.Abs(apart-2.6) - 0.05*math.Abs(long-44)
	if len(bands) == 3 {
		g.worth += 0.5 - 0.05*math.Abs(long-32)
	}
	return g
}

// line carries a band over to the page, from one end to the other.
func (b *band) line(l level, turned bool, left, right float64) line {
	scale := float64(l.scale)
	out := line{tall: b.thick * scale}
	for i := range out.middle {
		x := left - 0.5 + (right-left+1)*float64(i)/(knots-1)
		p := point{(x+0.5)*scale - 0.5, (b.at(x)+0.5)*scale - 0.5}
		if turned {
			p.x, p.y = p.y, p.x
		}
		out.middle[i] = p
	}
	return out
}

// beats are how many cells the lines may have to their length, at the least and at the most: a cell is as wide as two
// fifths of the distance from line to line (Doc 9303-3, 4.1), and a printer may be off by a fifth.
func (g group) beats() (from, to float64) {
	first, last := &g.lines[0], &g.lines[len(g.lines)-1]
	length := (first.middle[knots-1].sub(first.middle[0]).length() + last.middle[knots-1].sub(last.middle[0]).length()) / 2
	down := last.middle[knots/2].sub(first.middle[knots/2]).length() / float64(len(g.lines)-1)
	often := 2.5 * length / max(1e-9, down)
	const least, most = 24, 52
	return max(least, 0.8*often), min(most, 1.25*often)
}
