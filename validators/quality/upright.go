package quality

import (
	"priyom/intake"
	"priyom/validators"
)

var _ = Checks.Add(validators.Check{
	Name:  "upright",
	Doc:   "No page is turned: by its text and its machine-readable zone, otherwise by its lines of print, which do not tell head from foot.",
	Needs: validators.NeedsContent,
	New: validators.Plain(func(in validators.Input) validators.Result {
		result := validators.NotApplicable()
		for _, page := range in.Evidence.Pages {
			turned, ok := Turned(page)
			switch {
			case !ok:
			case turned != 0:
				return validators.Fail(validators.OnPage(page.Number, nil), validators.Measured(turned, 0, "degrees"))
			default:
				result = validators.Pass()
			}
		}
		return result
	}),
})

// Turned is by how many degrees a page is turned clockwise: 0, 90, 180 or 270 by its text or a zone that was read on it,
// otherwise 0 or 90 by its lines of print; false where there is none of them.
func Turned(page intake.Page) (float64, bool) {
	switch {
	case page.Turned != 0:
		return float64(page.Turned), true
	case page.MRZ != nil && len(page.MRZ.Lines) > 0:
		return float64(page.MRZ.Degrees), true
	}
	got, ok := page.Metrics[string(Rotation)]
	return got.Value, ok
}
