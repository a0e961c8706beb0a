package format

import (
	"priyom/intake"
	"priyom/validators"
)

var _ = Checks.Add(validators.Check{
	Name:  "pages_min",
	Doc:   "A document has at least so many pages.",
	Needs: validators.NeedsOpen,
	New: validators.With(func(p struct {
		Min int `yaml:"min"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			n, ok := pageCount(in.Evidence)
			if !ok {
				return validators.Inconclusive()
			}
			return validators.Holds(n >= p.Min, validators.Measured(float64(n), float64(p.Min), "pages"))
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "pages_max",
	Doc:   "A document has no more pages than its kind allows.",
	Needs: validators.NeedsOpen,
	New: validators.Plain(func(in validators.Input) validators.Result {
		n, ok := pageCount(in.Evidence)
		if !ok {
			return validators.Inconclusive()
		}
		limit := in.Kind.Files.MaxPages
		return validators.Holds(n <= limit, validators.Measured(float64(n), float64(limit), "pages"))
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "pages_drawn",
	Doc:   "Every page that a document has, and that there is a budget for, could be drawn.",
	Needs: validators.NeedsPages,
	New: validators.Plain(func(in validators.Input) validators.Result {
		n, ok := pageCount(in.Evidence)
		if !ok || len(in.Evidence.Failures) > 0 {
			return validators.Inconclusive()
		}
		for number := 1; number <= min(n, in.Kind.Files.MaxPages); number++ {
			if !drawn(in.Evidence, number) {
				return validators.Fail(validators.OnPage(number, nil))
			}
		}
		return validators.Pass()
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "pages_undamaged",
	Doc:   "Of every image on a page all could be decoded.",
	Needs: validators.NeedsPages,
	New: validators.Plain(func(in validators.Input) validators.Result {
		for _, page := range in.Evidence.Pages {
			if page.Damaged {
				return validators.Fail(validators.OnPage(page.Number, nil))
			}
		}
		return validators.Pass()
	}),
})

// pageCount is how many pages a file says it has. A file that does not open says nothing.
func pageCount(e *intake.Evidence) (int, bool) {
	switch {
	case e.File.PDF != nil && e.File.Damage == intake.Intact && e.File.PDF.Encryption != intake.UserPassword && e.File.PDF.Encryption != intake.UnsupportedEncrypt:
		return e.File.PDF.PageCount, true
	case len(e.Pages) > 0:
		return len(e.Pages), true
	default:
		return 0, false
	}
}

func drawn(e *intake.Evidence, number int) bool {
	for _, page := range e.Pages {
		if page.Number == number {
			return true
		}
	}
	return false
}
