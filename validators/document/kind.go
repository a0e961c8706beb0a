package document

import (
	"maps"
	"slices"
	"unicode/utf8"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/reading"
)

// plainly is how many stretches of print another kind must have in a document that has none of its own kind's.
const plainly = 2

var _ = Checks.Add(validators.Check{
	Name:  "kind_as_named",
	Doc:   "A document does not look like another kind than the one it was uploaded as. What has nothing of its own kind, and a little of another or too little for a form that is always the same, is left to a person.",
	Needs: validators.NeedsKind,
	New: validators.Plain(func(in validators.Input) validators.Result {
		own := in.Reading().Likeness(in.Kind)
		other, plain := another(in, own)
		expected := validators.Value("expected_kind", string(in.Kind.Kind))
		switch hint := hinted(in, own); {
		case plain:
			return validators.Fail(validators.OnPage(1, nil), expected, validators.Value("guessed_kind", string(other)))
		case own.Zone || own.Words > 0 && hint == "":
			return validators.Pass()
		case in.Reading().Text() == reading.NoEngine && in.Kind.Looks != nil:
			return validators.Because(codeNoEngine)
		case in.Reading().Text() != reading.Searched || in.Reading().Wordless():
			return validators.NotApplicable()
		case hint != "":
			return validators.Because(codeKindWrong, validators.OnPage(1, nil), expected, validators.Value("guessed_kind", string(hint)))
		case in.Kind.Looks != nil && in.Kind.Looks.Always:
			return validators.Because(codeKindWrong, validators.OnPage(1, nil), expected)
		default:
			return validators.NotApplicable() // it looks like nothing that is known; letters have no fixed form
		}
	}),
})

const codeKindWrong intake.Code = "DOC.KIND.WRONG"

// hinted is a kind of which a document has more than of its own, where that does not suffice to say that it is of that kind.
func hinted(in validators.Input, own reading.Likeness) intake.Kind {
	if own.Zone {
		return ""
	}
	for _, name := range slices.Sorted(maps.Keys(in.Kinds())) {
		kind := in.Kinds()[name]
		if kind == in.Kind || kind.Looks == nil || len(kind.Looks.Words) <= own.Words {
			continue // it cannot have more
		}
		if in.Reading().Likeness(kind).Words > own.Words {
			return name
		}
	}
	return ""
}

// another is the kind that a document plainly is of instead of its own; of two alike the first by name. The kinds that
// cannot outvote what it has of its own are not looked at.
func another(in validators.Input, own reading.Likeness) (intake.Kind, bool) {
	var most intake.Kind
	var best reading.Likeness
	for _, name := range slices.Sorted(maps.Keys(in.Kinds())) {
		kind := in.Kinds()[name]
		if kind == in.Kind || kind.Looks == nil || !outvotes(reading.Likeness{Zone: len(kind.Looks.Zones) > 0, Words: len(kind.Looks.Words)}, own) {
			continue
		}
		like := in.Reading().Likeness(kind)
		if outvotes(like, own) && (like.Zone && !best.Zone || like.Zone == best.Zone && like.Words > best.Words) {
			most, best = name, like
		}
	}
	return most, most != ""
}

// outvotes reports that a document is plainly of another kind. Papers quote each other: a migration card speaks of a
// passport and a lease of both, so what little it has of its own kind is outvoted by more than twice as much of another.
func outvotes(other, own reading.Likeness) bool {
	switch {
	case own.Zone:
		return false
	case other.Zone:
		return own.Words < plainly
	default:
		return other.Words >= plainly && other.Words > 2*own.Words
	}
}

var _ = Checks.Add(validators.Check{
	Name:  "says",
	Doc:   "A document has in its print at least one of several stretches or patterns, which stand for a requisite.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Requisite string           `yaml:"requisite"`
		Any       []string         `yaml:"any,omitempty"`
		Patterns  []*rules.Pattern `yaml:"patterns,omitempty"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			switch {
			case slices.ContainsFunc(p.Any, in.Reading().Has), slices.ContainsFunc(p.Patterns, in.Reading().Shows):
				return validators.Pass()
			case in.Reading().Text() == reading.Unasked:
				return validators.NotApplicable()
			case in.Reading().Text() == reading.NoEngine:
				return validators.Because(codeNoEngine)
			case in.Reading().Wordless():
				return validators.Inconclusive()
			default:
				return validators.Fail(validators.Recognised(in.Reading().Recognised()), validators.Value("attribute", p.Requisite))
			}
		}, nil
	}),
})

// A word that a recogniser is sure of and that is long enough to be one.
const (
	wordReadWell = 0.8
	wordLeast    = 3
)

var _ = Checks.Add(validators.Check{
	Name:  "hardly_written",
	Doc:   "There are no more than so many words on the pages: a portrait is no sheet of print.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Words int `yaml:"words"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			seen := 0
			for _, page := range in.Evidence.Pages {
				for _, word := range page.Words {
					if word.Confidence >= wordReadWell && utf8.RuneCountInString(bare(word.Text)) >= wordLeast {
						seen++
					}
				}
			}
			return validators.Holds(seen <= p.Words, validators.OnPage(1, nil), validators.Value("expected_kind", string(in.Kind.Kind)))
		}, nil
	}),
})
