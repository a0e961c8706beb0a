package quality

import "priyom/intake"

// perspective is by what share the shorter of two opposite edges of a document is shorter than the other, 0–1: seen
// straight from above both are alike. It is told of a document that is seen to lie on something, all within the frame.
func perspective(p *prepared) (intake.Measurement, bool) {
	s := p.outline()
	if s == nil || s.cut() > 0 {
		return intake.Measurement{}, false
	}
	worst := 0.0
	for i := range 2 {
		a, b := s.side(i), s.side(i+2)
		if most := max(a, b); most > 0 {
			worst = max(worst, 1-min(a, b)/most)
		}
	}
	return intake.Measurement{Value: rounded(worst), Unit: "share", Box: intake.BoxOf(s.box(p.bounds))}, true
}
