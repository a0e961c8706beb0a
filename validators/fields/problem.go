package fields

import (
	"cmp"
	"fmt"
	"slices"

	"priyom/intake"
)

// Level says how sure a problem is, not what it means for a decision: that is for the rule.
type Level string

// The levels, gravest first.
const (
	Error   Level = "error"   // certain; may block
	Warning Level = "warning" // likely; a person may know better
	Info    Level = "info"    // a note
)

// UnmarshalText refuses a word that is no level.
func (l *Level) UnmarshalText(text []byte) error {
	switch Level(text) {
	case Error, Warning, Info:
		*l = Level(text)
		return nil
	default:
		return fmt.Errorf("no level named %q: want error, warning or info", text)
	}
}

// Problem is one thing wrong with, or to be said about, a value.
type Problem struct {
	Code     intake.Code   `json:"code"`
	Position int           `json:"position"` // from 1, in runes of the input as given; 0 for the whole value
	Level    Level         `json:"level"`
	Detail   intake.Detail `json:"detail,omitempty"` // given, expected, suggestion, look_alike, alternatives …; never prose
}

// Result is a value's canonical form and whatever there is to say about it, by position and then by code.
// Canonical is empty when a problem is an Error, and never otherwise; checking it again gives it back.
type Result struct {
	Canonical string    `json:"canonical"`
	Problems  []Problem `json:"problems"`
}

// Valid reports whether no problem is an Error.
func (r Result) Valid() bool { return !hasError(r.Problems) }

func hasError(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Level == Error })
}

// conclude puts problems in order and withholds the canonical form when one of them is an Error.
func conclude(canonical string, problems []Problem) Result {
	if len(problems) == 0 {
		return Result{Canonical: canonical}
	}
	return ordered(canonical, problems)
}

func ordered(canonical string, problems []Problem) Result {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Code, b.Code))
	})
	if hasError(problems) {
		canonical = ""
	}
	return Result{Canonical: canonical, Problems: problems}
}

// refuse is the result of a value with one Error.
func refuse(p Problem) Result { return Result{Problems: []Problem{p}} }

func failure(code intake.Code, position int, detail intake.Detail) Problem {
	return Problem{Code: code, Position: position, Level: Error, Detail: detail}
}

func warning(code intake.Code, position int, detail intake.Detail) Problem {
	return Problem{Code: code, Position: position, Level: Warning, Detail: detail}
}

func note(code intake.Code, position int, detail intake.Detail) Problem {
	return Problem{Code: code, Position: position, Level: Info, Detail: detail}
}
