package quality

import (
	"priyom/intake"
	"priyom/validators"
)

var _ = Checks.Add(validators.Check{
	Name:  "cut_off_max",
	Doc:   "No side of a document lies beyond the frame, as far as that is sure.",
	Needs: validators.NeedsContent,
	New: validators.With(func(p struct {
		Max     float64 `yaml:"max"`
		Ceiling float64 `yaml:"ceiling,omitempty"` // above it another rule speaks, and this one does not apply
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			page, got, ok := in.Evidence.Best(string(CutOff))
			switch {
			case !ok:
				return validators.Inconclusive()
			case got.Value <= p.Max:
				return validators.Pass()
			case p.Ceiling > 0 && got.Value > p.Ceiling:
				return validators.NotApplicable()
			default:
				return validators.Fail(validators.OnPage(page.Number, got.Box), validators.Measured(got.Value, p.Max, got.Unit),
					validators.Value("edge", edge(page, got.Box)))
			}
		}, nil
	}),
})

// edge names the side of a page that a strip lies along.
func edge(page intake.Page, strip *intake.Box) string {
	switch {
	case strip == nil:
		return ""
	case strip[2]-strip[0] >= page.Width && strip[1] == 0:
		return "top"
	case strip[2]-strip[0] >= page.Width:
		return "bottom"
	case strip[0] == 0:
		return "left"
	default:
		return "right"
	}
}
