package quality

import "priyom/validators"

// What was put in by mistake is not asked for colour: most papers that are not passports have none.
var _ = Checks.Add(validators.Check{
	Name:  "in_colour",
	Doc:   "A document that is what it was uploaded as is shown in colour: the share of coloured pixels does not fall below a limit.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Min float64 `yaml:"min"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			page, got, ok := in.Evidence.Worst(string(Colour))
			if !ok {
				return validators.Inconclusive()
			}
			return validators.Holds(got.Value >= p.Min, validators.OnPage(page.Number, got.Box), validators.Measured(got.Value, p.Min, got.Unit))
		}, nil
	}),
})
