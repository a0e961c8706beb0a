package quality

import "priyom/intake"

// documentSide makes a measure of a side of the document, in pixels: of one that is seen to lie on something, all within the
// frame. Resolution is told by it, since what a camera writes of dots per inch is not to be believed.
func documentSide(long bool) func(*prepared) (intake.Measurement, bool) {
	return func(p *prepared) (intake.Measurement, bool) {
		s := p.outline()
		if s == nil || len(p.sheets.found) != 1 || s.cut() > 0 {
			return intake.Measurement{}, false
		}
		a, b := (s.side(0)+s.side(2))/2, (s.side(1)+s.side(3))/2
		value := min(a, b)
		if long {
			value = max(a, b)
		}
		return intake.Measurement{Value: rounded(value), Unit: "px", Box: intake.BoxOf(s.box(p.bounds))}, true
	}
}
