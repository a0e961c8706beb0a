package document

import (
	"go.yaml.in/yaml/v3"

	"priyom/rules"
	"priyom/validators"
	"priyom/validators/names"
	"priyom/validators/reading"
)

type namedParams struct {
	Match  float64  `yaml:"match"`
	Review float64  `yaml:"review"`
	Beside []string `yaml:"beside"` // stretches of print beside which the name should stand, for the place of a failure
}

var (
	_ = Checks.Add(validators.Check{
		Name:  "names_holder",
		Doc:   "The text of a document names the person declared, in whatever case.",
		Needs: validators.NeedsReading,
		New:   naming(func(a names.Answer) bool { return a == names.Mismatch }),
	})
	_ = Checks.Add(validators.Check{
		Name:  "names_holder_beyond_doubt",
		Doc:   "The text of a document names the person declared beyond doubt. Where it names nobody like that another check speaks.",
		Needs: validators.NeedsReading,
		New:   naming(func(a names.Answer) bool { return a == names.Review }),
	})
)

// legible is the mean confidence below which a page is not read well enough to say that something is not on it.
const legible = 0.7

// nameReadWell is the confidence from which another spelling is the document's and not a recogniser's.
const nameReadWell = 0.85

func naming(refused func(names.Answer) bool) func(yaml.Node, rules.Position) (validators.Func, error) {
	return validators.With(func(p namedParams) (validators.Func, error) {
		t := names.Thresholds{Match: p.Match, Review: p.Review}
		if err := t.Validate(); err != nil {
			return nil, err
		}
		return func(in validators.Input) validators.Result {
			declared := declaredNames(in.Fields)
			switch {
			case len(declared) == 0 || in.Reading().Text() == reading.Unasked:
				return validators.NotApplicable()
			case in.Reading().Text() == reading.NoEngine:
				return validators.Because(codeNoEngine)
			}
			found := search(in.Evidence, declared, t)
			switch {
			case !refused(found.answer):
				return validators.Pass()
			case found.answer == names.Mismatch && meanConfidence(in.Evidence) < legible, found.answer == names.Review && found.confidence < nameReadWell:
				return validators.Because(codeUnreadable)
			case found.answer == names.Mismatch:
				found.page, found.box = in.Reading().Label(p.Beside)
			}
			return validators.Fail(validators.OnPage(found.page, found.box), validators.InField(found.field),
				validators.Value("field", found.field), validators.Value("kind", string(in.Kind.Kind)))
		}, nil
	})
}

var _ = Checks.Add(validators.Check{
	Name:  "named_with",
	Doc:   "What a document says close behind the name of the person declared is what was declared.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Match      float64        `yaml:"match"`
		Review     float64        `yaml:"review"`
		Field      string         `yaml:"field"`
		Pattern    *rules.Pattern `yaml:"pattern"`
		Confidence float64        `yaml:"confidence"`
	}) (validators.Func, error) {
		t := names.Thresholds{Match: p.Match, Review: p.Review}
		if err := t.Validate(); err != nil {
			return nil, err
		}
		return func(in validators.Input) validators.Result {
			declared := declaredNames(in.Fields)
			if in.Fields[p.Field] == "" || len(declared) == 0 {
				return validators.NotApplicable()
			}
			found := search(in.Evidence, declared, t)
			if found.answer == names.Mismatch {
				return validators.NotApplicable()
			}
			read, ok := in.Reading().Following(found.index, found.word, p.Pattern)
			value, has := in.Canonical(p.Field, read.Value)
			if !ok || !has || read.Confidence < p.Confidence {
				return validators.NotApplicable()
			}
			return held(read, value, in.Fields[p.Field], validators.OnPage(read.Page, read.Box), validators.InField(p.Field),
				validators.Value("field", p.Field), validators.Value("kind", string(in.Kind.Kind)),
				validators.Value("given", in.Fields[p.Field]), validators.Value("expected", value))
		}, nil
	}),
})
