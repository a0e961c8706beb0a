package mrz

import "math"

// comb are the borders of a line's cells, as columns of its strip, over the whole strip: one more than there are cells.
// Which of the cells are the line's is not known yet.
type comb struct {
	borders []float64
	worth   float64 // how much lighter borders are than the middles of cells: 0 for anything, about 1 for a clean line
}

// teeth are what a comb is told by: the borders of a stretch of n cells, and how much wider they are on the right than
// on the left.
type teeth struct {
	left, right, widens float64
	n                   int
}

// border is the place of border k, which may lie beyond the stretch.
func (t teeth) border(k float64) float64 {
	u := k / float64(t.n)
	return t.left + (t.right-t.left)*(u+t.widens*u*(u-1))
}

// pitch is the width of the cells in the middle of the stretch.
func (t teeth) pitch() float64 { return (t.right - t.left) / float64(t.n) }

// levelled makes a profile's mean one in every neighbourhood, so that faint and dense stretches count alike.
func levelled(profile *[columns]float64) {
	var sums [columns + 1]float64
	for c, v := range profile {
		sums[c+1] = sums[c] + v
	}
	const around = 50
	for c := range profile {
		from, to := max(0, c-around), min(columns, c+around)
		here := (sums[to] - sums[from]) / float64(to-from)
		profile[c] /= max(here, 0.05)
	}
}

// comb lays a comb over a profile, from a beat that it has.
func (b beat) comb(profile *[columns]float64) comb {
	best := b.teeth()
	worth := best.worth(profile)
	for step := 1.0; step > 0.1; step /= 2 {
		for moved := true; moved; {
			moved = false
			for _, d := range [...][3]float64{{step, 0, 0}, {-step, 0, 0}, {0, step, 0}, {0, -step, 0}, {step, step, 0}, {-step, -step, 0}, {0, 0, step / 100}, {0, 0, -step / 100}} {
				try := best
				try.left += d[0] * best.pitch() / 20
				try.right += d[1] * best.pitch() / 20
				try.widens += d[2]
				if got := try.worth(profile); got > worth {
					best, worth, moved = try, got, true
				}
			}
		}
	}
	out := comb{worth: worth}
	first := 0.0
	for first > -20 && best.border(first-1) >= 0 && best.border(first-1) < best.border(first) {
		first--
	}
	for k := first; best.border(k) <= columns-1 && len(out.borders) < 80; k++ {
		at := best.border(k)
		if n := len(out.borders); n > 0 && at <= out.borders[n-1] {
			break
		}
		out.borders = append(out.borders, at)
	}
	return out
}

// worth is how much darker middles are than borders.
func (t teeth) worth(profile *[columns]float64) float64 {
	if math.Abs(t.widens) > 0.25 {
		return math.Inf(-1)
	}
	light, dark := 0.0, 0.0
	for k := 0; k <= t.n; k++ {
		light += at(profile, t.border(float64(k)))
	}
	for k := range t.n {
		dark += min(1.6, at(profile, t.border(float64(k)+0.5)))
	}
	return dark/float64(t.n) - light/float64(t.n+1)
}

func at(profile *[columns]float64, x float64) float64 {
	i := int(x)
	if x < 0 || i >= columns-1 {
		return 0
	}
	f := x - float64(i)
	return profile[i]*(1-f) + profile[i+1]*f
}
