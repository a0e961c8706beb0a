package format

import (
	"priyom/intake"
	"priyom/validators"
)

// free makes a check that a file has not a certain damage.
func free(name, doc string, damage intake.Damage) validators.Check {
	return validators.Check{
		Name: name, Doc: doc, Needs: validators.NeedsFile,
		New: validators.Plain(func(in validators.Input) validators.Result {
			return validators.Holds(in.Evidence.File.Damage != damage)
		}),
	}
}

var (
	_ = Checks.Add(free("file_complete", "A file's end is not missing.", intake.Truncated))
	_ = Checks.Add(free("file_intact", "A file's bytes do not contradict its format.", intake.Corrupt))
	_ = Checks.Add(free("file_supported", "A file is of a variant of its format that can be decoded.", intake.Unsupported))
)

var _ = Checks.Add(validators.Check{
	Name:  "file_within_budget",
	Doc:   "An image can be decoded within the budget of pixels.",
	Needs: validators.NeedsFile,
	New: validators.Plain(func(in validators.Input) validators.Result {
		image := in.Evidence.File.Image
		if image == nil {
			return validators.NotApplicable()
		}
		return validators.Holds(in.Evidence.File.Damage != intake.TooComplex,
			validators.Value("width", image.Width), validators.Value("height", image.Height))
	}),
})
