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
			file := in.Evidence.File
			if file.Damage != damage {
				return validators.Pass()
			}
			var told []validators.Option
			if file.Readable != nil {
				told = append(told, validators.Value("readable", percent(*file.Readable)))
			}
			if file.Image != nil && damage == intake.Unsupported {
				told = append(told, validators.Value("variant", variant(file.Image)))
			}
			return validators.Fail(told...)
		}),
	}
}

// percent is a share as texts speak of it.
func percent(share float64) int { return int(share*100 + 0.5) }

// variant names what decoders do not know: a process of coding, or samples of more than eight bits.
func variant(image *intake.ImageFacts) string {
	switch {
	case image.Height == 0:
		return "dnl"
	case image.Encoding == "arithmetic", image.Encoding == "lossless", image.Encoding == "hierarchical":
		return image.Encoding
	case image.Depth > 8:
		return "12-bit"
	default:
		return image.ColourModel
	}
}

var (
	_ = Checks.Add(free("file_complete", "A file's end is not missing.", intake.Truncated))
	_ = Checks.Add(free("file_intact", "A file's bytes do not contradict its format.", intake.Corrupt))
	_ = Checks.Add(free("file_supported", "A file is of a variant of its format that can be decoded.", intake.Unsupported))
)

var _ = Checks.Add(validators.Check{
	Name:  "within_budget",
	Doc:   "Reading a file took no more of a budget than it may.",
	Needs: validators.NeedsFile,
	New: validators.With(func(p struct {
		Budget intake.Budget `yaml:"budget"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			excess := in.Evidence.File.Excess
			if excess == nil || excess.Budget != p.Budget {
				return validators.Pass()
			}
			told := []validators.Option{validators.Value("measured", excess.Needed), validators.Value("limit", excess.Allowed)}
			if image := in.Evidence.File.Image; image != nil {
				told = append(told, validators.Value("width", image.Width), validators.Value("height", image.Height))
			}
			if excess.Page > 0 {
				told = append(told, validators.OnPage(excess.Page, nil))
			}
			return validators.Fail(told...)
		}, nil
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "file_single_natured",
	Doc:   "A file is one thing and not another besides, such as a picture with an archive behind it.",
	Needs: validators.NeedsFile,
	New: validators.Plain(func(in validators.Input) validators.Result {
		also := in.Evidence.File.Also
		return validators.Holds(len(also) == 0, validators.Value("detected", in.Evidence.File.MediaType), validators.Value("also", also))
	}),
})

var _ = Checks.Add(validators.Check{
	Name:  "file_trailing_max",
	Doc:   "A file has no more data of an unknown kind behind the document's end than a limit.",
	Needs: validators.NeedsFile,
	New: validators.With(func(p struct {
		Max int64 `yaml:"max"` // bytes
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			got := in.Evidence.File.Trailing
			return validators.Holds(got <= p.Max, validators.Measured(float64(got), float64(p.Max), "bytes"))
		}, nil
	}),
})
