package mrz

import (
	"cmp"
	"math"
	"slices"
)

// placing says which cells of the combs are the zone's.
type placing struct {
	width  int
	starts []int
	cost   float64 // as the logarithm of a chance, turned round
}

// of are the answers to the zone's cells alone.
func (p placing) of(all [][]chances) [][]chances {
	out := make([][]chances, len(all))
	for line, start := range p.starts {
		out[line] = all[line][start : start+p.width]
	}
	return out
}

const (
	short    = 5.0 // cells that a line may be longer or shorter than what was found of it
	placings = 3   // that are tried
	dearer   = 8.0 // cost above that of the best at which a placing is not tried
)

// placings are the likeliest, the likeliest first: characters inside, nothing before and behind, and the lines one below
// the other.
func (s *sheet) placings(all [][]chances, often float64) []placing {
	var list []placing
	for _, width := range widths {
		if !s.mayBe(width, often) {
			continue
		}
		list = append(list, s.placed(all, width)...)
	}
	slices.SortStableFunc(list, func(a, b placing) int { return cmp.Compare(a.cost, b.cost) })
	list = list[:min(len(list), placings)]
	return slices.DeleteFunc(list, func(p placing) bool { return p.cost > list[0].cost+dearer })
}

// mayBe reports whether as many lines as there are may be so wide, when they are about so many cells long.
func (s *sheet) mayBe(width int, often float64) bool {
	return (len(s.strips) == 3) == (width == 30) && math.Abs(often-float64(width)) <= short
}

// widths are the numbers of characters that lines of zones have.
var widths = [3]int{44, 36, 30}

// placed are the likeliest placings of lines so wide.
func (s *sheet) placed(all [][]chances, width int) []placing {
	list := []placing{{width: width}}
	for line, cells := range all {
		costs := startsOf(cells, width)
		var next []placing
		for _, p := range list {
			for start, cost := range costs {
				if line > 0 {
					// The lines begin one below the other, but for perspective.
					off := (s.begins(line, start) - s.begins(0, p.starts[0])) / s.pitch(line)
					cost += 4 * off * off
				}
				next = append(next, placing{width, append(slices.Clone(p.starts), start), p.cost + cost})
			}
		}
		slices.SortStableFunc(next, func(a, b placing) int { return cmp.Compare(a.cost, b.cost) })
		list = next[:min(len(next), 8)]
	}
	return list
}

// startsOf is the cost of each start of a line.
func startsOf(cells []chances, width int) []float64 {
	if len(cells) < width {
		return nil
	}
	// What a cell costs as a character, more than as none.
	var sums []float64
	sum := 0.0
	sums = append(sums, 0)
	for k := range cells {
		sum += cost(max(slices.Max(cells[k][:nothing]), 0.01)) - cost(max(cells[k][nothing], 0.01))
		sums = append(sums, sum)
	}
	costs := make([]float64, len(cells)-width+1)
	for start := range costs {
		costs[start] = sums[start+width] - sums[start]
	}
	return costs
}

// begins is where on the page a line's cell begins, along the direction of the first line's strip.
func (s *sheet) begins(line, k int) float64 {
	at := s.strip(line)
	c := &s.combs[at]
	if s.upside {
		k = len(c.borders) - 1 - k
	}
	column := min(max(int(c.borders[k]), 0), columns-1)
	first := s.strips[s.strip(0)]
	along := first.path[columns-1].sub(first.path[0])
	p := s.strips[at].path[column]
	return (p.x*along.x + p.y*along.y) / max(1e-9, along.length())
}

// pitch is the width of a line's cells on the page.
func (s *sheet) pitch(line int) float64 {
	at := s.strip(line)
	c := &s.combs[at]
	n := len(c.borders) - 1
	return max(1e-9, (c.borders[n]-c.borders[0])/float64(max(1, n))*s.strips[at].unit)
}
