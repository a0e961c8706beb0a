package quality

import (
	"fmt"

	"priyom/validators"
)

var _ = Checks.Add(validators.Check{
	Name:  "metric_max",
	Doc:   "A measured quality of the worst page does not exceed a limit.",
	Needs: validators.NeedsContent,
	New: validators.With(func(p struct {
		Metric  Metric  `yaml:"metric"`
		Max     float64 `yaml:"max"`
		Ceiling float64 `yaml:"ceiling,omitempty"` // above it another rule speaks, and this one does not apply
		Untold  untold  `yaml:"untold,omitempty"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			page, got, ok := in.Evidence.Best(string(p.Metric))
			switch {
			case !ok && p.Untold == "skip":
				return validators.NotApplicable()
			case !ok:
				return validators.Inconclusive()
			case p.Ceiling > 0 && got.Value > p.Ceiling:
				return validators.NotApplicable()
			default:
				return validators.Holds(got.Value <= p.Max,
					validators.OnPage(page.Number, got.Box), validators.Measured(got.Value, p.Max, got.Unit))
			}
		}, nil
	}),
})

// untold says what becomes of a limit where the metric could not be told: without it the check is inconclusive.
type untold string

// UnmarshalText refuses a word that means nothing.
func (u *untold) UnmarshalText(text []byte) error {
	if string(text) != "skip" {
		return fmt.Errorf("%q is no way to deal with a metric that was not told: want skip, or nothing", text)
	}
	*u = untold(text)
	return nil
}
