package quality

import (
	"math"

	"priyom/intake"
)

// skew is by how many degrees, 0–45, a document lies turned from the upright, or from the next quarter of a turn: by its
// edges where it is seen to lie on something, otherwise by its lines of print. Recognition of text begins to suffer at
// about 5 (Tesseract's guide to improving quality), a person at far more.
func skew(p *prepared) (intake.Measurement, bool) {
	if s := p.outline(); s != nil {
		return intake.Measurement{Value: rounded(math.Abs(s.degrees())), Unit: "degrees", Box: intake.BoxOf(s.box(p.bounds))}, true
	}
	if p.lines.clear == 0 {
		return intake.Measurement{}, false
	}
	return intake.Measurement{Value: rounded(math.Abs(p.lines.degrees)), Unit: "degrees"}, true
}

// degrees is the mean turn of a sheet's edges from the nearest side of the page, clockwise, each by its length.
func (s *sheet) degrees() float64 {
	turn, length := 0.0, 0.0
	for i, a := range s.corners {
		b := s.corners[(i+1)%4]
		angle := math.Atan2(b.y-a.y, b.x-a.x) * 180 / math.Pi
		angle -= 90 * math.Round(angle/90)
		turn += angle * s.side(i)
		length += s.side(i)
	}
	if length == 0 {
		return 0
	}
	return turn / length
}
