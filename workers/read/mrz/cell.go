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

// cut takes cell k of a comb out of the strip.
func (s *strip) cut(t *seat, c *comb, k int) *cell {
	left, right := c.borders[k], c.borders[k+1]
	pitch := right - left
	tall := min(max(t.tall, 0.86*proportion*pitch), 1.16*proportion*pitch)
	step := tall / tallIn
	out := new(cell)
	for i := range cellWidth {
		x := left + (float64(i)+0.5)/cellWidth*pitch - 0.5
		column := min(max(int(math.Floor(x)), 0), columns-2)
		fx := float32(min(max(x-float64(column), 0), 1))
		middle := reach + t.shift[column]
		for j := range cellHeight {
			y := middle + (float64(j)-(cellHeight-1)/2.0)*step
			row := min(max(int(math.Floor(y)), 0), rows-2)
			fy := float32(min(max(y-float64(row), 0), 1))
			upper := s.dark[row][column] + float32((s.dark[row][column+1]-s.dark[row][column])*fx)
			lower := s.dark[row+1][column] + float32((s.dark[row+1][column+1]-s.dark[row+1][column])*fx)
			out[j*cellWidth+i] = upper + float32((lower-upper)*fy) - 0.25
		}
	}
	return out
}
