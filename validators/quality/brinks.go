package quality

import "math"

// hem gives each cell the lightest level of the two next to it, on its darkest side.
func (g *ground) hem() {
	for y := range g.height {
		for x := range g.width {
			i := y*g.width + x
			g.hemmed[i] = min(g.pair(i, -1, x), g.pair(i, 1, g.width-1-x), g.pair(i, -g.width, y), g.pair(i, g.width, g.height-1-y))
		}
	}
}

// pair is the lightest level of the two cells next to one in a direction in which there are so many; its own where there
// are none.
func (g *ground) pair(i, step, left int) byte {
	switch left {
	case 0:
		return g.top[i]
	case 1:
		return g.top[i+step]
	default:
		return max(g.top[i+step], g.top[i+2*step])
	}
}

// brinks marks the cells at which light changes at once, along the row or down the column: each way by itself, since where
// a shade's edge runs across that of the paper, the one would hide the other.
func (g *ground) brinks() {
	clear(g.brink)
	for y := range g.height {
		g.along(y*g.width, 1, g.width)
	}
	for x := range g.width {
		g.along(x, g.width, g.height)
	}
}

// along marks the brinks of a row or a column.
func (g *ground) along(first, step, n int) {
	const near, far = 1, 3
	line := g.line[:n]
	for i := range line {
		line[i] = logarithms[g.around[first+i*step]]
	}
	for i := range line {
		low, high := span(line[max(0, i-near):min(n, i+near+1)])
		if steep := float64(high - low); steep > softStep {
			low, high = span(line[max(0, i-far):min(n, i+far+1)])
			if steep > softShare*float64(high-low) {
				g.brink[first+i*step] = true
			}
		}
	}
}

func span(levels []byte) (low, high byte) {
	low = 255
	for _, v := range levels {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

// logarithms of grey levels, in hundredths of a neper above the darkest that counts: what is darker a sensor hardly tells
// apart.
var logarithms = func() (table [256]byte) {
	const darkest = 20
	for level := darkest; level < len(table); level++ {
		table[level] = byte(100*math.Log(float64(level)/darkest) + 0.5)
	}
	return table
}()
