package quality

import "priyom/intake"

// rotation is by how many degrees a page is turned: 0, or 90 where its lines of print run up and down. Which of its two
// ends is up is not told, nor anything of a page without clear lines.
func rotation(p *prepared) (intake.Measurement, bool) {
	switch {
	case p.lines.clear == 0:
		return intake.Measurement{}, false
	case p.lines.upright:
		return intake.Measurement{Value: 0, Unit: "degrees"}, true
	default:
		return intake.Measurement{Value: 90, Unit: "degrees"}, true
	}
}
