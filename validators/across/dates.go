package across

import (
	"priyom/intake"
	"priyom/validators"
)

var _ = Checks.Add(validators.Check{
	Name:    "dates_ordered",
	Doc:     "One date does not lie after another. Where one is not declared, what a document says counts.",
	Package: true,
	New: validators.With(func(p struct {
		Earlier string `yaml:"earlier"`
		Later   string `yaml:"later"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			earlier, _, hasEarlier := dated(in, p.Earlier)
			later, where, hasLater := dated(in, p.Later)
			if !hasEarlier || !hasLater {
				return validators.NotApplicable()
			}
			return validators.Holds(!later.Before(earlier), where,
				validators.Value("earlier_field", p.Earlier), validators.Value("later_field", p.Later),
				validators.Value("earlier", earlier.String()), validators.Value("later", later.String()))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:    "term_max",
	Doc:     "From one date to another, both counted, there are no more than so many days. Where one is not declared, what a document says counts.",
	Package: true,
	New: validators.With(func(p struct {
		From string `yaml:"from"`
		To   string `yaml:"to"`
		Days int    `yaml:"days"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			from, _, hasFrom := dated(in, p.From)
			to, where, hasTo := dated(in, p.To)
			if !hasFrom || !hasTo {
				return validators.NotApplicable()
			}
			days := int(to.Time().Sub(from.Time()).Hours()/24) + 1
			return validators.Holds(days <= p.Days, where, validators.Measured(float64(days), float64(p.Days), "days"))
		}, nil
	}),
})

// dated is a declared date, or where none is declared the one that a document says, with its place. A date that is none
// is left to the checks of the form.
func dated(in validators.Input, field string) (intake.Date, validators.Option, bool) {
	if declared := in.Fields[field]; declared != "" {
		date, err := intake.ParseDate(declared)
		return date, validators.InField(field), err == nil
	}
	for _, member := range in.Members {
		read, value, ok := sure(in, member, field, readWell)
		if !ok {
			continue
		}
		if date, err := intake.ParseDate(value); err == nil {
			return date, at(member, read), true
		}
	}
	return intake.Date{}, nil, false
}

// readWell is the confidence from which a date counts that nobody declared.
const readWell = 0.8
