package mrz

import "math"

// A strip's characters are evenly wide, or evenly wider from one end to the other. Its beat is looked for by Fourier's
// sums over the strip bent by so much, for all phases at once, where a comb laid at every place would take a hundred
// times as long.

// beat is an even pattern of a strip: how many cells fill the length that was found, where they begin, and how they widen.
type beat struct {
	often  float64 // cells to perLine columns
	phase  float64 // of the first border behind the first column found, in cells
	widens float64
}

// teeth are a comb over the length found.
func (b beat) teeth() teeth {
	n := max(1, int(math.Round(b.often)))
	t := teeth{widens: b.widens, n: n}
	pitch := perLine / b.often
	t.left = room + b.phase*pitch*(1-b.widens)
	t.right = t.left + float64(n)*pitch
	return t
}

// What is tried: the bends, and the steps of often.
var bends = [...]float64{0, -0.03, 0.03, -0.06, 0.06, -0.09, 0.09, -0.12, 0.12}

const (
	coarse = 2    // columns to a sample
	finer  = 0.35 // step of often
)

// spectrum is the strength of each beat tried, by bend and frequency.
type spectrum struct {
	from   float64 // the first frequency
	power  [len(bends)][]float64
	phases [len(bends)][]float64
}

// spectrumOf looks for beats of so many cells to the length found.
func spectrumOf(profile *[columns]float64, from, to float64) *spectrum {
	s := &spectrum{from: from}
	n := max(0, int((to-from)/finer)) + 1
	const many = perLine / coarse
	var bent [many]float64
	for i, bend := range bends {
		// A sample each coarse columns of a strip in which cells are even.
		sum := 0.0
		for k := range bent {
			u := (float64(k) + 0.5) / many
			bent[k] = at(profile, room+perLine*(u+bend*u*(u-1)))
			sum += bent[k]
		}
		total := 0.0
		for k := range bent {
			bent[k] -= sum / many
			total += bent[k] * bent[k]
		}
		s.power[i], s.phases[i] = make([]float64, n), make([]float64, n)
		if total < 1e-9 {
			continue
		}
		turns := make([]float64, n)
		for f := range turns {
			turns[f] = 2 * math.Pi * (from + float64(f)*finer) / many
		}
		resonate(bent[:], turns, func(f int, one, two float64) {
			// one and two end at the last sample; turned back to the first.
			re, im := one-two*math.Cos(turns[f]), two*math.Sin(turns[f])
			s.power[i][f] = 2 * (re*re + im*im) / (many * total)
			// The sum over v·exp(-i·turn·k) has the argument of (re, im) less that of the last sample.
			s.phases[i][f] = math.Atan2(im, re) - turns[f]*float64(many-1)
		})
	}
	return s
}

// resonate runs Goertzel's recurrence over samples for each frequency, given in radians to a sample, and yields its last two
// values. Four frequencies go at once, since each step of one waits for the step before.
func resonate(samples, turns []float64, yield func(f int, one, two float64)) {
	for f := 0; f < len(turns); f += 4 {
		var factor, one, two [4]float64
		for i, turn := range turns[f:min(f+4, len(turns))] {
			factor[i] = 2 * math.Cos(turn)
		}
		f0, f1, f2, f3 := factor[0], factor[1], factor[2], factor[3]
		var a0, a1, a2, a3, b0, b1, b2, b3 float64
		for _, v := range samples {
			a0, b0 = v+f0*a0-b0, a0
			a1, b1 = v+f1*a1-b1, a1
			a2, b2 = v+f2*a2-b2, a2
			a3, b3 = v+f3*a3-b3, a3
		}
		one, two = [4]float64{a0, a1, a2, a3}, [4]float64{b0, b1, b2, b3}
		for i := range min(4, len(turns)-f) {
			yield(f+i, one[i], two[i])
		}
	}
}

// beatsOf finds the beat that all strips of a group have, each with its own small share of it, and how strong it is: the
// mean share of the strips' swing that is at it.
func beatsOf(spectra []*spectrum) (beats []beat, share float64) {
	const apart = 4 // steps of often by which lines may differ
	n := len(spectra[0].power[0])
	bestBend, bestAt := 0, 0
	for i := range bends {
		for f := range n {
			sum := 0.0
			for _, s := range spectra {
				sum += s.power[i][f]
			}
			if sum /= float64(len(spectra)); sum > share {
				bestBend, bestAt, share = i, f, sum
			}
		}
	}
	for _, s := range spectra {
		bend, at := bestBend, bestAt
		for i := range bends {
			if math.Abs(bends[i]-bends[bestBend]) > 0.031 {
				continue
			}
			for f := max(0, bestAt-apart); f <= min(n-1, bestAt+apart); f++ {
				if s.power[i][f] > s.power[bend][at] {
					bend, at = i, f
				}
			}
		}
		often := s.from + float64(at)*finer
		// Cells are dark in their middles: the phase is that of the middle of the first.
		first := -s.phases[bend][at]/(2*math.Pi) + 0.5*often*coarse/perLine - 0.5
		first -= math.Floor(first)
		if first > 0.5 {
			first--
		}
		beats = append(beats, beat{often, first, bends[bend]})
	}
	return beats, share
}
