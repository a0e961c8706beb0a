package document

import (
	"fmt"

	"priyom/intake"
	"priyom/validators"
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
	case u == "skip":
		return validators.NotApplicable()
	case in.Reading().Text() == reading.NoEngine:
		return validators.Because(codeNoEngine)
	default:
		return validators.Inconclusive()
	}
}

const codeNoEngine intake.Code = "OCR.ENGINE.DISABLED"

var _ = Checks.Add(validators.Check{
	Name:  "as_declared",
	Doc:   "What a document says of a field is what was declared. What was read with less than a certain confidence does not count as read.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Field      string  `yaml:"field"`
		Confidence float64 `yaml:"confidence"`
		Unread     unread  `yaml:"unread"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			declared := in.Fields[p.Field]
			if declared == "" {
				return validators.NotApplicable()
			}
			read, value, ok := sure(in, p.Field, p.Confidence)
			if !ok {
				return p.Unread.answer(in)
			}
			return validators.Holds(value == declared, validators.OnPage(read.Page, read.Box), validators.InField(p.Field),
				validators.Value("given", declared), validators.Value("expected", value), validators.Value("field", p.Field),
				validators.Value("read_by", string(read.Source)))
		}, nil
	}),
})

// sure is the first reading of a field that has its form and was read with confidence.
func sure(in validators.Input, field string, confidence float64) (reading.Reading, string, bool) {
	for _, read := range reading.ByField(in.Reading().Readings(), field) {
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
			return validators.Holds(values[true] == values[false], validators.OnPage(printed.Page, printed.Box),
				validators.Value("field", p.Field), validators.Value("given", values[false]), validators.Value("expected", values[true]))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "readable",
	Doc:   "A field that documents of a kind hold can be read. Handwriting cannot, and is not guessed.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Field      string  `yaml:"field"`
		Confidence float64 `yaml:"confidence"`
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
			_, _, ok := sure(in, p.Field, p.Confidence)
			return validators.Holds(ok, validators.Value("field", p.Field))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "read_date_after",
	Doc:   "A date that a document says lies on or after the day of receipt, or so many days after it.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Field      string  `yaml:"field"`
		Days       int     `yaml:"days"`
		Confidence float64 `yaml:"confidence"`
		Unread     unread  `yaml:"unread"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			read, value, ok := sure(in, p.Field, p.Confidence)
			date, err := intake.ParseDate(value)
			if !ok || err != nil {
				return p.Unread.answer(in)
			}
			limit := in.AsOf.AddDays(p.Days)
			return validators.Holds(!date.Before(limit), validators.OnPage(read.Page, read.Box), validators.InField(p.Field),
				validators.Value("given", date.String()), validators.Value("limit", limit.String()))
		}, nil
	}),
})
