package document

import (
	"fmt"
	"image"

	"priyom/intake"
	"priyom/validators"
)

// The codes of what keeps a zone from being believed.
const (
	codeNoZone     intake.Code = "MRZ.PRESENCE.NOT_FOUND"
	codeUnreadable intake.Code = "OCR.TEXT.UNREADABLE"
)

var _ = Checks.Add(validators.Check{
	Name:  "zone_read",
	Doc:   "A machine-readable zone was found and read without doubt. Without one nothing is known of what the document says, and nothing follows from that.",
	Needs: validators.NeedsReading,
	New: validators.Plain(func(in validators.Input) validators.Result {
		if _, asked := in.Evidence.Tools["mrz"]; !asked || len(in.Evidence.Pages) == 0 {
			return validators.NotApplicable()
		}
		doubtful := validators.Because(codeNoZone)
		for _, page := range in.Evidence.Pages {
			switch zone := page.MRZ; {
			case zone == nil:
			case !zone.Valid:
				return validators.NotApplicable() // zone_digit_holds tells which digit does not hold
			case zone.Unsure:
				doubtful = validators.Because(codeUnreadable)
				doubtful.Subject = placeOf(page)
			default:
				return validators.Pass()
			}
		}
		return doubtful
	}),
})

// digit is a check digit of a zone by its name in evidence.
type digit string

var digits = map[digit]intake.Code{
	"document_number": "MRZ.CHECKDIGIT.DOCUMENT_NUMBER", "birth_date": "MRZ.CHECKDIGIT.BIRTH_DATE",
	"expiry_date": "MRZ.CHECKDIGIT.EXPIRY_DATE", "optional": "MRZ.CHECKDIGIT.OPTIONAL", "composite": "MRZ.CHECKDIGIT.COMPOSITE",
}

func (d *digit) UnmarshalText(text []byte) error {
	if _, ok := digits[digit(text)]; !ok {
		return fmt.Errorf("no check digit named %q", text)
	}
	*d = digit(text)
	return nil
}

var _ = Checks.Add(validators.Check{
	Name:  "zone_digit_holds",
	Doc:   "A check digit of the machine-readable zone holds. Whether the zone was misread or is wrong cannot be told, so nothing but a person's look follows.",
	Needs: validators.NeedsReading,
	New: validators.With(func(p struct {
		Digit digit `yaml:"digit"`
	}) (validators.Func, error) {
		return func(in validators.Input) validators.Result {
			result := validators.NotApplicable()
			for _, page := range in.Evidence.Pages {
				if page.MRZ == nil {
					continue
				}
				holds, has := page.MRZ.Checks[string(p.Digit)]
				switch {
				case !has || p.Digit == "composite" && !holds && others(page.MRZ.Checks):
				case holds:
					return validators.Pass()
				default:
					result = validators.Because(digits[p.Digit])
					result.Subject = placeOf(page)
				}
			}
			return result
		}, nil
	}),
})

// others reports that another digit than the composite one does not hold, from which it follows that that one does not.
func others(checks map[string]bool) bool {
	for name, holds := range checks {
		if name != "composite" && !holds {
			return true
		}
	}
	return false
}

// placeOf is the place of a page's zone.
func placeOf(page intake.Page) intake.Subject {
	var all image.Rectangle
	for _, line := range page.MRZ.Boxes {
		for _, box := range line {
			all = all.Union(image.Rect(box[0], box[1], box[2], box[3]))
		}
	}
	if all.Empty() {
		return intake.Subject{Page: page.Number}
	}
	return intake.Subject{Page: page.Number, Box: intake.BoxOf(all)}
}
