package document

import (
	"priyom/validators"
	"priyom/validators/addresses"
)

var _ = Checks.Add(validators.Check{
	Name:  "address_as_declared",
	Doc:   "The address that a document says may be the one declared: however it is written, and whatever one of the two leaves out.",
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
			part := addresses.Differ(value, declared)
			return validators.Holds(part == addresses.None, validators.OnPage(read.Page, read.Box), validators.InField(p.Field), recognised(read),
				validators.Value("field", p.Field), validators.Value("part", string(part)), validators.Value("kind", string(in.Kind.Kind)),
				validators.Value("given", declared), validators.Value("expected", value))
		}, nil
	}),
})
