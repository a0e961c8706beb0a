package fields

import "priyom/intake"

// DivisionCode checks the code of the body that issued an internal passport, "770-045"; canonical with its hyphen.
// Only the shape is certain; region and level of the body are at most a Warning.
func DivisionCode(value string, in Context) Result {
	if len(value) == 7 && value[3] == '-' && bareDigits(value[:3]) && bareDigits(value[4:]) {
		return conclude(value, judgeDivisionCode(value[:3]+value[4:], divisionPlaces, &in))
	}
	result := divisionCode.read(value, in)
	if result.Canonical != "" {
		result.Canonical = result.Canonical[:3] + "-" + result.Canonical[3:]
	}
	return result
}

var (
	divisionCode   = numeral{borders: []int{3}, judge: judgeDivisionCode}
	divisionPlaces = places{1, 2, 3, 5, 6, 7}
)

func judgeDivisionCode(digits string, at places, _ *Context) []Problem {
	switch {
	case len(digits) != 6:
		return []Problem{failure(DivisionCodeFormat, 0, intake.Detail{"given": len(digits), "expected": 6})}
	case allZero(digits):
		return []Problem{failure(DivisionCodeTrivial, 0, nil)}
	}
	var problems []Problem
	if !regionKnown(digits[:2]) {
		problems = append(problems, warning(DivisionCodeRegionUnknown, at.of(0), intake.Detail{"given": digits[:2]}))
	}
	if digits[2] > '3' {
		problems = append(problems, warning(DivisionCodeLevel, at.of(2), intake.Detail{"given": digits[2:3], "expected": []string{"0", "1", "2", "3"}}))
	}
	return problems
}
