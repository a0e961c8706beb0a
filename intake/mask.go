package intake

import (
	"maps"
	"strings"
)

// masked hides from whoever is no reviewer what two sources say of a person where they disagree: one of them may be another
// person's paper. The field and the places stay, by which an applicant compares.
func masked(code Code, detail Detail, audience Audience) Detail {
	if audience == ForReviewer || !strings.HasPrefix(string(code), "XDOC.") && !strings.HasPrefix(string(code), "OCR.") {
		return detail
	}
	hidden := maps.Clone(detail)
	for _, name := range []string{"given", "expected"} {
		if value, ok := hidden[name].(string); ok {
			hidden[name] = Mask(value)
		}
	}
	return hidden
}

// Mask hides a value but for two characters at either end, by which those who know it know it again; a short one is hidden
// altogether.
func Mask(value string) string {
	const shown = 2
	letters := []rune(value)
	from, to := shown, len(letters)-shown
	if len(letters) < 4*shown {
		from, to = 0, len(letters)
	}
	for i := from; i < to; i++ {
		letters[i] = '*'
	}
	return string(letters)
}
