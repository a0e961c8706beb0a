package quality

import "math"

// The four directions in which edges are crossed: along a row, down a column and along both diagonals, the one that
// falls to the right and the one that rises.
const (
	across = iota
	down
	falling
	rising
	directions
)

// edges in a tile by direction: how often one is crossed, and how steep it is there in sum.
type edges struct {
	count, steep [directions]int
	dark         int // pixels darker than the middle
	pixels       int
}

// smooth is a tile with grain averaged away, in sixteenths of grey levels, without its outermost pixels.
type smooth [inside * inside]int16

const inside = tile - 2

// fill smooths by the binomial mask of 3 × 3, which adds half a square pixel to the variance of an edge.
func (s *smooth) fill(l *level, x, y int) {
	var columns [tile]int16
	for dy := range inside {
		above := l.row(y + dy)[x:][:tile]
		row, below := l.row(y + dy + 1)[x:][:tile], l.row(y + dy + 2)[x:][:tile]
		for i := range columns {
			columns[i] = int16(above[i]) + 2*int16(row[i]) + int16(below[i])
		}
		target := s[dy*inside:][:inside]
		for i := range target {
			target[i] = columns[i] + 2*columns[i+1] + columns[i+2]
		}
	}
}

// edges finds where neighbours lie on either side of the middle, without a branch.
func (s *smooth) edges(middle int) edges {
	var acrossN, acrossS, downN, downS, fallingN, fallingS, risingN, risingS, dark int
	for y := range inside - 1 {
		upper := s[y*inside:][:inside]
		lower := s[(y+1)*inside:][:inside]
		a, b := int(upper[0])-middle, int(lower[0])-middle
		for x := 1; x < inside; x++ {
			right, below := int(upper[x])-middle, int(lower[x])-middle
			m := (a ^ right) >> 63
			acrossN, acrossS = acrossN-m, acrossS+abs(a-right)&m
			m = (a ^ b) >> 63
			downN, downS = downN-m, downS+abs(a-b)&m
			m = (a ^ below) >> 63
			fallingN, fallingS = fallingN-m, fallingS+abs(a-below)&m
			m = (right ^ b) >> 63
			risingN, risingS = risingN-m, risingS+abs(right-b)&m
			dark -= a >> 63
			a, b = right, below
		}
	}
	return edges{
		count: [directions]int{acrossN, downN, fallingN, risingN}, steep: [directions]int{acrossS, downS, fallingS, risingS},
		dark: dark, pixels: (inside - 1) * (inside - 1),
	}
}

// variance of an edge in a direction, in square pixels: one that is blurred by a normal distribution rises at its middle
// by span/√(2π)σ a pixel.
func (e *edges) variance(direction, span int) float64 {
	if e.steep[direction] == 0 {
		return 0
	}
	square := 1.0 // of the distance between neighbours
	if direction >= falling {
		square = 2
	}
	wide := float64(span) * float64(e.count[direction]) / float64(e.steep[direction])
	return square * wide * wide / (2 * math.Pi)
}
