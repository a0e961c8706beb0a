package mrz

import (
	"image"
	"math"
	"slices"
)

// sheet is all cells of a group of lines.
type sheet struct {
	strips []*strip
	seats  []seat
	combs  []comb
	upside bool         // the zone stands on its head in the strips
	known  [][]*chances // the answers to its cells, by line in reading order, of those that were asked for

	width  int   // characters to a line
	starts []int // cell of each line's comb, in reading order, that its first character is in
}

// read tells which way up the zone is and where its lines begin, and reads it, a second time with more care where it is
// not sure. A line is about so many cells long.
func (s *sheet) read(often float64) *attempt {
	if !slices.ContainsFunc(widths[:], func(width int) bool { return s.mayBe(width, often) }) || !s.stand() {
		return nil
	}
	all := s.all()
	var got *attempt
	var place placing
	for _, p := range s.placings(all, often) {
		s.width, s.starts = p.width, p.starts
		if try := s.decoded(p.of(all)); try != nil && (got == nil || try.better(got)) {
			got, place = try, p
		}
		if got != nil && got.reading.Sure {
			return got
		}
	}
	if got == nil || got.trust < hopeful {
		return nil
	}
	s.width, s.starts = place.width, place.starts
	if careful := s.decoded(s.careful(place.of(all))); careful != nil && careful.better(got) {
		got = careful
	}
	if got.trust < legible {
		return nil
	}
	return got
}

// Means of the best answers to some cells: above upright a zone is surely the right way up, and below strange on both
// sides there is no zone.
const upright, strange = 0.9, 0.3

// stand turns the sheet the way up that reads better, and reports whether that looks like a zone at all.
func (s *sheet) stand() bool {
	as := s.trust()
	if as > upright {
		return true
	}
	known := s.known
	s.upside, s.known = true, nil
	if turned := s.trust(); turned > as {
		return turned > strange
	}
	s.upside, s.known = false, known
	return as > strange
}

// hopeful is the mean confidence of characters below which a second look does not help.
const hopeful = 0.4

// cells is how many cells the comb of a line has, in reading order.
func (s *sheet) cells(line int) int { return len(s.combs[s.strip(line)].borders) - 1 }

// strip is the strip of a line in reading order.
func (s *sheet) strip(line int) int {
	if s.upside {
		return len(s.strips) - 1 - line
	}
	return line
}

// cell is a cell of a line's comb in reading order.
func (s *sheet) cell(line, k int, by move) *cell {
	at := s.strip(line)
	c := &s.combs[at]
	if s.upside {
		k = len(c.borders) - 2 - k
	}
	out := c.cell(s.strips[at], &s.seats[at], k, by)
	if s.upside {
		slices.Reverse(out[:])
	}
	return out
}

// look is the answer to a cell.
func (s *sheet) look(line, k int) *chances {
	if s.known == nil {
		for i := range s.strips {
			s.known = append(s.known, make([]*chances, s.cells(i)))
		}
	}
	at := &s.known[line][k]
	if *at == nil {
		got := trained().classify(s.cell(line, k, move{}))
		*at = &got
	}
	return *at
}

// all are the answers to all cells of the combs.
func (s *sheet) all() [][]chances {
	out := make([][]chances, len(s.strips))
	for line := range out {
		out[line] = make([]chances, s.cells(line))
		for k := range out[line] {
			out[line][k] = *s.look(line, k)
		}
	}
	return out
}

// careful are the answers to the zone's cells, the mean over cells cut a little off their places.
func (s *sheet) careful(straight [][]chances) [][]chances {
	network := trained()
	moves := [...]move{{-0.05, 0.03}, {0.05, -0.03}}
	out := make([][]chances, len(straight))
	for line := range out {
		out[line] = slices.Clone(straight[line])
		for k := range out[line] {
			for _, by := range moves {
				for a, p := range network.classify(s.cell(line, s.starts[line]+k, by)) {
					out[line][k][a] += p
				}
			}
			for a := range out[line][k] {
				out[line][k][a] /= 1 + float64(len(moves))
			}
		}
	}
	return out
}

// trust is how sure the network is of some cells, mean of their best answers.
func (s *sheet) trust() float64 {
	sum, n := 0.0, 0
	for line := range s.strips {
		cells := s.cells(line)
		for k := cells / 6; k < cells*5/6; k += 3 {
			sum += slices.Max(s.look(line, k)[:nothing])
			n++
		}
	}
	return sum / float64(max(1, n))
}

// box is the box on the page about a character.
func (s *sheet) box(line, k int) image.Rectangle {
	at := s.strip(line)
	strip, seat, c := s.strips[at], &s.seats[at], &s.combs[at]
	k += s.starts[line]
	if s.upside {
		k = len(c.borders) - 2 - k
	}
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
