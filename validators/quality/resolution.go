package quality

import (
	"math"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
)

const millimetresPerInch = 25.4

// sheetLong is the long side of A4, in millimetres. What stands on such a sheet is printed larger than in a passport.
const sheetLong = 297

// dots are limits in pixels per inch.
type dots struct {
	Min   float64 `yaml:"min"`
	Floor float64 `yaml:"floor,omitempty"`
}

var _ = Checks.Add(validators.Check{
	Name:  "resolution_min",
	Doc:   "Every page shows its paper with at least so many pixels per inch.",
	Needs: validators.NeedsPages,
	New: validators.With(func(p struct {
		Min   float64 `yaml:"min"`
		Floor float64 `yaml:"floor,omitempty"` // below it another rule speaks, and this one does not apply
		Sheet *dots   `yaml:"sheet,omitempty"` // of text: what counts instead for paper of A4 and larger
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			worst, least := intake.Page{}, math.Inf(1)
			for _, page := range in.Evidence.Pages {
				if dpi, ok := Resolution(page, in.Kind.Paper); ok && dpi < least {
					worst, least = page, dpi
				}
			}
			if math.IsInf(least, 1) {
				return validators.Inconclusive()
			}
			limit := dots{p.Min, p.Floor}
			if p.Sheet != nil && in.Kind.Paper != nil && in.Kind.Paper.Long >= sheetLong {
				limit = *p.Sheet
			}
			least = math.Round(least) // a sheet of 210 mm scanned at 150 dpi has 1240 pixels, which are 149.98
			if least < limit.Floor {
				return validators.NotApplicable()
			}
			return validators.Holds(least >= limit.Min,
				validators.OnPage(worst.Number, nil), validators.Measured(least, limit.Min, "dpi"))
		}, nil
	}),
})

// Resolution is a page's pixels per inch of paper: as measured where the paper's size is known; otherwise by the size of
// the document where one is seen to lie within the frame; otherwise what it is at best, with the document filling the
// whole frame. The dpi tag of an image is not believed: phones write 72 or 96.
func Resolution(page intake.Page, paper *rules.Paper) (float64, bool) {
	switch {
	case page.DPI > 0:
		return page.DPI, true
	case paper == nil:
		return 0, false
	}
	long, short := float64(max(page.Width, page.Height)), float64(min(page.Width, page.Height))
	seenLong, seen := page.Metrics[string(DocumentLong)]
	seenShort, also := page.Metrics[string(DocumentShort)]
	if seen && also && alike(seenLong.Value/seenShort.Value, paper.Long/paper.Short) {
		long, short = seenLong.Value, seenShort.Value
	}
	return min(long/paper.Long, short/paper.Short) * millimetresPerInch, true
}

// alike reports whether what is seen has the shape of the paper, or of both its halves: a booklet lies open at two pages,
// a migration card has two parts. What has another shape is not the paper whose size is known.
func alike(seen, paper float64) bool {
	const slack = 1.15
	for _, shape := range []float64{paper, 2 / paper} {
		if seen < shape*slack && shape < seen*slack {
			return true
		}
	}
	return false
}
