package mrz

import "math"

// A cell is a character as the network sees it: so many columns and rows of darkness, the characters as tall as tallIn.
const (
	cellWidth  = 20
	cellHeight = 28
	cellSize   = cellWidth * cellHeight
	tallIn     = 19.0
	proportion = 0.945 // height of a character over the distance from one to the next
)

// cell is darkness row by row, less its usual mean.
type cell [cellSize]float32

// cut takes a cell out of the strip, between two columns. Characters get taller as they get wider along a line that is
// seen aslant: mean is the width of the line's cells that goes with its seat's height. Lowered moves the cell down, by a
// share of its width.
func (s *strip) cut(t *seat, left, right, mean, lowered float64) *cell {
	pitch := right - left
	tall := min(max(t.tall/mean, 0.86*proportion), 1.16*proportion) * pitch
	step := tall / tallIn
	out := new(cell)
	for i := range cellWidth {
		x := left + (float64(i)+0.5)/cellWidth*pitch - 0.5
		column := min(max(int(math.Floor(x)), 0), columns-2)
		fx := float32(min(max(x-float64(column), 0), 1))
		here, next := &s.dark[column], &s.dark[column+1]
		middle := reach + t.shift[column] + lowered*pitch
		for j := range cellHeight {
			y := middle + (float64(j)-(cellHeight-1)/2.0)*step
			row := min(max(int(math.Floor(y)), 0), rows-2)
			fy := float32(min(max(y-float64(row), 0), 1))
			upper := here[row] + float32((next[row]-here[row])*fx)
			lower := here[row+1] + float32((next[row+1]-here[row+1])*fx)
			out[j*cellWidth+i] = upper + float32((lower-upper)*fy) - 0.25
		}
	}
	return out
}

// move is how far a cell is cut off its place, to the right and down, as shares of its width.
type move struct{ right, down float64 }

// cell takes cell k of a comb out of the strip.
func (c *comb) cell(s *strip, t *seat, k int, by move) *cell {
	n := len(c.borders) - 1
	pitch := c.borders[k+1] - c.borders[k]
	return s.cut(t, c.borders[k]+by.right*pitch, c.borders[k+1]+by.right*pitch, (c.borders[n]-c.borders[0])/float64(n), by.down)
}
