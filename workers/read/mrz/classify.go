package mrz

import "math"

// chances are the probabilities of a cell's answers; they sum up to one.
type chances [answers]float64

// What passes from layer to layer comes in whole numbers, so that sums are exact: so many to one, and at the most.
const (
	pixelSteps, unitSteps = 120, 64
	unitMost              = 4095
)

// Lanes of a word, in bits. A product with a word is one with each weight in it, and sums of them stay apart as long as
// none outgrows its lane: of the first layer none passes 127·25·144 (under 2^20), of the dense one 127·560·4095 (under 2^31).
const half, third = 32, 21

// halves are the two sums in a word. A negative one has borrowed from the sum above it.
func halves(word int64) (low, high float32) {
	l := int64(int32(word))
	return float32(l), float32((word - l) >> half)
}

// thirds are the three sums in a word.
func thirds(word int64) (a, b, c float32) {
	const up = 64 - third
	one := word << up >> up
	word = (word - one) >> third
	two := word << up >> up
	return float32(one), float32(two), float32((word - two) >> third)
}

// maps are the first layer's answers, with a border of nothing about them.
type maps [(height1 + 2) * (width1 + 2)][maps1]int64

// classify tells what a cell holds.
func (n *network) classify(c *cell) chances {
	var first maps
	n.see(c, &first)
	var second [seen]int64
	n.combine(&first, &second)
	var units [hidden]float32
	n.gather(&second, &units)
	return n.answer(&units)
}

// see runs the first layer's windows over the cell.
func (n *network) see(c *cell, into *maps) {
	const wide = cellWidth + 4
	var pixels [cellHeight + 4][wide]int64
	for y := range cellHeight {
		row := pixels[y+2][2 : 2+cellWidth]
		for x, v := range c[y*cellWidth : (y+1)*cellWidth] {
			row[x] = int64(int32(v * pixelSteps))
		}
	}
	for y := range height1 {
		for x := range width1 {
			var a, b, c int64
			for j := range window1 {
				row := (*[window1]int64)(pixels[2*y+j][2*x:])
				weights := (*[window1][triples]int64)(n.first[j*window1:])
				for i, v := range row {
					w := &weights[i]
					a, b, c = a+w[0]*v, b+w[1]*v, c+w[2]*v
				}
			}
			out := &into[(y+1)*(width1+2)+x+1]
			var sums [3 * triples]float32
			sums[0], sums[1], sums[2] = thirds(a)
			sums[3], sums[4], sums[5] = thirds(b)
			sums[6], sums[7], sums[8] = thirds(c)
			for m := range out {
				u := &n.firstUnits[m]
				out[m] = steps(float32(sums[m]*u.scale)/pixelSteps + u.bias)
			}
		}
	}
}

// combine runs the second layer's windows over the first's maps.
func (n *network) combine(first *maps, into *[seen]int64) {
	for y := range height2 {
		for x := range width2 {
			var a, b, c, d, e, f, g, h int64
			for j := range window2 {
				const row = window2 * maps1
				from := (2*y+j)*(width1+2) + 2*x
				weights := (*[row][maps2 / 2]int64)(n.second[j*row:])
				for i := range row {
					v, w := first[from+i/maps1][i%maps1], &weights[i]
					a, b, c, d = a+w[0]*v, b+w[1]*v, c+w[2]*v, d+w[3]*v
					e, f, g, h = e+w[4]*v, f+w[5]*v, g+w[6]*v, h+w[7]*v
				}
			}
			out := (*[maps2]int64)(into[(y*width2+x)*maps2:])
			for k, word := range [maps2 / 2]int64{a, b, c, d, e, f, g, h} {
				low, high := halves(word)
				u, v := &n.secondUnits[2*k], &n.secondUnits[2*k+1]
				out[2*k] = steps(float32(low*u.scale)/unitSteps + u.bias)
				out[2*k+1] = steps(float32(high*v.scale)/unitSteps + v.bias)
			}
		}
	}
}

// gather is the dense layer. Most of what it sees is nothing and left out; the rest is taken by fours.
func (n *network) gather(second *[seen]int64, into *[hidden]float32) {
	var lit [seen + 4]int32
	many := 0
	for i, v := range second {
		lit[many] = int32(i)
		if v != 0 {
			many++
		}
	}
	var sums [hidden / 2]int64
	i := 0
	for ; i+4 <= many; i += 4 {
		at := (*[4]int32)(lit[i:])
		a, b, c, d := second[at[0]], second[at[1]], second[at[2]], second[at[3]]
		wa, wb, wc, wd := &n.dense[at[0]], &n.dense[at[1]], &n.dense[at[2]], &n.dense[at[3]]
		for k := range sums {
			sums[k] += wa[k]*a + wb[k]*b + wc[k]*c + wd[k]*d
		}
	}
	for ; i < many; i++ {
		a, wa := second[lit[i]], &n.dense[lit[i]]
		for k := range sums {
			sums[k] += wa[k] * a
		}
	}
	for k, word := range sums {
		low, high := halves(word)
		u, v := &n.denseUnits[2*k], &n.denseUnits[2*k+1]
		into[2*k] = max(0, float32(low*u.scale)/unitSteps+u.bias)
		into[2*k+1] = max(0, float32(high*v.scale)/unitSteps+v.bias)
	}
}

// steps is a unit's answer in whole numbers.
func steps(v float32) int64 { return min(max(0, int64(float32(v*unitSteps)+0.5)), unitMost) }

// answer is the last layer.
func (n *network) answer(units *[hidden]float32) chances {
	var sums [answers]float32
	for i, v := range units {
		if v == 0 {
			continue
		}
		for o, w := range &n.out[i] {
			sums[o] += float32(w * v)
		}
	}
	var out chances
	top := math.Inf(-1)
	for o, sum := range sums {
		u := &n.outUnits[o]
		out[o] = float64(float32(sum*u.scale) + u.bias)
		top = max(top, out[o])
	}
	total := 0.0
	for o := range out {
		out[o] = math.Exp(out[o] - top)
		total += out[o]
	}
	for o := range out {
		out[o] /= total
	}
	return out
}
