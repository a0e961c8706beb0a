// Package document holds what a document says against the rules of its kind.
package document

import (
	"fmt"

	"priyom/intake"
	"priyom/validators"
)

// Checks are the checks of this area.
var Checks validators.Set

// reference is the day a date is held against: when the document was received. It is written in rule data so that
// further references can be told apart from it.
type reference string

func (r *reference) UnmarshalText(text []byte) error {
	if word := reference(text); word != "received" && word != "as_of" {
		return fmt.Errorf("no reference named %q: want received or as_of", text)
	}
	*r = reference(text)
	return nil
}

type dateParams struct {
	Field     string    `yaml:"field"`
	Reference reference `yaml:"reference"`
	Days      int       `yaml:"days"`
}

var _ = Checks.Add(validators.Check{
	Name:  "date_after",
	Doc:   "A declared date lies on or after the day of receipt, or so many days after it.",
	Needs: validators.NeedsFile,
	New: validators.With(func(p dateParams) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			return compare(in, p, func(date, limit intake.Date) bool { return !date.Before(limit) })
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "date_not_after",
	Doc:   "A declared date lies no later than the day of receipt, or than so many days after it.",
	Needs: validators.NeedsFile,
	New: validators.With(func(p dateParams) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			return compare(in, p, func(date, limit intake.Date) bool { return !limit.Before(date) })
		}, nil
	}),
})

// compare leaves a date that is not declared, or is none, to the checks of the form.
func compare(in validators.Input, p dateParams, holds func(date, limit intake.Date) bool) validators.Result {
	date, err := intake.ParseDate(in.Fields[p.Field])
	if err != nil {
		return validators.NotApplicable()
	}
	limit := in.AsOf.AddDays(p.Days)
	return validators.Holds(holds(date, limit), validators.InField(p.Field),
		validators.Value("given", date.String()), validators.Value("limit", limit.String()))
}
