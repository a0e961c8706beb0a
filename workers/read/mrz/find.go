package mrz

import "math"

// point is a place on a picture, in pixels; whole numbers are the middles of pixels.
type point struct{ x, y float64 }

func (p point) add(q point) point         { return point{p.x + q.x, p.y + q.y} }
func (p point) sub(q point) point         { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point     { return point{p.x * f, p.y * f} }
func (p point) length() float64           { return math.Hypot(p.x, p.y) }
func (p point) down() point               { return point{-p.y, p.x} } // a quarter clockwise, where y runs down
func between(a, b point, t float64) point { return a.add(b.sub(a).times(t)) }

// band is a long, thin stretch of print: what a line of text becomes when its gaps are closed.
type band struct {
	left, right float64
	thick       float64    // about the height of its characters
	area        float64    // pixels
	curve       [3]float64 // its middle: y = c0 + c1·u + c2·u², u from -1 at the left to 1 at the right
	moments     moments
	pulse       *pulse // of what is long enough to be a line
}

// moments sum up the middles of runs, in coordinates about an origin of the level.
type moments struct{ n, x, xx, xxx, xxxx, y, xy, xxy float64 }

// origin is taken off x before it is raised to powers.
const origin = 600.0

func (m *moments) add(r run) {
	// A run counts as points spread evenly over it, which Simpson's three weigh rightly up to the third power.
	width := float64(r.to - r.from)
	y := float64(r.y)
	for _, part := range [3]struct{ at, weight float64 }{{0, 1. / 6}, {0.5, 2. / 3}, {1, 1. / 6}} {
		x, w := float64(r.from)+part.at*(width-1)-origin, width*part.weight
		m.n += w
		m.x += w * x
		m.xx += w * x * x
		m.xxx += w * x * x * x
		m.xxxx += w * x * x * x * x
		m.y += w * y
		m.xy += w * x * y
		m.xxy += w * x * x * y
	}
}

func (m *moments) join(o moments) {
	m.n, m.x, m.xx, m.xxx, m.xxxx = m.n+o.n, m.x+o.x, m.xx+o.xx, m.xxx+o.xxx, m.xxxx+o.xxxx
	m.y, m.xy, m.xxy = m.y+o.y, m.xy+o.xy, m.xxy+o.xxy
}

// bandsOf joins runs that touch from row to row, and keeps what is long and thin.
func bandsOf(runs []run) []band {
	above, start := 0, 0 // the runs of the row above
	for i := range runs {
		if i > 0 && runs[i].y != runs[i-1].y {
			above, start = start, i
		}
		for a := above; a < start; a++ {
			if runs[a].y == runs[i].y-1 && runs[a].from <= runs[i].to && runs[i].from <= runs[a].to {
				unite(runs, int32(a), int32(i))
			}
		}
	}
	byRoot := map[int32]int{}
	var bands []band
	for i, r := range runs {
		root := rootOf(runs, int32(i))
		at, ok := byRoot[root]
		if !ok {
			at = len(bands)
			byRoot[root] = at
			bands = append(bands, band{left: math.Inf(1), right: math.Inf(-1)})
		}
		b := &bands[at]
		b.left, b.right = min(b.left, float64(r.from)), max(b.right, float64(r.to-1))
		b.area += float64(r.to - r.from)
		b.moments.add(r)
	}
	return chained(bands)
}

func rootOf(runs []run, i int32) int32 {
	for runs[i].parent != i {
		runs[i].parent = runs[runs[i].parent].parent
		i = runs[i].parent
	}
	return i
}

func unite(runs []run, a, b int32) {
	a, b = rootOf(runs, a), rootOf(runs, b)
	runs[max(a, b)].parent = min(a, b)
}

// fit lays a straight middle through the band, or a bent one when it is long.
func (b *band) fit() {
	length := b.right - b.left + 1
	b.thick = b.area / length
	m := b.moments
	// Powers of x about the band's own middle, in halves of its length.
	middle, half := (b.left+b.right)/2-origin, max(1, length/2)
	s1 := (m.x - middle*m.n) / half
	s2 := (m.xx - 2*middle*m.x + middle*middle*m.n) / (half * half)
	s3 := (m.xxx - 3*middle*m.xx + 3*middle*middle*m.x - middle*middle*middle*m.n) / (half * half * half)
	s4 := (m.xxxx - 4*middle*m.xxx + 6*middle*middle*m.xx - 4*middle*middle*middle*m.x + middle*middle*middle*middle*m.n) / (half * half * half * half)
	t1 := (m.xy - middle*m.y) / half
	t2 := (m.xxy - 2*middle*m.xy + middle*middle*m.y) / (half * half)
	if length > 12*b.thick {
		if solved, ok := solve3([3][4]float64{{m.n, s1, s2, m.y}, {s1, s2, s3, t1}, {s2, s3, s4, t2}}); ok {
			b.curve = solved
			return
		}
	}
	determinant := m.n*s2 - s1*s1
	if determinant < 1e-9 {
		b.curve = [3]float64{m.y / max(1, m.n)}
		return
	}
	b.curve = [3]float64{(m.y*s2 - t1*s1) / determinant, (m.n*t1 - s1*m.y) / determinant}
}

// at is the middle of the band at x.
func (b *band) at(x float64) float64 {
	u := (x - (b.left+b.right)/2) / max(1, (b.right-b.left+1)/2)
	if end := min(max(u, -1), 1); u != end { // beyond its ends a band goes on straight
		return b.curve[0] + b.curve[1]*u + b.curve[2]*(end*end+2*end*(u-end))
	}
	return b.curve[0] + b.curve[1]*u + b.curve[2]*u*u
}

// solve3 solves three equations by elimination with pivots.
func solve3(a [3][4]float64) (x [3]float64, ok bool) {
	for i := range 3 {
		best := i
		for r := i + 1; r < 3; r++ {
			if math.Abs(a[r][i]) > math.Abs(a[best][i]) {
				best = r
			}
		}
		a[i], a[best] = a[best], a[i]
		if math.Abs(a[i][i]) < 1e-9 {
			return x, false
		}
		for r := i + 1; r < 3; r++ {
			f := a[r][i] / a[i][i]
			for c := i; c < 4; c++ {
				a[r][c] -= f * a[i][c]
			}
		}
	}
	for i := 2; i >= 0; i-- {
		x[i] = a[i][3]
		for c := i + 1; c < 3; c++ {
			x[i] -= a[i][c] * x[c]
		}
		x[i] /= a[i][i]
	}
	return x, true
}
