package quality

import (
	"math"
	"slices"

	"priyom/intake"
)

// What the variance of print itself may differ by direction, as a share of its mean: upright strokes are not as level
// ones, and lines that a lens blurs into one another have no edges along the line.
const naturalBias = 1.0

// motionBlur is how far the camera moved, 0–1: m/(m+h), with m the standard deviation of the smear as a share of the
// length of all print on the page and h that of sharpness. A smear of length L has L²/√12. It is told by how much
// wider edges are along one direction than across it, as a smear makes them and a lens out of focus does not
// (after Levin, Blind motion deblurring using image statistics, NIPS 2006).
func motionBlur(p *prepared) (intake.Measurement, bool) {
	if len(p.print.tiles) == 0 {
		return intake.Measurement{}, false
	}
	variance, _ := p.print.smear()
	m := math.Sqrt(variance) * float64(p.print.level.scale) / p.print.length
	return intake.Measurement{Value: rounded(m / (m + halfSharp)), Unit: "ratio"}, true
}

// motionDirection is the direction in which the camera moved, in degrees from 0 to 180: 0 along the rows, 45 from the
// upper left to the lower right, 90 down the columns. Where nothing is smeared there is none.
func motionDirection(p *prepared) (intake.Measurement, bool) {
	variance, degrees := p.print.smear()
	if len(p.print.tiles) == 0 || variance == 0 {
		return intake.Measurement{}, false
	}
	return intake.Measurement{Value: math.Round(degrees), Unit: "deg"}, true
}

// smear gives by how many square pixels of the level the variance along one direction exceeds that across it, and the
// direction. The variance of an edge over the angle a is fitted as s + c·cos 2a + d·sin 2a.
func (t *print) smear() (variance, degrees float64) {
	v := t.medians()
	s := (v[across] + v[down] + v[falling] + v[rising]) / directions
	c, d := (v[across]-v[down])/2, (v[falling]-v[rising])/2
	degrees = math.Atan2(d, c) / 2 * 180 / math.Pi
	if degrees < 0 {
		degrees += 180
	}
	return max(0, 2*math.Hypot(c, d)-naturalBias*s), degrees
}

// medians of all tiles' variances by direction.
func (t *print) medians() [directions]float64 {
	var medians [directions]float64
	for d := range directions {
		t.order = t.order[:0]
		for i := range t.tiles {
			t.order = append(t.order, t.tiles[i].spread[d])
		}
		slices.Sort(t.order)
		if len(t.order) > 0 {
			medians[d] = t.order[len(t.order)/2]
		}
	}
	return medians
}
