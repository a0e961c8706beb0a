package fields

import "priyom/intake"

// ResidencePermit checks series and number of a residence permit (вид на жительство), "82 1234567": two digits and
// seven. Series other than those known to be printed get a Warning.
func ResidencePermit(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgeResidencePermit(value, nil, &in))
	}
	return residencePermit.read(value, in)
}

var residencePermit = numeral{borders: []int{2}, judge: judgeResidencePermit}

func judgeResidencePermit(digits string, at places, _ *Context) []Problem {
	switch {
	case len(digits) != 9:
		return []Problem{failure(ResidencePermitFormat, 0, intake.Detail{"part": "length", "given": len(digits), "expected": 9})}
	case allZero(digits[2:]):
		return []Problem{warning(ResidencePermitFormat, at.of(2), intake.Detail{"part": "number", "given": digits[2:]})}
	}
	switch digits[:2] {
	case "80", "81", "82", "83", "90":
		return nil
	}
	return []Problem{warning(ResidencePermitSeries, at.of(0), intake.Detail{"given": digits[:2], "expected": []string{"82", "83", "80", "81", "90"}})}
}
