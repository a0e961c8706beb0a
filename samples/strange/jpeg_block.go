package strange

import "math"

// step is the one step of quantisation.
func step(p picture) byte { return 6 << (p.bits() - 8) }

// transformed is a block's quantised cosine transform in the order of the zigzag.
func transformed(p picture, samples plane, x, y int) (out [64]int) {
	var rows, both [64]float64
	for v := range 8 {
		for u := range 8 {
			for i := range 8 {
				sample := samples(min(x+i, p.width-1), min(y+v, p.height-1)) - 1<<(p.bits()-1)
				rows[8*v+u] += float64(sample) * cosines[u][i]
			}
		}
	}
	for v := range 8 {
		for u := range 8 {
			for i := range 8 {
				both[8*v+u] += rows[8*i+u] * cosines[v][i]
			}
		}
	}
	for i, at := range zigzag {
		out[i] = int(math.Round(both[at] / float64(step(p))))
	}
	return out
}

var cosines = func() (c [8][8]float64) {
	for u := range 8 {
		for i := range 8 {
			c[u][i] = math.Cos(float64(2*i+1)*float64(u)*math.Pi/16) / 2
			if u == 0 {
				c[u][i] /= math.Sqrt2
			}
		}
	}
	return c
}()

// zigzag gives the places of coefficients in a block, in the order they are coded.
var zigzag = func() (order [64]int) {
	n := 0
	for diagonal := range 15 {
		for i := range diagonal + 1 {
			y, x := i, diagonal-i
			if diagonal%2 == 0 {
				y, x = x, y
			}
			if x < 8 && y < 8 {
				order[n] = 8*y + x
				n++
			}
		}
	}
	return order
}()
