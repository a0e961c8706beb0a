package fields

import "priyom/intake"

// Postcode checks a Russian postcode of six digits, "101000".
func Postcode(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgePostcode(value, nil, &in))
	}
	return postcode.read(value, in)
}

var postcode = numeral{judge: judgePostcode}

func judgePostcode(digits string, at places, _ *Context) []Problem {
	switch {
	case len(digits) != 6:
		return []Problem{failure(AddressPostcode, 0, intake.Detail{"given": len(digits), "expected": 6})}
	case allZero(digits):
		return []Problem{failure(AddressPostcode, 0, intake.Detail{"part": "zero"})}
	case digits[0] == '0' || digits[0] > '6':
		return []Problem{warning(AddressPostcodeRange, at.of(0), intake.Detail{"given": digits[:1], "expected": []string{"1", "2", "3", "4", "5", "6"}})}
	}
	return nil
}
