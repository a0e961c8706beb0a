package quality

import (
	"image"
	"slices"
)

// mostInk is the box, in page pixels, about all print on the document but stray marks: at each side a fiftieth of all
// cells with ink is left out.
func (p *prepared) mostInk() image.Rectangle {
	g := &p.ground
	g.columns, g.rows = slices.Grow(g.columns[:0], g.width)[:g.width], slices.Grow(g.rows[:0], g.height)[:g.height]
	clear(g.columns)
	clear(g.rows)
	n := 0
	g.each(func(i, x, y int) {
		if g.paper[i] && g.isMark(i) {
			g.columns[x]++
			g.rows[y]++
			n++
		}
	})
	left, right := extent(g.columns, n)
	top, bottom := extent(g.rows, n)
	unit := cell * p.looks.scale
	return image.Rect(left*unit, top*unit, right*unit, bottom*unit)
}

// inked counts the cells of paper with ink.
func (g *ground) inked() int {
	n := 0
	g.each(func(i, _, _ int) {
		if g.paper[i] && g.isInk(i) {
			n++
		}
	})
	return n
}

// extent is where the counts begin and end of which all but a fiftieth of n lie further on, and further back.
func extent(counts []int, n int) (first, last int) {
	first, seen := len(counts), 0
	for i, c := range counts {
		if 50*seen <= 49*n && c > 0 {
			last = i + 1
		}
		if seen += c; 50*seen > n {
			first = min(first, i)
		}
	}
	return min(first, last), last
}
