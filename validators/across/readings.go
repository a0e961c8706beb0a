package across

import (
	"slices"

	"priyom/intake"
	"priyom/validators"
	"priyom/validators/addresses"
	"priyom/validators/document"
	"priyom/validators/names"
	"priyom/validators/reading"
)

// sure is the first reading of a field in a member that has its form and was read with confidence.
func sure(in validators.Input, member validators.Member, field string, confidence float64) (reading.Reading, string, bool) {
	if member.Reading() == nil {
		return reading.Reading{}, "", false
	}
	return document.Sure(in, member.Reading(), field, confidence)
}

// at places a failure where something was read in a member.
func at(member validators.Member, read reading.Reading) validators.Option {
	return func(r *validators.Result) {
		validators.InDocument(member.Document)(r)
		validators.OnPage(read.Page, read.Box)(r)
	}
}

// other names the second place of a disagreement.
func other(member validators.Member, read reading.Reading) validators.Option {
	return otherPlace(intake.Subject{Document: member.Document.ID, Kind: member.Document.Kind, Page: read.Page, Box: read.Box})
}

// recognised marks a failure that rests on readings of which a recogniser made one.
func recognised(a, b reading.Reading) validators.Option {
	return validators.Recognised(a.Source == reading.OCR || b.Source == reading.OCR)
}

// kindsOf names the kinds of two documents.
func kindsOf(a, b validators.Member) validators.Option {
	return validators.Value("kinds", []string{string(a.Document.Kind), string(b.Document.Kind)})
}

// papers are the documents that are held against each other, and how well a field must be read in them to count.
type papers struct {
	Field      string        `yaml:"field"`
	Kinds      []intake.Kind `yaml:"kinds"`
	Confidence float64       `yaml:"confidence"`
}

// said is what a document says of a field.
type said struct {
	validators.Member
	read  reading.Reading
	value string
}

// agree holds what each paper says against what the first of them says. Where the field is declared each is held against
// the form instead, by a check of its own, so that one fault is told once.
func (p papers) agree(in validators.Input, differ func(one, first said) (detail validators.Option, differs bool)) validators.Result {
	if in.Fields[p.Field] != "" {
		return validators.NotApplicable()
	}
	var first said
	for _, member := range in.Members {
		read, value, ok := sure(in, member, p.Field, p.Confidence)
		if !ok || !slices.Contains(p.Kinds, member.Document.Kind) {
			continue
		}
		one := said{member, read, value}
		if first.value == "" {
			first = one
			continue
		}
		if detail, differs := differ(one, first); differs {
			return validators.Fail(at(member, read), other(first.Member, first.read), kindsOf(first.Member, member), recognised(read, first.read),
				detail, validators.Value("given", value), validators.Value("expected", first.value))
		}
	}
	if first.value == "" {
		return validators.NotApplicable()
	}
	return validators.Pass()
}

var _ = Checks.Add(validators.Check{
	Name:    "documents_agree",
	Doc:     "Documents of certain kinds say the same of a field, as far as it can be read in them with a certain confidence. Where it is declared each is held against the form instead, so that one fault is told once.",
	Package: true,
	New: validators.With(func(p papers) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			return p.agree(in, func(one, first said) (validators.Option, bool) {
				differs := one.read.Against(one.value, first.value) == reading.Differs && first.read.Against(first.value, one.value) == reading.Differs
				return validators.Value("field", p.Field), differs
			})
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:    "addresses_agree",
	Doc:     "Documents of certain kinds may speak of one address, as far as it can be read in them with a certain confidence. Where it is declared each is held against the form instead.",
	Package: true,
	New: validators.With(func(p papers) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			return p.agree(in, func(one, first said) (validators.Option, bool) {
				part := addresses.Differ(one.value, first.value)
				return validators.Value("part", string(part)), part != addresses.None
			})
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:    "holders_agree",
	Doc:     "Documents of certain kinds are plainly not those of two persons, as far as their holders' names can be read. Where a name is declared each is held against the form instead.",
	Package: true,
	New: validators.With(func(p struct {
		Kinds      []intake.Kind `yaml:"kinds"`
		Match      float64       `yaml:"match"`
		Review     float64       `yaml:"review"`
		Confidence float64       `yaml:"confidence"`
	}) (validators.Func, error) {
		thresholds := names.Thresholds{Match: p.Match, Review: p.Review}
		if err := thresholds.Validate(); err != nil {
			return nil, err
		}
		return func(in validators.Input) validators.Result {
			var first validators.Member
			var firstRead reading.Reading
			var holder names.Name
			if in.Fields["surname"] != "" || in.Fields["surname_latin"] != "" {
				return validators.NotApplicable()
			}
			for _, member := range in.Members {
				if member.Reading() == nil || !slices.Contains(p.Kinds, member.Document.Kind) {
					continue
				}
				name, read, ok := document.Holder(member.Reading().Readings(), p.Confidence)
				if !ok {
					continue
				}
				if holder.Surname == "" {
					first, firstRead, holder = member, read, name
					continue
				}
				if got := comparedAsRead(holder, name, thresholds); got.Answer == names.Mismatch {
					return validators.Fail(at(member, read), other(first, firstRead), kindsOf(first, member), recognised(read, firstRead),
						validators.Value("kind", string(member.Document.Kind)), validators.Value("score", got.Score))
				}
			}
			if holder.Surname == "" {
				return validators.NotApplicable()
			}
			return validators.Pass()
		}, nil
	}),
})

// comparedAsRead compares two names by what could be read of both.
func comparedAsRead(a, b names.Name, t names.Thresholds) names.Result {
	if a.Given == "" || b.Given == "" {
		a, b = names.Name{Surname: a.Surname, Truncated: a.Truncated}, names.Name{Surname: b.Surname, Truncated: b.Truncated}
	}
	return names.Compare(a, b, t)
}
