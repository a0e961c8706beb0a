package quality

import "priyom/intake"

// brightness is how light the paper is, 0–1: the grey level that nine pixels in ten do not exceed.
func brightness(p *prepared) (intake.Measurement, bool) {
	if p.bounds.Empty() {
		return intake.Measurement{}, false
	}
	return intake.Measurement{Value: rounded(float64(p.percentile(0.9)) / 255), Unit: "ratio"}, true
}

// contrast is the distance between paper and print, 0–1: from the darkest hundredth of the pixels to the paper.
// A page with less print than that has none to tell.
func contrast(p *prepared) (intake.Measurement, bool) {
	if p.bounds.Empty() {
		return intake.Measurement{}, false
	}
	return intake.Measurement{Value: rounded(float64(p.percentile(0.9)-p.percentile(0.01)) / 255), Unit: "ratio"}, true
}
