package document

import (
	"priyom/intake"
	"priyom/validators"
)

var _ = Checks.Add(validators.Check{
	Name:  "signed",
	Doc:   "On every line for a signature, known by a name with initials right of it, there is ink. Where no such line is seen nothing is said, and a file that is signed electronically needs none.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Ink float64 `yaml:"ink"` // share of the place above the line, 0–1
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			if pdf := in.Evidence.File.PDF; pdf != nil && pdf.Signatures > 0 {
				return validators.NotApplicable()
			}
			seen := false
			for _, page := range in.Evidence.Pages {
				for _, mark := range page.Marks {
					if mark.Kind != intake.SignatureLine {
						continue
					}
					seen = true
					if mark.Ink < p.Ink {
						box := mark.Box
						return validators.Fail(validators.OnPage(page.Number, &box), validators.Value("attribute", "signature"), validators.Measured(mark.Ink, p.Ink, "ratio"))
					}
				}
			}
			if !seen {
				return validators.NotApplicable()
			}
			return validators.Pass()
		}, nil
	}),
})
