package quality

import (
	"priyom/intake"
	"priyom/validators"
)

// Checks are the checks of this area.
var Checks validators.Set

var _ = Checks.Add(validators.Check{
	Name:  "metric_min",
	Doc:   "A measured quality of the worst page does not fall below a limit.",
	Needs: validators.NeedsContent,
	New: validators.With(func(p struct {
		Metric Metric  `yaml:"metric"`
		Min    float64 `yaml:"min"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			page, got, ok := in.Evidence.Worst(string(p.Metric))
			if !ok {
				return validators.Inconclusive()
			}
			return validators.Holds(got.Value >= p.Min,
				validators.OnPage(page.Number, got.Box), validators.Measured(got.Value, p.Min, got.Unit))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "page_not_blank",
	Doc:   "No page is empty paper: the share of ink on the emptiest page does not fall below a limit.",
	Needs: validators.NeedsPages,
	New: validators.With(func(p struct {
		MinInk float64 `yaml:"min_ink"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			page, got, ok := in.Evidence.Worst(string(Ink))
			if !ok {
				return validators.Inconclusive()
			}
			whole := intake.Box{0, 0, page.Width, page.Height}
			return validators.Holds(got.Value >= p.MinInk,
				validators.OnPage(page.Number, &whole), validators.Measured(got.Value, p.MinInk, got.Unit))
		}, nil
	}),
})
