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
			return compare(in, p, notBefore)
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "date_not_after",
	Doc:   "A declared date lies no later than the day of receipt, or than so many days after it.",
	Needs: validators.NeedsFile,
	New: validators.With(func(p dateParams) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			return compare(in, p, notAfter)
		}, nil
	}),
})

func notBefore(date, limit intake.Date) bool { return !date.Before(limit) }
func notAfter(date, limit intake.Date) bool  { return !limit.Before(date) }

// compare leaves a date that is not declared, or is none, to the checks of the form. Where the document says the same
// date, its place there is told.
func compare(in validators.Input, p dateParams, holds func(date, limit intake.Date) bool) validators.Result {
	date, err := intake.ParseDate(in.Fields[p.Field])
	if err != nil {
		return validators.NotApplicable()
	}
	limit := in.AsOf.AddDays(p.Days)
	return validators.Holds(holds(date, limit), printedAt(in, p.Field, date), validators.InField(p.Field),
		validators.Value("field", p.Field), validators.Value("given", date.String()), validators.Value("limit", limit.String()))
}

// printedAt places a failure where the document says a date, if it was read there well.
func printedAt(in validators.Input, field string, date intake.Date) validators.Option {
	return func(r *validators.Result) {
		if read, value, ok := Sure(in, in.Reading(), field, readWell); ok && value == date.String() {
			validators.OnPage(read.Page, read.Box)(r)
		}
	}
}

// readWell is the confidence from which the place of a date is told.
const readWell = 0.8

type readDateParams struct {
	Field      string  `yaml:"field"`
	Days       int     `yaml:"days"`
	Confidence float64 `yaml:"confidence"`
	Unread     unread  `yaml:"unread"`
}

var _ = Checks.Add(validators.Check{
	Name:  "read_date_after",
	Doc:   "A date that a document says lies on or after the day of receipt, or so many days after it. Where the same date is declared another check speaks.",
	Needs: validators.NeedsReading,
	New:   validators.With(func(p readDateParams) (validators.Func, error) { return p.holds(notBefore), nil }),
})

var _ = Checks.Add(validators.Check{
	Name:  "read_date_not_after",
	Doc:   "A date that a document says lies no later than the day of receipt, or than so many days after it. Where the same date is declared another check speaks.",
	Needs: validators.NeedsReading,
	New:   validators.With(func(p readDateParams) (validators.Func, error) { return p.holds(notAfter), nil }),
})

func (p readDateParams) holds(order func(date, limit intake.Date) bool) validators.Func {
	return func(in validators.Input) validators.Result {
		read, value, ok := Sure(in, in.Reading(), p.Field, p.Confidence)
		date, err := intake.ParseDate(value)
		switch {
		case !ok || err != nil:
			return p.Unread.answer(in)
		case in.Fields[p.Field] == value:
			return validators.NotApplicable()
		}
		limit := in.AsOf.AddDays(p.Days)
		return validators.Holds(order(date, limit), validators.OnPage(read.Page, read.Box), validators.InField(p.Field), recognised(read),
			validators.Value("field", p.Field), validators.Value("given", date.String()), validators.Value("limit", limit.String()))
	}
}
