package across

import (
	"priyom/intake"
	"priyom/validators"
)

var _ = Checks.Add(validators.Check{
	Name:    "dates_ordered",
	Doc:     "One declared date does not lie after another.",
	Package: true,
	New: validators.With(func(p struct {
		Earlier string `yaml:"earlier"`
		Later   string `yaml:"later"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			earlier, later, ok := both(in, p.Earlier, p.Later)
			if !ok {
				return validators.NotApplicable()
			}
			return validators.Holds(!later.Before(earlier), validators.InField(p.Later),
				validators.Value("earlier_field", p.Earlier), validators.Value("later_field", p.Later),
				validators.Value("earlier", earlier.String()), validators.Value("later", later.String()))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:    "term_max",
	Doc:     "From one declared date to another, both counted, there are no more than so many days.",
	Package: true,
	New: validators.With(func(p struct {
		From string `yaml:"from"`
		To   string `yaml:"to"`
		Days int    `yaml:"days"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			from, to, ok := both(in, p.From, p.To)
			if !ok {
				return validators.NotApplicable()
			}
			days := int(to.Time().Sub(from.Time()).Hours()/24) + 1
			return validators.Holds(days <= p.Days, validators.InField(p.To), validators.Measured(float64(days), float64(p.Days), "days"))
		}, nil
	}),
})

// both reads two declared dates; one that is not declared, or is none, is left to the checks of the form.
func both(in validators.Input, first, second string) (a, b intake.Date, ok bool) {
	a, errA := intake.ParseDate(in.Fields[first])
	b, errB := intake.ParseDate(in.Fields[second])
	return a, b, errA == nil && errB == nil
}
