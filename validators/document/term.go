package document

import (
	"regexp"
	"slices"
	"strconv"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/reading"
)

var _ = Checks.Add(validators.Check{
	Name:  "long_term_registered",
	Doc:   "A contract for a year or more bears the mark of its registration (Civil Code, articles 651 and 674).",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		From       string           `yaml:"from"`
		To         string           `yaml:"to"`
		Term       string           `yaml:"term"`
		Marks      []*rules.Pattern `yaml:"marks"`
		Confidence float64          `yaml:"confidence"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			read, long, known := yearOrMore(in, p.From, p.To, p.Term, p.Confidence)
			if !known {
				return validators.NotApplicable()
			}
			marked := slices.ContainsFunc(p.Marks, in.Reading().Shows)
			return validators.Holds(!long || marked, validators.OnPage(read.Page, read.Box))
		}, nil
	}),
})

// yearOrMore reports whether a term that a document says is a year or more, and where it says that. From the first of
// February to the thirty-first of January is a year.
func yearOrMore(in validators.Input, from, to, term string, confidence float64) (at reading.Reading, long, known bool) {
	_, first, hasFirst := Sure(in, in.Reading(), from, confidence)
	read, last, hasLast := Sure(in, in.Reading(), to, confidence)
	begins, err := intake.ParseDate(first)
	ends, wrong := intake.ParseDate(last)
	if hasFirst && hasLast && err == nil && wrong == nil {
		anniversary := intake.DateOf(begins.Time().AddDate(1, 0, -1))
		return read, !ends.Before(anniversary), true
	}
	read, text, ok := Sure(in, in.Reading(), term, confidence)
	months := monthsOf(text)
	return read, months >= 12, ok && months > 0
}

var (
	monthCount = regexp.MustCompile(`(?i)^(\d{1,3})\D*?месяц`)
	yearCount  = regexp.MustCompile(`(?i)^(\d{1,2})\D*?(?:год|лет)|^(?:один|одного)\s+год`)
)

// monthsOf is how many months a term in words is; 0 when that cannot be told.
func monthsOf(text string) int {
	if at := monthCount.FindStringSubmatch(text); at != nil {
		n, _ := strconv.Atoi(at[1]) // digits, three at most
		return n
	}
	if at := yearCount.FindStringSubmatch(text); at != nil {
		n, _ := strconv.Atoi(at[1])
		return 12 * max(1, n)
	}
	return 0
}
