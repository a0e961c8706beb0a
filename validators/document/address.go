package document

import (
	"priyom/validators"
	"priyom/validators/addresses"
	"priyom/validators/reading"
)

var _ = Checks.Add(validators.Check{
	Name:  "address_as_declared",
	Doc:   "The address that a document says may be the one declared: however it is written, and whatever one of the two leaves out.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p declaration) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			return p.hold(in, func(read reading.Reading, value, declared string, options ...validators.Option) validators.Result {
				part := addresses.Differ(value, declared)
				return validators.Holds(part == addresses.None, append(options, recognised(read), validators.Value("part", string(part)))...)
			})
		}, nil
	}),
})
