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

type inkParams struct {
	MinInk float64 `yaml:"min_ink"`
}

var _ = Checks.Add(validators.Check{
	Name:  "not_blank",
	Doc:   "A document is not all empty paper: on its fullest page the share of ink does not fall below a limit.",
	Needs: validators.NeedsPages,
	New: validators.With(func(p inkParams) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			page, got, ok := in.Evidence.Best(string(Ink))
			if !ok {
				return validators.Inconclusive()
			}
			return validators.Holds(got.Value >= p.MinInk, onWhole(page), validators.Measured(got.Value, p.MinInk, got.Unit))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "page_not_blank",
	Doc:   "No page among others is empty paper, as the back of a scanned sheet is.",
	Needs: validators.NeedsContent,
	New: validators.With(func(p inkParams) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			_, fullest, ok := in.Evidence.Best(string(Ink))
			if !ok {
				return validators.Inconclusive()
			}
			if fullest.Value < p.MinInk {
				return validators.NotApplicable() // all of it is blank
			}
			page, got, _ := in.Evidence.Worst(string(Ink))
			return validators.Holds(got.Value >= p.MinInk, onWhole(page), validators.Measured(got.Value, p.MinInk, got.Unit))
		}, nil
	}),
})

// onWhole places a failure on all of a page.
func onWhole(page intake.Page) validators.Option {
	return validators.OnPage(page.Number, &intake.Box{0, 0, page.Width, page.Height})
}
