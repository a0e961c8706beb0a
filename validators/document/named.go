package document

import (
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
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
			case found.answer == names.Mismatch && meanConfidence(in.Evidence) < legible:
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

// declaredName is a name as it was declared in one script.
type declaredName struct {
	field          string
	surname, given string
}

func declaredNames(fields intake.Fields) []declaredName {
	var list []declaredName
	for _, name := range []declaredName{
		{"surname", fields["surname"], fields["given_names"]},
		{"surname_latin", fields["surname_latin"], fields["given_names_latin"]},
	} {
		if name.surname != "" {
			list = append(list, name)
		}
	}
	return list
}

// place is where a text names somebody, and how like the person declared.
type place struct {
	answer      names.Answer
	field       string
	page        int
	box         *intake.Box
	index, word int // of the page in the evidence, and of the name's first word on it
}

// search looks for the person declared in the words of a document: word for word first, then in whatever grammatical case
// and spelling.
func search(e *intake.Evidence, declared []declaredName, t names.Thresholds) place {
	for _, alike := range []func(declaredName, string, string) names.Answer{
		func(d declaredName, surname, given string) names.Answer {
			if strings.EqualFold(surname, d.surname) && (d.given == "" || strings.EqualFold(given, firstWord(d.given))) {
				return names.Match
			}
			return names.Mismatch
		},
		comparer(t),
	} {
		best := place{answer: names.Mismatch, field: declared[0].field}
		for index, page := range e.Pages {
			for word := range page.Words {
				for _, d := range declared {
					for _, got := range spelt(page.Words, word, d, alike) {
						if got == names.Match || got == names.Review && best.answer == names.Mismatch {
							box := page.Words[word].Box
							best = place{got, d.field, page.Number, &box, index, word}
						}
						if got == names.Match {
							return best
						}
					}
				}
			}
		}
		if best.answer != names.Mismatch {
			return best
		}
	}
	return place{answer: names.Mismatch, field: declared[0].field}
}

// spelt compares the words that begin at one with a name, in both orders.
func spelt(words []intake.Word, at int, d declaredName, alike func(declaredName, string, string) names.Answer) []names.Answer {
	if first := []rune(bare(words[at].Text)); len(first) < 2 || !unicode.IsUpper(first[0]) {
		return nil
	}
	long := len(strings.Fields(d.surname))
	if d.given == "" {
		return []names.Answer{alike(d, together(words, at, long), "")}
	}
	return []names.Answer{
		alike(d, together(words, at, long), together(words, at+long, 1)),
		alike(d, together(words, at+1, long), together(words, at, 1)),
	}
}

// together are so many words from one on, without what stands round them.
func together(words []intake.Word, from, n int) string {
	if from+n > len(words) {
		return ""
	}
	if n == 1 {
		return bare(words[from].Text)
	}
	var parts []string
	for _, word := range words[from : from+n] {
		parts = append(parts, bare(word.Text))
	}
	return strings.Join(parts, " ")
}

func bare(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
}

func firstWord(text string) string {
	first, _, _ := strings.Cut(text, " ")
	return first
}

// comparer compares by persons and not by spelling. Surnames are compared first, each word once.
func comparer(t names.Thresholds) func(declaredName, string, string) names.Answer {
	known := map[[2]string]bool{}
	may := func(word, surname string) bool {
		key := [2]string{word, surname}
		if answer, ok := known[key]; ok {
			return answer
		}
		got := inflected(word, surname) || names.Compare(names.Name{Surname: word}, names.Name{Surname: surname}, t).Answer != names.Mismatch
		known[key] = got
		return got
	}
	return func(d declaredName, surname, given string) names.Answer {
		switch {
		case surname == "" || !may(surname, d.surname):
			return names.Mismatch
		case inflected(surname, d.surname) && (d.given == "" || inflected(given, firstWord(d.given))):
			return names.Match
		default:
			return names.Compare(names.Name{Surname: surname, Given: given}, names.Name{Surname: d.surname, Given: firstWord(d.given)}, t).Answer
		}
	}
}

// endings are those that Russian names take in the oblique cases. The nominative ones are not among them: they tell a man
// from a woman, and one surname from another.
var endings = []string{"у", "ым", "ом", "ой", "е", "ого", "ому", "им", "ем", "ю", "ей", "ою", "ею", "и", "ы"}

// inflected reports that a word is a name in an oblique case, or as it is.
func inflected(word, name string) bool {
	w, n := []rune(strings.ToLower(word)), []rune(strings.ToLower(name))
	common := 0
	for common < len(w) && common < len(n) && w[common] == n[common] {
		common++
	}
	if common == len(w) && common == len(n) {
		return true
	}
	return common >= 2 && common >= len(n)-2 && slices.Contains(endings, string(w[common:]))
}

func meanConfidence(e *intake.Evidence) float64 {
	sum, n := 0.0, 0
	for _, page := range e.Pages {
		for _, word := range page.Words {
			sum += word.Confidence
			n++
		}
	}
	return sum / float64(max(1, n))
}
