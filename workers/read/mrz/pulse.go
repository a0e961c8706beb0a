package mrz

import "math"

// A line of a zone beats evenly: 30, 36 or 44 characters fill it. Other print does not, which a look at the reduced page
// tells before the line is read.
const (
	slowest, fastest = 26, 48
	steady           = 0.12 // share of a line's swing that its beat has at the least
)

// beat is how much of a line's swing between light and dark is at the best even beat, and how many beats that is.
func (l level) beat(b *band) (share, beats float64) {
	profile := l.profile(b)
	n := len(profile)
	if n < 2*fastest {
		return 0, 0
	}
	total := 0.0
	for _, v := range profile {
		total += v * v
	}
	if total < 1e-9 {
		return 0, 0
	}
	for f := float64(slowest); f <= fastest; f += 0.5 {
		if float64(n)/f < 4 {
			break
		}
		// Goertzel: one frequency by two products a sample.
		factor := 2 * math.Cos(2*math.Pi*f/float64(n))
		var one, two float64
		for _, v := range profile {
			one, two = v+factor*one-two, one
		}
		power := (one*one + two*two - factor*one*two) * 2 / (float64(n) * total)
		if power > share {
			share, beats = power, f
		}
	}
	return share, beats
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
