package mrz

import (
	"math"
	"slices"
)

// A line of a zone beats evenly: 30, 36 or 44 characters fill it. Other print does not, which a look at the reduced page
// tells before the line is read.
const (
	slowest, fastest = 26, 48
	often            = 0.5  // step of the beats looked at
	steady           = 0.12 // share of a line's swing that its beat has at the least
	together         = 0.08 // mean share of the lines of a group that a beat of all has at the least
)

// pulse is how much of a line's swing between light and dark is at each beat, from slowest to fastest to its length.
type pulse [(fastest-slowest)/often + 1]float64

// best is the share of the strongest beat.
func (p *pulse) best() float64 { return slices.Max(p[:]) }

// at is the share of a beat, or of one a step away.
func (p *pulse) at(beats float64) float64 {
	i := int(math.Round((beats - slowest) / often))
	most := 0.0
	for k := max(0, i-1); k <= min(len(p)-1, i+1); k++ {
		most = max(most, p[k])
	}
	return most
}

// common is the mean share of the strongest beat that all bands have, cells being as wide in each.
func common(bands ...band) float64 {
	best := 0.0
	first := &bands[0]
	for i, sum := range first.pulse {
		cell := (first.right - first.left) / (slowest + often*float64(i))
		for _, b := range bands[1:] {
			sum += b.pulse.at((b.right - b.left) / cell)
		}
		best = max(best, sum/float64(len(bands)))
	}
	return best
}

// pulse feels a band's beats.
func (l level) pulse(b *band) *pulse {
	felt := new(pulse)
	profile := l.profile(b)
	n := len(profile)
	if n < 2*fastest {
		return felt
	}
	total := 0.0
	for _, v := range profile {
		total += v * v
	}
	if total < 1e-9 {
		return felt
	}
	var turns []float64
	for i := range felt {
		f := slowest + often*float64(i)
		if float64(n)/f < 4 {
			break
		}
		turns = append(turns, 2*math.Pi*f/float64(n))
	}
	resonate(profile, turns, func(i int, one, two float64) {
		felt[i] = (one*one + two*two - 2*math.Cos(turns[i])*one*two) * 2 / (float64(n) * total)
	})
	return felt
}

// profile is the light along a band's middle, about its own mean.
func (l level) profile(b *band) []float64 {
	left, right := max(0, int(b.left)), min(l.width-1, int(b.right))
	half := max(1, int(b.thick/2))
	raw := make([]float64, 0, right-left+1)
	for x := left; x <= right; x++ {
		y := int(math.Round(b.at(float64(x))))
		sum, n := 0, 0
		for at := max(0, y-half); at <= min(l.height-1, y+half); at++ {
			sum += int(l.pix[at*l.width+x])
			n++
		}
		raw = append(raw, float64(sum)/float64(max(1, n)))
	}
	// What changes slowly is light, not print.
	around := max(6, int(4*b.thick))
	sums := make([]float64, len(raw)+1)
	for i, v := range raw {
		sums[i+1] = sums[i] + v
	}
	for i := range raw {
		from, to := max(0, i-around), min(len(raw), i+around)
		raw[i] -= (sums[to] - sums[from]) / float64(to-from)
	}
	return raw
}
