// Package validators judges: it holds evidence and declared fields against rules and gives verdicts.
// It is pure: no clock, no files, no network, no cgo. The same inputs give the same verdict, byte for byte.
package validators

import (
	"fmt"
	"maps"
	"slices"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators/reading"
)

// Check is a named judgement with parameters. It never returns an error for what an applicant did.
type Check struct {
	Name string
	Doc  string // one sentence: what must hold
	// Needs says what a document's check rests on, so that it is not run, and names the cause, where that is missing.
	Needs Need
	// Package marks a check of a whole package; the others look at one document.
	Package bool
	// New binds the parameters of a rule, strictly.
	New func(with yaml.Node, at rules.Position) (Func, error)
}

// Func is a check with its parameters. It is safe for many goroutines.
type Func func(Input) Result

// Need orders checks by what they rest on. A check that cannot answer names the failed check of a lower need.
type Need int

// The needs, from what is known first to what is known last.
const (
	NeedsUpload  Need = iota // type, size and name: known before the file is stored
	NeedsFile                // the file's own facts
	NeedsOpen                // a file that opens, so that its pages can be counted
	NeedsPages               // at least one page image
	NeedsContent             // pages that are not blank
	NeedsKind                // a document that is what it was uploaded as: otherwise nothing else is asked of what it says
	NeedsReading             // what a document says
)

// Input is what a check may look at.
type Input struct {
	// Of a document's check.
	Document intake.Document
	Kind     *rules.Kind
	Evidence *intake.Evidence
	// Of a package's check.
	Service *rules.Service
	Members []Member
	// Of both. Fields are in canonical form where they have one; dates as ISO 8601.
	Fields intake.Fields
	AsOf   intake.Date // a document's day of receipt, a package's day of submission

	reading *reading.Document
	canon   func(field, text string) (string, bool)
	kinds   map[intake.Kind]*rules.Kind
}

// Member is a document of a package.
type Member struct {
	Document intake.Document
	Evidence *intake.Evidence

	reading *reading.Document
}

// With makes a Check's New from a function of typed parameters, which are decoded strictly.
func With[P any](bind func(P) (Func, error)) func(yaml.Node, rules.Position) (Func, error) {
	return func(with yaml.Node, at rules.Position) (Func, error) {
		var params P
		if err := rules.DecodeStrict(with, at, &params); err != nil {
			return nil, err
		}
		f, err := bind(params)
		if err != nil {
			return nil, rules.Mistake{At: at, Text: err.Error()}
		}
		return f, nil
	}
}

// Plain makes a Check's New from a check without parameters.
func Plain(f Func) func(yaml.Node, rules.Position) (Func, error) {
	return With(func(struct{}) (Func, error) { return f, nil })
}

// Set holds checks by name. The zero value is an empty set.
type Set struct{ checks map[string]Check }

// Add puts a check into the set and returns it. Two checks of one name are a mistake of ours.
func (s *Set) Add(c Check) Check {
	if _, twice := s.checks[c.Name]; twice {
		panic(fmt.Sprintf("validators: two checks named %q", c.Name))
	}
	if s.checks == nil {
		s.checks = map[string]Check{}
	}
	s.checks[c.Name] = c
	return c
}

// Join makes one set of several.
func Join(sets ...*Set) *Set {
	var joined Set
	for _, set := range sets {
		for _, name := range set.Names() {
			joined.Add(set.checks[name])
		}
	}
	return &joined
}

// Names lists the checks, sorted.
func (s *Set) Names() []string { return slices.Sorted(maps.Keys(s.checks)) }

// Lookup finds a check.
func (s *Set) Lookup(name string) (Check, bool) {
	c, ok := s.checks[name]
	return c, ok
}
