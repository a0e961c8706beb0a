package quality

import "priyom/intake"

// documents is how many documents are seen to lie side by side on one page; 1 where the page itself is the document.
func documents(p *prepared) (intake.Measurement, bool) {
	got := intake.Measurement{Value: float64(max(1, len(p.sheets.found))), Unit: "documents"}
	if n := len(p.sheets.found); n > 1 {
		got.Box = intake.BoxOf(p.sheets.found[n-1].box(p.bounds))
	}
	return got, true
}
