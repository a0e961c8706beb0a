package document

import (
	"cmp"
	"slices"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/names"
	"priyom/validators/reading"
)

type holderParams struct {
	Match      float64 `yaml:"match"`
	Review     float64 `yaml:"review"`
	Confidence float64 `yaml:"confidence"`
	Unread     unread  `yaml:"unread"`
}

var (
	_ = Checks.Add(validators.Check{
		Name:  "holder_as_declared",
		Doc:   "A document's holder is not plainly another person than was declared.",
		Needs: validators.NeedsReading,
		New:   compares(func(r names.Result) bool { return r.Answer == names.Mismatch }),
	})
	_ = Checks.Add(validators.Check{
		Name:  "holder_beyond_doubt",
		Doc:   "A document's holder is the person declared beyond doubt. Where it is plainly another person another check speaks.",
		Needs: validators.NeedsReading,
		New:   compares(func(r names.Result) bool { return r.Answer == names.Review }),
	})
	_ = Checks.Add(validators.Check{
		Name:  "holder_spelt_alike",
		Doc:   "A document spells its holder's name as it was declared. Another spelling of the same name is only worth a note.",
		Needs: validators.NeedsReading,
		New:   compares(func(r names.Result) bool { return r.Answer == names.Match && slices.ContainsFunc(r.Reasons, spelling) }),
	})
)

// compares makes a check that refuses certain results of comparing the holder's name with the one declared. Thresholds
// are the rule's.
func compares(refused func(names.Result) bool) func(yaml.Node, rules.Position) (validators.Func, error) {
	return validators.With(func(p holderParams) (validators.Func, error) {
		t := names.Thresholds{Match: p.Match, Review: p.Review}
		if err := t.Validate(); err != nil {
			return nil, err
		}
		return func(in validators.Input) validators.Result {
			holder, place, ok := Holder(in.Reading().Readings(), p.Confidence)
			if !ok {
				return p.Unread.answer(in)
			}
			compared, field, ok := likest(holder, place.Source == reading.Zone, in.Fields, t)
			if !ok {
				return validators.NotApplicable()
			}
			return validators.Holds(!refused(compared), validators.OnPage(place.Page, place.Box), validators.InField(field),
				recognised(place), validators.Value("field", field), validators.Value("score", compared.Score), validators.Value("limit", p.Review),
				validators.Value("read_by", string(place.Source)))
		}, nil
	})
}

// likest compares a holder with the name declared, in either script, and gives the better answer. A name that is not
// whole lacks what could not be read.
func likest(holder names.Name, whole bool, declared intake.Fields, t names.Thresholds) (names.Result, string, bool) {
	best, field := names.Result{Score: -1}, ""
	for _, script := range []struct {
		field string
		name  names.Name
	}{
		{"surname_latin", names.Name{Surname: declared["surname_latin"], Given: declared["given_names_latin"], Patronymic: declared["patronymic"]}},
		{"surname", names.Name{Surname: declared["surname"], Given: declared["given_names"], Patronymic: declared["patronymic"]}},
	} {
		if script.name.Surname == "" {
			continue
		}
		if holder.Given == "" && !whole {
			script.name = names.Name{Surname: script.name.Surname} // the rest was not read: nothing is held against it
		}
		got := names.Compare(holder, script.name, t)
		if got.Score > best.Score || got.Score == best.Score && len(got.Reasons) < len(best.Reasons) {
			best, field = got, script.field
		}
	}
	return best, field, field != ""
}

// Holder is the name of a document's holder as it was read: of the zone where there is one, otherwise of its print.
func Holder(all []reading.Reading, confidence float64) (names.Name, reading.Reading, bool) {
	for _, script := range []struct{ surname, given, patronymic string }{
		{"surname_latin", "given_names_latin", ""},
		{"surname", "given_names", "patronymic"},
	} {
		surname := first(all, script.surname, confidence)
		if surname.Value == "" {
			continue
		}
		given, patronymic := first(all, script.given, confidence), first(all, script.patronymic, confidence)
		return names.Name{Surname: surname.Value, Given: given.Value, Patronymic: patronymic.Value, Truncated: surname.Source == reading.Zone && truncated(surname.Value, given.Value)}, surname, true
	}
	return names.Name{}, reading.Reading{}, false
}

// truncated reports whether a name as long as this may have been cut short in a zone: the narrowest field has 30 places.
func truncated(surname, given string) bool { return len(surname)+2+len(given) >= 30 }

func first(all []reading.Reading, field string, confidence float64) reading.Reading {
	for _, read := range all {
		if field != "" && read.Field == field && cmp.Compare(read.Confidence, confidence) >= 0 {
			return read
		}
	}
	return reading.Reading{}
}

func spelling(r names.Reason) bool { return r.Code == names.SpellingVariant }
