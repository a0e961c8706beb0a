package across

import (
	"priyom/intake"
	"priyom/validators"
	"priyom/validators/reading"
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
			first, hasEarlier := dated(in, p.Earlier)
			second, hasLater := dated(in, p.Later)
			if !hasEarlier || !hasLater {
				return validators.NotApplicable()
			}
			return validators.Holds(!second.date.Before(first.date), placed(second.subject), otherPlace(first.subject),
				validators.Recognised(first.recognised || second.recognised),
				validators.Value("earlier_field", p.Earlier), validators.Value("later_field", p.Later),
				validators.Value("earlier", first.date.String()), validators.Value("later", second.date.String()))
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
			first, hasFrom := dated(in, p.From)
			second, hasTo := dated(in, p.To)
			if !hasFrom || !hasTo {
				return validators.NotApplicable()
			}
			days := int(second.date.Time().Sub(first.date.Time()).Hours()/24) + 1
			return validators.Holds(days <= p.Days, placed(second.subject), otherPlace(first.subject),
				validators.Recognised(first.recognised || second.recognised), validators.Measured(float64(days), float64(p.Days), "days"))
		}, nil
	}),
})

// saidDate is a date with who says it.
type saidDate struct {
	date       intake.Date
	subject    intake.Subject
	recognised bool // nobody declared it, and it was recognised in a picture
}

// dated is a declared date, or where none is declared the one that a document says, with its place. The place of a
// declared date is its field, and where a document says the same date that document's. A date that is none is left to
// the checks of the form.
func dated(in validators.Input, field string) (saidDate, bool) {
	declared := in.Fields[field]
	date, err := intake.ParseDate(declared)
	if declared != "" && err != nil {
		return saidDate{}, false
	}
	for _, member := range in.Members {
		read, value, ok := sure(in, member, field, readWell)
		said, err := intake.ParseDate(value)
		if !ok || err != nil || declared != "" && said != date {
			continue
		}
		place := intake.Subject{Document: member.Document.ID, Kind: member.Document.Kind, Page: read.Page, Box: read.Box, Field: field}
		return saidDate{said, place, declared == "" && read.Source == reading.OCR}, true
	}
	return saidDate{date, intake.Subject{Field: field}, false}, declared != ""
}

// readWell is the confidence from which a date counts that nobody declared.
const readWell = 0.8

// placed places a failure.
func placed(subject intake.Subject) validators.Option {
	return func(r *validators.Result) { r.Subject = subject }
}

// otherPlace names the second place of a disagreement.
func otherPlace(subject intake.Subject) validators.Option { return validators.Value("other", subject) }
