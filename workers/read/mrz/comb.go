package mrz

import "math"

// comb are the borders of a line's cells, as columns of its strip; one more than there are cells.
type comb struct {
	borders []float64
	worth   float64 // how much lighter borders are than the middles of cells: 0 for anything, about 1 for a clean line
}

// widths are the numbers of characters that lines of zones have.
var widths = [3]int{44, 36, 30}

// combs lays a comb of each width over a strip.
func (s *strip) combs(t *seat) (out [len(widths)]comb) {
	profile := s.columnsOf(t)
	levelled(&profile)
	for i, n := range widths {
		out[i] = fit(&profile, n)
	}
	return out
}

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

// teeth are what a comb is told by: its ends, and how much wider its cells are on the right than on the left.
type teeth struct{ left, right, widens float64 }

// border is the place of the border before cell k of n.
func (t teeth) border(k float64, n int) float64 {
	u := k / float64(n)
	return t.left + (t.right-t.left)*(u+t.widens*u*(u-1))
}

// fit finds the comb of n cells that the profile fits best. The ends of the line are known within a character.
func fit(profile *[columns]float64, n int) comb {
	pitch := perLine / (float64(n) - 0.22)
	start := teeth{room - 0.11*pitch, room + perLine + 0.11*pitch, 0}
	best, worth := start, math.Inf(-1)
	for _, widens := range [...]float64{0, -0.04, 0.04, -0.08, 0.08, -0.12, 0.12} {
		for l := -9; l <= 9; l++ {
			for r := -9; r <= 9; r++ {
				try := teeth{start.left + float64(l)*pitch/8, start.right + float64(r)*pitch/8, widens}
				if got := try.worth(profile, n); got > worth {
					best, worth = try, got
				}
			}
		}
	}
	for step := 1.0; step > 0.1; step /= 2 {
		for moved := true; moved; {
			moved = false
			for _, d := range [...]teeth{{step, 0, 0}, {-step, 0, 0}, {0, step, 0}, {0, -step, 0}, {step, step, 0}, {-step, -step, 0}, {0, 0, step / 100}, {0, 0, -step / 100}} {
				try := teeth{best.left + d.left*pitch/20, best.right + d.right*pitch/20, best.widens + d.widens}
				if got := try.worth(profile, n); got > worth {
					best, worth, moved = try, got, true
				}
			}
		}
	}
	out := comb{borders: make([]float64, n+1), worth: worth}
	for k := range out.borders {
		out.borders[k] = best.border(float64(k), n)
	}
	return out
}

// worth is how much darker middles are than borders, less what stands beyond the ends.
func (t teeth) worth(profile *[columns]float64, n int) float64 {
	if math.Abs(t.widens) > 0.2 {
		return math.Inf(-1)
	}
	light, dark := 0.0, 0.0
	for k := 0; k <= n; k++ {
		light += at(profile, t.border(float64(k), n))
	}
	for k := range n {
		dark += min(1.6, at(profile, t.border(float64(k)+0.5, n)))
	}
	beyond := at(profile, t.border(-0.5, n)) + at(profile, t.border(float64(n)+0.5, n))
	return dark/float64(n) - light/float64(n+1) - 0.04*beyond
}

func at(profile *[columns]float64, x float64) float64 {
	i := int(x)
	if x < 0 || i >= columns-1 {
		return 0
	}
	f := x - float64(i)
	return profile[i]*(1-f) + profile[i+1]*f
}
