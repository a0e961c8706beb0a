package validators

import (
	"priyom/intake"
	"priyom/rules"
	"priyom/validators/fields"
	"priyom/validators/reading"
)

// Reading is what a document's check finds in it.
func (in Input) Reading() *reading.Document { return in.reading }

// Reading is what is found in a member; nil for one of a kind that the rules do not know.
func (m Member) Reading() *reading.Document { return m.reading }

// Canonical brings a value that was read to the form that declared fields are compared in. It is false for a value
// that does not have the form of its field: then it was not read rightly.
func (in Input) Canonical(field, text string) (string, bool) {
	if in.canon == nil {
		return text, text != ""
	}
	return in.canon(field, text)
}

// Kinds are all kinds of documents that the rules know.
func (in Input) Kinds() map[intake.Kind]*rules.Kind { return in.kinds }

// reads is the member opened for reading as a document of a kind.
func (m Member) reads(kind *rules.Kind) Member {
	m.reading = reading.Open(kind, m.Evidence)
	return m
}

// canonicalOf checks a value that was read as if it had been declared on a day.
func (j *Judge) canonicalOf(asOf intake.Date) func(field, text string) (string, bool) {
	return func(field, text string) (string, bool) {
		tag, ok := j.form[field]
		if !ok {
			return text, text != ""
		}
		got := tag.Check(text, fields.Context{Today: asOf.Time()})
		switch {
		case !got.Valid():
			return "", false
		case got.Canonical != "":
			return got.Canonical, true
		default:
			return text, true
		}
	}
}
