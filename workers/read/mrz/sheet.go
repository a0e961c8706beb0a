package mrz

import (
	"image"
	"math"
	"slices"
)

// sheet is all cells of a group of lines.
type sheet struct {
	width  int
	strips []*strip
	seats  []seat
	combs  []comb
	upside bool // the zone stands on its head in the strips
}

func newSheet(width int, strips []*strip, seats []seat, combs [][len(widths)]comb, chosen int) *sheet {
	s := &sheet{width: width, strips: strips, seats: seats}
	for _, c := range combs {
		s.combs = append(s.combs, c[chosen])
	}
	return s
}

// read tells which way up the zone is and reads it, a second time with more care where it is not sure.
func (s *sheet) read() *attempt {
	if upright, upside := s.trust(false), s.trust(true); max(upright, upside) < 0.3 {
		return nil
	} else if upside > upright {
		s.upside = true
	}
	got := s.decoded(s.chances(0))
	if got == nil || !got.reading.Sure {
		if careful := s.decoded(s.chances(0, -0.05, 0.05)); careful != nil && (got == nil || careful.better(got)) {
			got = careful
		}
	}
	if got == nil || got.trust < legible {
		return nil
	}
	return got
}

// cell is a cell by line and place in reading order.
func (s *sheet) cell(line, k int, moved float64) *cell {
	if s.upside {
		line, k = len(s.strips)-1-line, s.width-1-k
	}
	c := &s.combs[line]
	pitch := c.borders[k+1] - c.borders[k]
	one := comb{borders: []float64{c.borders[k] + moved*pitch, c.borders[k+1] + moved*pitch}}
	out := s.strips[line].cut(&s.seats[line], &one, 0)
	if s.upside {
		slices.Reverse(out[:])
	}
	return out
}

// trust is how sure the network is of some cells, mean of their best answers.
func (s *sheet) trust(upside bool) float64 {
	turned := *s
	turned.upside = upside
	network := trained()
	sum, n := 0.0, 0
	for line := range s.strips {
		for k := 1; k < s.width; k += 4 {
			got := network.classify(turned.cell(line, k, 0))
			sum += slices.Max(got[:nothing])
			n++
		}
	}
	return sum / float64(n)
}

// chances are the answers to all cells, the mean over cells cut a little to the left and right.
func (s *sheet) chances(moves ...float64) [][]chances {
	network := trained()
	out := make([][]chances, len(s.strips))
	for line := range out {
		out[line] = make([]chances, s.width)
		for k := range out[line] {
			for _, moved := range moves {
				for a, p := range network.classify(s.cell(line, k, moved)) {
					out[line][k][a] += p / float64(len(moves))
				}
			}
		}
	}
	return out
}

// box is the box on the page about a character.
func (s *sheet) box(line, k int) image.Rectangle {
	if s.upside {
		line, k = len(s.strips)-1-line, s.width-1-k
	}
	strip, seat, c := s.strips[line], &s.seats[line], &s.combs[line]
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, border := range c.borders[k : k+2] {
		column := min(max(int(border), 0), columns-1)
		for _, side := range [...]float64{-0.5, 0.5} {
			p := strip.place(column, seat.shift[column]+side*seat.tall)
			low.x, low.y, high.x, high.y = min(low.x, p.x), min(low.y, p.y), max(high.x, p.x), max(high.y, p.y)
		}
	}
	return image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x))+1, int(math.Ceil(high.y))+1)
}

// degrees is by how many quarters the zone is turned on the page.
func (s *sheet) degrees() int {
	first := s.strips[0]
	along := first.path[columns-1].sub(first.path[0])
	degrees := 0
	switch {
	case math.Abs(along.y) <= math.Abs(along.x) && along.x < 0:
		degrees = 180
	case math.Abs(along.y) > math.Abs(along.x) && along.y > 0:
		degrees = 90
	case math.Abs(along.y) > math.Abs(along.x):
		degrees = 270
	}
	if s.upside {
		degrees = (degrees + 180) % 360
	}
	return degrees
}
