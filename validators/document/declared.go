package document

import (
	"fmt"
	"slices"

	"priyom/intake"
	"priyom/validators"
	"priyom/validators/names"
	"priyom/validators/reading"
)

// unread says what a check answers where a value cannot be read.
type unread string

func (u *unread) UnmarshalText(text []byte) error {
	if word := unread(text); word != "ask" && word != "skip" {
		return fmt.Errorf("%q is no way to deal with what cannot be read: want ask, for a person to look, or skip", text)
	}
	*u = unread(text)
	return nil
}

// answer is the result of a check whose value cannot be read.
func (u unread) answer(in validators.Input) validators.Result {
	switch {
	case u == "skip", in.Reading().Text() == reading.Unasked && len(in.Reading().Readings()) == 0:
		return validators.NotApplicable()
	case in.Reading().Text() == reading.NoEngine:
		return validators.Because(codeNoEngine)
	default:
		return validators.Inconclusive()
	}
}

const codeNoEngine intake.Code = "OCR.ENGINE.DISABLED"

// declaration is a declared field, and how well a document must say it to be held against it.
type declaration struct {
	Field      string  `yaml:"field"`
	Confidence float64 `yaml:"confidence"`
	Unread     unread  `yaml:"unread"`
}

// hold compares what a document says of the field with what was declared. The options say where and what both are.
func (p declaration) hold(in validators.Input, compare func(read reading.Reading, value, declared string, options ...validators.Option) validators.Result) validators.Result {
	declared := in.Fields[p.Field]
	if declared == "" {
		return validators.NotApplicable()
	}
	read, value, ok := Sure(in, in.Reading(), p.Field, p.Confidence)
	if !ok {
		return p.Unread.answer(in)
	}
	return compare(read, value, declared, validators.OnPage(read.Page, read.Box), validators.InField(p.Field),
		validators.Value("given", declared), validators.Value("expected", value), validators.Value("field", p.Field),
		validators.Value("kind", string(in.Kind.Kind)))
}

var _ = Checks.Add(validators.Check{
	Name:  "as_declared",
	Doc:   "What a document says of a field is what was declared. What was read with less than a certain confidence does not count as read.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p declaration) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			return p.hold(in, func(read reading.Reading, value, declared string, options ...validators.Option) validators.Result {
				return held(read, value, declared, append(options, validators.Value("read_by", string(read.Source)))...)
			})
		}, nil
	}),
})

// recognised marks a failure that rests on a reading which a recogniser made of a picture.
func recognised(read reading.Reading) validators.Option {
	return validators.Recognised(read.Source == reading.OCR)
}

// held answers what holding a reading against a value comes to: where a recogniser may have misread a sign, a person looks.
func held(read reading.Reading, value, other string, options ...validators.Option) validators.Result {
	switch read.Against(value, other) {
	case reading.Agrees:
		return validators.Pass()
	case reading.Doubtful:
		return validators.Unproven(options...)
	default:
		return validators.Fail(append(options, recognised(read))...)
	}
}

// Sure is the first reading of a field in a document that has its form and was read with confidence, and its canonical value.
func Sure(in validators.Input, d *reading.Document, field string, confidence float64) (reading.Reading, string, bool) {
	for _, read := range reading.ByField(d.Readings(), field) {
		value, ok := in.Canonical(field, read.Value)
		if ok && read.Confidence >= confidence {
			return read, value, true
		}
	}
	return reading.Reading{}, "", false
}

var _ = Checks.Add(validators.Check{
	Name:  "zone_as_printed",
	Doc:   "A field reads the same in the machine-readable zone and in print.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Field      string  `yaml:"field"`
		Confidence float64 `yaml:"confidence"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			values := map[bool]string{}
			var printed reading.Reading
			for _, read := range reading.ByField(in.Reading().Readings(), p.Field) {
				value, ok := in.Canonical(p.Field, read.Value)
				zone := read.Source == reading.Zone
				if !ok || read.Confidence < p.Confidence || values[zone] != "" {
					continue
				}
				values[zone] = value
				if !zone {
					printed = read
				}
			}
			if values[true] == "" || values[false] == "" {
				return validators.NotApplicable()
			}
			return held(printed, values[false], values[true], validators.OnPage(printed.Page, printed.Box),
				validators.Value("field", p.Field), validators.Value("given", values[false]), validators.Value("expected", values[true]))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "readable",
	Doc:   "The fields that documents of a kind hold can be read. Handwriting cannot, and is not guessed.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Fields     []string `yaml:"fields"`
		Confidence float64  `yaml:"confidence"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			switch in.Reading().Text() {
			case reading.Unasked:
				return validators.NotApplicable()
			case reading.NoEngine:
				return validators.Because(codeNoEngine)
			}
			if in.Reading().Wordless() {
				return validators.Inconclusive()
			}
			var unread []string
			var labels []string
			for _, field := range p.Fields {
				if _, _, ok := Sure(in, in.Reading(), field, p.Confidence); !ok {
					unread = append(unread, field)
					for _, read := range in.Kind.ReadsOf(field) {
						labels = append(labels, read.Labels...)
					}
				}
			}
			page, box := in.Reading().Label(labels)
			return validators.Holds(len(unread) == 0, validators.OnPage(page, box), validators.Value("fields", unread))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "holder_as_printed",
	Doc:   "The holder's name in the machine-readable zone is that in print beside it, whatever a recogniser makes of single letters.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p holderParams) (validators.Func, error) {
		t := names.Thresholds{Match: p.Match, Review: p.Review}
		if err := t.Validate(); err != nil {
			return nil, err
		}
		return func(in validators.Input) validators.Result {
			all := in.Reading().Readings()
			fromZone := func(r reading.Reading) bool { return r.Source == reading.Zone }
			zone, _, hasZone := Holder(slices.DeleteFunc(slices.Clone(all), func(r reading.Reading) bool { return !fromZone(r) }), p.Confidence)
			print, place, hasPrint := Holder(slices.DeleteFunc(slices.Clone(all), fromZone), p.Confidence)
			if !hasZone || !hasPrint {
				return p.Unread.answer(in)
			}
			if print.Given == "" {
				zone = names.Name{Surname: zone.Surname, Truncated: zone.Truncated}
			}
			print.Patronymic, zone.Patronymic = "", ""
			got := names.Compare(zone, print, t)
			return validators.Holds(got.Answer != names.Mismatch, validators.OnPage(place.Page, place.Box),
				validators.Value("field", place.Field), validators.Value("score", got.Score), validators.Value("limit", p.Review))
		}, nil
	}),
})
